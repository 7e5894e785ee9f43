package dev.backoffice.inventory.order;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.inventory.order.OrderStatus.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** Checks the laws of orders over what is stored, one order at a time. */
final class OrderAudit {
    /** The move each reason tells of; the others tell of none. */
    private static final Map<String, OrderMove> MOVES = Map.ofEntries(
            Map.entry("order.held", OrderMove.HOLD),
            Map.entry("order.hold-lost", OrderMove.LOSE_HOLD),
            Map.entry("order.separated", OrderMove.SEPARATE),
            Map.entry("order.packed", OrderMove.PACK),
            Map.entry("order.invoiced", OrderMove.INVOICE),
            Map.entry("order.dispatch-revoked", OrderMove.REVOKE_DISPATCH),
            Map.entry("order.dispatched", OrderMove.DISPATCH),
            Map.entry("order.delivered", OrderMove.DELIVER),
            Map.entry("order.cancelled", OrderMove.CANCEL),
            Map.entry("order.waiting", OrderMove.DEFER),
            Map.entry("order.resumed", OrderMove.RESUME));

    private OrderAudit() {}

    static List<Finding> check(FulfillmentOrder order, boolean buyerKept) {
        List<Finding> findings = new ArrayList<>();
        String subject = order.id().toString();
        OrderTerms terms = order.terms();
        Money paid = terms.payments().stream().map(Payment::amount).reduce(Money.zero(terms.currency()), Money::plus);
        if (!terms.payments().isEmpty() && !paid.equals(terms.total())) {
            findings.add(
                    Finding.of("order.payments-are-total", subject, "payments " + paid + ", total " + terms.total()));
        }
        Kind kind = order.status().kind();
        if ((kind == Kind.DISPATCHED || kind == Kind.DELIVERED)
                && order.status().coveringDocument().isEmpty()) {
            findings.add(Finding.of("order.dispatched-is-covered", subject, "left without a covering document"));
        }
        history(order)
                .ifPresentOrElse(
                        reached -> {
                            if (!reached.contains(kind)) {
                                findings.add(Finding.of(
                                        "order.status-by-table",
                                        subject,
                                        "its history leads to " + names(reached) + ", it stands at "
                                                + FulfillmentOrder.name(kind)));
                            }
                        },
                        () -> findings.add(
                                Finding.of("order.status-by-table", subject, "its history has an illegal move")));
        if (!buyerKept) {
            findings.add(Finding.of("order.buyer-beside-it", subject, "no buyer was kept beside it"));
        }
        return findings;
    }

    /** Where the moves it remembers may lead by the table; empty when one of them is not in it. */
    private static Optional<Set<Kind>> history(FulfillmentOrder order) {
        Set<Kind> reached = EnumSet.of(Kind.RECEIVED);
        for (Reason reason : order.why()) {
            OrderMove move = MOVES.get(reason.code());
            if (move == null) {
                continue;
            }
            Set<Kind> next = EnumSet.noneOf(Kind.class);
            reached.forEach(from -> next.addAll(OrderMoves.targets(move, from)));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            reached = next;
        }
        return Optional.of(reached);
    }

    private static String names(Set<Kind> kinds) {
        return kinds.stream().map(FulfillmentOrder::name).collect(Collectors.joining(" or "));
    }
}
