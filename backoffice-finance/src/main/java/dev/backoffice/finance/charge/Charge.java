package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Transition;
import dev.backoffice.finance.charge.ChargeStatus.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Money asked for one thing, by one method ({@code cobrança}): a Pix, a boleto, a card, what is due on terms. Immutable and
 * thread-safe: each move gives the next state and what happened, or is refused with {@code charge.illegal-move} when {@link
 * ChargeMoves} does not have it.
 *
 * <p>Always: refunded + lost + disputed ≤ captured ≤ amount. What arrives beyond that is not the charge's but a {@link Credit}.
 */
public final class Charge {
    /** Most parts it can be paid in, and most refunds; money beyond that becomes a credit. */
    public static final int MAX_ENTRIES = 500;

    /** How charges are kept. */
    public static final AggregateType<Charge, ChargeEvent> TYPE = new AggregateType<>(
            "charge", ChargeCodec.CODEC, ChargeEvents.CODEC, charge -> charge.id.toString(), Charge::indexes);

    static final String BY_REFERENCE = "reference";
    static final String BY_EXTERNAL = "external";
    private static final String BY_DUE = "due-date";
    private static final String BY_STATUS = "status-due-date";

    /** Behind every day. */
    private static final String NOT_DUE = "none";

    private final ChargeId id;
    private final ChargeTerms terms;
    private final ChargeStatus status;
    private final List<Capture> captures;
    private final List<ChargeRefund> refunds;
    private final List<ResolvedDispute> disputes;

    Charge(
            ChargeId id,
            ChargeTerms terms,
            ChargeStatus status,
            List<Capture> captures,
            List<ChargeRefund> refunds,
            List<ResolvedDispute> disputes) {
        this.id = id;
        this.terms = terms;
        this.status = status;
        this.captures = List.copyOf(captures);
        this.refunds = List.copyOf(refunds);
        this.disputes = List.copyOf(disputes);
    }

    /** What finds the charges of a query. */
    static View<Charge> view(ChargeQuery query) {
        View<Charge> all = View.of(TYPE.kind());
        Optional<String> from = query.dueFrom().map(View::sortable);
        // a range without an end does not reach those without a date
        Optional<String> to = query.dueTo()
                .or(() -> query.dueFrom().map(day -> LocalDate.MAX))
                .map(View::sortable);
        if (query.reference().isPresent()) {
            return all.where(BY_REFERENCE, query.reference().get())
                    .andBetween("due", query.dueFrom(), query.dueTo(), Charge::firstDue)
                    .and("status", query.status(), charge -> charge.status.kind());
        }
        return query.status()
                .map(status -> all.within(BY_STATUS, Forms.name(status), from, to))
                .orElseGet(() -> all.between(BY_DUE, from, to));
    }

    private Optional<LocalDate> firstDue() {
        return terms.dues().stream().findFirst();
    }

    private static Map<String, String> indexes(Charge charge) {
        Map<String, String> texts = new HashMap<>();
        texts.put(BY_REFERENCE, charge.terms.reference());
        String due = charge.firstDue().map(View::sortable).orElse(NOT_DUE);
        texts.put(BY_DUE, due);
        texts.put(BY_STATUS, View.combined(Forms.name(charge.status.kind()), due));
        charge.terms.externalReference().ifPresent(number -> texts.put(BY_EXTERNAL, number));
        if (charge.can(ChargeMove.EXPIRE)) {
            charge.terms.expiresAt().ifPresent(at -> texts.put(DueDocuments.INDEX, View.sortable(at)));
        }
        return texts;
    }

    /** A new charge; it is pending, or on terms when its terms say so. */
    public static Transition<Charge, ChargeEvent> open(TenantId tenant, ChargeTerms terms) {
        ChargeId id = ChargeId.of(tenant, Input.required(terms, "terms").reference(), terms.ordinal());
        ChargeStatus first = terms.onTerms() ? new ChargeStatus.OnTerms() : new ChargeStatus.Pending();
        return Transition.of(
                new Charge(id, terms, first, List.of(), List.of(), List.of()), new ChargeEvent.ChargeOpened(id, terms));
    }

    // ---- moves

