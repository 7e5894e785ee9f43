package dev.backoffice.spring;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.command.GroupCommit;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.insight.ExpiryWatch;
import dev.backoffice.core.insight.HealthPolicy;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.trail.SealAnchor;
import dev.backoffice.core.validation.CommandValidator;
import dev.backoffice.finance.ledger.PostingRules;
import dev.backoffice.finance.verification.Verifier;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.CarrierChoice;
import dev.backoffice.flows.ordertocash.ChannelPolicies;
import dev.backoffice.flows.ordertocash.Country;
import dev.backoffice.flows.ordertocash.Gate;
import dev.backoffice.flows.ordertocash.PaymentPolicy;
import dev.backoffice.flows.ordertocash.ShippingPolicy;
import dev.backoffice.flows.ordertocash.Sourcing;
import dev.backoffice.inventory.shipping.Carriers;
import dev.backoffice.inventory.shipping.TableCarrier;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.memory.MemoryStore;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.TaskScheduler;

/**
 * A back office as a bean. Each bean gives way to one of the host's own.
 *
 * <p>Found among the host's beans: {@link Companies} or {@link Company}, {@link AccessPolicy}, {@link ApprovalPolicy} and {@link
 * Country}, which have no default; {@link ShippingPolicy}, {@link ChannelPolicies}, {@link PaymentPolicy}, {@link PostingRules},
 * {@link Sourcing}, {@link Verifier}, {@link Gate}s, {@link SealAnchor}, {@link Observer}s, {@link InstantSource} (a {@code Clock} is
 * one), {@link IdGenerator}, {@link CommandValidator}, {@link GroupCommit}; then every {@link BackofficeCustomizer}.
 *
 * <p>Published: a {@link Store}, the {@link Backoffice}, where they apply {@link SpringTransactions} and meters, and what calls {@code runDue} on the host's scheduler. No executor, no
 * scheduler, no mapper.
 */
@AutoConfiguration(
        afterName = {
            // Boot 3
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
            "org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration",
            // Boot 4
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration",
            // both
            "org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration"
        })
@ConditionalOnProperty(name = "backoffice.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BackofficeProperties.class)
public final class BackofficeAutoConfiguration {
    /** Made by Spring. */
    public BackofficeAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(Store.class)
    @ConditionalOnProperty(name = "backoffice.store", havingValue = "jdbc", matchIfMissing = true)
    @DependsOnDatabaseInitialization
    JdbcStore backofficeStore(BackofficeProperties settings, ConfigurableListableBeanFactory beans) {
        JdbcStore.Builder builder = JdbcStore.builder(new DataSources(beans).choose(settings.datasourceBean()))
                .tables(settings.tableNames())
                .isolation(settings.isolation());
        return settings.tables() == BackofficeProperties.TableCare.MIGRATE ? builder.migrated() : builder.build();
    }

    @Bean
    @ConditionalOnMissingBean(Store.class)
    @ConditionalOnProperty(name = "backoffice.store", havingValue = "memory")
    MemoryStore backofficeMemoryStore() {
        return MemoryStore.create();
    }

    @Bean
    @ConditionalOnMissingBean(Backoffice.class)
    Backoffice backoffice(Store store, BackofficeProperties settings, BeanFactory beans) {
        Plugins plugins = new Plugins(beans, settings.trial());
        Backoffice.Builder builder = Backoffice.on(store, companies(plugins))
                .access(plugins.need(AccessPolicy.class, "who may do what", AccessPolicy::allowAll))
                .approval(plugins.need(ApprovalPolicy.class, "who has to agree", ApprovalPolicy::noneNeeded))
                .country(plugins.need(
                        Country.class,
                        "whose tax documents and tax authority it is",
                        () -> Brazil.standIn(SimulatedAuthority.accepting())))
                .observer(Observer.all(plugins.all(Observer.class)));
        shipping(plugins, settings.trial()).ifPresent(builder::shipping);
        plugins.use(InstantSource.class, builder::clock);
        plugins.use(IdGenerator.class, builder::ids);
        plugins.use(CommandValidator.class, builder::validator);
        plugins.use(PostingRules.class, builder::postingRules);
        plugins.use(ChannelPolicies.class, builder::channels);
        plugins.use(PaymentPolicy.class, builder::payments);
        plugins.use(Sourcing.class, own -> builder.sourcing(stock -> own));
        plugins.use(Verifier.class, builder::verifier);
        plugins.use(SealAnchor.class, builder::anchor);
        plugins.use(GroupCommit.class, builder::groupCommit);
        plugins.use(HealthPolicy.class, builder::health);
        plugins.all(Gate.class).forEach(builder::gate);
        plugins.all(ExpiryWatch.class).forEach(builder::watch);
        plugins.all(BackofficeCustomizer.class).forEach(each -> each.customize(builder));
        return builder.open();
    }

    private static Companies companies(Plugins plugins) {
        return plugins.find(Companies.class)
                .or(() -> plugins.find(Company.class).map(Companies::only))
                .orElseThrow(() -> Plugins.missing(
                        Companies.class,
                        "the company of each tenant (one bean of type Company"
                                + " does for a host that serves itself)"));
    }

    private static Optional<ShippingPolicy> shipping(Plugins plugins, boolean trial) {
        return plugins.find(ShippingPolicy.class)
                .or(() -> trial
                        ? Optional.of(ShippingPolicy.of(
                                Carriers.of(TableCarrier.example()),
                                CarrierChoice.always(TableCarrier.EXAMPLE, "ECONOMY"),
                                BrazilianCalendars.standard()))
                        : Optional.empty());
    }

    @Bean
    DueWork backofficeDueWork(
            Backoffice shop, ObjectProvider<TaskScheduler> schedulers, BackofficeProperties settings) {
        return new DueWork(shop, Optional.ofNullable(schedulers.getIfUnique()), settings.runDue());
    }
}
