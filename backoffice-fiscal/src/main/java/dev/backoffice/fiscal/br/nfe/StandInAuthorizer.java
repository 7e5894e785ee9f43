package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.transmission.Authorization;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Stands in for the tax authority in trials and tests: authorizes notes whose key and signature are right, remembers them, and
 * can be told to refuse, to lose answers or to be out of reach. What it authorizes has no legal value.
 *
 * <p>Thread-safe. Keeps a few words per note for as long as it lives. Protocol numbers follow from the access key, so runs can
 * be repeated.
 *
 * <pre>{@code
 * StandInAuthorizer.accepting().losingAnswersTo(submission -> submission.accessKey().endsWith("7"));
 * }</pre>
 */
public final class StandInAuthorizer implements Authorizer {
    private final Function<Submission, Optional<SubmissionOutcome.Rejected>> refusal;
    private final Predicate<Submission> outOfReach;
    private final Predicate<Submission> answerLost;
    private final Predicate<CancellationRequest> cancellationAnswerLost;
    private final ConcurrentMap<Key, Known> known;

    private StandInAuthorizer(
            Function<Submission, Optional<SubmissionOutcome.Rejected>> refusal,
            Predicate<Submission> outOfReach,
            Predicate<Submission> answerLost,
            Predicate<CancellationRequest> cancellationAnswerLost,
            ConcurrentMap<Key, Known> known) {
        this.refusal = refusal;
        this.outOfReach = outOfReach;
        this.answerLost = answerLost;
        this.cancellationAnswerLost = cancellationAnswerLost;
        this.known = known;
    }

    /** Authorizes every note that is signed rightly. */
    public static StandInAuthorizer accepting() {
        return new StandInAuthorizer(
                submission -> Optional.empty(),
                submission -> false,
                submission -> false,
                request -> false,
                new ConcurrentHashMap<>());
    }

    /** The same authority, which also refuses some notes. */
    public StandInAuthorizer rejecting(Predicate<Submission> which, String code, String reason) {
        return new StandInAuthorizer(
                submission -> which.test(submission)
                        ? Optional.of(new SubmissionOutcome.Rejected(code, reason))
                        : refusal.apply(submission),
                outOfReach,
                answerLost,
                cancellationAnswerLost,
                known);
    }

    /** The same authority, which some submissions do not reach. */
    public StandInAuthorizer outOfReachOf(Predicate<Submission> which) {
        return new StandInAuthorizer(refusal, outOfReach.or(which), answerLost, cancellationAnswerLost, known);
    }

    /** The same authority, whose answers to some submissions are lost on the way back. */
    public StandInAuthorizer losingAnswersTo(Predicate<Submission> which) {
        return new StandInAuthorizer(refusal, outOfReach, answerLost.or(which), cancellationAnswerLost, known);
    }

    /** The same authority, whose answers to some cancellations are lost on the way back. */
    public StandInAuthorizer losingCancellationAnswersTo(Predicate<CancellationRequest> which) {
        return new StandInAuthorizer(refusal, outOfReach, answerLost, cancellationAnswerLost.or(which), known);
    }

    @Override
    public SubmissionOutcome submit(Submission submission) {
        if (outOfReach.test(submission)) {
            return new SubmissionOutcome.NotSent("out of reach");
        }
        SubmissionOutcome outcome = decide(submission);
        return answerLost.test(submission) ? new SubmissionOutcome.Unknown("the answer was lost") : outcome;
    }

    private SubmissionOutcome decide(Submission submission) {
        NfeSignature.Check check = NfeSignature.verify(submission.xml().getBytes(StandardCharsets.UTF_8));
        if (!(check instanceof NfeSignature.Valid valid)) {
            return new SubmissionOutcome.Rejected("297", "Assinatura difere do calculado");
        }
        try {
            if (!NfeAccessKey.fromXmlId(valid.id()).value().equals(submission.accessKey())) {
                return new SubmissionOutcome.Rejected("502", "Erro na Chave de Acesso");
            }
        } catch (InvalidInput wrong) {
            return new SubmissionOutcome.Rejected("502", "Erro na Chave de Acesso");
        }
        Optional<SubmissionOutcome.Rejected> refused = refusal.apply(submission);
        if (refused.isPresent()) {
            return refused.get();
        }
        Known fresh = new Known(
                new Authorization(protocol("1", submission.accessKey()), valid.digest(), submission.at()),
                Optional.empty());
        Known first = known.computeIfAbsent(key(submission.tenant(), submission.accessKey()), key -> fresh);
        if (!first.authorization().digest().equals(valid.digest())) {
            return new SubmissionOutcome.Rejected("204", "Duplicidade de NF-e");
        }
        return new SubmissionOutcome.Authorized(first.authorization());
    }

    @Override
    public LookupOutcome lookUp(Lookup lookup) {
        Known found = known.get(key(lookup.tenant(), lookup.accessKey()));
        if (found == null) {
            return new LookupOutcome.Absent();
        }
        return found.cancellation()
                .<LookupOutcome>map(cancelled ->
                        new LookupOutcome.Cancelled(found.authorization(), cancelled.protocol(), cancelled.at()))
                .orElseGet(() -> new LookupOutcome.Authorized(found.authorization()));
    }

    @Override
    public CancellationOutcome cancel(CancellationRequest request) {
        CancellationOutcome outcome = decide(request);
        return cancellationAnswerLost.test(request) ? new CancellationOutcome.Unknown("the answer was lost") : outcome;
    }

    private CancellationOutcome decide(CancellationRequest request) {
        NfeSignature.Check check = NfeSignature.verify(request.xml().getBytes(StandardCharsets.UTF_8));
        if (!(check instanceof NfeSignature.Valid valid)
                || !valid.id().equals("ID" + NfeCancellation.EVENT + request.accessKey() + "01")) {
            return new CancellationOutcome.Refused("297", "Assinatura difere do calculado");
        }
        Key key = key(request.tenant(), request.accessKey());
        CancellationOutcome.Cancelled cancelled =
                new CancellationOutcome.Cancelled(protocol("2", request.accessKey()), request.at());
        Known found = known.get(key);
        if (found == null) {
            return new CancellationOutcome.Refused("217", "NF-e não consta na base de dados da SEFAZ");
        }
        // Of two callers one replaces what both have seen.
        if (found.cancellation().isPresent()
                || !known.replace(key, found, new Known(found.authorization(), Optional.of(cancelled)))) {
            return new CancellationOutcome.Refused("420", "Cancelamento para NF-e já cancelada");
        }
        return cancelled;
    }

    private static Key key(TenantId tenant, String accessKey) {
        return new Key(tenant, accessKey);
    }

    /** Fifteen digits: kind, state, year, and ten that follow from the key. */
    private static String protocol(String kind, String accessKey) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((kind + accessKey).getBytes(StandardCharsets.US_ASCII));
            String digits = new BigInteger(1, hash)
                    .mod(BigInteger.TEN.pow(10))
                    .add(BigInteger.TEN.pow(10))
                    .toString()
                    .substring(1);
            return kind + accessKey.substring(0, 4) + digits;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private record Key(TenantId tenant, String accessKey) {}

    private record Known(Authorization authorization, Optional<CancellationOutcome.Cancelled> cancellation) {}
}
