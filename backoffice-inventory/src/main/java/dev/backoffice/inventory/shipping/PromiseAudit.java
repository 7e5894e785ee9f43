package dev.backoffice.inventory.shipping;

import dev.backoffice.core.audit.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Checks the laws of promises over what is stored, one at a time. */
final class PromiseAudit {
    private static final List<Stage> BEFORE_IT_LEAVES =
            List.of(Stage.SEPARATE, Stage.PACK, Stage.INVOICE, Stage.DISPATCH);

    private PromiseAudit() {}

    static List<Finding> check(DeliveryPromise promise, boolean orderKnown) {
        List<Finding> findings = new ArrayList<>();
        String subject = promise.order().toString();
        if (!orderKnown) {
            findings.add(Finding.of("promise.of-an-order", subject, "there is no such order"));
        }
        Instant wanted = promise.binding().deliverBy();
        if (promise.status() instanceof PromiseStatus.Kept kept && kept.at().isAfter(wanted)) {
            findings.add(Finding.of(
                    "promise.outcome-by-dates", subject, "kept at " + kept.at() + ", promised for " + wanted));
        }
        if (promise.status() instanceof PromiseStatus.Broken broken
                && !broken.late().equals(Duration.between(wanted, broken.at()))) {
            findings.add(Finding.of(
                    "promise.outcome-by-dates",
                    subject,
                    "broken at " + broken.at() + " by " + broken.late() + ", promised for " + wanted));
        }
        for (PromisedDates dates : List.of(promise.original(), promise.current())) {
            Instant latest = dates.shipBy();
            for (int i = BEFORE_IT_LEAVES.size() - 1; i >= 0; i--) {
                Instant start = dates.latestStart(BEFORE_IT_LEAVES.get(i));
                if (start.isAfter(latest)) {
                    findings.add(Finding.of(
                            "promise.stages-in-order",
                            subject,
                            BEFORE_IT_LEAVES.get(i) + " begins at " + start + ", after " + latest));
                }
                latest = start;
            }
        }
        return findings;
    }
}
