package dev.backoffice.spring;

import dev.backoffice.core.insight.HealthStatus;
import dev.backoffice.flows.Backoffice;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The health indicator {@code backoffice}, in a host on Spring Boot 3 that has an actuator. */
@AutoConfiguration(
        after = BackofficeAutoConfiguration.class,
        beforeName = "org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(Backoffice.class)
@ConditionalOnEnabledHealthIndicator("backoffice")
public final class BackofficeHealthOnBoot3AutoConfiguration {
    /** Made by Spring. */
    public BackofficeHealthOnBoot3AutoConfiguration() {}

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
