package dev.backoffice.spring;

import dev.backoffice.core.insight.HealthStatus;
import dev.backoffice.flows.Backoffice;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;

/** The health indicator {@code backoffice}, in a host on Spring Boot 4 that has an actuator. */
@AutoConfiguration(
        after = BackofficeAutoConfiguration.class,
        beforeName = "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(Backoffice.class)
@ConditionalOnEnabledHealthIndicator("backoffice")
public final class BackofficeHealthOnBoot4AutoConfiguration {
    /** Made by Spring. */
    public BackofficeHealthOnBoot4AutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "backofficeHealthIndicator")
    HealthIndicator backofficeHealthIndicator(Backoffice shop) {
        return () -> {
            dev.backoffice.core.insight.Health seen = shop.health();
            return Health.status(status(seen.status()))
                    .withDetails(Report.checks(seen))
                    .build();
        };
    }

    private static Status status(HealthStatus status) {
        return switch (status) {
            case UP -> Status.UP;
            case WARNING -> new Status(Report.WARNING);
            case DOWN -> Status.DOWN;
        };
    }
}
