package dev.backoffice.spring;

import dev.backoffice.core.insight.Health;
import dev.backoffice.flows.Backoffice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@code /actuator/backoffice}: which artifacts are there, what is told of events, and every check with its figures: version of the tables,
 * what is not delivered, parked, sealed or folded yet, days until a certificate ends. No tenant, order or person.
 */
@Endpoint(id = "backoffice")
public final class BackofficeEndpoint {
    private final Backoffice shop;

    BackofficeEndpoint(Backoffice shop) {
        this.shop = shop;
    }

    /** How it is now. */
    @ReadOperation
    public Map<String, Object> report() {
        Health health = shop.health();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("modules", modules());
        report.put("subscriptions", shop.subscriptions());
        report.put("at", health.at().toString());
        report.put("status", health.status().name());
        report.put("checks", Report.checks(health));
        return report;
    }

    /** The artifacts that are there, by what each of them brings for certain. */
    private static List<String> modules() {
        TreeSet<String> modules = new TreeSet<>();
        MODULES.forEach((module, type) -> {
            if (BackofficeEndpoint.class.getClassLoader().getResource(type.replace('.', '/') + ".class") != null) {
                modules.add(module);
            }
        });
        return List.copyOf(modules);
    }

    private static final Map<String, String> MODULES = Map.of(
            "backoffice-core", "dev.backoffice.core.store.Store",
            "backoffice-inventory", "dev.backoffice.inventory.stock.Stock",
            "backoffice-fiscal", "dev.backoffice.fiscal.document.Invoicing",
            "backoffice-finance", "dev.backoffice.finance.ledger.Ledger",
            "backoffice-hr", "dev.backoffice.hr.HrErrors",
            "backoffice-flows", "dev.backoffice.flows.Backoffice",
            "backoffice-memory", "dev.backoffice.memory.MemoryStore",
            "backoffice-jdbc", "dev.backoffice.jdbc.JdbcStore",
            "backoffice-micrometer", "dev.backoffice.micrometer.HealthMeters",
            "backoffice-spring", "dev.backoffice.spring.BackofficeProperties");
}
