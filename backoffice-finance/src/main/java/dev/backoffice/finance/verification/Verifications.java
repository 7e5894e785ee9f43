package dev.backoffice.finance.verification;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.core.store.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether transactions may go on: a verifier advises, a person decides what it leaves open. Thread-safe.
 *
 * <p>Asking takes three steps: an attempt is recorded as started, the verifier is called outside any transaction, and its answer is
 * recorded under the attempt's number. Only the caller that started an attempt asks; whoever finds one without an answer looks it
 * up and never asks again.
 */
public final class Verifications {
    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    static final String DUE = "verification.due";

    private static final Verb<OpenVerification, VerificationId> OPEN =
            Verb.of("verification.open", 2, OpenVerification::form, VerificationId::toString, VerificationId::parse);
    private static final Verb<AskVerifier, Attempt> ASK =
            Verb.of("verification.ask", 1, AskVerifier::form, Attempt::toString, Attempt::parse);
    private static final String RESOLVE = "verification.resolve";
    private static final Verb<RecordAnswer, VerificationId> ANSWER =
            verb("verification.record-answer", RecordAnswer::form);
    private static final Verb<DecideVerification, VerificationId> DECIDE =
            verb("verification.decide", DecideVerification::form);
    private static final Verb<ExpireVerification, VerificationId> EXPIRE =
            verb("verification.expire", ExpireVerification::form);
    private static final Verb<CancelVerification, VerificationId> CANCEL =
            verb("verification.cancel", CancelVerification::form);
    private static final Verb<ReconsiderVerification, VerificationId> RECONSIDER =
            verb("verification.reconsider", ReconsiderVerification::form);
    private static final String VIEW = "verification.view";
    private static final String AUDIT = "verification.audit";
    private static final int PAGE = 1000;

    private final Commands commands;
    private final Verifier verifier;
    private final DueJob dues;

    /**
     * Verifications by one verifier; a host with several makes one verifier of them that chooses.
     *
     * @param commands the pipeline
     * @param verifier who advises
     */
    public Verifications(Commands commands, Verifier verifier) {
        this.commands = Input.required(commands, "commands");
        this.verifier = Input.required(verifier, "verifier");
        this.dues = new DueDocuments(DUE, VerificationCase.TYPE.kind(), VerificationDues.USER, commands, this::due);
    }

    private static <C extends Command> Verb<C, VerificationId> verb(String name, Function<C, Doc> form) {
        return Verb.of(name, 1, form, VerificationId::toString, VerificationId::parse);
    }

    /**
     * Opens a verification; the same one opened again is no second one.
     *
     * @throws Conflict {@code verification.other-content} when the reference is verified with other terms
     */
    public VerificationId open(CallContext context, OpenVerification command) {
        return commands.run(context, OPEN, command, session -> {
            Transition<VerificationCase, VerificationEvent> opened =
                    VerificationCase.open(session.context().tenant(), command.terms(), session.moment());
            session.authorize(subject(opened.state()));
            Aggregates<VerificationCase, VerificationEvent> cases = session.aggregates(VerificationCase.TYPE);
            Optional<VerificationCase> there = cases.find(opened.state().id().toString());
            if (there.isEmpty()) {
                cases.save(opened);
            } else if (!there.get().terms().equals(command.terms())) {
                throw Conflict.lasting(
                        "verification.other-content",
                        "reference",
                        command.terms().reference());
            }
            return opened.state().id();
        });
    }