    /**
     * The money is promised.
     *
     * @param number the number of the authorization, when there is one
     * @param at when
     */
    public Transition<Charge, ChargeEvent> authorize(Optional<String> number, Instant at) {
        legal(ChargeMove.AUTHORIZE);
        return Transition.of(
                with(new ChargeStatus.Authorized(number, at)),
                new ChargeEvent.ChargeAuthorized(id, terms.reference(), terms.method(), terms.amount(), at));
    }

    /** How much of money that arrives it takes: no more than is missing, and nothing where it is not asked for. */
    public Money takes(Money offered) {
        Money none = Money.zero(terms.amount().getCurrencyUnit());
        if (!asked() || captures.size() >= MAX_ENTRIES || !offered.isSameCurrency(terms.amount())) {
            return none;
        }
        return offered.isGreaterThan(missing()) ? missing() : offered;
    }

    /**
     * Money arrived. The same money again changes nothing.
     *
     * @param amount no more than it {@link #takes}
     * @throws RuleViolation {@code charge.more-than-missing}
     * @throws Conflict {@code money.other-content} when this money was told with another amount
     */
    public Transition<Charge, ChargeEvent> capture(MoneyId money, Money amount, Instant at) {
        Optional<Capture> before = captures.stream()
                .filter(capture -> capture.money().equals(money))
                .findFirst();
        if (before.isPresent()) {
            if (!before.get().amount().equals(amount)) {
                throw Conflict.lasting(
                        "money.other-content",
                        "money",
                        money.toString(),
                        "amount",
                        before.get().amount().toString(),
                        "reference",
                        terms.reference());
            }
            return Transition.of(this, List.of());
        }
        legal(ChargeMove.CAPTURE, standing().kind());
        if (!takes(Amounts.positive(amount, "amount")).equals(amount)) {
            throw RuleViolation.of(
                    "charge.more-than-missing",
                    "charge",
                    id.toString(),
                    "amount",
                    amount.toString(),
                    "missing",
                    missing().toString());
        }
        boolean complete = amount.isEqual(missing());
        List<Capture> more = new ArrayList<>(captures);
        more.add(new Capture(money, amount, at));
        ChargeStatus paid = complete ? new ChargeStatus.Captured() : new ChargeStatus.PartlyCaptured();
        Charge next = new Charge(
                id,
                terms,
                status instanceof ChargeStatus.Disputed open
                        ? new ChargeStatus.Disputed(paid, open.number(), open.amount(), open.at())
                        : paid,
                more,
                refunds,
                disputes);
        ChargeEvent event = money.fromCredit()
                ? new ChargeEvent.CreditApplied(id, terms.reference(), terms.method(), money, amount, complete, at)
                : new ChargeEvent.MoneyCaptured(id, terms.reference(), terms.method(), money, amount, complete, at);
        return Transition.of(next, event);
    }

    /**
     * Its time passed.
     *
     * @throws RuleViolation {@code charge.not-due} before that, and for one that does not expire
     */
    public Transition<Charge, ChargeEvent> expire(Moment moment) {
        legal(ChargeMove.EXPIRE);
        if (terms.expiresAt().filter(at -> !at.isAfter(moment.now())).isEmpty()) {
            throw RuleViolation.of(
                    "charge.not-due",
                    "charge",
                    id.toString(),
                    "expires",
                    terms.expiresAt().map(Instant::toString).orElse("never"));
        }
        return Transition.of(
                with(new ChargeStatus.Expired(moment.now())),
                new ChargeEvent.ChargeExpired(
                        id, terms.reference(), terms.method(), terms.amount(), captured(), missing(), moment.now()));
    }

    /** It is not asked for any more. */
    public Transition<Charge, ChargeEvent> cancel(String reason, Moment moment) {
        legal(ChargeMove.CANCEL);
        return Transition.of(
                with(new ChargeStatus.Cancelled(checkReason(reason), moment.now())),
                new ChargeEvent.ChargeCancelled(
                        id,
                        terms.reference(),
                        terms.method(),
                        terms.amount(),
                        captured(),
                        missing(),
                        reason,
                        moment.now()));
    }

