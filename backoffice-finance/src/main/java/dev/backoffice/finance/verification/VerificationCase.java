package dev.backoffice.finance.verification;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Transition;
import dev.backoffice.finance.verification.VerificationEvent.VerificationApproved;
import dev.backoffice.finance.verification.VerificationEvent.VerificationAsked;
import dev.backoffice.finance.verification.VerificationEvent.VerificationCancelled;
import dev.backoffice.finance.verification.VerificationEvent.VerificationExpired;
import dev.backoffice.finance.verification.VerificationEvent.VerificationOpened;
import dev.backoffice.finance.verification.VerificationEvent.VerificationReconsidered;
import dev.backoffice.finance.verification.VerificationEvent.VerificationRejected;
import dev.backoffice.finance.verification.VerificationEvent.VerificationReturned;
import dev.backoffice.finance.verification.VerificationEvent.VerificationSentToReview;
import dev.backoffice.finance.verification.VerificationStatus.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether one transaction may go on, and how that was decided ({@code análise antifraude}). Immutable and thread-safe: each move
 * gives the next state and what happened, or is refused with {@code verification.illegal-move} when {@link VerificationMoves} does
 * not have it.
 */
public final class VerificationCase {
    /** How long an attempt may be under way before others look it up. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Longest pause between two look-ups; the first is {@link #PATIENCE}, and each is twice the one before. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 10;

    /** How verifications are kept. */
    public static final AggregateType<VerificationCase, VerificationEvent> TYPE = new AggregateType<>(
            "verification",
            VerificationCodec.CODEC,
            VerificationEvents.CODEC,
            found -> found.id.toString(),
            VerificationCase::indexes);

    private static final String BY_EXPIRY = "expiry";
    private static final String BY_STATUS = "status-expiry";

    /** Behind every time. */
    private static final String NEVER = "never";

    private final VerificationId id;
    private final VerificationTerms terms;
    private final VerificationStatus status;
    private final int attempts;
    private final List<Reason> why;

    VerificationCase(
            VerificationId id, VerificationTerms terms, VerificationStatus status, int attempts, List<Reason> why) {
        this.id = id;
        this.terms = terms;
        this.status = status;
        this.attempts = attempts;
        this.why = List.copyOf(why);
    }

    /** What finds the verifications of a query. */
    static View<VerificationCase> view(VerificationQuery query) {
        View<VerificationCase> all = View.of(TYPE.kind());
        Optional<String> to = query.expiringBy().map(View::sortable);
        return query.status()
                .map(status -> all.within(BY_STATUS, Forms.name(status), Optional.empty(), to))
                .orElseGet(() -> all.between(BY_EXPIRY, Optional.empty(), to));
    }

    private static Map<String, String> indexes(VerificationCase found) {
        Map<String, String> texts = new HashMap<>();
        String expiry = found.terms.expiresAt().map(View::sortable).orElse(NEVER);
        texts.put(BY_EXPIRY, expiry);
        texts.put(BY_STATUS, View.combined(Forms.name(found.status.kind()), expiry));
        found.due().ifPresent(at -> texts.put(DueDocuments.INDEX, View.sortable(at)));
        return texts;
    }

    /** When something is to be done about it by itself: it expires, or a question without answer is looked up. */
    private Optional<Instant> due() {
        if (!VerificationMoves.legal(VerificationMove.EXPIRE, status.kind())) {
            return Optional.empty();
        }
        if (status instanceof VerificationStatus.Asking asking) {
            Instant lookUp = asking.nextLookUp();
            return Optional.of(expiresAt().filter(lookUp::isAfter).orElse(lookUp));
        }
        return expiresAt();
    }

    private Optional<Instant> expiresAt() {
        boolean reconsidered = status instanceof VerificationStatus.InReview review && review.reconsidered();
        return reconsidered ? Optional.empty() : terms.expiresAt();
    }

