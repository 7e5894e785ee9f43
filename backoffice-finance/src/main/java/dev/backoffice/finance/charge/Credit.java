package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Money the company holds and owes: what came late, twice, in excess or for nothing that is known, and refunds that stay
 * ({@code crédito do cliente}). It can pay a charge or go back. Immutable and thread-safe.
 *
 * <p>Always: used + refunded + left = amount, and left is never below zero. It is spent when nothing is left; it begins with its
 * amount and has no other states.
 */
public final class Credit {
    /** Most uses, and most refunds. */
    public static final int MAX_ENTRIES = 500;

    /** How credits are kept. */
    public static final AggregateType<Credit, CreditEvent> TYPE = new AggregateType<>(
            "credit", CreditCodec.CODEC, CreditEvents.CODEC, credit -> credit.id.toString(), Credit::indexes);

    static final String BY_REFERENCE = "reference";
    private static final String BY_OPEN = "open";
    private static final String OPEN = "open";

    private final CreditId id;
    private final String reference;
    private final CreditCause cause;
    private final String source;
    private final ChargeMethod method;
    private final Money amount;
    private final Instant at;
    private final List<CreditUse> uses;
    private final List<CreditRefund> refunds;

    Credit(
            CreditId id,
            String reference,
            CreditCause cause,
            String source,
            ChargeMethod method,
            Money amount,
            Instant at,
            List<CreditUse> uses,
            List<CreditRefund> refunds) {
        this.id = id;
        this.reference = reference;
        this.cause = cause;
        this.source = source;
        this.method = method;
        this.amount = amount;
        this.at = at;
        this.uses = List.copyOf(uses);
        this.refunds = List.copyOf(refunds);
    }

    /** What finds the credits of a query. */
    static View<Credit> view(CreditQuery query) {
        View<Credit> all = View.of(TYPE.kind());
        if (query.reference().isPresent()) {
            View<Credit> some = all.where(BY_REFERENCE, query.reference().get());
            return query.onlyLeft()
                    ? some.and("left", "", credit -> !credit.left().isZero())
                    : some;
        }
        return query.onlyLeft() ? all.where(BY_OPEN, OPEN) : all;
    }

    private static Map<String, String> indexes(Credit credit) {
        Map<String, String> texts = new HashMap<>();
        texts.put(BY_REFERENCE, credit.reference);
        if (!credit.left().isZero()) {
            texts.put(BY_OPEN, OPEN);
        }
        return texts;
    }

    /** Money that arrived and no charge took. */
    static Transition<Credit, CreditEvent> ofMoney(
            CreditId id,
            String reference,
            CreditCause cause,
            MoneyId money,
            ChargeMethod method,
            Money amount,
            Instant at) {
        Credit credit = new Credit(id, reference, cause, money.toString(), method, amount, at, List.of(), List.of());
        return Transition.of(credit, new CreditEvent.CreditGranted(id, reference, cause, method, money, amount, at));
    }

    /** A refund that stays in the company. */
    static Transition<Credit, CreditEvent> ofRefund(
            CreditId id, Charge charge, String refund, Money amount, Instant at) {
        String reference = charge.terms().reference();
        Credit credit = new Credit(
                id,
                reference,
                CreditCause.REFUND,
                refundSource(charge.id(), refund),
                charge.terms().method(),
                amount,
                at,
                List.of(),
                List.of());
        return Transition.of(
                credit, new CreditEvent.CreditGrantedByRefund(id, reference, charge.id(), refund, amount, at));
    }

    static String refundSource(ChargeId charge, String refund) {
        return charge + "/" + refund;
    }

    /** The name of its next use. */
    MoneyId nextUse() {
        return MoneyId.use(id, uses.size() + 1);
    }