    /**
     * Money goes back. The same refund again changes nothing.
     *
     * @throws RuleViolation {@code charge.more-than-captured} for more than is left of it
     * @throws Conflict {@code charge.other-refund} when the number names another amount or way
     */
    public Transition<Charge, ChargeEvent> refund(String number, Money amount, RefundInto into, Instant at) {
        checkNumber(number);
        Input.required(into, "into");
        Amounts.positive(amount, "amount");
        Optional<ChargeRefund> before = refunds.stream()
                .filter(refund -> refund.number().equals(number))
                .findFirst();
        if (before.isPresent()) {
            if (!before.get().amount().equals(amount) || before.get().into() != into) {
                throw Conflict.lasting("charge.other-refund", "charge", id.toString(), "refund", number);
            }
            return Transition.of(this, List.of());
        }
        legal(ChargeMove.REFUND);
        requireLeft(amount);
        requireRoom(refunds.size());
        List<ChargeRefund> more = new ArrayList<>(refunds);
        more.add(new ChargeRefund(number, amount, into, at));
        Charge next = new Charge(
                id,
                terms,
                amount.isEqual(left()) ? new ChargeStatus.Refunded() : new ChargeStatus.PartlyRefunded(),
                captures,
                more,
                disputes);
        ChargeEvent event = into == RefundInto.PAYER
                ? new ChargeEvent.ChargeRefunded(id, terms.reference(), terms.method(), number, amount, at)
                : new ChargeEvent.ChargeRefundedIntoCredit(id, terms.reference(), terms.method(), number, amount, at);
        return Transition.of(next, event);
    }

    /**
     * The buyer disputes it. The same case again changes nothing.
     *
     * @throws RuleViolation {@code charge.more-than-captured}, {@code charge.dispute-resolved} for a case that ended
     */
    public Transition<Charge, ChargeEvent> dispute(String number, Money amount, Instant at) {
        checkNumber(number);
        Amounts.positive(amount, "amount");
        if (status instanceof ChargeStatus.Disputed open
                && open.number().equals(number)
                && open.amount().equals(amount)) {
            return Transition.of(this, List.of());
        }
        if (resolved(number).isPresent()) {
            throw RuleViolation.of("charge.dispute-resolved", "charge", id.toString(), "dispute", number);
        }
        legal(ChargeMove.DISPUTE);
        requireLeft(amount);
        requireRoom(disputes.size());
        return Transition.of(
                with(new ChargeStatus.Disputed(status, number, amount, at)),
                new ChargeEvent.ChargeDisputed(id, terms.reference(), terms.method(), number, amount, at));
    }

    /**
     * The dispute ended. The same end again changes nothing.
     *
     * @throws RuleViolation {@code charge.other-dispute} when another case is open
     * @throws Conflict {@code charge.other-outcome} when it ended otherwise
     */
    public Transition<Charge, ChargeEvent> resolve(String number, DisputeOutcome outcome, Instant at) {
        checkNumber(number);
        Input.required(outcome, "outcome");
        Optional<ResolvedDispute> before = resolved(number);
        if (before.isPresent()) {
            if (before.get().outcome() != outcome) {
                throw Conflict.lasting("charge.other-outcome", "charge", id.toString(), "dispute", number);
            }
            return Transition.of(this, List.of());
        }
        legal(ChargeMove.RESOLVE);
        ChargeStatus.Disputed open = (ChargeStatus.Disputed) status;
        if (!open.number().equals(number)) {
            throw RuleViolation.of(
                    "charge.other-dispute", "charge", id.toString(), "dispute", number, "open", open.number());
        }
        List<ResolvedDispute> more = new ArrayList<>(disputes);
        more.add(new ResolvedDispute(number, open.amount(), outcome, at));
        ChargeStatus next = outcome == DisputeOutcome.WON ? open.before() : new ChargeStatus.ChargedBack(number, at);
        ChargeEvent event = outcome == DisputeOutcome.WON
                ? new ChargeEvent.DisputeWon(id, terms.reference(), terms.method(), number, open.amount(), at)
                : new ChargeEvent.DisputeLost(id, terms.reference(), terms.method(), number, open.amount(), at);
        return Transition.of(new Charge(id, terms, next, captures, refunds, more), event);
    }

    private Optional<ResolvedDispute> resolved(String number) {
        return disputes.stream()
                .filter(dispute -> dispute.number().equals(number))
                .findFirst();
    }

    private boolean can(ChargeMove move) {
        return ChargeMoves.legal(move, status.kind());
    }

