package dev.backoffice.fiscal.document;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.Numbers;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentAuthorized;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentDiscarded;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/**
 * The company's tax documents: draft, sign, submit, cancel. Thread-safe.
 *
 * <p>Sending takes three steps: an attempt is recorded as started, the authority is called outside any transaction, and the
 * outcome is recorded under the attempt's number. Only the caller that started an attempt sends it. Whoever finds an attempt
 * without outcome looks it up ({@link #resolve}) and never sends.
 *
 * <pre>{@code
 * FiscalDocumentId note = invoicing.draft(maria, new DraftDocument("order/1001", "SP1", "55", content));
 * invoicing.sign(maria, SignDocument.of("order/1001", note));
 * invoicing.submit(maria, SubmitDocument.of("order/1001", note)).status();   // Authorized[…]
 * }</pre>
 */
public final class Invoicing {
    /** How long an attempt may be under way before its absence at the authority is believed. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(5);

    private static final Verb<DraftDocument, FiscalDocumentId> DRAFT =
            Verb.of("document.draft", 1, DraftDocument::form, FiscalDocumentId::toString, FiscalDocumentId::parse);
    private static final Verb<SignDocument, FiscalDocumentId> SIGN =
            Verb.of("document.sign", 1, SignDocument::form, FiscalDocumentId::toString, FiscalDocumentId::parse);
    private static final Verb<SubmitDocument, Attempt> SUBMIT =
            Verb.of("document.submit", 1, SubmitDocument::form, Attempt::toString, Attempt::parse);
    private static final Verb<CancelDocument, Attempt> CANCEL =
            Verb.of("document.cancel", 1, CancelDocument::form, Attempt::toString, Attempt::parse);
    private static final Verb<ReviseDocument, FiscalDocumentId> REVISE =
            Verb.of("document.revise", 1, ReviseDocument::form, FiscalDocumentId::toString, FiscalDocumentId::parse);
    private static final Verb<DiscardDocument, FiscalDocumentId> DISCARD =
            Verb.of("document.discard", 1, DiscardDocument::form, FiscalDocumentId::toString, FiscalDocumentId::parse);
    private static final Verb<RecordOutcome, FiscalDocumentId> RECORD = Verb.of(
            "document.record-outcome", 1, RecordOutcome::form, FiscalDocumentId::toString, FiscalDocumentId::parse);
    private static final Verb<LeaseNumber, Long> LEASE =
            Verb.of("document.lease-number", 1, LeaseNumber::form, number -> Long.toString(number), Long::valueOf);
    private static final Verb<ResolveNumber, Long> RESOLVE_NUMBER =
            Verb.of("document.resolve-number", 1, ResolveNumber::form, number -> Long.toString(number), Long::valueOf);
    private static final String VIEW = "document.view";
    private static final String RESOLVE = "document.resolve";

    private static final Set<DocumentStatus.Kind> UNDER_WAY =
            Set.of(DocumentStatus.Kind.SUBMITTED, DocumentStatus.Kind.CANCELLING);
    private static final Set<DocumentStatus.Kind> IN_DOUBT =
            Set.of(DocumentStatus.Kind.IN_DOUBT, DocumentStatus.Kind.CANCEL_IN_DOUBT);

    private static final HotWork<LeaseNumber, Long> LEASING = Invoicing::lease;
    private static final HotWork<ResolveNumber, Long> RESOLVING = Invoicing::resolve;

    private final Commands commands;
    private final Authorizer authorizer;
    private final Map<String, DocumentFormat> formats;
    private final Duration patience;
    private final CancellationGuard guard;

    /** Documents on which nothing rests that would have to be asked before they are cancelled. */
    public Invoicing(Commands commands, Authorizer authorizer, List<DocumentFormat> formats, Duration patience) {
        this(commands, authorizer, formats, patience, CancellationGuard.none());
    }