    /**
     * It pays a charge.
     *
     * @throws RuleViolation {@code credit.too-little} for more than is left
     */
    Transition<Credit, CreditEvent> use(ChargeId charge, Money part, Instant when) {
        requireLeft(part);
        requireRoom(uses.size());
        CreditUse use = new CreditUse(nextUse(), charge, part, when);
        List<CreditUse> more = new ArrayList<>(uses);
        more.add(use);
        return Transition.of(
                new Credit(id, reference, cause, source, method, amount, at, more, refunds),
                new CreditEvent.CreditUsed(id, reference, charge, use.money(), part, when));
    }

    /**
     * It goes back to who paid. The same refund again changes nothing.
     *
     * @throws RuleViolation {@code credit.too-little} for more than is left
     * @throws Conflict {@code credit.other-refund} when the number names another amount
     */
    public Transition<Credit, CreditEvent> refund(String number, Money part, Instant when) {
        Charge.checkNumber(number);
        Amounts.positive(part, "amount");
        Optional<CreditRefund> before = refunds.stream()
                .filter(refund -> refund.number().equals(number))
                .findFirst();
        if (before.isPresent()) {
            if (!before.get().amount().equals(part)) {
                throw Conflict.lasting("credit.other-refund", "credit", id.toString(), "refund", number);
            }
            return Transition.of(this, List.of());
        }
        requireLeft(part);
        requireRoom(refunds.size());
        List<CreditRefund> more = new ArrayList<>(refunds);
        more.add(new CreditRefund(number, part, when));
        return Transition.of(
                new Credit(id, reference, cause, source, method, amount, at, uses, more),
                new CreditEvent.CreditRefunded(id, reference, method, number, part, when));
    }

    private void requireLeft(Money part) {
        if (!Amounts.positive(part, "amount").isSameCurrency(amount) || part.isGreaterThan(left())) {
            throw RuleViolation.of(
                    "credit.too-little", "credit", id.toString(), "amount", part.toString(), "left", left().toString());
        }
    }

    private void requireRoom(int entries) {
        if (entries >= MAX_ENTRIES) {
            throw RuleViolation.of(
                    "credit.too-many-entries", "credit", id.toString(), "limit", Integer.toString(MAX_ENTRIES));
        }
    }

    // ---- what it is

    /** Which. */
    public CreditId id() {
        return id;
    }

    /** What the money came for, e.g. {@code order/1001}. */
    public String reference() {
        return reference;
    }

    /** Why the company owes it. */
    public CreditCause cause() {
        return cause;
    }

    /** Where it came from: the money's id, or charge and number of the refund. */
    public String source() {
        return source;
    }

    /** How the money had come. */
    public ChargeMethod method() {
        return method;
    }

    /** How much it was at first. */
    public Money amount() {
        return amount;
    }

    /** Since when. */
    public Instant at() {
        return at;
    }

    /** What it paid, the first first. */
    public List<CreditUse> uses() {
        return uses;
    }

    /** What went back, the first first. */
    public List<CreditRefund> refunds() {
        return refunds;
    }

    /** How much of it paid charges. */
    public Money used() {
        return uses.stream().map(CreditUse::amount).reduce(zero(), Money::plus);
    }

    /** How much of it went back. */
    public Money refunded() {
        return refunds.stream().map(CreditRefund::amount).reduce(zero(), Money::plus);
    }

    /** How much of it is there still. */
    public Money left() {
        return amount.minus(used()).minus(refunded());
    }

    private Money zero() {
        return Money.zero(amount.getCurrencyUnit());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credit credit
                && id.equals(credit.id)
                && reference.equals(credit.reference)
                && cause == credit.cause
                && source.equals(credit.source)
                && method == credit.method
                && amount.equals(credit.amount)
                && at.equals(credit.at)
                && uses.equals(credit.uses)
                && refunds.equals(credit.refunds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, reference, cause, source, method, amount, at, uses, refunds);
    }

    @Override
    public String toString() {
        return reference + " " + cause + " " + left() + " of " + amount;
    }
}
