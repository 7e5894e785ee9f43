package dev.backoffice.spring;

import dev.backoffice.core.insight.Health;
import dev.backoffice.core.insight.HealthCheck;
import java.util.LinkedHashMap;
import java.util.Map;

/** A health report as endpoints show it: figures and codes, and nobody's name. */
final class Report {
    /** A status of ours, which no aggregate of Boot's counts and which answers with 200: it goes on, and somebody should look. */
    static final String WARNING = "WARNING";

    private Report() {}

    /** Each check by its name, in their order. */
    static Map<String, Object> checks(Health health) {
        Map<String, Object> checks = new LinkedHashMap<>();
        health.checks().forEach(check -> checks.put(check.name(), details(check)));
        return checks;
    }

    private static Map<String, Object> details(HealthCheck check) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("status", check.status().name());
        check.failure().ifPresent(code -> details.put("failure", code));
        check.figures().forEach((figure, value) -> details.put(figure.toString(), value));
        return details;
    }
}
