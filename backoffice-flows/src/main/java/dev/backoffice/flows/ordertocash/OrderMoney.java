package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeEvent;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.Charges;
import dev.backoffice.finance.charge.Coverage;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.finance.charge.CreditEvent;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.finance.charge.UseCredit;
import dev.backoffice.inventory.order.HoldLoss;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.PartOf;
import dev.backoffice.inventory.order.WaitReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * The money of orders: whether it is there, so that goods may leave, what follows when it comes or its time passes, and what
 * goes back of it.
 *
 * <p>The money of an order that was split belongs to the whole: its parts ask for the charges of their mother.
 */
final class OrderMoney {
    /** Nobody is going to pay for it any more; it goes on should money come late. */
    static final String PAYMENT_EXPIRED = "order.payment-expired";

    private static final Set<String> WAITS_FOR_MONEY = Set.of(WaitReason.AWAITING_PAYMENT, PAYMENT_EXPIRED);

    private final OrderDesk desk;
    private final OrderStock goods;
    private final Charges charges;
    private final OrderRefunds refunds;
    private final OrderCharges told;
    private final PaymentPolicy policy;
    private final InstantSource clock;

    OrderMoney(
            OrderDesk desk,
            OrderStock goods,
            Charges charges,
            OrderRefunds refunds,
            OrderCharges told,
            PaymentPolicy policy,
            InstantSource clock) {
        this.desk = desk;
        this.goods = goods;
        this.charges = charges;
        this.refunds = refunds;
        this.told = told;
        this.policy = policy;
        this.clock = clock;
    }

    /** What charges of an order are found by. */
    static String reference(OrderId whole) {
        return OrderDesk.REFERENCE + whole;
    }

    /** Whose money it is: a part's is its mother's. */
    static OrderId whole(OrderView order) {
        return order.partOf().map(PartOf::mother).orElse(order.id());
    }

    // ---- whether goods may leave

    /** What keeps an order from being set aside: its charges have expired, and nothing came instead. */
    Optional<WaitReason> beforeHold(CallContext context, OrderView order) {
        Coverage coverage = coverage(context, order).value();
        boolean open = charges.of(context, coverage.reference()).stream().anyMatch(OrderMoney::open);
        boolean comes = coverage.covered() || open || !coverage.credit().isLessThan(coverage.missing());
        boolean charged = !charges.of(context, coverage.reference()).isEmpty();
        return comes || !charged
                ? Optional.empty()
                : Optional.of(
                        WaitReason.of(PAYMENT_EXPIRED, "Nobody paid in time; " + coverage.missing() + " is missing."));
    }

    /** What keeps an order from being separated: money that is missing. Credit of the order is used for it first. */
    Optional<WaitReason> beforeSeparation(CallContext context, OrderView order) {
        Coverage coverage = coverage(context, order).value();
        if (!coverage.covered() && coverage.credit().isPositive()) {
            useCredits(context, coverage);
            coverage = coverage(context, order).value();
        }
        return coverage.covered() ? Optional.empty() : Optional.of(WaitReason.awaitingPayment(coverage.missing()));
    }

    private Explained<Coverage> coverage(CallContext context, OrderView order) {
        OrderView whole = order.partOf().isPresent() ? desk.view(context, whole(order)) : order;
        return charges.coverage(context, reference(whole.id()), refunds.due(context, whole), policy.coverage());
    }

    /** Money that came late or in excess is the buyer's: it pays what is still missing. */
    private void useCredits(CallContext context, Coverage coverage) {
        Money missing = coverage.missing();
        for (Credit credit : charges.creditsOf(context, coverage.reference())) {
            Money used = credit.left().isLessThan(missing) ? credit.left() : missing;
            if (used.isPositive()) {
                Charge charge = chargeFor(context, coverage.reference(), credit, used);
                charges.useCredit(
                        context,
                        new UseCredit(
                                IdempotencyKey.of("use/" + credit.id() + "/" + charge.id()),
                                credit.id(),
                                charge.id(),
                                charge.missing(),
                                clock.instant()));
                missing = missing.minus(charge.missing());
            }
        }
    }

