package dev.backoffice.boot;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.fiscal.br.nfe.SimulatedAuthority;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.Country;
import java.time.ZoneId;
import java.util.Map;
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
            return Company.of(new Establishment(
                    "SP1",
                    "Loja Azul Sintética Ltda",
                    "Loja Azul",
                    new PostalAddress(
                            "Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR"),
                    ZoneId.of("America/Sao_Paulo"),
                    Map.of(
                            "cnpj", "99000012000183",
                            "ie", "990000129113",
                            "crt", "1",
                            "nfe.series", "1",
                            "nfe.next-number", "1")));
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
