package dev.backoffice.core.trail;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.identity.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a verification of a trail saw.
 *
 * @param tenant whose trail
 * @param at when it was verified
 * @param blocks how many blocks were verified
 * @param events how many sealed events were verified
 * @param archived how many of the blocks are archived: they were verified, and what they sealed is elsewhere, where
 *     {@link Trail#verifyArchived} checks it. Whoever may write to the database can say so of a block, so compare it with the archive.
 * @param findings what is not as it was sealed, by block and position; at most {@link #MOST_FINDINGS}
 * @param further how many findings there were beyond those
 * @param tail what waits to be sealed, which nothing protects yet
 * @param anchored the newest head that the anchor keeps; empty without an anchor
 */
public record TrailReport(
        TenantId tenant,
        Instant at,
        long blocks,
        long events,
        long archived,
        List<TrailFinding> findings,
        long further,
        TrailStore.Tail tail,
        Optional<TrailHead> anchored) {
    /** 100. */
    public static final int MOST_FINDINGS = 100;

    public TrailReport {
        findings = List.copyOf(findings);
    }

    /** Whether everything is as it was sealed. */
    public boolean clean() {
        return findings.isEmpty();
    }

    /** How long the oldest event waits to be sealed; zero when none does. */
    public Duration tailAge() {
        Duration age = tail.oldest().map(oldest -> Duration.between(oldest, at)).orElse(Duration.ZERO);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** The same as the report of an audit. */
    public AuditReport auditReport() {
        List<Finding> all = new ArrayList<>();
        findings.forEach(finding -> all.add(finding.finding()));
        if (further > 0) {
            all.add(Finding.of("trail.further", tenant.value(), further + " findings more"));
        }
        return new AuditReport("core.trail", blocks + events, all);
    }
}