    /**
     * Documents of these formats, sent through this authorizer.
     *
     * @param formats one per model
     * @param patience see {@link #DEFAULT_PATIENCE}
     * @param guard asked before each cancellation
     * @throws InvalidInput {@code document.format-twice}
     */
    public Invoicing(
            Commands commands,
            Authorizer authorizer,
            List<DocumentFormat> formats,
            Duration patience,
            CancellationGuard guard) {
        this.commands = commands;
        this.authorizer = authorizer;
        Map<String, DocumentFormat> byModel = new HashMap<>();
        for (DocumentFormat format : formats) {
            if (byModel.put(format.model(), format) != null) {
                throw InvalidInput.of("document.format-twice", "model", format.model());
            }
        }
        this.formats = Map.copyOf(byModel);
        this.patience = patience;
        this.guard = guard;
    }

    /**
     * What a back office subscribes for this room to look after itself: {@code fiscal-numbers} uses and voids numbers, {@code
     * fiscal-doubts} looks up attempts without an answer until there is one, also after a crash.
     */
    public List<Subscription> subscriptions() {
        return List.of(
                Subscription.named("fiscal-numbers").on(FiscalDocumentEvents.NUMBERS, this::resolveNumber),
                Subscription.named("fiscal-doubts").on(FiscalDocumentEvents.ATTEMPTS, this::resolveDoubt));
    }

    /**
     * Makes a draft; nothing happens when the origin has one with the same content.
     *
     * @throws Conflict {@code document.exists} when the origin has a document with other content
     * @throws InvalidInput {@code document.no-format}, and what the format refuses
     */
    public FiscalDocumentId draft(CallContext context, DraftDocument command) {
        Input.required(command, "command");
        DocumentFormat.Outline outline = format(command.model()).outline(command.content());
        try {
            return commands.run(context, DRAFT, command, session -> {
                FiscalDocuments documents = FiscalDocuments.in(session);
                Transition<FiscalDocument, FiscalDocumentEvent> draft = FiscalDocument.draft(
                        context.tenant(),
                        command.origin(),
                        command.site(),
                        command.model(),
                        command.content(),
                        outline.total());
                authorize(session, draft.state());
                Optional<FiscalDocument> there = documents.find(draft.state().id());
                if (there.isEmpty()) {
                    documents.save(draft);
                } else if (!there.get().content().equals(command.content())
                        || !there.get().site().equals(command.site())
                        || !there.get().model().equals(command.model())) {
                    throw exists(command.origin());
                }
                return draft.state().id();
            });
        } catch (Conflict conflict) {
            throw conflict.code().equals("receipt.other-input") ? exists(command.origin()) : conflict;
        }
    }

    /**
     * Takes the document's number and signs it. Signed again after a rejection it keeps its number.
     *
     * @throws dev.backoffice.core.error.NotFound {@code document.unknown}
     * @throws RuleViolation {@code document.move-not-allowed}, and what the format refuses
     */
    public FiscalDocument sign(CallContext context, SignDocument command) {
        Seen seen = look(context, Input.required(command, "command").document());
        FiscalDocument document = seen.document();
        if (document.status().kind() == DocumentStatus.Kind.DRAFTED) {
            DocumentFormat format = format(document.model());
            NumberSeries series = format.outline(document.content()).series();
            long number = commands.hot(context, LEASE, new LeaseNumber(series, document.id()), LEASING);
            SignedDocument signed = format.sign(new DocumentFormat.Draft(
                    context.tenant(), document.site(), document.id(), document.content(), number, seen.at()));
            commands.run(context, SIGN, command, session -> {
                FiscalDocuments documents = FiscalDocuments.in(session);
                FiscalDocument current = documents.get(command.document());
                authorize(session, current);
                if (!current.content().equals(document.content())) {
                    throw Conflict.retryable("store.stale-version", null);
                }
                return documents.save(current.sign(signed)).id();
            });
        } else {
            // Given again, the receipt answers; otherwise the table refuses.
            commands.run(context, SIGN, command, session -> {
                FiscalDocument current = FiscalDocuments.in(session).get(command.document());
                authorize(session, current);
                DocumentMoves.require(
                        current.id(), current.status().kind(), DocumentMoves.Move.SIGN, DocumentStatus.Kind.SIGNED);
                return current.id();
            });
        }
        return view(context, command.document());
    }

