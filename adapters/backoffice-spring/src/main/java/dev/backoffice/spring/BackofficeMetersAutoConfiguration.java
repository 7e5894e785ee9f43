package dev.backoffice.spring;

import dev.backoffice.flows.Backoffice;
import dev.backoffice.micrometer.HealthMeters;
import dev.backoffice.micrometer.MeteringObserver;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
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

        @Bean
        BoundHealth backofficeBoundHealth(
                ObjectProvider<Backoffice> shop, MeterRegistry registry, ObjectProvider<InstantSource> clock) {
            return new BoundHealth(shop, registry, clock.getIfUnique(InstantSource::system));
        }
    }

    /**
     * Binds the gauges when all beans are there. As a binder of Boot's they would be asked for while the registry is made, which
     * the back office needs first.
     */
    static final class BoundHealth implements SmartInitializingSingleton {
        private final ObjectProvider<Backoffice> shop;
        private final MeterRegistry registry;
        private final InstantSource clock;

        BoundHealth(ObjectProvider<Backoffice> shop, MeterRegistry registry, InstantSource clock) {
            this.shop = shop;
            this.registry = registry;
            this.clock = clock;
        }

        @Override
        public void afterSingletonsInstantiated() {
            shop.ifAvailable(open ->
                    HealthMeters.of(open.subscriptions(), open::health, clock).bindTo(registry));
        }
    }
}