    /** A new verification. */
    public static Transition<VerificationCase, VerificationEvent> open(
            TenantId tenant, VerificationTerms terms, Moment moment) {
        Input.required(terms, "terms");
        VerificationId id = VerificationId.of(tenant, terms.reference());
        return Transition.of(
                new VerificationCase(id, terms, new VerificationStatus.Open(), 0, List.of()),
                new VerificationOpened(id, terms.reference(), terms.facts().amount(), terms.expiresAt(), moment.now()));
    }

    // ---- moves

    /** The verifier is about to be asked. */
    public Transition<VerificationCase, VerificationEvent> ask(Moment moment) {
        legal(VerificationMove.ASK);
        int attempt = attempts + 1;
        return Transition.of(
                new VerificationCase(
                        id,
                        terms,
                        new VerificationStatus.Asking(
                                attempt, moment.now(), 0, moment.now().plus(PATIENCE)),
                        attempt,
                        why),
                new VerificationAsked(id, terms.reference(), attempt, moment.now()));
    }

    /**
     * The question did not arrive: it may be asked again.
     *
     * @throws RuleViolation {@code verification.other-attempt}
     */
    public Transition<VerificationCase, VerificationEvent> returned(int attempt, Moment moment) {
        legal(VerificationMove.RETURN);
        requireAttempt(attempt);
        return Transition.of(
                with(new VerificationStatus.Open(), List.of()),
                new VerificationReturned(id, terms.reference(), attempt, moment.now()));
    }

    /**
     * The question was looked up, and there is no answer yet: it is looked up again later each time.
     *
     * @throws RuleViolation {@code verification.other-attempt}
     */
    public Transition<VerificationCase, VerificationEvent> lookedUp(int attempt, Moment moment) {
        legal(VerificationMove.LOOK_UP);
        requireAttempt(attempt);
        VerificationStatus.Asking asking = (VerificationStatus.Asking) status;
        int lookUps = asking.lookUps() + 1;
        Duration pause = PATIENCE.multipliedBy(1L << Math.min(lookUps, MOST_DOUBLINGS));
        Instant next = moment.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        Instant end = asking.at().plus(terms.patience());
        return Transition.of(
                with(
                        new VerificationStatus.Asking(attempt, asking.at(), lookUps, next.isAfter(end) ? end : next),
                        List.of()),
                List.of());
    }

    /**
     * The verifier answered.
     *
     * @param by its name
     * @throws RuleViolation {@code verification.other-attempt}
     */
    public Transition<VerificationCase, VerificationEvent> advise(
            int attempt, Advice advice, String by, Moment moment) {
        legal(VerificationMove.ADVISE);
        requireAttempt(attempt);
        if (advice instanceof Advice.Approve) {
            return approved(by, advice.reasons(), moment);
        }
        if (advice instanceof Advice.Reject) {
            return rejected(by, advice.reasons(), moment);
        }
        if (advice instanceof Advice.NoAdvice && terms.withoutAdvice() == WithoutAdvice.APPROVE) {
            return approved(by, advice.reasons(), moment);
        }
        return Transition.of(
                with(new VerificationStatus.InReview(moment.now(), false), advice.reasons()),
                new VerificationSentToReview(
                        id, terms.reference(), terms.facts().amount(), by, codes(advice.reasons()), moment.now()));
    }

    /**
     * A person decides.
     *
     * @param reason why, without personal data
     */
    public Transition<VerificationCase, VerificationEvent> decide(
            Verdict verdict, String reason, UserId user, Moment moment) {
        legal(VerificationMove.DECIDE);
        Reason because = Reason.of("verification.decided", checkReason(reason)).with("by", user.value());
        return verdict == Verdict.APPROVE
                ? approved(user.value(), List.of(because), moment)
                : rejected(user.value(), List.of(because), moment);
    }

    private Transition<VerificationCase, VerificationEvent> approved(String by, List<Reason> reasons, Moment moment) {
        return Transition.of(
                with(new VerificationStatus.Approved(by, moment.now()), reasons),
                new VerificationApproved(
                        id, terms.reference(), terms.facts().amount(), by, codes(reasons), moment.now()));
    }