    /**
     * Asks the verifier and records what it advises. Given again, or after a crash, nothing is asked: the attempt is looked up.
     *
     * @return the verification with what came of it; still {@code OPEN} when the question did not arrive, still {@code ASKING} when
     *     there is no answer yet
     * @throws NotFound {@code verification.unknown}
     * @throws RuleViolation {@code verification.illegal-move} when it is not open; {@code joined.remote} in a transaction of the host
     */
    public VerificationCase ask(CallContext context, AskVerifier command) {
        commands.requireOwnTransactions(ASK.name());
        AtomicReference<Attempt> mine = new AtomicReference<>();
        Attempt attempt = commands.run(context, ASK, command, session -> {
            Aggregates<VerificationCase, VerificationEvent> cases = session.aggregates(VerificationCase.TYPE);
            VerificationCase asked = authorized(session, cases, command.verification());
            VerificationCase started = cases.save(asked.ask(session.moment()));
            Attempt begun = new Attempt(started.attempts(), session.moment().newId());
            mine.set(begun);
            return begun;
        });
        if (!attempt.equals(mine.get())) {
            return resolve(context, command.verification());
        }
        VerificationCase asked = view(context, command.verification());
        if (!(asked.status() instanceof VerificationStatus.Asking asking) || asking.attempt() != attempt.number()) {
            // A person was faster.
            return asked;
        }
        AdviceOutcome outcome = askIt(asked.question(context.tenant(), asking));
        if (outcome instanceof AdviceOutcome.Advised advised) {
            return record(context, asked.id(), asking.attempt(), advised.advice());
        }
        return outcome instanceof AdviceOutcome.NotSent
                ? recordReturned(context, asked.id(), asking.attempt())
                : view(context, asked.id());
    }

    /**
     * Looks up a question without an answer and records what the verifier says. That it never got the question is believed only
     * after a {@linkplain VerificationCase#PATIENCE while}, for the question may still be under way. When the answer stays out
     * longer than the {@linkplain VerificationTerms#patience patience}, it is as if the verifier had no advice.
     *
     * @throws RuleViolation {@code joined.remote} in a transaction of the host
     */
    public VerificationCase resolve(CallContext context, VerificationId id) {
        commands.requireOwnTransactions(RESOLVE);
        Input.required(id, "verification");
        Seen seen = commands.read(
                context,
                VIEW,
                session -> new Seen(
                        get(session.aggregates(VerificationCase.TYPE), id),
                        session.moment().now()));
        if (!(seen.found().status() instanceof VerificationStatus.Asking asking)) {
            return seen.found();
        }
        AdviceLookup lookup = lookItUp(seen.found().question(context.tenant(), asking));
        if (lookup instanceof AdviceLookup.Advised advised) {
            return record(context, id, asking.attempt(), advised.advice());
        }
        boolean waitedEnough = !asking.at().plus(VerificationCase.PATIENCE).isAfter(seen.at());
        if (lookup instanceof AdviceLookup.Absent && waitedEnough) {
            return recordReturned(context, id, asking.attempt());
        }
        Duration patience = seen.found().terms().patience();
        return asking.at().plus(patience).isAfter(seen.at())
                ? recordLookedUp(context, id, asking)
                : record(context, id, asking.attempt(), noAnswer(patience));
    }

    private Advice noAnswer(Duration patience) {
        return new Advice.NoAdvice(List.of(
                Reason.of("verification.no-answer", "There was no answer within the patience of " + patience + ".")
                        .by(verifier.name())));
    }

    private record Seen(VerificationCase found, Instant at) {}

    private AdviceOutcome askIt(VerificationQuestion question) {
        try {
            return verifier.advise(question);
        } catch (RuntimeException failure) {
            warn(question, failure);
            return new AdviceOutcome.Unknown("the verifier failed");
        }
    }

    private AdviceLookup lookItUp(VerificationQuestion question) {
        try {
            return verifier.lookUp(question);
        } catch (RuntimeException failure) {
            warn(question, failure);
            return new AdviceLookup.Unknown("the verifier failed");
        }
    }

    private void warn(VerificationQuestion question, RuntimeException failure) {
        LOG.atWarn()
                .addKeyValue("verifier", verifier.name())
                .addKeyValue("tenant", question.tenant())
                .addKeyValue("reference", question.reference())
                .setCause(failure)
                .log("verifier failed");
    }

    private VerificationCase record(CallContext context, VerificationId id, int attempt, Advice advice) {
        return record(
                context,
                new RecordAnswer(id, attempt, "advised"),
                (now, moment) -> now.advise(attempt, advice, verifier.name(), moment));
    }

