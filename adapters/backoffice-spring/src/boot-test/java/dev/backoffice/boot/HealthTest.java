package dev.backoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.insight.Expiring;
import dev.backoffice.core.insight.ExpiryWatch;
import dev.backoffice.core.insight.HealthFigure;
import dev.backoffice.core.insight.HealthLimit;
import dev.backoffice.core.insight.HealthPolicy;
import dev.backoffice.core.organization.Company;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.spring.BackofficeEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;

/** What the actuator of each Boot tells of a back office. */
class HealthTest {
    private static final String INDICATOR = "backofficeHealthIndicator";

    private final ApplicationContextRunner h2 = new ApplicationContextRunner()
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:health;DB_CLOSE_DELAY=0",
                    "management.endpoints.web.exposure.include=backoffice");

    @Test
    void a_host_with_an_actuator_has_an_indicator_with_the_figures_of_each_check() {
        h2.withUserConfiguration(Blue.Whole.class).run(host -> {
            assertThat(host).hasNotFailed();
            assertThat(status(host)).isEqualTo("UP");
            assertThat(details(host).keySet())
                    .contains("store", "relay.ledger", "trail.seal", "balances.fold", "certificates");
            assertThat(details(host, "store"))
                    .containsEntry("status", "UP")
                    .containsKeys("schemaFound", "schemaNeeded");
            assertThat(details(host, "trail.seal")).containsEntry("unsealed", 0L);
        });
    }

    @Test
    void what_needs_a_look_is_a_warning_that_names_no_tenant() {
        h2.withUserConfiguration(Blue.Whole.class, Strict.class, Ending.class).run(host -> {
            host.getBean(Backoffice.class)
                    .catalog()
                    .add(
                            CallContext.of("blue-shop", "maria"),
                            AddItem.of("MUG-01", "Mug").ncm("69120000").price("39.90"));

            assertThat(status(host)).isEqualTo("WARNING");
            assertThat(details(host, "trail.seal")).containsEntry("status", "WARNING");
            assertThat(details(host, "certificates")).containsEntry("expired", 1L);
            assertThat(details(host).toString()).doesNotContain("blue-shop", "maria", "MUG-01", "SP1");
            assertThat(host.getBean(BackofficeEndpoint.class).report().toString())
                    .doesNotContain("blue-shop", "maria", "MUG-01", "SP1");
        });
    }

    @Test
    void a_database_that_is_gone_is_down() {
        h2.withUserConfiguration(Blue.Whole.class).run(host -> {
            host.getBean(com.zaxxer.hikari.HikariDataSource.class).close();

            assertThat(status(host)).isEqualTo("DOWN");
            assertThat(details(host, "store")).containsEntry("failure", "store.unreachable");
            assertThat(details(host, "balances.fold")).containsEntry("failure", "store.unreachable");
            assertThat(details(host, "certificates")).containsEntry("status", "UP");
        });
    }

    @Test
    void it_is_switched_off_as_every_indicator_is() {
        h2.withUserConfiguration(Blue.Whole.class)
                .withPropertyValues("management.health.backoffice.enabled=false")
                .run(host -> assertThat(host).hasNotFailed().doesNotHaveBean(INDICATOR));
    }

    @Test
    void an_indicator_of_the_host_goes_before() {
        h2.withUserConfiguration(Blue.Whole.class, Own.class).run(host -> {
            assertThat(host).hasNotFailed();
            assertThat(host.getBean(INDICATOR)).isEqualTo("the host's own");
        });
    }

    @Test
    void without_an_actuator_there_is_neither() {
        new ApplicationContextRunner()
                .withUserConfiguration(OursAlone.class)
                .withPropertyValues("backoffice.store=memory", "backoffice.trial=true")
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(host -> assertThat(host)
                        .hasNotFailed()
                        .hasSingleBean(Backoffice.class)
                        .doesNotHaveBean(INDICATOR)
                        .doesNotHaveBean("backofficeEndpoint"));
    }

    @Test
    void without_a_back_office_there_is_neither() {
        h2.withUserConfiguration(Blue.Bare.class)
                .withPropertyValues("backoffice.enabled=false")
                .run(host -> assertThat(host)
                        .hasNotFailed()
                        .doesNotHaveBean(INDICATOR)
                        .doesNotHaveBean(BackofficeEndpoint.class));
    }

    @Test
    void the_endpoint_tells_what_is_there_and_every_check() {
        h2.withUserConfiguration(Blue.Whole.class).run(host -> {
            Map<String, Object> report = host.getBean(BackofficeEndpoint.class).report();

            assertThat(report).containsEntry("status", "UP");
            assertThat(report.get("modules"))
                    .isEqualTo(List.of(
                            "backoffice-core",
                            "backoffice-finance",
                            "backoffice-fiscal",
                            "backoffice-flows",
                            "backoffice-hr",
                            "backoffice-inventory",
                            "backoffice-jdbc",
                            "backoffice-memory",
                            "backoffice-micrometer",
                            "backoffice-spring"));
            assertThat(report.get("subscriptions"))
                    .isEqualTo(host.getBean(Backoffice.class).subscriptions());
            assertThat(report.get("checks")).isEqualTo(details(host));
        });
    }

    @Test
    void the_endpoint_is_there_only_where_it_is_exposed() {
        h2.withUserConfiguration(Blue.Whole.class)
                .withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(host -> assertThat(host).hasNotFailed().doesNotHaveBean(BackofficeEndpoint.class));
    }

    /** The types moved between the two Boots; what they are called did not. */
    private static Object health(ApplicationContext host) throws ReflectiveOperationException {
        Object indicator = host.getBean(INDICATOR);
        return indicator.getClass().getInterfaces()[0].getMethod("health").invoke(indicator);
    }

    private static String status(ApplicationContext host) throws ReflectiveOperationException {
        Object health = health(host);
        Object status = health.getClass().getMethod("getStatus").invoke(health);
        return (String) status.getClass().getMethod("getCode").invoke(status);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> details(ApplicationContext host) throws ReflectiveOperationException {
        Object health = health(host);
        return (Map<String, Object>) health.getClass().getMethod("getDetails").invoke(health);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> details(ApplicationContext host, String check)
            throws ReflectiveOperationException {
        return (Map<String, Object>) details(host).get(check);
    }

    /** What our jar configures, without Boot's own configurations, which do not go with half an actuator. */
    @Configuration(proxyBeanMethods = false)
    @Import(OurNames.class)
    static class OursAlone {
        @Bean
        Company company() {
            return new Blue.WithCompany().company();
        }
    }

    static final class OurNames implements DeferredImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()).getCandidates().stream()
                    .filter(name -> name.startsWith("dev.backoffice."))
                    .toArray(String[]::new);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Strict {
        @Bean
        HealthPolicy policy() {
            return HealthPolicy.STANDARD.with(HealthFigure.UNSEALED, HealthLimit.warning(1));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Ending {
        @Bean
        ExpiryWatch tokens() {
            return now -> List.of(new Expiring("acquirer.token", TenantId.of("blue-shop"), "SP1", Instant.EPOCH));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        String backofficeHealthIndicator() {
            return "the host's own";
        }
    }
}
