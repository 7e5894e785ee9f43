package dev.backoffice.fiscal.br.nfe.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NfeRequestTest {
    private static final NfeAccessKey KEY = NfeAccessKey.parse("35261111222333000181550010000000011482130976");
    private static final NfePartyId SHOP = NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ);

    @Test
    void a_question_is_wrapped_for_its_service() {
        assertThat(NfeRequest.note(NfeEnvironment.HOMOLOGATION, KEY).envelope())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<soap12:Envelope xmlns:soap12=\"http://www.w3.org/2003/05/soap-envelope\"><soap12:Body>"
                        + "<nfeDadosMsg xmlns=\"http://www.portalfiscal.inf.br/nfe/wsdl/NFeConsultaProtocolo4\">"
                        + "<consSitNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\"><tpAmb>2</tpAmb>"
                        + "<xServ>CONSULTAR</xServ><chNFe>35261111222333000181550010000000011482130976</chNFe>"
                        + "</consSitNFe></nfeDadosMsg></soap12:Body></soap12:Envelope>");
        assertThat(NfeService.NOTE.contentType())
                .isEqualTo("application/soap+xml; charset=utf-8; action="
                        + "\"http://www.portalfiscal.inf.br/nfe/wsdl/NFeConsultaProtocolo4/nfeConsultaNF\"");
    }

    @Test
    void a_signed_note_is_sent_byte_by_byte() {
        String note = "<NFe xmlns=\"http://www.portalfiscal.inf.br/nfe\"><infNFe Id=\"a &amp; b\"></infNFe></NFe>";

        assertThat(NfeRequest.authorization("42", note).envelope())
                .contains("<idLote>42</idLote><indSinc>1</indSinc>" + note + "</enviNFe>");
    }

    @Test
    void the_distribution_has_one_wrapper_more_than_the_others() {
        assertThat(NfeRequest.documentsAfter(NfeEnvironment.PRODUCTION, Uf.SP, SHOP, 17)
                        .envelope())
                .contains("<nfeDistDFeInteresse xmlns=\"http://www.portalfiscal.inf.br/nfe/wsdl/NFeDistribuicaoDFe\">"
                        + "<nfeDadosMsg ")
                .contains("<distNSU><ultNSU>000000000000017</ultNSU></distNSU>");
    }

    @Test
    void what_a_service_does_not_take_is_refused_by_name() {
        assertThatThrownBy(() -> NfeRequest.authorization("", "<NFe/>"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("idLote");
        assertThatThrownBy(() -> NfeRequest.receipt(NfeEnvironment.PRODUCTION, "35100010990128"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("nRec");
        assertThatThrownBy(() -> NfeRequest.events("1", List.of()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("evento");
        assertThatThrownBy(() -> NfeRequest.events("1", Collections.nCopies(21, "<evento/>")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("21");
        assertThatThrownBy(() -> NfeRequest.documentsAfter(NfeEnvironment.PRODUCTION, Uf.SP, SHOP, -1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("NSU");
        assertThatThrownBy(() -> NfeRequest.registry(Uf.SP, new NfePartyId.Foreigner("AB12345")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("CNPJ");
    }

    @Test
    void only_the_service_is_shown() {
        assertThat(NfeRequest.registry(Uf.SP, NfePartyId.of(NfeFixtures.ANA_CPF)))
                .hasToString("CadConsultaCadastro4");
    }
}
