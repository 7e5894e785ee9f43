package dev.backoffice.spring;

import dev.backoffice.flows.Backoffice;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** {@link BackofficeEndpoint}, in a host with an actuator that exposes it. */
@AutoConfiguration(after = BackofficeAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(Backoffice.class)
@ConditionalOnAvailableEndpoint(BackofficeEndpoint.class)
public final class BackofficeEndpointAutoConfiguration {
    /** Made by Spring. */
    public BackofficeEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    BackofficeEndpoint backofficeEndpoint(Backoffice shop) {
        return new BackofficeEndpoint(shop);
    }
}