    /**
     * Sends the document and records the outcome. Given again, or after a crash, nothing is sent: the attempt is looked up.
     *
     * @return the document with what came of it; {@code IN_DOUBT} is an answer, not an error
     * @throws RuleViolation {@code joined.remote} in a transaction of the host
     */
    public FiscalDocument submit(CallContext context, SubmitDocument command) {
        commands.requireOwnTransactions(SUBMIT.name());
        AtomicReference<Attempt> mine = new AtomicReference<>();
        Attempt attempt = commands.run(context, SUBMIT, command, session -> {
            FiscalDocuments documents = FiscalDocuments.in(session);
            FiscalDocument document = documents.get(command.document());
            authorize(session, document);
            FiscalDocument started = documents.save(document.submit(session.moment()));
            Attempt begun = new Attempt(started.attempts(), session.moment().newId());
            mine.set(begun);
            return begun;
        });
        if (!attempt.equals(mine.get())) {
            return resolve(context, command.document());
        }
        FiscalDocument document = view(context, command.document());
        SignedDocument signed = document.signedDocument();
        SubmissionOutcome outcome = send(new Submission(
                context.tenant(),
                document.site(),
                document.model(),
                signed.accessKey(),
                signed.xml(),
                document.startedAt()));
        if (outcome instanceof SubmissionOutcome.Authorized authorized) {
            return record(
                    context,
                    document,
                    attempt.number(),
                    "authorized",
                    (now, session) -> now.authorize(attempt.number(), authorized.authorization()));
        } else if (outcome instanceof SubmissionOutcome.Rejected rejected) {
            return record(
                    context,
                    document,
                    attempt.number(),
                    "rejected",
                    (now, session) ->
                            now.reject(attempt.number(), rejected.code(), rejected.reason(), session.moment()));
        } else if (outcome instanceof SubmissionOutcome.NotSent) {
            return record(
                    context, document, attempt.number(), "returned", (now, session) -> now.returned(attempt.number()));
        }
        String why = outcome instanceof SubmissionOutcome.Unknown unknown ? unknown.why() : "";
        return record(
                context, document, attempt.number(), "doubted", (now, session) -> now.doubt(attempt.number(), why));
    }

    /**
     * Looks up an attempt without an answer and records what the authority says; a document without one is left as it is.
     * What the authority does not have is believed to be absent only after the {@linkplain #DEFAULT_PATIENCE patience}, for
     * the attempt may still be under way.
     *
     * @throws RuleViolation {@code joined.remote} in a transaction of the host
     */
    public FiscalDocument resolve(CallContext context, FiscalDocumentId id) {
        commands.requireOwnTransactions(RESOLVE);
        Seen seen = look(context, id, RESOLVE);
        FiscalDocument document = seen.document();
        return switch (document.status().kind()) {
            case SUBMITTED, IN_DOUBT -> resolveSubmission(context, document, seen.at());
            case CANCELLING, CANCEL_IN_DOUBT -> resolveCancellation(context, document, seen.at());
            case DRAFTED, SIGNED, REJECTED, AUTHORIZED, CANCELLED, DISCARDED -> document;
        };
    }

