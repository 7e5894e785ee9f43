package dev.backoffice.boot;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.organization.Company;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.Country;
import dev.backoffice.testkit.Fixtures;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hosts of these tests: each adds one thing to what the one before has. */
final class Blue {
    private Blue() {}

    /** Nothing but what Boot configures by itself. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Bare {}

    /** Knows its company. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithCompany {
        @Bean
        Company company() {
            return Fixtures.company();
        }
    }

    /** Also says what has no default. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Whole extends WithCompany {
        @Bean
        AccessPolicy access() {
            return AccessPolicy.allowAll();
        }

        @Bean
        ApprovalPolicy approval() {
            return ApprovalPolicy.noneNeeded();
        }

        @Bean
        Country country() {
            return Brazil.standIn(SimulatedAuthority.accepting());
        }
    }
}
