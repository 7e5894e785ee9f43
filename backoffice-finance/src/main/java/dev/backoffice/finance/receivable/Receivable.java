package dev.backoffice.finance.receivable;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Transition;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableCancelled;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableOpened;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableOverpaid;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableReinstated;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableSettled;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableWrittenOff;
import dev.backoffice.finance.receivable.ReceivableEvent.SettlementReversed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Money that is owed to the company on a date ({@code título a receber}): one instalment of a sale, by whoever owes it. Immutable
 * and thread-safe: each move gives the next state and what happened, or is refused with {@code receivable.illegal-move} when
 * {@link ReceivableMoves} does not have it.
 *
 * <p>Always: settled + written off + cancelled + left = amount − fee.
 */
public final class Receivable {
    /** Most parts it can be paid in. */
    public static final int MAX_SETTLEMENTS = 500;

    /** How receivables are kept. */
    public static final AggregateType<Receivable, ReceivableEvent> TYPE = new AggregateType<>(
            "receivable",
            ReceivableCodec.CODEC,
            ReceivableEvents.CODEC,
            receivable -> receivable.id.toString(),
            Receivable::indexes);

    static final String BY_REFERENCE = "reference";
    static final String BY_DUE = "open-due";
    static final String BY_DEBTOR = "open-debtor";

    private final ReceivableId id;
    private final ReceivableTerms terms;
    private final ReceivableStatus status;
    private final List<Settlement> settlements;

    Receivable(ReceivableId id, ReceivableTerms terms, ReceivableStatus status, List<Settlement> settlements) {
        this.id = id;
        this.terms = terms;
        this.status = status;
        this.settlements = List.copyOf(settlements);
    }

    private static Map<String, String> indexes(Receivable receivable) {
        Map<String, String> texts = new HashMap<>();
        texts.put(BY_REFERENCE, receivable.terms.reference());
        if (receivable.can(ReceivableMove.SETTLE)) {
            texts.put(BY_DUE, receivable.terms.due().toString());
            texts.put(BY_DEBTOR, receivable.terms.debtor().toString());
        }
        return texts;
    }

    /** A new receivable. */
    public static Transition<Receivable, ReceivableEvent> open(TenantId tenant, ReceivableTerms terms, Moment moment) {
        Input.required(terms, "terms");
        ReceivableId id = ReceivableId.of(tenant, terms.reference(), terms.series(), terms.instalment());
        return Transition.of(
                new Receivable(id, terms, new ReceivableStatus.Open(), List.of()),
                new ReceivableOpened(
                        id,
                        terms.reference(),
                        terms.debtor(),
                        terms.amount(),
                        terms.fee(),
                        terms.net(),
                        terms.due(),
                        moment.now()));
    }

    // ---- moves

    /**
     * Money was paid. The same money again changes nothing. What is paid beyond what is owed is recorded as over.
     *
     * @throws RuleViolation {@code receivable.other-currency}, {@code receivable.too-many-entries}
     * @throws Conflict {@code receivable.other-settlement} when this money was told with another amount
     */
    public Transition<Receivable, ReceivableEvent> settle(MoneyId money, Money paid, Instant at) {
        Amounts.positive(paid, "amount");
        if (!paid.isSameCurrency(terms.amount())) {
            throw RuleViolation.of(
                    "receivable.other-currency",
                    "receivable",
                    id.toString(),
                    "currency",
                    paid.getCurrencyUnit().getCode(),
                    "wanted",
                    terms.amount().getCurrencyUnit().getCode());
        }
        Optional<Settlement> before = settlement(money);
        if (before.isPresent()) {
            if (!before.get().paid().equals(paid)) {
                throw Conflict.lasting(
                        "receivable.other-settlement", "receivable", id.toString(), "money", money.toString());
            }
            return Transition.of(this, List.of());
        }
        if (settlements.size() >= MAX_SETTLEMENTS) {
            throw RuleViolation.of(
                    "receivable.too-many-entries",
                    "receivable",
                    id.toString(),
                    "limit",
                    Integer.toString(MAX_SETTLEMENTS));
        }
        Money applied = paid.isGreaterThan(left()) ? left() : paid;
        List<Settlement> more = new ArrayList<>(settlements);
        Settlement settlement = new Settlement(money, paid, applied, at, Optional.empty());
        more.add(settlement);
        Receivable next = new Receivable(id, terms, status, more).settled(applied);
        List<ReceivableEvent> events = new ArrayList<>();
        if (applied.isPositive()) {
            events.add(new ReceivableSettled(
                    id, terms.reference(), terms.debtor(), money, applied, next.left(), terms.due(), at));
        }
        if (settlement.over().isPositive()) {
            events.add(new ReceivableOverpaid(id, terms.reference(), terms.debtor(), money, settlement.over(), at));
        }
        return Transition.of(next, events);
    }

    private Receivable settled(Money applied) {
        return applied.isPositive() ? with(asPaid()) : this;
    }

    /** What came of money that was told before, or just now. */
    SettlementOutcome outcome(MoneyId money) {
        Settlement told =
                settlement(money).orElseThrow(() -> new IllegalStateException(money + " was not paid for " + id));
        return told.over().isPositive()
                ? new SettlementOutcome.Overpaid(told.applied(), told.over())
                : new SettlementOutcome.Settled(told.applied(), left());
    }

