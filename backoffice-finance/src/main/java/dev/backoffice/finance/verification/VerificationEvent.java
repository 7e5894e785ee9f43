package dev.backoffice.finance.verification;

import dev.backoffice.core.event.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** What happens to verifications. None moves money, so none is posted. */
public sealed interface VerificationEvent extends DomainEvent {
    /** Which verification. */
    VerificationId verification();

    /** What is verified, e.g. {@code order/1001}. */
    String reference();

    /**
     * It was opened.
     *
     * @param verification which
     * @param reference of what
     * @param amount how much money it is about
     * @param expiresAt by when somebody has to have decided
     * @param at when
     */
    record VerificationOpened(
            VerificationId verification, String reference, Money amount, Optional<Instant> expiresAt, Instant at)
            implements VerificationEvent {}

    /**
     * The verifier is about to be asked.
     *
     * @param verification which
     * @param reference of what
     * @param attempt which attempt
     * @param at when
     */
    record VerificationAsked(VerificationId verification, String reference, int attempt, Instant at)
            implements VerificationEvent {}

    /**
     * The question did not arrive.
     *
     * @param verification which
     * @param reference of what
     * @param attempt which attempt
     * @param at when
     */
    record VerificationReturned(VerificationId verification, String reference, int attempt, Instant at)
            implements VerificationEvent {}

    /**
     * A person has to decide.
     *
     * @param verification which
     * @param reference of what
     * @param amount how much money it is about
     * @param by the name of the verifier, or the user
     * @param reasons the codes of the reasons
     * @param at when
     */
    record VerificationSentToReview(
            VerificationId verification, String reference, Money amount, String by, List<String> reasons, Instant at)
            implements VerificationEvent {
        public VerificationSentToReview {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * It may go on.
     *
     * @param verification which
     * @param reference of what
     * @param amount how much money it is about
     * @param by the name of the verifier, or the user
     * @param reasons the codes of the reasons
     * @param at when
     */
    record VerificationApproved(
            VerificationId verification, String reference, Money amount, String by, List<String> reasons, Instant at)
            implements VerificationEvent {
        public VerificationApproved {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * It may not go on.
     *
     * @param verification which
     * @param reference of what
     * @param amount how much money it is about
     * @param by the name of the verifier, or the user
     * @param reasons the codes of the reasons
     * @param at when
     */
    record VerificationRejected(
            VerificationId verification, String reference, Money amount, String by, List<String> reasons, Instant at)
            implements VerificationEvent {
        public VerificationRejected {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Nobody decided in time.
     *
     * @param verification which
     * @param reference of what
     * @param amount how much money it is about
     * @param at when
     */
    record VerificationExpired(VerificationId verification, String reference, Money amount, Instant at)
            implements VerificationEvent {}

    /**
     * It was not needed any more.
     *
     * @param verification which
     * @param reference of what
     * @param amount how much money it is about
     * @param at when
     */
    record VerificationCancelled(VerificationId verification, String reference, Money amount, Instant at)
            implements VerificationEvent {}

    /**
     * A person has to look again.
     *
     * @param verification which
     * @param reference of what
     * @param amount how much money it is about
     * @param at when
     */
    record VerificationReconsidered(VerificationId verification, String reference, Money amount, Instant at)
            implements VerificationEvent {}
}
