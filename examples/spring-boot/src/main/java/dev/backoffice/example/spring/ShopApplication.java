package dev.backoffice.example.spring;

import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A shop with a back office: its company is all it has to tell for a trial. */
@SpringBootApplication
@EnableScheduling
public class ShopApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ShopApplication.class, arguments);
    }

    @Bean
    Company company() {
        PostalAddress address = new PostalAddress(
                "Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR");
        Map<String, String> registrations = Map.of(
                "cnpj", "99000012000183", "ie", "990000129113", "crt", "1", "nfe.series", "1", "nfe.next-number", "1");
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        return Company.of(
                new Establishment("SP1", "Loja Azul Sintética Ltda", "Loja Azul", address, zone, registrations));
    }
}
