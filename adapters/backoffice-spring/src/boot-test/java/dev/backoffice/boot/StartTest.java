package dev.backoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.store.Store;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.jdbc.Schema;
import dev.backoffice.jdbc.TableNames;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.spring.BackofficeCustomizer;
import dev.backoffice.spring.BackofficeProperties;
import dev.backoffice.spring.StartRefused;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.TaskScheduler;

/** With what a host starts, and with what it does not. */
class StartTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private final ApplicationContextRunner memory =
            new ApplicationContextRunner().withPropertyValues("backoffice.store=memory");

    private final ApplicationContextRunner h2 = new ApplicationContextRunner()
            .withPropertyValues("spring.datasource.url=jdbc:h2:mem:start;DB_CLOSE_DELAY=0");

    @Test
    void this_is_the_boot_that_was_asked_for() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("backoffice.spring-boot"));
    }

    @Test
    void a_host_with_a_data_source_and_its_policies_has_a_back_office_that_keeps_what_it_is_told() {
        h2.withUserConfiguration(Blue.Whole.class).run(host -> {
            assertThat(host).hasNotFailed().hasSingleBean(Backoffice.class);
            assertThat(host.getBean(Store.class)).isInstanceOf(JdbcStore.class);
            Backoffice shop = host.getBean(Backoffice.class);
            shop.catalog()
                    .add(
                            MARIA,
                            AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
            shop.stock()
                    .receive(
                            MARIA,
                            ReceiveGoods.of("delivery-77", "MUG-01", 100)
                                    .unitCost("12.50")
                                    .at("SP1"));
            assertThat(shop.runDue().failures()).isEmpty();
            assertThat(shop.catalog().view(MARIA, "MUG-01").name()).isEqualTo("Ceramic mug");
        });
    }

    @Test
    void without_a_data_source_it_does_not_start_and_never_keeps_in_memory_by_itself() {
        new ApplicationContextRunner()
                .withUserConfiguration(Blue.Whole.class)
                .withPropertyValues("spring.autoconfigure.exclude=" + dataSourceAutoConfiguration())
                .run(host -> refused(host.getStartupFailure(), "has no bean of that type", "backoffice.store=memory"));
    }

    @Test
    void with_two_data_sources_it_does_not_start_and_names_both() {
        new ApplicationContextRunner()
                .withUserConfiguration(Blue.Whole.class, TwoSources.class)
                .run(host ->
                        refused(host.getStartupFailure(), "has 2: invoices, orders", "backoffice.datasource-bean"));
    }

    @Test
    void with_two_data_sources_the_named_one_is_used() {
        new ApplicationContextRunner()
                .withUserConfiguration(Blue.Whole.class, TwoSources.class)
                .withPropertyValues("backoffice.datasource-bean=invoices")
                .run(host -> {
                    assertThat(host).hasNotFailed();
                    Schema.validate(host.getBean("invoices", DataSource.class));
                    Assertions.assertThatThrownBy(() -> Schema.validate(host.getBean("orders", DataSource.class)))
                            .hasMessageContaining("store.schema-missing");
                });
    }

    @Test
    void with_two_data_sources_the_primary_one_is_used() {
        new ApplicationContextRunner()
                .withUserConfiguration(Blue.Whole.class, PrimarySource.class)
                .run(host -> Schema.validate(host.getBean("first", DataSource.class)));
    }

    @Test
    void a_name_no_data_source_has_is_refused_with_those_there_are() {
        new ApplicationContextRunner()
                .withUserConfiguration(Blue.Whole.class, TwoSources.class)
                .withPropertyValues("backoffice.datasource-bean=stock")
                .run(host -> refused(host.getStartupFailure(), "It has invoices, orders", "Name one of them"));
    }

    @Test
    void what_has_no_default_is_asked_for_by_name() {
        memory.withUserConfiguration(Blue.Bare.class)
                .run(host -> refused(host.getStartupFailure(), "organization.Companies", "type Companies"));
        memory.withUserConfiguration(Blue.WithCompany.class)
                .run(host -> refused(host.getStartupFailure(), "access.AccessPolicy", "backoffice.trial=true"));
    }

    @Test
    void a_trial_needs_a_company_only() {
        memory.withUserConfiguration(Blue.WithCompany.class)
                .withPropertyValues("backoffice.trial=true")
                .run(host -> {
                    assertThat(host).hasNotFailed();
                    assertThat(host.getBean(Store.class)).isInstanceOf(MemoryStore.class);
                });
    }

    @Test
    void a_trial_leaves_the_hosts_own_policies_in_force() {
        memory.withUserConfiguration(Blue.WithCompany.class, NobodyMay.class)
                .withPropertyValues("backoffice.trial=true")
                .run(host -> Assertions.assertThatThrownBy(() -> host.getBean(Backoffice.class)
                                .catalog()
                                .add(
                                        MARIA,
                                        AddItem.of("MUG-01", "Mug")
                                                .ncm("69120000")
                                                .price("39.90")))
                        .isInstanceOf(Denied.class));
    }

    @Test
    void it_can_be_switched_off() {
        h2.withUserConfiguration(Blue.Bare.class)
                .withPropertyValues("backoffice.enabled=false")
                .run(host -> assertThat(host)
                        .hasNotFailed()
                        .doesNotHaveBean(Backoffice.class)
                        .doesNotHaveBean(Store.class)
                        .doesNotHaveBean(BackofficeProperties.class));
    }

    @Test
    void each_bean_gives_way_to_one_of_the_host() {
        new ApplicationContextRunner()
                .withUserConfiguration(Blue.Bare.class, Own.class)
                .run(host -> {
                    assertThat(host)
                            .hasNotFailed()
                            .hasSingleBean(Backoffice.class)
                            .hasSingleBean(Store.class);
                    assertThat(host.getBean(Backoffice.class)).isSameAs(host.getBean("own"));
                });
    }

    @Test
    void a_customizer_has_the_last_word() {
        memory.withUserConfiguration(Blue.Whole.class, NobodyMayAtLast.class)
                .run(host -> Assertions.assertThatThrownBy(() -> host.getBean(Backoffice.class)
                                .catalog()
                                .add(
                                        MARIA,
                                        AddItem.of("MUG-01", "Mug")
                                                .ncm("69120000")
                                                .price("39.90")))
                        .isInstanceOf(Denied.class));
    }

    @Test
    void no_executor_scheduler_or_mapper_is_published() {
        memory.withUserConfiguration(Blue.Whole.class)
                .withPropertyValues("backoffice.enabled=false")
                .run(without -> memory.withUserConfiguration(Blue.Whole.class).run(with -> {
                    assertThat(with.getBeanNamesForType(Executor.class))
                            .containsExactly(without.getBeanNamesForType(Executor.class));
                    assertThat(with.getBeanNamesForType(TaskScheduler.class))
                            .containsExactly(without.getBeanNamesForType(TaskScheduler.class));
                    assertThat(with.getBeansOfType(Object.class).keySet().stream()
                                    .filter(name -> !without.containsBean(name))
                                    .map(name -> with.getBean(name).getClass().getName())
                                    .filter(type ->
                                            !type.startsWith("org.springframework.boot.autoconfigure.condition")))
                            .allMatch(type -> type.startsWith("dev.backoffice."), "is ours");
                }));
    }

    @Test
    void prefix_and_schema_are_the_hosts() {
        new ApplicationContextRunner()
                .withUserConfiguration(Blue.Whole.class)
                .withPropertyValues(
                        "spring.datasource.url=jdbc:h2:mem:named;INIT=CREATE SCHEMA IF NOT EXISTS shop_data",
                        "backoffice.schema=shop_data",
                        "backoffice.table-prefix=our_")
                .run(host -> Schema.validate(host.getBean(DataSource.class), new TableNames("shop_data", "our_")));
    }

    @Test
    void tables_that_are_only_validated_have_to_be_there() {
        h2.withUserConfiguration(Blue.Whole.class)
                .withPropertyValues("backoffice.tables=validate")
                .run(host -> assertThat(host).getFailure().hasStackTraceContaining("store.schema-missing"));
    }

    @Test
    void tables_of_the_hosts_own_script_are_there_before_they_are_validated() {
        h2.withUserConfiguration(Blue.Whole.class)
                .withPropertyValues(
                        "backoffice.tables=validate",
                        "spring.sql.init.mode=always",
                        "spring.sql.init.schema-locations=classpath:ddl-of-the-host.sql")
                .withClassLoader(new WithDdl())
                .run(host -> assertThat(host).hasNotFailed());
    }

    @Test
    void a_host_with_a_registry_has_meters() {
        memory.withUserConfiguration(Blue.Whole.class, Metered.class).run(host -> {
            assertThat(host).hasNotFailed();
            MeterRegistry registry = host.getBean(MeterRegistry.class);
            Backoffice shop = host.getBean(Backoffice.class);
            shop.catalog()
                    .add(MARIA, AddItem.of("MUG-01", "Mug").ncm("69120000").price("39.90"));
            assertThat(registry.get("backoffice.commands")
                            .tag("outcome", "done")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.find("backoffice.backlog.deliveries").gauges()).hasSameSizeAs(shop.subscriptions());
        });
    }

    @Test
    void meters_can_be_switched_off() {
        memory.withUserConfiguration(Blue.Whole.class, Metered.class)
                .withPropertyValues("backoffice.meters.enabled=false")
                .run(host -> {
                    host.getBean(Backoffice.class)
                            .catalog()
                            .add(
                                    MARIA,
                                    AddItem.of("MUG-01", "Mug").ncm("69120000").price("39.90"));
                    assertThat(host.getBean(MeterRegistry.class).getMeters())
                            .noneMatch(meter -> meter.getId().getName().startsWith("backoffice."));
                });
    }

    private static String dataSourceAutoConfiguration() {
        return SpringBootVersion.getVersion().startsWith("3.")
                ? "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
                : "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";
    }

    private static void refused(Throwable failure, String problem, String action) {
        assertThat(failure).isNotNull();
        Throwable cause = failure;
        while (!(cause instanceof StartRefused) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(StartRefused.class).hasMessageContaining(problem);
        assertThat(((StartRefused) cause).action()).contains(action);
    }

    private static HikariDataSource source(String name) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl("jdbc:h2:mem:" + name);
        source.setMaximumPoolSize(2);
        return source;
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoSources {
        @Bean
        HikariDataSource orders() {
            return source("orders");
        }

        @Bean
        HikariDataSource invoices() {
            return source("invoices");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimarySource {
        @Bean
        @Primary
        HikariDataSource first() {
            return source("first");
        }

        @Bean
        HikariDataSource second() {
            return source("second");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NobodyMay {
        @Bean
        AccessPolicy nobody() {
            return denying();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NobodyMayAtLast {
        @Bean
        BackofficeCustomizer nobody() {
            return builder -> builder.access(denying());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        Store ownStore() {
            return MemoryStore.create();
        }

        @Bean
        Backoffice own(Store store) {
            return Backoffice.trial(store, new Blue.WithCompany().company());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Metered {
        @Bean
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    private static AccessPolicy denying() {
        return new AccessPolicy() {
            @Override
            public Optional<String> refuseVerb(CallContext context, String verb) {
                return Optional.of("nobody may");
            }

            @Override
            public Optional<String> refuseSubject(
                    CallContext context, String verb, dev.backoffice.core.access.Subject subject) {
                return Optional.of("nobody may");
            }
        };
    }
}