    private VerificationCase recordReturned(CallContext context, VerificationId id, int attempt) {
        return record(
                context, new RecordAnswer(id, attempt, "returned"), (now, moment) -> now.returned(attempt, moment));
    }

    private VerificationCase recordLookedUp(CallContext context, VerificationId id, VerificationStatus.Asking asking) {
        return record(
                context,
                new RecordAnswer(id, asking.attempt(), "looked-up-" + (asking.lookUps() + 1)),
                (now, moment) -> now.lookedUp(asking.attempt(), moment));
    }

    /** An answer that comes when somebody has decided already changes nothing. */
    private VerificationCase record(CallContext context, RecordAnswer answer, Move move) {
        commands.run(context, ANSWER, answer, session -> {
            Aggregates<VerificationCase, VerificationEvent> cases = session.aggregates(VerificationCase.TYPE);
            VerificationCase now = authorized(session, cases, answer.verification());
            if (now.status() instanceof VerificationStatus.Asking asking && asking.attempt() == answer.attempt()) {
                cases.save(move.of(now, session.moment()));
            }
            return now.id();
        });
        return view(context, answer.verification());
    }

    /**
     * Says what a person decided.
     *
     * @throws RuleViolation {@code verification.illegal-move}
     */
    public VerificationId decide(CallContext context, DecideVerification command) {
        return move(
                context,
                DECIDE,
                command,
                command.verification(),
                (found, moment) -> found.decide(command.verdict(), command.reason(), context.user(), moment));
    }

    /**
     * Says that nobody decided in time.
     *
     * @throws RuleViolation {@code verification.not-due}, {@code verification.illegal-move}
     */
    public VerificationId expire(CallContext context, ExpireVerification command) {
        return move(context, EXPIRE, command, command.verification(), VerificationCase::expire);
    }

    /** Says that it is not needed any more. */
    public VerificationId cancel(CallContext context, CancelVerification command) {
        return move(
                context,
                CANCEL,
                command,
                command.verification(),
                (found, moment) -> found.cancel(command.reason(), moment));
    }

    /** Says that a person has to look again. */
    public VerificationId reconsider(CallContext context, ReconsiderVerification command) {
        return move(
                context,
                RECONSIDER,
                command,
                command.verification(),
                (found, moment) -> found.reconsider(command.reason(), moment));
    }

    private interface Move {
        Transition<VerificationCase, VerificationEvent> of(VerificationCase found, Moment moment);
    }

    private <C extends Command> VerificationId move(
            CallContext context, Verb<C, VerificationId> verb, C command, VerificationId id, Move move) {
        return commands.run(context, verb, command, session -> {
            Aggregates<VerificationCase, VerificationEvent> cases = session.aggregates(VerificationCase.TYPE);
            cases.save(move.of(authorized(session, cases, id), session.moment()));
            return id;
        });
    }

    private static VerificationCase authorized(
            Session session, Aggregates<VerificationCase, VerificationEvent> cases, VerificationId id) {
        VerificationCase found = get(cases, id);
        session.authorize(subject(found));
        return found;
    }

    private static VerificationCase get(Aggregates<VerificationCase, VerificationEvent> cases, VerificationId id) {
        return cases.find(id.toString())
                .orElseThrow(() -> NotFound.of("verification.unknown", "verification", id.toString()));
    }

    private static Subject subject(VerificationCase found) {
        return Subject.of(VerificationCase.TYPE.kind(), found.id().toString())
                .with("reference", found.terms().reference())
                .with("status", Forms.name(found.status().kind()))
                .with("amount", found.terms().facts().amount().toString());
    }

    // ---- what falls due

    boolean mayBeDue(Moment moment) {
        return dues.mayBeDue(moment);
    }

    DueJob.Done runDue(Moment moment, int limit) {
        return dues.run(moment, limit);
    }

    private boolean due(CallContext context, String text) {
        VerificationId id = VerificationId.parse(text);
        Seen before = commands.read(
                context,
                VIEW,
                session -> new Seen(
                        get(session.aggregates(VerificationCase.TYPE), id),
                        session.moment().now()));
        if (before.found().overdue(before.at())) {
            try {
                expire(context, new ExpireVerification(IdempotencyKey.of("due/" + id), id));
                return true;
            } catch (RuleViolation meanwhile) {
                return false;
            }
        }
        // one that is still without an answer is looked up again later, which is nothing done
        return resolve(context, id).status().kind() != before.found().status().kind();
    }

