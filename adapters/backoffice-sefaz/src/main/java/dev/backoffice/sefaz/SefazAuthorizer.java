package dev.backoffice.sefaz;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.message.AnswerStep;
import dev.backoffice.fiscal.br.nfe.message.BatchAnswer;
import dev.backoffice.fiscal.br.nfe.message.EventVerdict;
import dev.backoffice.fiscal.br.nfe.message.EventsAnswer;
import dev.backoffice.fiscal.br.nfe.message.NfeRequest;
import dev.backoffice.fiscal.br.nfe.message.NoteAnswer;
import dev.backoffice.fiscal.br.nfe.message.NoteVerdict;
import dev.backoffice.fiscal.br.nfe.message.Verdict;
import dev.backoffice.fiscal.transmission.Authorization;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Notes (model 55) and receipts (model 65) to the authority of their state, or to the contingency their key tells of. Thread-safe;
 * keeps nothing between calls but open connections.
 *
 * <pre>{@code
 * Authorizer sefaz = SefazAuthorizer.of(
 *         SefazEndpoints.standard(), (tenant, site) -> accounts.get(site), SefazConnections.of(SefazTimes.STANDARD));
 * }</pre>
 *
 * Each question is asked once. A note that was only received ({@code cStat} 103) and everything without a known answer is {@code
 * Unknown}: invoicing looks it up by its key and never sends it again before. What each code leads to: {@link AnswerStep}.
 */
public final class SefazAuthorizer implements Authorizer {
    private static final int DIGITS_OF_BATCH = 15;

    private final SefazEndpoints endpoints;
    private final SefazAccounts accounts;
    private final SefazConnections connections;

    private SefazAuthorizer(SefazEndpoints endpoints, SefazAccounts accounts, SefazConnections connections) {
        this.endpoints = endpoints;
        this.accounts = accounts;
        this.connections = connections;
    }

    /** An authorizer over these addresses, accounts and connections. */
    public static SefazAuthorizer of(SefazEndpoints endpoints, SefazAccounts accounts, SefazConnections connections) {
        return new SefazAuthorizer(endpoints, accounts, connections);
    }

    @Override
    public SubmissionOutcome submit(Submission submission) {
        Reply<BatchAnswer> reply = ask(
                submission.tenant(),
                submission.site(),
                submission.accessKey(),
                account -> NfeRequest.authorization(batch(submission.accessKey()), submission.xml()),
                BatchAnswer::read);
        if (reply instanceof Reply.Answered<BatchAnswer> answered) {
            return submitted(answered.answer(), submission.accessKey(), submission.at());
        }
        return reply instanceof Reply.NotSent<BatchAnswer> not
                ? new SubmissionOutcome.NotSent(not.why())
                : new SubmissionOutcome.Unknown(((Reply.Unknown<BatchAnswer>) reply).why());
    }

    private static SubmissionOutcome submitted(BatchAnswer answer, String accessKey, Instant at) {
        return switch (answer.verdict().step()) {
            case LOOK_INSIDE ->
                answer.of(accessKey)
                        .map(note -> judged(note, at))
                        .orElseGet(
                                () -> new SubmissionOutcome.Unknown("nothing about this note in " + answer.verdict()));
            case WAIT, OTHER_SERVICE -> refusedForNow(answer.verdict());
            case CERTIFICATE, MESSAGE, REFUSED, CORRECT -> rejected(answer.verdict());
            default -> new SubmissionOutcome.Unknown(answer.verdict().toString());
        };
    }

    private static SubmissionOutcome judged(NoteVerdict note, Instant at) {
        Verdict verdict = note.verdict();
        return switch (verdict.step()) {
            case AUTHORIZED ->
                note.authorization(at)
                        .<SubmissionOutcome>map(SubmissionOutcome.Authorized::new)
                        .orElseGet(() -> new SubmissionOutcome.Unknown(verdict + " without protocol or digest"));
            case NUMBER_TAKEN, NUMBER_VOIDED, DENIED, CERTIFICATE, MESSAGE, REFUSED, CORRECT -> rejected(verdict);
            default -> new SubmissionOutcome.Unknown(verdict.toString());
        };
    }

    /** 999 says that something broke there, which tells nothing of how far the note came. */
    private static SubmissionOutcome refusedForNow(Verdict verdict) {
        return verdict.code().equals("999")
                ? new SubmissionOutcome.Unknown(verdict.toString())
                : new SubmissionOutcome.NotSent(verdict.toString());
    }

    private static SubmissionOutcome rejected(Verdict verdict) {
        return new SubmissionOutcome.Rejected(verdict.code(), verdict.reason());
    }

    @Override
    public LookupOutcome lookUp(Lookup lookup) {
        Reply<NoteAnswer> reply = ask(
                lookup.tenant(),
                lookup.site(),
                lookup.accessKey(),
                account -> NfeRequest.note(account.environment(), NfeAccessKey.parse(lookup.accessKey())),
                NoteAnswer::read);
        if (reply instanceof Reply.Answered<NoteAnswer> answered) {
            return known(answered.answer(), lookup);
        }
        return new LookupOutcome.Unknown(
                reply instanceof Reply.NotSent<NoteAnswer> not ? not.why() : ((Reply.Unknown<NoteAnswer>) reply).why());
    }