    private Transition<VerificationCase, VerificationEvent> rejected(String by, List<Reason> reasons, Moment moment) {
        return Transition.of(
                with(new VerificationStatus.Rejected(by, moment.now()), reasons),
                new VerificationRejected(
                        id, terms.reference(), terms.facts().amount(), by, codes(reasons), moment.now()));
    }

    /**
     * Nobody decided in time.
     *
     * @throws RuleViolation {@code verification.not-due} before that, and for one without such a time
     */
    public Transition<VerificationCase, VerificationEvent> expire(Moment moment) {
        legal(VerificationMove.EXPIRE);
        if (!overdue(moment.now())) {
            throw RuleViolation.of(
                    "verification.not-due",
                    "verification",
                    id.toString(),
                    "expires",
                    expiresAt().map(Instant::toString).orElse("never"));
        }
        return Transition.of(
                with(new VerificationStatus.Expired(moment.now()), List.of()),
                new VerificationExpired(id, terms.reference(), terms.facts().amount(), moment.now()));
    }

    boolean overdue(Instant now) {
        return expiresAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /**
     * It is not needed any more.
     *
     * @param reason why, without personal data
     */
    public Transition<VerificationCase, VerificationEvent> cancel(String reason, Moment moment) {
        legal(VerificationMove.CANCEL);
        return Transition.of(
                with(
                        new VerificationStatus.Cancelled(moment.now()),
                        List.of(Reason.of("verification.cancelled", checkReason(reason)))),
                new VerificationCancelled(id, terms.reference(), terms.facts().amount(), moment.now()));
    }

    /**
     * A person has to look again. From now on it has no time to expire at.
     *
     * @param reason why, without personal data
     */
    public Transition<VerificationCase, VerificationEvent> reconsider(String reason, Moment moment) {
        legal(VerificationMove.RECONSIDER);
        List<Reason> more = new ArrayList<>(why);
        more.add(Reason.of("verification.reconsidered", checkReason(reason)));
        return Transition.of(
                new VerificationCase(id, terms, new VerificationStatus.InReview(moment.now(), true), attempts, more),
                new VerificationReconsidered(
                        id, terms.reference(), terms.facts().amount(), moment.now()));
    }

    private void legal(VerificationMove move) {
        if (!VerificationMoves.legal(move, status.kind())) {
            throw RuleViolation.of(
                    "verification.illegal-move",
                    "verification",
                    id.toString(),
                    "move",
                    Forms.name(move),
                    "status",
                    Forms.name(status.kind()));
        }
    }

    private void requireAttempt(int attempt) {
        if (attempt != attempts) {
            throw RuleViolation.of(
                    "verification.other-attempt",
                    "verification",
                    id.toString(),
                    "attempt",
                    Integer.toString(attempt),
                    "current",
                    Integer.toString(attempts));
        }
    }

    static String checkReason(String reason) {
        return Input.text(reason, "reason", 200);
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }

    private VerificationCase with(VerificationStatus next, List<Reason> reasons) {
        List<Reason> more = new ArrayList<>(why);
        more.addAll(reasons);
        return new VerificationCase(id, terms, next, attempts, more);
    }

    // ---- what it is

    /** Which. */
    public VerificationId id() {
        return id;
    }

    /** What is verified. */
    public VerificationTerms terms() {
        return terms;
    }

    /** Where it stands. */
    public VerificationStatus status() {
        return status;
    }

    /** How often a verifier was asked. */
    public int attempts() {
        return attempts;
    }

    /** The reasons of verifiers and people, the first first. */
    public List<Reason> why() {
        return why;
    }

    /** Whether what is verified may go on. */
    public boolean approved() {
        return status.kind() == Kind.APPROVED;
    }

    VerificationQuestion question(TenantId tenant, VerificationStatus.Asking asking) {
        return new VerificationQuestion(tenant, terms.reference(), terms.facts(), asking.attempt(), asking.at());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationCase that
                && id.equals(that.id)
                && terms.equals(that.terms)
                && status.equals(that.status)
                && attempts == that.attempts
                && why.equals(that.why);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, terms, status, attempts, why);
    }

    @Override
    public String toString() {
        return terms.reference() + " (" + Forms.name(status.kind()) + ")";
    }
}