    private FiscalDocument resolveSubmission(CallContext context, FiscalDocument document, Instant now) {
        int attempt = document.attempts();
        LookupOutcome found = find(context, document, now);
        if (found instanceof LookupOutcome.Authorized authorized) {
            return record(
                    context,
                    document,
                    attempt,
                    "authorized",
                    (current, session) -> current.authorize(attempt, authorized.authorization()));
        } else if (found instanceof LookupOutcome.Cancelled cancelled) {
            return record(
                    context,
                    document,
                    attempt,
                    "authorized",
                    (current, session) -> current.authorize(attempt, cancelled.authorization()));
        } else if (found instanceof LookupOutcome.Rejected rejected) {
            return record(
                    context,
                    document,
                    attempt,
                    "rejected",
                    (current, session) ->
                            current.reject(attempt, rejected.code(), rejected.reason(), session.moment()));
        } else if (found instanceof LookupOutcome.Absent && waitedEnough(document, now)) {
            return record(context, document, attempt, "returned", (current, session) -> current.returned(attempt));
        }
        return document;
    }

    private FiscalDocument resolveCancellation(CallContext context, FiscalDocument document, Instant now) {
        int attempt = document.attempts();
        LookupOutcome found = find(context, document, now);
        if (found instanceof LookupOutcome.Cancelled cancelled) {
            return record(
                    context,
                    document,
                    attempt,
                    "cancelled",
                    (current, session) -> current.cancel(attempt, cancelled.protocol(), cancelled.at()));
        } else if (found instanceof LookupOutcome.Authorized && waitedEnough(document, now)) {
            return record(context, document, attempt, "kept", (current, session) -> current.keep(attempt, ""));
        }
        return document;
    }

    /**
     * Asks the authority to cancel the document and records the outcome. The {@link CancellationGuard} is asked first: what it
     * throws is thrown here, and the document stays authorized.
     *
     * @return the document with what came of it
     * @throws RuleViolation {@code document.move-not-allowed}, and what the format and the guard refuse; {@code joined.remote} in a
     *     transaction of the host
     */
    public FiscalDocument cancel(CallContext context, CancelDocument command) {
        commands.requireOwnTransactions(CANCEL.name());
        AtomicReference<Attempt> mine = new AtomicReference<>();
        Attempt attempt = commands.run(context, CANCEL, command, session -> {
            FiscalDocuments documents = FiscalDocuments.in(session);
            FiscalDocument document = documents.get(command.document());
            authorize(session, document);
            DocumentMoves.require(
                    document.id(),
                    document.status().kind(),
                    DocumentMoves.Move.REQUEST_CANCELLATION,
                    DocumentStatus.Kind.CANCELLING);
            SignedCancellation request = format(document.model())
                    .cancel(new DocumentFormat.Cancellation(
                            context.tenant(),
                            document.site(),
                            document.content(),
                            document.signedDocument(),
                            document.authorization().orElseThrow(),
                            command.reason(),
                            session.moment().now()));
            FiscalDocument started = documents.save(document.requestCancellation(request, session.moment()));
            Attempt begun = new Attempt(started.attempts(), session.moment().newId());
            mine.set(begun);
            return begun;
        });
        if (!attempt.equals(mine.get())) {
            return resolve(context, command.document());
        }
        FiscalDocument document = view(context, command.document());
        askGuard(context, document, attempt);
        String xml = document.status() instanceof DocumentStatus.Cancelling cancelling
                ? cancelling.request().xml()
                : "";
        CancellationOutcome outcome = send(new CancellationRequest(
                context.tenant(),
                document.site(),
                document.model(),
                document.signedDocument().accessKey(),
                xml,
                document.startedAt()));
        if (outcome instanceof CancellationOutcome.Cancelled cancelled) {
            return record(
                    context,
                    document,
                    attempt.number(),
                    "cancelled",
                    (now, session) -> now.cancel(attempt.number(), cancelled.protocol(), cancelled.at()));
        } else if (outcome instanceof CancellationOutcome.Refused refused) {
            return record(
                    context,
                    document,
                    attempt.number(),
                    "kept",
                    (now, session) -> now.keep(attempt.number(), refused.code()));
        } else if (outcome instanceof CancellationOutcome.NotSent) {
            return record(
                    context, document, attempt.number(), "kept", (now, session) -> now.keep(attempt.number(), ""));
        }
        String why = outcome instanceof CancellationOutcome.Unknown unknown ? unknown.why() : "";
        return record(
                context,
                document,
                attempt.number(),
                "cancellation-doubted",
                (now, session) -> now.doubtCancellation(attempt.number(), why));
    }

