package dev.backoffice.spring;

import dev.backoffice.flows.Backoffice;
import dev.backoffice.micrometer.BacklogMeters;
import dev.backoffice.micrometer.MeteringObserver;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters of what the back office does, in a host that has a {@link MeterRegistry}. */
@AutoConfiguration(
        before = BackofficeAutoConfiguration.class,
        afterName = {
            // Boot 3
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            // Boot 4
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({MeterRegistry.class, MeteringObserver.class})
@ConditionalOnProperty(
        name = {"backoffice.enabled", "backoffice.meters.enabled"},
        matchIfMissing = true)
public final class BackofficeMetersAutoConfiguration {
    /** Made by Spring. */
    public BackofficeMetersAutoConfiguration() {}

    /** Apart, so that Micrometer's types are looked at only where they are there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(MeterRegistry.class)
    static class Meters {
        @Bean
        @ConditionalOnMissingBean
        MeteringObserver backofficeMeteringObserver(MeterRegistry registry) {
            return MeteringObserver.of(registry);
        }

        /** Bound by Boot to every registry. */
        @Bean
        @ConditionalOnMissingBean
        BacklogMeters backofficeBacklogMeters(Backoffice shop, ObjectProvider<InstantSource> clock) {
            return BacklogMeters.of(shop.subscriptions(), shop::backlogs, clock.getIfUnique(InstantSource::system));
        }
    }
}
