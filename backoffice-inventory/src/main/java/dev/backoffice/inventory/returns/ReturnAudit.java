package dev.backoffice.inventory.returns;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Session;
import dev.backoffice.inventory.order.FulfillmentOrder;
import dev.backoffice.inventory.order.FulfillmentOrders;
import dev.backoffice.inventory.order.OrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Checks the laws of returns over what is stored, one return at a time. */
final class ReturnAudit {
    private ReturnAudit() {}

    static List<Finding> check(Session session, ReturnOrder returned) {
        List<Finding> findings = new ArrayList<>();
        String subject = returned.id().toString();
        OrderId order = returned.terms().order();
        if (returned.status().kind() == ReturnStatus.Kind.CLOSED
                && (returned.document().isEmpty()
                        || returned.stillDue().isPositive()
                        || !returned.lines().stream().allMatch(ReturnLine::inspected))) {
            findings.add(Finding.of("return.closed-is-settled", subject, "closed with something open"));
        }
        if (returned.refunded().isGreaterThan(returned.due())) {
            findings.add(Finding.of(
                    "return.refund-within-due",
                    subject,
                    "refunded " + returned.refunded() + " of " + returned.due() + " due"));
        }
        // All returns of an order are looked at together, with the first of them.
        List<ReturnOrder> all = ReturnOrders.in(session).of(order);
        if (!all.isEmpty() && all.get(0).id().equals(returned.id())) {
            findings.addAll(ofOrder(session, order, all));
        }
        return findings;
    }

    private static List<Finding> ofOrder(Session session, OrderId id, List<ReturnOrder> returns) {
        Optional<FulfillmentOrder> order = FulfillmentOrders.in(session).find(id);
        if (order.isEmpty()) {
            return List.of(Finding.of("return.of-an-order", id.toString(), "there is no such order"));
        }
        List<Finding> findings = new ArrayList<>();
        Map<Claims.Item, Quantity> back = new HashMap<>();
        Map<Claims.Item, Money> due = new HashMap<>();
        List<ReturnOrder> standing = returns.stream()
                .filter(one -> one.status().kind() != ReturnStatus.Kind.CANCELLED)
                .toList();
        standing.forEach(one -> one.lines().forEach(line -> {
            Claims.Item item = new Claims.Item(line.line(), line.sku());
            boolean came = one.status().kind() != ReturnStatus.Kind.REQUESTED;
            back.merge(item, came ? line.received() : line.requested(), Quantity::plus);
            due.merge(item, line.due(), Money::plus);
        }));
        Money paid = order.get().terms().buyerPays();
        Money none = Money.zero(paid.getCurrencyUnit());
        Money refunded = returns.stream().map(ReturnOrder::refunded).reduce(none, Money::plus);
        if (refunded.isGreaterThan(paid)) {
            findings.add(Finding.of(
                    "return.refund-within-paid", id.toString(), "refunded " + refunded + ", the buyer paid " + paid));
        }
        SoldGoods sold = SoldGoods.of(order.get());
        Claims claims = Claims.of(session, id, order.get().terms().currency());
        Money freight = standing.stream().map(ReturnOrder::freightDue).reduce(none, Money::plus);
        if (freight.isGreaterThan(sold.freight())) {
            findings.add(Finding.of(
                    "return.freight-within-paid", id.toString(), "due " + freight + " of " + sold.freight()));
        }
        if (!claims.freight().equals(freight)) {
            findings.add(Finding.of(
                    "return.claims-are-returns",
                    id.toString(),
                    "freight: claimed " + claims.freight() + ", in returns " + freight));
        }
        for (SoldGoods.Sold goods : sold.all()) {
            Claims.Item item = new Claims.Item(goods.line(), goods.sku());
            Quantity quantity =
                    back.getOrDefault(item, Quantity.zero(goods.quantity().unit()));
            Money amount = due.getOrDefault(item, Money.zero(goods.paid().getCurrencyUnit()));
            if (quantity.compareTo(goods.quantity()) > 0) {
                findings.add(Finding.of(
                        "return.within-delivered",
                        id.toString(),
                        "line " + goods.line() + ": " + quantity + " back of " + goods.quantity()));
            }
            if (amount.isGreaterThan(goods.paid())) {
                findings.add(Finding.of(
                        "return.due-within-paid",
                        id.toString(),
                        "line " + goods.line() + ": due " + amount + " of " + goods.paid()));
            }
            Claims.Claim claimed = claims.of(goods);
            if (!claimed.equals(new Claims.Claim(quantity, amount))) {
                findings.add(Finding.of(
                        "return.claims-are-returns",
                        id.toString(),
                        "line " + goods.line() + ": claimed " + claimed.quantity() + " for " + claimed.due()
                                + ", in returns " + quantity + " for " + amount));
            }
        }
        return findings;
    }
}
