package dev.backoffice.inventory.picking;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.picking.PickListStatus.PickOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the laws of pick lists over what is stored, one list at a time. */
final class PickingAudit {
    private PickingAudit() {}

    static List<Finding> check(PickList list, PickLists lists) {
        List<Finding> findings = new ArrayList<>();
        String subject = list.id().toString();
        if (list.status() instanceof PickListStatus.Open) {
            for (OrderId order : list.orders()) {
                if (!lists.openFor(list.site(), order).equals(Optional.of(list.id()))) {
                    findings.add(Finding.of(
                            "picking.order-on-one-list", subject, "its order " + order + " is noted on another list"));
                }
            }
        }
        if (list.status() instanceof PickListStatus.Completed completed) {
            PickOutcome outcome = completed.outcome();
            List<OrderId> told = new ArrayList<>(outcome.whole());
            told.addAll(outcome.shorted());
            told.addAll(outcome.gone());
            if (told.size() != list.orders().size() || !Set.copyOf(told).equals(list.orders())) {
                findings.add(Finding.of(
                        "picking.order-once",
                        subject,
                        "has " + list.orders().size() + " orders and tells of " + told.size()));
            }
            Set<OrderId> open = new HashSet<>();
            Set<OrderId> shorted = new HashSet<>();
            list.lines().forEach(line -> {
                if (!line.answered()) {
                    open.add(line.order());
                } else if (line.isShort()) {
                    shorted.add(line.order());
                }
            });
            open.removeAll(outcome.gone());
            outcome.gone().forEach(shorted::remove);
            if (!open.isEmpty()) {
                findings.add(Finding.of(
                        "picking.completed-is-answered",
                        subject,
                        open.size() + " orders have lines without an answer"));
            }
            if (!shorted.equals(Set.copyOf(outcome.shorted()))) {
                findings.add(
                        Finding.of("picking.short-is-told", subject, "other orders are short than its outcome tells"));
            }
        }
        return findings;
    }
}