    /** One that was opened before and not paid, say because the process ended between the two, is the one. */
    private Charge chargeFor(CallContext context, String reference, Credit credit, Money amount) {
        List<Charge> there = charges.of(context, reference);
        return there.stream()
                .filter(charge -> open(charge)
                        && charge.terms()
                                .externalReference()
                                .equals(Optional.of(credit.id().toString())))
                .findFirst()
                .orElseGet(() -> {
                    int ordinal = OrderCharges.FROM_CREDIT + there.size();
                    OpenCharge open = OpenCharge.of(
                                    reference + "/charge/" + ordinal,
                                    reference,
                                    ordinal,
                                    ChargeMethod.STORE_CREDIT,
                                    amount)
                            .externalReference(credit.id().toString());
                    return charges.view(context, charges.open(context, open));
                });
    }

    private static boolean open(Charge charge) {
        return switch (charge.status().kind()) {
            case PENDING, AUTHORIZED, PARTLY_CAPTURED, ON_TERMS -> true;
            case CAPTURED, EXPIRED, CANCELLED, PARTLY_REFUNDED, REFUNDED, DISPUTED, CHARGED_BACK -> false;
        };
    }

    // ---- what happens to money

    void onCharge(CallContext context, Occurrence<ChargeEvent> happened) {
        ChargeEvent event = happened.event();
        if (event instanceof ChargeEvent.MoneyCaptured
                || event instanceof ChargeEvent.CreditApplied
                || event instanceof ChargeEvent.ChargeAuthorized) {
            giveBackOfParts(context, event.reference());
            goOn(context, happened.key(), event.reference(), "Money came.");
        } else if (event instanceof ChargeEvent.ChargeExpired || event instanceof ChargeEvent.ChargeCancelled) {
            lapse(context, happened.key(), event.reference());
        } else if (event instanceof ChargeEvent.DisputeWon) {
            desk.findByReference(context, event.reference())
                    .filter(order -> order.status() == OrderStatus.Kind.CANCELLED)
                    .ifPresent(order -> refunds.giveBackAll(context, order));
        }
    }

    /** Late, double or excess money: an order that still wants it goes on with it, one that was cancelled gives it back. */
    void onCredit(CallContext context, Occurrence<CreditEvent> happened) {
        if (happened.event() instanceof CreditEvent.CreditGranted granted) {
            Optional<OrderView> order = desk.findByReference(context, granted.reference());
            if (order.isPresent() && order.get().status() == OrderStatus.Kind.CANCELLED) {
                refunds.giveBackAll(context, order.get());
            } else {
                giveBackOfParts(context, granted.reference());
                goOn(context, happened.key(), granted.reference(), "Money came.");
            }
        }
    }

    /** Money that came for parts that were cancelled before it did. */
    private void giveBackOfParts(CallContext context, String reference) {
        desk.findByReference(context, reference).ifPresent(whole -> {
            for (OrderId id : whole.parts()) {
                OrderView part = desk.view(context, id);
                if (part.status() == OrderStatus.Kind.CANCELLED) {
                    refunds.giveBackShare(context, part);
                }
            }
        });
    }

    private void goOn(CallContext context, EventKey key, String reference, String because) {
        desk.findByReference(context, reference)
                .ifPresent(order -> desk.family(context, order)
                        .forEach(one -> desk.resumeIfWaitingFor(context, key, one, WAITS_FOR_MONEY, because)));
    }

    /** Goods that nobody is going to pay for are given back; the order waits in case money comes late. */
    private void lapse(CallContext context, EventKey key, String reference) {
        desk.findByReference(context, reference).ifPresent(order -> {
            for (OrderView one : desk.family(context, order)) {
                beforeHold(context, one).ifPresent(expired -> {
                    if (goods.letGo(context, key, one, HoldLoss.UNPAID)) {
                        desk.defer(context, key, one.id(), expired);
                    }
                });
            }
        });
    }

    /** Whether it was paid too late and its goods are gone meanwhile: then it is not waited for more goods. */
    boolean paidTooLate(CallContext context, OrderView order) {
        Coverage coverage = coverage(context, order).value();
        return !coverage.covered()
                && coverage.credit().isPositive()
                && charges.of(context, coverage.reference()).stream().noneMatch(OrderMoney::open);
    }

    // ---- what goes back

    /** An order was cancelled: nothing more is asked for, and what came goes back; of a part its share. */
    void cancelled(CallContext context, EventKey key, OrderView order) {
        String reference = reference(whole(order));
        if (order.partOf().isPresent()) {
            refunds.giveBackShare(context, order);
            goOn(context, key, reference, "Less is to be paid.");
            return;
        }
        told.giveUpAll(context, reference, "The order was cancelled");
        refunds.giveBackAll(context, order);
    }
}
