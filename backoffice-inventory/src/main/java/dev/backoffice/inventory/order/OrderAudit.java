package dev.backoffice.inventory.order;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.inventory.order.OrderStatus.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Checks the laws of orders over what is stored, one order at a time.
 *
 * <ul>
 *   <li>{@code order.payments-are-total}: payments sum to the total
 *   <li>{@code order.dispatched-is-covered}: what may leave, or has left, is covered by a document (law 8)
 *   <li>{@code order.status-by-table}: it stands where its history leads by the published table (law 9)
 *   <li>{@code order.parts-are-whole}: the parts of a split order are there and sum to it (law 7)
 *   <li>{@code order.part-has-mother}: a part is one of the parts of the order it names
 *   <li>{@code order.cancellation-undoes}: a cancelled order undoes what was done, no more and no less
 *   <li>{@code order.change-differs}: what the channel asked for later is something else than what is ordered
 *   <li>{@code order.buyer-beside-it}, {@code order.code-beside-it}: what has to lie beside an order does
 * </ul>
 */
final class OrderAudit {
    private final Function<OrderId, Optional<FulfillmentOrder>> orders;
    private final Predicate<OrderId> buyerKept;
    private final Predicate<OrderId> codeKept;

    /**
     * @param orders finds other orders
     * @param buyerKept whether there is a buyer beside an order, erased or not
     * @param codeKept whether there is a code beside an order
     */
    OrderAudit(
            Function<OrderId, Optional<FulfillmentOrder>> orders,
            Predicate<OrderId> buyerKept,
            Predicate<OrderId> codeKept) {
        this.orders = orders;
        this.buyerKept = buyerKept;
        this.codeKept = codeKept;
    }

    List<Finding> check(FulfillmentOrder order) {
        Found found = new Found(order.id().toString());
        checkPayments(order.terms(), found);
        checkCover(order.status(), found);
        checkHistory(order, found);
        checkParts(order, found);
        checkCancellation(order, found);
        order.change()
                .filter(request -> request.wanted().equals(order.terms())
                        && request.fields().stream().noneMatch(field -> field.startsWith("buyer.")))
                .ifPresent(request -> found.add("order.change-differs", "the channel asks for what is ordered"));
        if (!buyerKept.test(order.id())) {
            found.add("order.buyer-beside-it", "no buyer was kept beside it");
        }
        if (order.status().kind() == Kind.READY && !codeKept.test(order.id())) {
            found.add("order.code-beside-it", "it waits to be fetched and has no code");
        }
        return found.all;
    }

    /** What is broken about one order. */
    private static final class Found {
        private final String subject;
        private final List<Finding> all = new ArrayList<>();

        Found(String subject) {
            this.subject = subject;
        }

        void add(String law, String what) {
            all.add(Finding.of(law, subject, what));
        }
    }

    private static void checkPayments(OrderTerms terms, Found found) {
        if (!terms.payments().isEmpty() && !terms.paymentsTotal().equals(terms.total())) {
            found.add("order.payments-are-total", "payments " + terms.paymentsTotal() + ", total " + terms.total());
        }
    }

    private static void checkCover(OrderStatus status, Found found) {
        boolean leaves = EnumSet.of(Kind.INVOICED, Kind.READY, Kind.DISPATCHED, Kind.DELIVERED)
                .contains(status.kind());
        if (leaves && status.coveringDocument().isEmpty()) {
            found.add("order.dispatched-is-covered", "left without a covering document");
        }
    }

    private static void checkHistory(FulfillmentOrder order, Found found) {
        Kind kind = order.status().kind();
        history(order)
                .ifPresentOrElse(
                        reached -> {
                            if (!reached.contains(kind)) {
                                found.add(
                                        "order.status-by-table",
                                        "its history leads to " + names(reached) + ", it stands at "
                                                + FulfillmentOrder.name(kind));
                            }
                        },
                        () -> found.add("order.status-by-table", "its history has an illegal move"));
    }

    /** Where the moves it remembers may lead by the table; empty when one of them is not in it. */
    private static Optional<Set<Kind>> history(FulfillmentOrder order) {
        Set<Kind> reached = EnumSet.of(Kind.RECEIVED);
        for (Reason reason : order.why()) {
            Optional<OrderMove> move = OrderMove.of(reason.code());
            if (move.isEmpty()) {
                continue;
            }
            Set<Kind> next = EnumSet.noneOf(Kind.class);
            reached.forEach(from -> next.addAll(OrderMoves.targets(move.get(), from)));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            reached = next;
        }
        return Optional.of(reached);
    }

    private void checkParts(FulfillmentOrder order, Found found) {
        List<FulfillmentOrder> parts =
                order.parts().stream().map(orders).flatMap(Optional::stream).toList();
        if (parts.size() != order.parts().size()) {
            found.add("order.parts-are-whole", "a part is not there");
        } else if (!parts.isEmpty() && !whole(order.terms(), parts)) {
            found.add("order.parts-are-whole", "the parts do not sum to it");
        }
        order.partOf()
                .filter(place -> orders.apply(place.mother())
                        .filter(mother -> mother.parts().contains(order.id()))
                        .isEmpty())
                .ifPresent(place -> found.add("order.part-has-mother", "no order has it as a part"));
    }

    private static boolean whole(OrderTerms whole, List<FulfillmentOrder> parts) {
        List<Function<OrderTerms, Money>> amounts = List.of(
                OrderTerms::total,
                OrderTerms::goodsTotal,
                OrderTerms::freight,
                OrderTerms::otherCharges,
                OrderTerms::discount,
                OrderTerms::paymentsTotal,
                OrderTerms::taken,
                terms -> terms.fundedBy(Funder.CHANNEL),
                terms -> terms.fundedBy(Funder.SUPPLIER),
                terms -> terms.channelTerms().fees().total());
        return amounts.stream()
                .allMatch(amount -> parts.stream()
                        .map(part -> amount.apply(part.terms()))
                        .reduce(Money.zero(whole.currency()), Money::plus)
                        .equals(amount.apply(whole)));
    }

    private static void checkCancellation(FulfillmentOrder order, Found found) {
        if (order.status() instanceof OrderStatus.Cancelled cancelled) {
            Compensation undone = cancelled.compensation();
            OrderStatus before = cancelled.before();
            boolean left = before.sentWith().isPresent();
            if (!(left ? undone.takeBack() : undone.release()).equals(before.currentHold())
                    || (left ? undone.release() : undone.takeBack()).isPresent()
                    || !undone.document().equals(before.coveringDocument())) {
                found.add("order.cancellation-undoes", "what it undoes is not what was done");
            }
        }
    }

    private static String names(Set<Kind> kinds) {
        return kinds.stream().map(FulfillmentOrder::name).collect(Collectors.joining(" or "));
    }
}
