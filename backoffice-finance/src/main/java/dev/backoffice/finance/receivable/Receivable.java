package dev.backoffice.finance.receivable;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Transition;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.receivable.ReceivableEvent.OverpaymentReversed;
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
    private static final String BY_DUE = "due-date";
    private static final String BY_STATUS = "status-due-date";
    private static final String OPEN_DUE = "open-due";
    private static final String OPEN_DEBTOR = "open-debtor-due";

    private final ReceivableId id;
    private final ReceivableTerms terms;
    private final ReceivableStatus status;
    private final List<Settlement> settlements;
    private final Money writtenOff;
    private final Money cancelled;

    Receivable(
            ReceivableId id,
            ReceivableTerms terms,
            ReceivableStatus status,
            List<Settlement> settlements,
            Money writtenOff,
            Money cancelled) {
        this.id = id;
        this.terms = terms;
        this.status = status;
        this.settlements = List.copyOf(settlements);
        this.writtenOff = writtenOff;
        this.cancelled = cancelled;
    }

    /** What finds the receivables of a query; each question its index answers is left away, so that its pages are read whole. */
    static View<Receivable> view(ReceivableQuery query) {
        View<Receivable> all = View.of(TYPE.kind());
        Optional<String> from = query.dueFrom().map(View::sortable);
        Optional<String> to = query.dueTo().map(View::sortable);
        if (query.reference().isPresent()) {
            View<Receivable> some = all.where(BY_REFERENCE, query.reference().get())
                    .andBetween("due", query.dueFrom(), query.dueTo(), row -> Optional.of(row.terms.due()))
                    .and("status", query.status(), row -> row.status.kind());
            return open(query, debtor(query, some));
        }
        if (query.status().isPresent()) {
            return open(
                    query,
                    debtor(
                            query,
                            all.within(BY_STATUS, Forms.name(query.status().get()), from, to)));
        }
        if (query.onlyOpen()) {
            return query.debtor()
                    .map(debtor -> all.within(OPEN_DEBTOR, debtor.toString(), from, to))
                    .orElseGet(() -> all.between(OPEN_DUE, from, to));
        }
        return debtor(query, all.between(BY_DUE, from, to));
    }

    private static View<Receivable> debtor(ReceivableQuery query, View<Receivable> view) {
        return view.and("debtor", query.debtor(), row -> row.terms.debtor());
    }

    private static View<Receivable> open(ReceivableQuery query, View<Receivable> view) {
        return query.onlyOpen() ? view.and("open", "", row -> row.can(ReceivableMove.SETTLE)) : view;
    }

    private static Map<String, String> indexes(Receivable receivable) {
        Map<String, String> texts = new HashMap<>();
        String due = View.sortable(receivable.terms.due());
        texts.put(BY_REFERENCE, receivable.terms.reference());
        texts.put(BY_DUE, due);
        texts.put(BY_STATUS, View.combined(Forms.name(receivable.status.kind()), due));
        if (receivable.can(ReceivableMove.SETTLE)) {
            texts.put(OPEN_DUE, due);
            texts.put(OPEN_DEBTOR, View.combined(receivable.terms.debtor().toString(), due));
        }
        return texts;
    }

    /** A new receivable. */
    public static Transition<Receivable, ReceivableEvent> open(TenantId tenant, ReceivableTerms terms, Moment moment) {
        Input.required(terms, "terms");
        ReceivableId id = ReceivableId.of(tenant, terms.reference(), terms.series(), terms.instalment());
        Money none = Money.zero(terms.amount().getCurrencyUnit());
        return Transition.of(
                new Receivable(id, terms, new ReceivableStatus.Open(), List.of(), none, none),
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
        Receivable next = paidBy(more, applied);
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

    /** What came of money that was told before, or just now; money that was taken back meanwhile settles nothing. */
    SettlementOutcome outcome(MoneyId money) {
        Settlement told =
                settlement(money).orElseThrow(() -> new IllegalStateException(money + " was not paid for " + id));
        if (told.reversedAt().isPresent()) {
            return new SettlementOutcome.Settled(told.counted(), left());
        }
        return told.over().isPositive()
                ? new SettlementOutcome.Overpaid(told.applied(), told.over())
                : new SettlementOutcome.Settled(told.applied(), left());
    }

    /**
     * Money that was paid was taken back, also where the rest had been written off or cancelled before: what it had settled is
     * owed again, and that rest stays what it is. What of it had been too much is told by itself.
     *
     * @param reason why, without personal data
     * @throws RuleViolation {@code receivable.not-settled} when this money was not paid for it, or was taken back already
     */
    public Transition<Receivable, ReceivableEvent> reverse(MoneyId money, String reason, Instant at) {
        checkReason(reason);
        Settlement reversed = settlement(money)
                .filter(settlement -> settlement.reversedAt().isEmpty())
                .orElseThrow(() -> RuleViolation.of(
                        "receivable.not-settled", "receivable", id.toString(), "money", money.toString()));
        List<Settlement> more = new ArrayList<>(settlements);
        more.set(more.indexOf(reversed), reversed.reversed(at));
        List<ReceivableEvent> events = new ArrayList<>();
        if (reversed.applied().isPositive()) {
            legal(ReceivableMove.REVERSE);
            events.add(new SettlementReversed(
                    id, terms.reference(), terms.debtor(), money, reversed.applied(), reason, at));
        }
        if (reversed.over().isPositive()) {
            events.add(
                    new OverpaymentReversed(id, terms.reference(), terms.debtor(), money, reversed.over(), reason, at));
        }
        return Transition.of(paidBy(more, reversed.applied()), events);
    }

    /** Money that settles nothing moves nothing. */
    private Receivable paidBy(List<Settlement> all, Money moved) {
        Receivable next = new Receivable(id, terms, status, all, writtenOff, cancelled);
        return moved.isPositive() ? next.asPaid() : next;
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
                with(new ReceivableStatus.WrittenOff(reason, moment.now()), writtenOff.plus(left()), cancelled),
                new ReceivableWrittenOff(id, terms.reference(), terms.debtor(), left(), reason, moment.now()));
    }

    /**
     * What was written off is asked for again.
     *
     * @param reason why, without personal data
     * @throws RuleViolation {@code receivable.not-written-off} when nothing was
     */
    public Transition<Receivable, ReceivableEvent> reinstate(String reason, Moment moment) {
        legal(ReceivableMove.REINSTATE);
        checkReason(reason);
        if (writtenOff.isZero()) {
            throw RuleViolation.of("receivable.not-written-off", "receivable", id.toString());
        }
        return Transition.of(
                with(status, zero(), cancelled).asPaid(),
                new ReceivableReinstated(id, terms.reference(), terms.debtor(), writtenOff, reason, moment.now()));
    }

    /**
     * The rest is not owed any more. The fee of that rest, in proportion, is not kept either.
     *
     * @param reason why, without personal data
     */
    public Transition<Receivable, ReceivableEvent> cancel(String reason, Moment moment) {
        legal(ReceivableMove.CANCEL);
        checkReason(reason);
        Money all = cancelled.plus(left());
        Money fee = feeOf(all).minus(feeOf(cancelled));
        return Transition.of(
                with(new ReceivableStatus.Cancelled(reason, moment.now()), writtenOff, all),
                new ReceivableCancelled(id, terms.reference(), terms.debtor(), left(), fee, reason, moment.now()));
    }

    /** The fee of a part of the net: however often parts are cancelled, their fees never sum to more than there is. */
    private Money feeOf(Money part) {
        return Allocation.byAmounts(terms.fee(), List.of(terms.net().minus(part), part))
                .get(1);
    }

    private Receivable asPaid() {
        return with(paid(), writtenOff, cancelled);
    }

    private ReceivableStatus paid() {
        if (left().isZero()) {
            return new ReceivableStatus.Settled();
        }
        return settled().isZero() ? new ReceivableStatus.Open() : new ReceivableStatus.PartlySettled();
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
                    Forms.name(move),
                    "status",
                    Forms.name(status.kind()));
        }
    }

    static String checkReason(String reason) {
        return Input.text(reason, "reason", 200);
    }

    private Receivable with(ReceivableStatus next, Money off, Money notOwed) {
        return new Receivable(id, terms, next, settlements, off, notOwed);
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
        return writtenOff;
    }

    /** How much is not owed any more. */
    public Money cancelled() {
        return cancelled;
    }

    /** How much is still owed. */
    public Money left() {
        return terms.net().minus(settled()).minus(writtenOff).minus(cancelled);
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
                && settlements.equals(receivable.settlements)
                && writtenOff.equals(receivable.writtenOff)
                && cancelled.equals(receivable.cancelled);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, terms, status, settlements, writtenOff, cancelled);
    }

    @Override
    public String toString() {
        return terms.reference() + " " + terms.instalment() + "/" + terms.installments() + " " + terms.net() + " due "
                + terms.due() + " (" + Forms.name(status.kind()) + ")";
    }
}
