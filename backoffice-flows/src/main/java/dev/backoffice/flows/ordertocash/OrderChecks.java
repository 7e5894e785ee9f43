package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.organization.Establishment;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerKind;
import dev.backoffice.inventory.order.BuyerPurpose;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.WaitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands between an order and its way to the customer: what the order itself lacks, and what this version cannot
 * document yet. An order with an obstacle waits, and says for what.
 */
final class OrderChecks {
    private static final String SIMPLES = "1";
    private static final String EXEMPT = "ISENTO";

    private OrderChecks() {}

    static List<WaitReason> obstacles(OrderView order, Optional<Buyer> buyer, Establishment issuer) {
        List<WaitReason> found = new ArrayList<>(order.obstacles());
        if (order.terms().buyerKind() == BuyerKind.FOREIGN) {
            found.add(WaitReason.foreignBuyer());
        }
        if (order.terms().buyerPurpose() != BuyerPurpose.CONSUMPTION || registered(buyer)) {
            found.add(WaitReason.businessBuyer());
        }
        if (!issuer.findRegistration("crt").filter(SIMPLES::equals).isPresent()) {
            found.add(WaitReason.of(
                    "order.issuer-regime", "Establishment " + issuer.site() + " is not in the Simples Nacional."));
        }
        String state = order.terms().destination().state();
        if (!state.equals(issuer.address().region())) {
            found.add(WaitReason.outOfState(issuer.address().region(), state));
        }
        if (order.terms().delivery() != DeliveryMethod.CARRIER) {
            found.add(WaitReason.of(
                    "order.delivery-method",
                    "Delivery by " + order.terms().delivery() + " has no flow yet; only carriers have."));
        }
        if (order.terms().payments().stream().anyMatch(payment -> payment.method() == PaymentMethod.MARKETPLACE)) {
            found.add(WaitReason.of("order.marketplace", "A marketplace collects the money, which has no flow yet."));
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

    /** A buyer with a number at the state's tax office is a taxpayer of ICMS: another note. */
    private static boolean registered(Optional<Buyer> buyer) {
        return buyer.flatMap(Buyer::stateRegistration)
                .filter(number -> !number.equals(EXEMPT))
                .isPresent();
    }
}