    /** Asked once the attempt is recorded, so that who looks at the document from now on sees that it is about to go. */
    private void askGuard(CallContext context, FiscalDocument document, Attempt attempt) {
        try {
            guard.takeBack(context, document);
        } catch (BackofficeException refused) {
            record(context, document, attempt.number(), "kept", (now, session) -> now.keep(attempt.number(), ""));
            throw refused;
        }
    }

    /**
     * Gives a rejected document another content; then it can be signed and sent again under its number.
     *
     * @throws InvalidInput {@code document.other-series} when the content is of another series
     */
    public FiscalDocumentId revise(CallContext context, ReviseDocument command) {
        return commands.run(context, REVISE, command, session -> {
            FiscalDocuments documents = FiscalDocuments.in(session);
            FiscalDocument document = documents.get(command.document());
            authorize(session, document);
            DocumentFormat format = format(document.model());
            DocumentFormat.Outline outline = format.outline(command.content());
            if (!outline.series()
                    .name()
                    .equals(format.outline(document.content()).series().name())) {
                throw InvalidInput.of(
                        "document.other-series", "document", document.id().toString());
            }
            return documents
                    .save(document.revise(command.content(), outline.total()))
                    .id();
        });
    }

    /**
     * Gives up a document that is not authorized; its number, when it has one, is voided by a {@linkplain #subscriptions
     * subscription}. One that was sent before is looked up first, for a number the authority knows is never voided.
     *
     * @throws RuleViolation {@code document.authorized-after-all} when the authority has it; sent again it is found. {@code
     *     joined.remote} in a transaction of the host, when it was sent before
     * @throws Unavailable {@code document.no-answer-yet} while the authority cannot be asked
     */
    public FiscalDocumentId discard(CallContext context, DiscardDocument command) {
        requireUnknownToAuthority(
                context, look(context, Input.required(command, "command").document()));
        return commands.run(context, DISCARD, command, session -> {
            FiscalDocuments documents = FiscalDocuments.in(session);
            FiscalDocument document = documents.get(command.document());
            authorize(session, document);
            // A draft may hold a number already: one that was leased and not signed for, or kept from a rejection.
            String series = format(document.model())
                    .outline(document.content())
                    .series()
                    .name();
            return documents
                    .save(document.discard(command.reason(), series, session.moment()))
                    .id();
        });
    }

    private void requireUnknownToAuthority(CallContext context, Seen seen) {
        FiscalDocument document = seen.document();
        if (document.status().kind() != DocumentStatus.Kind.SIGNED || document.attempts() == 0) {
            return;
        }
        commands.requireOwnTransactions(DISCARD.name());
        LookupOutcome found = find(context, document, seen.at());
        if (found instanceof LookupOutcome.Unknown) {
            throw Unavailable.of(
                    "document.no-answer-yet", null, "document", document.id().toString());
        }
        if (!(found instanceof LookupOutcome.Absent)) {
            throw RuleViolation.of(
                    "document.authorized-after-all", "document", document.id().toString());
        }
    }

    /**
     * A document as it is now.
     *
     * @throws dev.backoffice.core.error.NotFound {@code document.unknown}
     */
    public FiscalDocument view(CallContext context, FiscalDocumentId id) {
        return look(context, id).document();
    }

    /** The document of an origin, when it has one. */
    public Optional<FiscalDocument> find(CallContext context, String origin) {
        FiscalDocument.checkOrigin(origin);
        return commands.read(
                context,
                VIEW,
                session -> FiscalDocuments.in(session).find(FiscalDocumentId.of(context.tenant(), origin)));
    }

