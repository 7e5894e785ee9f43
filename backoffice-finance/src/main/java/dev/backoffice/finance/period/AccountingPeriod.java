package dev.backoffice.finance.period;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Transition;
import dev.backoffice.finance.period.PeriodEvent.PeriodClosed;
import dev.backoffice.finance.period.PeriodEvent.PeriodReopened;
import dev.backoffice.finance.period.PeriodEvent.PeriodSealed;
import dev.backoffice.finance.period.PeriodStatus.Closed;
import dev.backoffice.finance.period.PeriodStatus.Reopened;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A month of the books that was closed at least once ({@code período contábil}). Immutable and thread-safe.
 *
 * <p>Moves: open → closed → sealed (still closed) → reopened → closed again, as a new revision. Any other is refused with {@code
 * period.illegal-move}.
 */
public final class AccountingPeriod {
    /** How periods are kept; the id is the month, e.g. {@code 2026-10}. */
    public static final AggregateType<AccountingPeriod, PeriodEvent> TYPE = new AggregateType<>(
            "accounting-period",
            AccountingPeriodCodec.CODEC,
            PeriodEvents.CODEC,
            period -> period.month.toString(),
            period -> Map.of());

    private final YearMonth month;
    private final int revision;
    private final PeriodStatus status;

    AccountingPeriod(YearMonth month, int revision, PeriodStatus status) {
        this.month = month;
        this.revision = revision;
        this.status = status;
    }

    /** Closes a month for the first time. */
    static Transition<AccountingPeriod, PeriodEvent> close(YearMonth month, UserId by, Moment moment) {
        return closed(month, 1, by, moment);
    }

    private static Transition<AccountingPeriod, PeriodEvent> closed(
            YearMonth month, int revision, UserId by, Moment moment) {
        return Transition.of(
                new AccountingPeriod(month, revision, new Closed(moment.now(), by, Optional.empty())),
                new PeriodClosed(month, revision));
    }

    /** Closes it again. */
    Transition<AccountingPeriod, PeriodEvent> closeAgain(UserId by, Moment moment) {
        require(PeriodStatus.Kind.REOPENED, "close");
        return closed(month, revision + 1, by, moment);
    }

    /**
     * Notes what its balances are, so that an audit can tell whether they ever change.
     *
     * @throws RuleViolation {@code period.illegal-move} when it is reopened, or was sealed with another digest
     */
    Transition<AccountingPeriod, PeriodEvent> seal(String digest) {
        require(PeriodStatus.Kind.CLOSED, "seal");
        Closed closed = (Closed) status;
        if (closed.digest().isPresent()) {
            throw illegal("seal");
        }
        return Transition.of(
                new AccountingPeriod(month, revision, new Closed(closed.at(), closed.by(), Optional.of(digest))),
                new PeriodSealed(month, revision, digest));
    }

    /** Takes entries again. */
    Transition<AccountingPeriod, PeriodEvent> reopen(String reason, UserId by, Moment moment) {
        require(PeriodStatus.Kind.CLOSED, "reopen");
        return Transition.of(
                new AccountingPeriod(month, revision, new Reopened(moment.now(), by, reason)),
                new PeriodReopened(month, revision, reason));
    }

    private void require(PeriodStatus.Kind wanted, String move) {
        if (status.kind() != wanted) {
            throw illegal(move);
        }
    }

    private RuleViolation illegal(String move) {
        return RuleViolation.of(
                "period.illegal-move",
                "month",
                month.toString(),
                "move",
                move,
                "status",
                status.kind() == PeriodStatus.Kind.CLOSED ? "closed" : "reopened");
    }

    /** Which month. */
    public YearMonth month() {
        return month;
    }

    /** How often it was closed. */
    public int revision() {
        return revision;
    }

    /** Where it stands. */
    public PeriodStatus status() {
        return status;
    }

    /** The digest of its balances, while it is closed and sealed. */
    public Optional<String> digest() {
        return status instanceof Closed closed ? closed.digest() : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountingPeriod that
                && month.equals(that.month)
                && revision == that.revision
                && status.equals(that.status);
    }

    @Override
    public int hashCode() {
        return Objects.hash(month, revision, status);
    }

    @Override
    public String toString() {
        return month + " (" + status.kind() + ", revision " + revision + ")";
    }
}