    /**
     * Money that was paid was taken back.
     *
     * @param reason why, without personal data
     * @throws RuleViolation {@code receivable.not-settled} when this money did not settle any of it, or was taken back already
     */
    public Transition<Receivable, ReceivableEvent> reverse(MoneyId money, String reason, Instant at) {
        legal(ReceivableMove.REVERSE);
        checkReason(reason);
        Settlement reversed = settlement(money)
                .filter(settlement -> settlement.counted().isPositive())
                .orElseThrow(() -> RuleViolation.of(
                        "receivable.not-settled", "receivable", id.toString(), "money", money.toString()));
        List<Settlement> more = new ArrayList<>(settlements);
        more.set(
                more.indexOf(reversed),
                new Settlement(reversed.money(), reversed.paid(), reversed.applied(), reversed.at(), Optional.of(at)));
        Receivable undone = new Receivable(id, terms, status, more);
        return Transition.of(
                undone.with(undone.asPaid()),
                new SettlementReversed(id, terms.reference(), terms.debtor(), money, reversed.applied(), reason, at));
    }

    /**
     * The rest will not come.
     *
     * @param reason why, without personal data
     */
    public Transition<Receivable, ReceivableEvent> writeOff(String reason, Moment moment) {
        legal(ReceivableMove.WRITE_OFF);
        checkReason(reason);
        return Transition.of(
                with(new ReceivableStatus.WrittenOff(left(), reason, moment.now())),
                new ReceivableWrittenOff(id, terms.reference(), terms.debtor(), left(), reason, moment.now()));
    }

    /** The rest is asked for again. */
    public Transition<Receivable, ReceivableEvent> reinstate(String reason, Moment moment) {
        legal(ReceivableMove.REINSTATE);
        checkReason(reason);
        Money amount = writtenOff();
        return Transition.of(
                with(asPaid()),
                new ReceivableReinstated(id, terms.reference(), terms.debtor(), amount, reason, moment.now()));
    }

    /**
     * The rest is not owed any more. The fee of that rest, in proportion, is not kept either.
     *
     * @param reason why, without personal data
     */
    public Transition<Receivable, ReceivableEvent> cancel(String reason, Moment moment) {
        legal(ReceivableMove.CANCEL);
        checkReason(reason);
        Money fee =
                Allocation.byAmounts(terms.fee(), List.of(settled(), left())).get(1);
        return Transition.of(
                with(new ReceivableStatus.Cancelled(left(), reason, moment.now())),
                new ReceivableCancelled(id, terms.reference(), terms.debtor(), left(), fee, reason, moment.now()));
    }

    private ReceivableStatus asPaid() {
        Money paid = settled();
        if (paid.isZero()) {
            return new ReceivableStatus.Open();
        }
        return paid.equals(terms.net()) ? new ReceivableStatus.Settled() : new ReceivableStatus.PartlySettled();
    }

    private Optional<Settlement> settlement(MoneyId money) {
        return settlements.stream()
                .filter(settlement -> settlement.money().equals(money))
                .findFirst();
    }

    private boolean can(ReceivableMove move) {
        return ReceivableMoves.legal(move, status.kind());
    }

    private void legal(ReceivableMove move) {
        if (!can(move)) {
            throw RuleViolation.of(
                    "receivable.illegal-move",
                    "receivable",
                    id.toString(),
                    "move",
                    ReceivableCodec.name(move),
                    "status",
                    ReceivableCodec.name(status.kind()));
        }
    }

    static String checkReason(String reason) {
        return Input.text(reason, "reason", 200);
    }

    private Receivable with(ReceivableStatus next) {
        return new Receivable(id, terms, next, settlements);
    }

    // ---- what it is

    /** Which. */
    public ReceivableId id() {
        return id;
    }

    /** What was agreed. */
    public ReceivableTerms terms() {
        return terms;
    }

    /** Where it stands. */
    public ReceivableStatus status() {
        return status;
    }

    /** What was paid, the first first. */
    public List<Settlement> settlements() {
        return settlements;
    }

    /** How much of what is owed was paid and not taken back. */
    public Money settled() {
        return settlements.stream().map(Settlement::counted).reduce(zero(), Money::plus);
    }

    /** How much was written off. */
    public Money writtenOff() {
        return status instanceof ReceivableStatus.WrittenOff off ? off.amount() : zero();
    }

    /** How much is not owed any more. */
    public Money cancelled() {
        return status instanceof ReceivableStatus.Cancelled off ? off.amount() : zero();
    }

    /** How much is still owed. */
    public Money left() {
        return terms.net().minus(settled()).minus(writtenOff()).minus(cancelled());
    }

    private Money zero() {
        return Money.zero(terms.amount().getCurrencyUnit());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Receivable receivable
                && id.equals(receivable.id)
                && terms.equals(receivable.terms)
                && status.equals(receivable.status)
                && settlements.equals(receivable.settlements);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, terms, status, settlements);
    }

    @Override
    public String toString() {
        return terms.reference() + " " + terms.instalment() + "/" + terms.installments() + " " + terms.net() + " due "
                + terms.due() + " (" + ReceivableCodec.name(status.kind()) + ")";
    }
}