    /**
     * One page of the documents of a query; see {@link NoteQuery} for their order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<FiscalDocument> list(CallContext context, NoteQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(
                context, VIEW, session -> FiscalDocuments.in(session).page(query, page));
    }

    /**
     * Checks the laws of this room over the tenant's documents: a number is used by one document, used or voided once; a
     * signed document verifies and its totals sum; the authority's digest is the document's.
     */
    public AuditReport audit(CallContext context) {
        return new DocumentAudit(commands, formats).run(context);
    }

    // ---- the three steps

    private SubmissionOutcome send(Submission submission) {
        try {
            return authorizer.submit(submission);
        } catch (RuntimeException failed) {
            return new SubmissionOutcome.Unknown(failed.getClass().getSimpleName());
        }
    }

    private CancellationOutcome send(CancellationRequest request) {
        try {
            return authorizer.cancel(request);
        } catch (RuntimeException failed) {
            return new CancellationOutcome.Unknown(failed.getClass().getSimpleName());
        }
    }

    private LookupOutcome find(CallContext context, FiscalDocument document, Instant now) {
        try {
            return authorizer.lookUp(new Lookup(
                    context.tenant(),
                    document.site(),
                    document.model(),
                    document.signedDocument().accessKey(),
                    now));
        } catch (RuntimeException failed) {
            return new LookupOutcome.Unknown(failed.getClass().getSimpleName());
        }
    }

    private boolean waitedEnough(FiscalDocument document, Instant now) {
        return !now.isBefore(document.startedAt().plus(patience));
    }

    private FiscalDocument record(
            CallContext context,
            FiscalDocument document,
            int attempt,
            String outcome,
            BiFunction<FiscalDocument, Session, Transition<FiscalDocument, FiscalDocumentEvent>> move) {
        RecordOutcome command = new RecordOutcome(document.id(), attempt, outcome);
        commands.run(context, RECORD, command, session -> {
            FiscalDocuments documents = FiscalDocuments.in(session);
            FiscalDocument current = documents.get(document.id());
            return documents.save(move.apply(current, session)).id();
        });
        return view(context, document.id());
    }

    private void resolveDoubt(CallContext context, Occurrence<FiscalDocumentEvent> occurrence) {
        FiscalDocumentEvent event = occurrence.event();
        Seen seen = look(context, event.document());
        FiscalDocument document = seen.document();
        boolean underWay = UNDER_WAY.contains(document.status().kind());
        if (underWay && waitedEnough(document, seen.at())
                || IN_DOUBT.contains(document.status().kind())) {
            document = resolve(context, event.document());
        }
        DocumentStatus.Kind kind = document.status().kind();
        if (UNDER_WAY.contains(kind) || IN_DOUBT.contains(kind)) {
            // The relay brings the event again later.
            throw Unavailable.of(
                    "document.no-answer-yet", null, "document", document.id().toString());
        }
    }

    // ---- numbers

    private static List<Outcome<Long>> lease(HotSession session, List<HotCall<LeaseNumber>> calls) {
        List<Numbers.Request> requests = calls.stream()
                .map(call -> new Numbers.Request(
                        new SeriesKey(
                                call.context().tenant(), call.command().series().name()),
                        call.command().document().toString(),
                        call.command().series().first()))
                .toList();
        return session.numbers().lease(requests).stream()
                .map(lease -> Outcome.granted(lease.number()))
                .toList();
    }

    private static List<Outcome<Long>> resolve(HotSession session, List<HotCall<ResolveNumber>> calls) {
        List<Numbers.Resolution> resolutions = calls.stream()
                .map(call -> resolution(call.context(), call.command()))
                .toList();
        return session.numbers().resolve(resolutions).stream()
                .map(Invoicing::numberOrNone)
                .toList();
    }