    private static LookupOutcome known(NoteAnswer answer, Lookup lookup) {
        Verdict verdict = answer.verdict();
        return switch (verdict.step()) {
            case AUTHORIZED, CANCELLED ->
                authorization(answer, lookup)
                        .map(authorization -> state(answer, authorization, lookup.at()))
                        .orElseGet(
                                () -> new LookupOutcome.Unknown(verdict + " without protocol or digest of this note"));
            case DENIED -> new LookupOutcome.Rejected(verdict.code(), verdict.reason());
            case ABSENT, NUMBER_TAKEN, NUMBER_VOIDED -> new LookupOutcome.Absent();
            default -> new LookupOutcome.Unknown(verdict.toString());
        };
    }

    private static Optional<Authorization> authorization(NoteAnswer answer, Lookup lookup) {
        return answer.note()
                .filter(note -> note.accessKey().equals(lookup.accessKey()))
                .flatMap(note -> note.authorization(lookup.at()));
    }

    /** An event says when and under which protocol it was cancelled; a state without it says only that it was. */
    private static LookupOutcome state(NoteAnswer answer, Authorization authorization, Instant otherwise) {
        Optional<EventVerdict> event = answer.cancellation();
        if (answer.verdict().step() != AnswerStep.CANCELLED && event.isEmpty()) {
            return new LookupOutcome.Authorized(authorization);
        }
        return event.flatMap(EventVerdict::protocol)
                .<LookupOutcome>map(protocol -> new LookupOutcome.Cancelled(
                        authorization,
                        protocol,
                        event.flatMap(EventVerdict::registeredAt)
                                .map(OffsetDateTime::toInstant)
                                .orElse(otherwise)))
                .orElseGet(() -> new LookupOutcome.Unknown(answer.verdict() + " without its event"));
    }

    @Override
    public CancellationOutcome cancel(CancellationRequest request) {
        Reply<EventsAnswer> reply = ask(
                request.tenant(),
                request.site(),
                request.accessKey(),
                account -> NfeRequest.events(batch(request.accessKey()), List.of(request.xml())),
                EventsAnswer::read);
        if (reply instanceof Reply.Answered<EventsAnswer> answered) {
            return cancelled(answered.answer(), request.at());
        }
        return reply instanceof Reply.NotSent<EventsAnswer> not
                ? new CancellationOutcome.NotSent(not.why())
                : new CancellationOutcome.Unknown(((Reply.Unknown<EventsAnswer>) reply).why());
    }

    private static CancellationOutcome cancelled(EventsAnswer answer, Instant at) {
        Verdict batch = answer.verdict();
        return switch (batch.step()) {
            case LOOK_INSIDE ->
                answer.events().stream()
                        .findFirst()
                        .map(event -> registered(event, at))
                        .orElseGet(() -> new CancellationOutcome.Unknown("no event in " + batch));
            case WAIT, OTHER_SERVICE ->
                batch.code().equals("999")
                        ? new CancellationOutcome.Unknown(batch.toString())
                        : new CancellationOutcome.NotSent(batch.toString());
            case CERTIFICATE, MESSAGE, REFUSED, CORRECT ->
                new CancellationOutcome.Refused(batch.code(), batch.reason());
            default -> new CancellationOutcome.Unknown(batch.toString());
        };
    }

    private static CancellationOutcome registered(EventVerdict event, Instant at) {
        Verdict verdict = event.verdict();
        if (event.registered()) {
            return event.protocol()
                    .<CancellationOutcome>map(protocol -> new CancellationOutcome.Cancelled(
                            protocol,
                            event.registeredAt().map(OffsetDateTime::toInstant).orElse(at)))
                    .orElseGet(() -> new CancellationOutcome.Unknown(verdict + " without protocol"));
        }
        return switch (verdict.step()) {
            case LOOK_UP, WAIT -> new CancellationOutcome.Unknown(verdict.toString());
            default -> new CancellationOutcome.Refused(verdict.code(), verdict.reason());
        };
    }

    private <T> Reply<T> ask(
            TenantId tenant,
            String site,
            String accessKey,
            Function<SefazAccount, NfeRequest> question,
            Function<byte[], T> reader) {
        NfeRequest request;
        SefazAccount account;
        URI address;
        try {
            NfeAccessKey key = NfeAccessKey.parse(accessKey);
            account = accounts.of(tenant, site);
            request = question.apply(account);
            address = endpoints.address(
                    key.model(),
                    endpoints.authorizer(key.model(), account.uf(), key.emission()),
                    account.environment(),
                    request.service());
        } catch (BackofficeException notAsked) {
            return new Reply.NotSent<>(String.valueOf(notAsked.getMessage()));
        }
        return connections.ask(account.certificate(), address, request).read(reader);
    }

    /** Number and control code of the note: digits that differ from note to note, which is all a batch needs. */
    private static String batch(String accessKey) {
        return accessKey.substring(accessKey.length() - DIGITS_OF_BATCH);
    }
}
