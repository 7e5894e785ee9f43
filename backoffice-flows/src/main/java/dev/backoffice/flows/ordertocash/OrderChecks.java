package dev.backoffice.flows.ordertocash;

import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import java.util.ArrayList;
import java.util.List;

/** What stands between an order and its way to the customer: what the order lacks, and what no flow is there for yet. */
final class OrderChecks {
    private OrderChecks() {}

    static List<WaitReason> obstacles(OrderView order) {
        List<WaitReason> found = new ArrayList<>(order.obstacles());
        if (!order.terms().paid()) {
            found.add(WaitReason.awaitingPayment());
        }
        if (order.terms().gift()) {
            found.add(WaitReason.gift());
        }
        if (order.terms().lines().stream().anyMatch(line -> line.kind() != LineKind.SALE)) {
            found.add(WaitReason.lineNotSold());
        }
        if (order.terms().delivery() != DeliveryMethod.CARRIER) {
            found.add(WaitReason.of(
                    WaitReason.DELIVERY_METHOD,
                    "Delivery by " + order.terms().delivery() + " has no flow yet; only carriers have."));
        }
        return found;
    }

    /** One reason that names them all, under the code of the first. */
    static WaitReason together(List<WaitReason> obstacles) {
        StringBuilder text = new StringBuilder();
        for (WaitReason obstacle : obstacles) {
            if (text.length() + obstacle.text().length() < 300) {
                text.append(text.isEmpty() ? "" : " ").append(obstacle.text());
            }
        }
        return WaitReason.of(obstacles.get(0).code(), text.toString());
    }
}