    private void resolveNumber(CallContext context, Occurrence<FiscalDocumentEvent> occurrence) {
        EventKey key = occurrence.key();
        FiscalDocumentEvent event = occurrence.event();
        if (event instanceof DocumentAuthorized authorized) {
            resolveNumber(
                    context, new ResolveNumber(key.commandKey("use"), authorized.series(), authorized.document(), ""));
        } else if (event instanceof DocumentDiscarded discarded) {
            resolveNumber(
                    context,
                    new ResolveNumber(key.commandKey("void"), discarded.series(), discarded.document(), "discarded"));
        }
    }

    private void resolveNumber(CallContext context, ResolveNumber command) {
        commands.hot(context, RESOLVE_NUMBER, command, RESOLVING);
    }

    private static Numbers.Resolution resolution(CallContext context, ResolveNumber command) {
        SeriesKey series = new SeriesKey(context.tenant(), command.series());
        String document = command.document().toString();
        return command.reason().isEmpty()
                ? Numbers.Resolution.use(series, document)
                : Numbers.Resolution.voided(series, document, command.reason());
    }

    /** A discarded draft may never have had a number; then there is nothing to void. */
    private static Outcome<Long> numberOrNone(Outcome<NumberLease> outcome) {
        if (outcome instanceof Outcome.Refused<NumberLease> refused
                && refused.error().code().equals("number.unknown")) {
            return Outcome.granted(0L);
        }
        return outcome.map(NumberLease::number);
    }

    // ---- small things

    private DocumentFormat format(String model) {
        DocumentFormat format = formats.get(model);
        if (format == null) {
            throw InvalidInput.of("document.no-format", "model", model);
        }
        return format;
    }

    private static void authorize(Session session, FiscalDocument document) {
        session.authorize(Subject.of("fiscal-document", document.id().toString())
                .with("site", document.site())
                .with("total", document.total().toString()));
    }

    private static Conflict exists(String origin) {
        return Conflict.lasting("document.exists", "origin", origin);
    }

    private Seen look(CallContext context, FiscalDocumentId id) {
        return look(context, id, VIEW);
    }

    private Seen look(CallContext context, FiscalDocumentId id, String verb) {
        Input.required(id, "document");
        return commands.read(
                context,
                verb,
                session -> new Seen(
                        FiscalDocuments.in(session).get(id), session.moment().now()));
    }

    /** A document and when it was looked at. */
    private record Seen(FiscalDocument document, Instant at) {}

    /**
     * An attempt and a mark of the call that started it: the number alone would not tell two calls with one key apart, and both
     * would send.
     */
    private record Attempt(int number, UUID mark) {
        static Attempt parse(String text) {
            int space = text.indexOf(' ');
            return new Attempt(Integer.parseInt(text.substring(0, space)), UUID.fromString(text.substring(space + 1)));
        }

        @Override
        public String toString() {
            return number + " " + mark;
        }
    }

    /** Records what an attempt brought. */
    private record RecordOutcome(FiscalDocumentId document, int attempt, String outcome) implements Command {
        @Override
        public IdempotencyKey key() {
            return IdempotencyKey.of(document + "/" + attempt + "/" + outcome);
        }

        Doc form() {
            return Doc.of(outcome);
        }
    }

    /** Takes a number for a document. */
    private record LeaseNumber(NumberSeries series, FiscalDocumentId document) implements Command {
        @Override
        public IdempotencyKey key() {
            return IdempotencyKey.of(document.toString());
        }

        Doc form() {
            return Doc.of(series.name());
        }
    }

    /** Uses or voids the number of a document. */
    private record ResolveNumber(IdempotencyKey key, String series, FiscalDocumentId document, String reason)
            implements Command {
        Doc form() {
            return Doc.fields()
                    .put("series", series)
                    .put("document", document.toString())
                    .put("reason", reason)
                    .build();
        }
    }
}
