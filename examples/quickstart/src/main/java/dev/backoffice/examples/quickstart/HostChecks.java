package dev.backoffice.examples.quickstart;

import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.WaitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the file says of an order and the library cannot act on yet. Such an order is received, and the host lets it wait
 * before anything happens to it. What the order itself tells, the library finds by itself.
 */
final class HostChecks {
    private static final Map<String, String> UNBLOCKED_BY = Map.ofEntries(
            Map.entry("order.awaiting-payment", "The buyer pays, or the bank reports it"),
            Map.entry("order.short", "Goods come in; the order then goes on by itself"),
            Map.entry("order.address-incomplete", "Somebody completes the address with the buyer"),
            Map.entry("order.note-refused", "Somebody corrects what the note complains about"),
            Map.entry("order.note-rejected", "Somebody corrects what the authority complains about"),
            Map.entry("order.out-of-state", "Tax rules of sales to other states, in a later version"),
            Map.entry("order.business-buyer", "Tax rules of sales to businesses, in a later version"),
            Map.entry("order.foreign-buyer", "Notes to buyers from abroad, in a later version"),
            Map.entry("order.issuer-regime", "Tax rules of this shop's regime, in a later version"),
            Map.entry("order.gift", "Parcels without prices, in a later version"),
            Map.entry("order.line-not-sold", "Notes for bonus and sample goods, in a later version"),
            Map.entry("order.delivery-method", "Pickup and delivery by others, in a later version"),
            Map.entry("order.marketplace", "Sales through marketplaces, in a later version"),
            Map.entry("order.store-credit", "Payment by store credit, in a later version"),
            Map.entry("order.delivered-elsewhere", "Notes with a delivery address of its own, in a later version"),
            Map.entry("order.kit", "Kits taken apart into their components, in a later version"));

    private HostChecks() {}

    /**
     * Why the order has to wait, as one reason under the code of the first.
     *
     * @param items what is sold, by sku
     */
    static Optional<WaitReason> reason(ReadOrder order, Map<String, ShopItem> items) {
        ReceiveOrder command = order.command();
        List<WaitReason> found = new ArrayList<>();
        command.lines().stream()
                .map(line -> items.get(line.sku().value()))
                .filter(item -> item != null && item.kit())
                .findFirst()
                .ifPresent(kit -> found.add(WaitReason.of("order.kit", kit.sku() + " is a kit.")));
        if (order.marketplace()) {
            found.add(WaitReason.of("order.marketplace", "It was sold through a marketplace."));
        }
        if (command.payments().stream().anyMatch(payment -> payment.method() == PaymentMethod.STORE_CREDIT)) {
            found.add(WaitReason.of("order.store-credit", "Part of it is paid by store credit."));
        }
        if (command.buyer().flatMap(Buyer::billTo).isPresent()) {
            found.add(WaitReason.of(
                    "order.delivered-elsewhere", "It is billed to one address and delivered to another."));
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(WaitReason.of(
                        found.get(0).code(),
                        found.stream().map(WaitReason::text).collect(Collectors.joining(" "))));
    }

    /** Who or what ends the waiting for a reason of this code. */
    static String unblockedBy(String code) {
        return UNBLOCKED_BY.getOrDefault(code, "Somebody decides and lets the order go on");
    }
}
