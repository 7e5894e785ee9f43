package dev.backoffice.sefaz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeModel;
import dev.backoffice.fiscal.br.nfe.message.NfeService;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SefazEndpointsTest {
    private static final SefazEndpoints STANDARD = SefazEndpoints.standard();

    @ParameterizedTest
    @EnumSource
    void every_state_authorizes_and_has_a_contingency_that_does(Uf uf) {
        for (NfeEnvironment environment : NfeEnvironment.values()) {
            for (NfeService service :
                    List.of(NfeService.STATUS, NfeService.AUTHORIZATION, NfeService.NOTE, NfeService.EVENT)) {
                for (NfeModel model : NfeModel.values()) {
                    assertThat(STANDARD.address(
                                    model, STANDARD.authorizer(model, uf, NfeEmission.NORMAL), environment, service))
                            .hasScheme("https");
                }
                assertThat(STANDARD.address(
                                NfeModel.NFE,
                                STANDARD.authorizer(NfeModel.NFE, uf, STANDARD.contingency(uf)),
                                environment,
                                service))
                        .hasScheme("https");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SP, NFE, NORMAL, SP",
        "MA, NFE, NORMAL, SVAN",
        "MA, NFCE, NORMAL, SVRS",
        "RJ, NFE, EPEC, SVRS",
        "SP, NFE, SVC_AN, SVCAN",
        "BA, NFE, SVC_RS, SVCRS"
    })
    void the_key_tells_where_a_note_goes(Uf uf, NfeModel model, NfeEmission emission, String authorizer) {
        assertThat(STANDARD.authorizer(model, uf, emission)).isEqualTo(authorizer);
    }

    @Test
    void what_nobody_publishes_is_refused_by_name() {
        assertThatThrownBy(() -> STANDARD.address(NfeModel.NFE, "AM", NfeEnvironment.PRODUCTION, NfeService.REGISTRY))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("AM")
                .hasMessageContaining("REGISTRY");
    }

    @Test
    void a_host_lays_its_own_over() {
        URI own = URI.create("https://gateway.example/status");
        SefazEndpoints changed = STANDARD.with(NfeModel.NFE, "SP", NfeEnvironment.PRODUCTION, NfeService.STATUS, own);

        assertThat(changed.address(NfeModel.NFE, "SP", NfeEnvironment.PRODUCTION, NfeService.STATUS))
                .isEqualTo(own);
        assertThat(STANDARD.address(NfeModel.NFE, "SP", NfeEnvironment.PRODUCTION, NfeService.STATUS))
                .isNotEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sefaz.example/a", "https:///a", "a"})
    void only_https_is_an_address(String address) {
        assertThatThrownBy(() -> STANDARD.with("SP", service -> URI.create(address)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(address);
    }
}