    // ---- views

    /**
     * A verification as it is now.
     *
     * @throws NotFound {@code verification.unknown}, also when another tenant has it
     */
    public VerificationCase view(CallContext context, VerificationId verification) {
        Input.required(verification, "verification");
        return commands.read(context, VIEW, session -> get(session.aggregates(VerificationCase.TYPE), verification));
    }

    /** The verification of a reference; empty when nobody opened one. */
    public Optional<VerificationCase> find(CallContext context, String reference) {
        Input.text(reference, "verification.reference", 200);
        VerificationId id = VerificationId.of(context.tenant(), reference);
        return commands.read(
                context,
                VIEW,
                session -> session.aggregates(VerificationCase.TYPE).find(id.toString()));
    }

    /**
     * One page of the verifications of a query; see {@link VerificationQuery} for their order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<VerificationCase> list(CallContext context, VerificationQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(
                context,
                VIEW,
                session -> session.aggregates(VerificationCase.TYPE).page(VerificationCase.view(query), page));
    }

    /** Checks the tenant's verifications: each is under its own reference, decided ones have a reason, attempts add up. */
    public AuditReport audit(CallContext context) {
        List<Finding> findings = new ArrayList<>();
        long checked = 0;
        Optional<DocumentQuery> next =
                Optional.of(DocumentQuery.all(VerificationCase.TYPE.kind()).limit(PAGE));
        while (next.isPresent()) {
            DocumentQuery query = next.get();
            List<StoredDocument> page =
                    commands.read(context, AUDIT, session -> session.documents().list(query));
            page.forEach(document -> check(context, document, findings));
            checked += page.size();
            next = page.size() < PAGE ? Optional.empty() : Optional.of(query.after(page.get(PAGE - 1)));
        }
        return new AuditReport("finance.verification", checked, findings);
    }

    private static void check(CallContext context, StoredDocument document, List<Finding> findings) {
        try {
            VerificationCase found = VerificationCase.TYPE.codec().readStored(document.body(), document.schema());
            if (!VerificationId.of(context.tenant(), found.terms().reference())
                    .toString()
                    .equals(document.id())) {
                findings.add(Finding.of(
                        "verification.one-per-reference",
                        document.id(),
                        "is not the id of " + found.terms().reference()));
            }
            boolean decided = found.status().kind() == VerificationStatus.Kind.APPROVED
                    || found.status().kind() == VerificationStatus.Kind.REJECTED;
            if (decided && found.why().isEmpty()) {
                findings.add(Finding.of("verification.decided-with-reason", document.id(), "no reason was kept"));
            }
            if (found.status() instanceof VerificationStatus.Asking asking && asking.attempt() != found.attempts()) {
                findings.add(Finding.of(
                        "verification.attempts-add-up",
                        document.id(),
                        "attempt " + asking.attempt() + " of " + found.attempts() + " is open"));
            }
        } catch (BackofficeException broken) {
            findings.add(Finding.of("verification.readable", document.id(), broken.code() + " " + broken.details()));
        }
    }

    /** An attempt and a mark of the call that started it: the number alone would not tell two calls with one key apart. */
    private record Attempt(int number, UUID mark) {
        static Attempt parse(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                throw InvalidInput.of("input.form", "field", "attempt", "form", "number/mark");
            }
            return new Attempt(Integer.parseInt(text.substring(0, slash)), UUID.fromString(text.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return number + "/" + mark;
        }
    }

    /** Records what an attempt brought. */
    private record RecordAnswer(VerificationId verification, int attempt, String what) implements Command {
        @Override
        public IdempotencyKey key() {
            return IdempotencyKey.of(verification + "/" + attempt + "/" + what);
        }

        Doc form() {
            return Doc.of(verification + "/" + attempt + "/" + what);
        }
    }
}
