package dev.backoffice.core.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * What an audit looked at and found. The laws hold when there are no findings.
 *
 * @param module which module's or room's laws, e.g. {@code inventory.stock}
 * @param checked how many things were looked at
 * @param findings the laws that do not hold, in the order found
 */
public record AuditReport(String module, long checked, List<Finding> findings) {
    public AuditReport {
        findings = List.copyOf(findings);
    }

    /** Whether every law holds over what was looked at. */
    public boolean clean() {
        return findings.isEmpty();
    }

    /** Both reports as one, under this one's name. */
    public AuditReport and(AuditReport other) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(other.findings());
        return new AuditReport(module, checked + other.checked(), all);
    }
}
