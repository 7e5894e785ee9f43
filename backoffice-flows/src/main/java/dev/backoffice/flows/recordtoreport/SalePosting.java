package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.inventory.order.ChannelFees;
import dev.backoffice.inventory.order.OrderEvent;
import dev.backoffice.inventory.order.OrderEvent.OrderCancelled;
import dev.backoffice.inventory.order.OrderEvent.OrderDelivered;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderTerms;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.PaymentMethod;
import java.time.Instant;
import java.util.Map;
import org.joda.money.Money;

/** The sale, when the buyer has the goods: revenue, cost, what he had paid for it, and what the channel keeps. */
final class SalePosting {
    private final Poster poster;
    private final SoldOrders orders;
    private final GoodsPosting goods;
    private final TermsPosting terms;
    private final ReturnPosting returns;

    SalePosting(Poster poster, SoldOrders orders, GoodsPosting goods, TermsPosting terms, ReturnPosting returns) {
        this.poster = poster;
        this.orders = orders;
        this.goods = goods;
        this.terms = terms;
        this.returns = returns;
    }

    void onOrder(CallContext context, Occurrence<OrderEvent> happened) {
        OrderEvent event = happened.event();
        if (event instanceof OrderDelivered) {
            delivered(context, orders.view(context, event.order()));
        } else if (event instanceof OrderCancelled cancelled && cancelled.from() == OrderStatus.Kind.DELIVERED) {
            OrderView order = orders.view(context, event.order());
            String reference = SoldOrders.reference(order.id());
            Money left = order.total().minus(returns.returned(context, order));
            post(context, "sale.returned", reference, happened.at(), Map.of("total", left));
        }
    }

    private void delivered(CallContext context, OrderView order) {
        String reference = SoldOrders.reference(order.id());
        Instant at = SoldOrders.deliveredAt(order).orElseThrow();
        post(context, "sale.revenue", reference, at, revenue(order.terms()));
        Money prepaid = order.total().minus(terms.onTerms(context, order, at));
        post(context, "sale.prepaid", reference, at, Map.of("amount", prepaid));
        if (paidOutByChannel(order)) {
            post(
                    context,
                    "sale.channel-fees",
                    reference,
                    at,
                    fees(order.terms().channelTerms().fees()));
        }
        terms.delivered(context, order);
        goods.sold(context, order);
        returns.delivered(context, order);
    }

    private void post(CallContext context, String kind, String reference, Instant at, Map<String, Money> amounts) {
        poster.postOnce(context, kind, reference, reference, at, amounts);
    }

    /** A discount on the whole that is larger than the goods lowers the charges too. */
    private static Map<String, Money> revenue(OrderTerms terms) {
        Money total = terms.total();
        Money charged = terms.freight().plus(terms.otherCharges());
        Money charges = charged.isGreaterThan(total) ? total : charged;
        return Map.of("total", total, "goods", total.minus(charges), "charges", charges);
    }

    /** Only who pays out can keep something of it; another channel sends an invoice. */
    static boolean paidOutByChannel(OrderView order) {
        return order.terms().payments().stream().anyMatch(payment -> payment.method() == PaymentMethod.MARKETPLACE);
    }

    private static Map<String, Money> fees(ChannelFees fees) {
        return Map.of(
                "commission", fees.commission().plus(fees.fixedFee()),
                "freight", fees.freightFee(),
                "total", fees.total());
    }
}
