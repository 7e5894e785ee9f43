package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.ChargeMove;
import dev.backoffice.finance.charge.ChargeMoves;
import dev.backoffice.finance.charge.ChargeRefund;
import dev.backoffice.finance.charge.Charges;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.finance.charge.CreditRefund;
import dev.backoffice.finance.charge.RefundCharge;
import dev.backoffice.finance.charge.RefundCredit;
import dev.backoffice.finance.charge.RefundInto;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * What of the money of orders goes back, never more than is there. Each cause of a refund has a number; its refunds are that
 * number and a count, so what was begun before is finished and not done twice.
 */
final class OrderRefunds {
    private final OrderDesk desk;
    private final Charges charges;
    private final InstantSource clock;

    OrderRefunds(OrderDesk desk, Charges charges, InstantSource clock) {
        this.desk = desk;
        this.charges = charges;
        this.clock = clock;
    }

    /** Under which number money goes back for goods of an order that came back. */
    static String ofReturns(OrderId order) {
        return "return/" + order;
    }

    private static String ofCancellation(OrderView order) {
        return "cancel/" + order.id();
    }

    /** What an order asks for; one that was split asks for its parts that live, less what went back for goods of them. */
    Money due(CallContext context, OrderView whole) {
        if (whole.parts().isEmpty()) {
            return whole.total();
        }
        List<Charge> all = chargesOf(context, whole);
        Money due = whole.total().multipliedBy(0);
        for (OrderId id : whole.parts()) {
            OrderView part = desk.view(context, id);
            due = part.status() == OrderStatus.Kind.CANCELLED ? due : due.plus(share(all, part));
        }
        return due;
    }

    /** What of the money is a part's, less what went back for goods of it. */
    private static Money share(List<Charge> all, OrderView part) {
        return part.total().minus(refunded(all, ofReturns(part.id()), part));
    }

    /** All that is there of a cancelled order's money goes back, and what no charge took. */
    void giveBackAll(CallContext context, OrderView order) {
        for (Charge charge : chargesOf(context, order)) {
            refund(context, charge, ofCancellation(order), left(charge), clock.instant());
        }
        for (Credit credit : creditsOf(context, order)) {
            refund(context, credit, ofCancellation(order), credit.left());
        }
    }

    /** A cancelled part's share goes back, as far as the parts that live do not need it. */
    void giveBackShare(CallContext context, OrderView part) {
        OrderView whole = desk.view(context, OrderMoney.whole(part));
        if (whole.status() == OrderStatus.Kind.CANCELLED) {
            // all of it goes back with the whole
            return;
        }
        String number = ofCancellation(part);
        List<Charge> all = chargesOf(context, whole);
        List<Credit> credits = creditsOf(context, whole);
        Money needed = due(context, whole);
        Money left = share(all, part)
                .minus(refunded(all, number, part))
                .minus(sum(
                        part,
                        credits.stream()
                                .flatMap(credit -> credit.refunds().stream())
                                .filter(refund -> refund.number().startsWith(number + "/"))
                                .map(CreditRefund::amount)));
        Money spare = sum(part, all.stream().map(OrderRefunds::left)).minus(needed);
        for (Charge charge : all) {
            Money back = least(left(charge), least(left, spare));
            refund(context, charge, number, back, clock.instant());
            left = left.minus(back);
            spare = spare.minus(back);
        }
        spare = spare.plus(sum(part, credits.stream().map(Credit::left)));
        for (Credit credit : credits) {
            Money back = least(credit.left(), least(left, spare));
            refund(context, credit, number, back);
            left = left.minus(back);
            spare = spare.minus(back);
        }
    }

    /**
     * Gives so much back of an order's money, from one charge after the other; what went back under this number already counts.
     *
     * @return how much went back under this number, now and before; less than was wanted when less is there
     */
    Money giveBack(CallContext context, OrderView order, String number, Money wanted) {
        List<Charge> all = chargesOf(context, order);
        Money given = refunded(all, number, order);
        for (Charge charge : all) {
            Money back = least(left(charge), wanted.minus(given));
            refund(context, charge, number, back, clock.instant());
            given = given.plus(back);
        }
        return given;
    }

    /** Gives so much more of an order's money back under a number. */
    void giveBackMore(CallContext context, OrderView order, String number, Money more) {
        giveBack(
                context,
                order,
                number,
                refunded(chargesOf(context, order), number, order).plus(more));
    }

    /** Money the channel says it has given back. */
    void givenBack(CallContext context, Charge charge, Money amount, Instant at) {
        String number = "channel";
        boolean before =
                charge.refunds().stream().anyMatch(refund -> refund.number().startsWith(number + "/"));
        if (!before) {
            refund(context, charge, number, least(left(charge), amount), at);
        }
    }

    /** How much of a charge may go back; nothing while the buyer disputes it. */
    private static Money left(Charge charge) {
        return ChargeMoves.legal(ChargeMove.REFUND, charge.status().kind())
                ? charge.left()
                : charge.left().multipliedBy(0);
    }

    /** What was paid from credit becomes credit again. */
    private void refund(CallContext context, Charge charge, String number, Money amount, Instant at) {
        if (amount.isPositive()) {
            String each = number + "/" + (charge.refunds().size() + 1);
            RefundInto into =
                    charge.terms().method() == ChargeMethod.STORE_CREDIT ? RefundInto.CREDIT : RefundInto.PAYER;
            charges.refund(
                    context,
                    new RefundCharge(
                            IdempotencyKey.of("refund/" + charge.id() + "/" + each),
                            charge.id(),
                            each,
                            amount,
                            into,
                            at));
        }
    }

    /** Money that no charge took goes back to who paid; what was store credit stays that. */
    private void refund(CallContext context, Credit credit, String number, Money amount) {
        if (amount.isPositive()) {
            String each = number + "/" + (credit.refunds().size() + 1);
            charges.refundCredit(
                    context,
                    new RefundCredit(
                            IdempotencyKey.of("refund/" + credit.id() + "/" + each),
                            credit.id(),
                            each,
                            amount,
                            clock.instant()));
        }
    }

    private List<Charge> chargesOf(CallContext context, OrderView order) {
        return charges.of(context, OrderMoney.reference(OrderMoney.whole(order)));
    }

    private List<Credit> creditsOf(CallContext context, OrderView order) {
        return charges.creditsOf(context, OrderMoney.reference(OrderMoney.whole(order))).stream()
                .filter(credit -> credit.method() != ChargeMethod.STORE_CREDIT)
                .toList();
    }

    private static Money refunded(List<Charge> all, String number, OrderView order) {
        return sum(order, all.stream().map(charge -> refunded(charge, number)));
    }

    /** What went back of a charge under a number. */
    static Money refunded(Charge charge, String number) {
        return charge.refunds().stream()
                .filter(refund -> refund.number().startsWith(number + "/"))
                .map(ChargeRefund::amount)
                .reduce(charge.captured().multipliedBy(0), Money::plus);
    }

    private static Money sum(OrderView order, Stream<Money> amounts) {
        return amounts.reduce(Money.zero(order.total().getCurrencyUnit()), Money::plus);
    }

    /** The lesser of the two, and never below nothing. */
    private static Money least(Money one, Money other) {
        Money less = one.isLessThan(other) ? one : other;
        return less.isNegative() ? less.multipliedBy(0) : less;
    }
}