    private void legal(ChargeMove move) {
        legal(move, status.kind());
    }

    private void legal(ChargeMove move, Kind from) {
        if (!ChargeMoves.legal(move, from)) {
            throw RuleViolation.of(
                    "charge.illegal-move",
                    "charge",
                    id.toString(),
                    "move",
                    Forms.name(move),
                    "status",
                    Forms.name(from));
        }
    }

    private void requireLeft(Money amount) {
        if (!amount.isSameCurrency(terms.amount()) || amount.isGreaterThan(left())) {
            throw RuleViolation.of(
                    "charge.more-than-captured",
                    "charge",
                    id.toString(),
                    "amount",
                    amount.toString(),
                    "left",
                    left().toString());
        }
    }

    private void requireRoom(int entries) {
        if (entries >= MAX_ENTRIES) {
            throw RuleViolation.of(
                    "charge.too-many-entries", "charge", id.toString(), "limit", Integer.toString(MAX_ENTRIES));
        }
    }

    static String checkReason(String reason) {
        return Input.text(reason, "reason", 200);
    }

    static String checkNumber(String number) {
        return CodeText.check("number", number, 100, CodeText.PRINTABLE);
    }

    static Instant checkAt(Instant at) {
        return Input.inRange(at, "at", Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));
    }

    private Charge with(ChargeStatus next) {
        return new Charge(id, terms, next, captures, refunds, disputes);
    }

    /** Where it stands but for a dispute: what is not disputed is asked for as before. */
    private ChargeStatus standing() {
        return status instanceof ChargeStatus.Disputed open ? open.before() : status;
    }

    // ---- what it is

    /** Which. */
    public ChargeId id() {
        return id;
    }

    /** What was agreed. */
    public ChargeTerms terms() {
        return terms;
    }

    /** Where it stands. */
    public ChargeStatus status() {
        return status;
    }

    /** The money it got, the first first. */
    public List<Capture> captures() {
        return captures;
    }

    /** What went back, the first first. */
    public List<ChargeRefund> refunds() {
        return refunds;
    }

    /** The disputes that ended, the first first. */
    public List<ResolvedDispute> disputes() {
        return disputes;
    }

    /** How much it got. */
    public Money captured() {
        return sum(captures.stream().map(Capture::amount).toList());
    }

    /** How much is still to come before it is paid, whether or not it is still asked for. */
    public Money missing() {
        return terms.amount().minus(captured());
    }

    /** Whether money that is missing is still asked for, also while a part of it is disputed. */
    boolean asked() {
        return ChargeMoves.legal(ChargeMove.CAPTURE, standing().kind());
    }

    /** How much went back, to the payer or into a credit. */
    public Money refunded() {
        return sum(refunds.stream().map(ChargeRefund::amount).toList());
    }

    /** How much was taken back in disputes. */
    public Money lost() {
        return sum(disputes.stream()
                .filter(dispute -> dispute.outcome() == DisputeOutcome.LOST)
                .map(ResolvedDispute::amount)
                .toList());
    }

    /** How much of what it got is there still, blocked by a dispute or not. */
    public Money left() {
        return captured().minus(refunded()).minus(lost());
    }

    /** How much is blocked by an open dispute. */
    public Money disputed() {
        return status instanceof ChargeStatus.Disputed open ? open.amount() : sum(List.of());
    }

    /** How much is promised by the card's issuer or the marketplace. */
    public Money authorized() {
        return status.kind() == Kind.AUTHORIZED ? missing() : sum(List.of());
    }

    /** How much is still due later by agreement, also while what came is disputed. */
    public Money dueOnTerms() {
        return terms.onTerms() && asked() ? missing() : sum(List.of());
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(terms.amount().getCurrencyUnit()), Money::plus);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Charge charge
                && id.equals(charge.id)
                && terms.equals(charge.terms)
                && status.equals(charge.status)
                && captures.equals(charge.captures)
                && refunds.equals(charge.refunds)
                && disputes.equals(charge.disputes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, terms, status, captures, refunds, disputes);
    }

    @Override
    public String toString() {
        return terms.reference() + "#" + terms.ordinal() + " " + terms.amount() + " (" + Forms.name(status.kind())
                + ")";
    }
}
