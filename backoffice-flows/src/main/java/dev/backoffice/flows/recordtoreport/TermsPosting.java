package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.finance.charge.Capture;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.charge.Charges;
import dev.backoffice.inventory.order.OrderView;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Sales on terms: what the buyer owes once it is delivered, until he pays or is not asked for it any more. Money of a buyer is
 * an advance first, whenever it comes; with the delivery it settles what he owes.
 */
final class TermsPosting {
    private final Poster poster;
    private final SoldOrders orders;
    private final Charges charges;

    TermsPosting(Poster poster, SoldOrders orders, Charges charges) {
        this.poster = poster;
        this.orders = orders;
        this.charges = charges;
    }

    /** How much of a delivered order the buyer pays on terms. */
    Money onTerms(CallContext context, OrderView order, Instant delivered) {
        OrderView whole = orders.whole(context, order);
        Money sum = Money.zero(order.total().getCurrencyUnit());
        for (Charge charge : charges.of(context, SoldOrders.reference(whole.id()))) {
            if (owed(charge, delivered)) {
                sum = sum.plus(charge.terms().amount());
            }
        }
        return orders.share(context, order, sum);
    }

    /** Settles what came before the delivery. */
    void delivered(CallContext context, OrderView order) {
        OrderView whole = orders.whole(context, order);
        charges.of(context, SoldOrders.reference(whole.id())).forEach(charge -> settle(context, whole, charge));
    }

    /** Something happened to a charge. */
    void changed(CallContext context, ChargeId id) {
        Charge charge = charges.view(context, id);
        orders.ofReference(context, charge.terms().reference()).ifPresent(whole -> settle(context, whole, charge));
    }

    /** On terms, and not given up before the goods were there. */
    private static boolean owed(Charge charge, Instant delivered) {
        return charge.terms().onTerms()
                && endedAt(charge).map(end -> !end.isBefore(delivered)).orElse(true);
    }

    private static Optional<Instant> endedAt(Charge charge) {
        return charge.status() instanceof ChargeStatus.Cancelled cancelled
                ? Optional.of(cancelled.at())
                : Optional.empty();
    }

    private void settle(CallContext context, OrderView whole, Charge charge) {
        if (!charge.terms().onTerms()) {
            return;
        }
        for (Capture capture : charge.captures()) {
            each(context, whole, charge, capture.amount(), (order, share, delivered) -> {
                Instant at = capture.at().isAfter(delivered) ? capture.at() : delivered;
                post(context, "sale.settled", charge.id() + " " + capture.money(), order, at, share);
            });
        }
        endedAt(charge)
                .ifPresent(end -> each(
                        context,
                        whole,
                        charge,
                        charge.missing(),
                        (order, share, delivered) ->
                                post(context, "sale.terms-ended", charge.id().toString(), order, end, share)));
    }

    private interface Settling {
        void of(OrderView order, Money share, Instant delivered);
    }

    private void each(CallContext context, OrderView whole, Charge charge, Money amount, Settling settling) {
        for (SoldOrders.Share share : orders.shares(context, whole, amount)) {
            SoldOrders.deliveredAt(share.order())
                    .filter(delivered -> owed(charge, delivered))
                    .ifPresent(delivered -> settling.of(share.order(), share.amount(), delivered));
        }
    }

    private void post(CallContext context, String kind, String about, OrderView order, Instant at, Money amount) {
        String reference = SoldOrders.reference(order.id());
        poster.postOnce(context, kind, about + " " + reference, reference, at, Map.of("amount", amount));
    }
}
