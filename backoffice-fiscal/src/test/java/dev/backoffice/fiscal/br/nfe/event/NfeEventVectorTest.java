package dev.backoffice.fiscal.br.nfe.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Each type of event against the authority's schemas: the envelope's, and the one of its own detail. */
class NfeEventVectorTest {
    private static final NfeAccessKey NOTE = NfeAccessKey.parse("35261111222333000181550010000000011482130976");
    private static final NfeAccessKey ALPHANUMERIC = NfeAccessKey.parse("35261112ABC34501DE35550011234567891876543203");
    private static final NfeAccessKey RECEIPT = NfeAccessKey.parse("43261112ABC34501DE35658900000000429102030403");
    private static final NfePartyId SHOP = NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ);
    private static final NfePartyId ANA = NfePartyId.of(NfeFixtures.ANA_CPF);
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T10:00:00-03:00");
    private static final ProofOfDelivery PROOF =
            ProofOfDelivery.of(NOTE, "picture".getBytes(StandardCharsets.US_ASCII), NOW);
    private static final Position DOOR = new Position(new BigDecimal("-23.5505199"), new BigDecimal("-46.633309"));
    private static final String PROTOCOL = "135260000000017";

    private static final List<NfeEventDetail> DETAILS = List.of(
            new NfeEventDetail.Cancellation(PROTOCOL, "Pedido desfeito pelo comprador"),
            new NfeEventDetail.Correction("O complemento do endereço é sala 12"),
            NfeEventDetail.Announcement.of(NfeFixtures.note(NfeEnvironment.PRODUCTION)),
            new NfeEventDetail.Announcement(
                    NOW,
                    true,
                    NfeFixtures.blueShop().stateRegistration(),
                    Optional.empty(),
                    new NfePartyId.Foreigner("AB123456"),
                    Optional.empty(),
                    NfeFixtures.note(NfeEnvironment.PRODUCTION).totals().invoice(),
                    NfeFixtures.note(NfeEnvironment.PRODUCTION).totals().icms(),
                    NfeFixtures.note(NfeEnvironment.PRODUCTION).totals().icms()),
            new NfeEventDetail.Delivered(NOW, "99900001230", "Ana Exemplo", Optional.of(DOOR), PROOF),
            new NfeEventDetail.Delivered(
                    NOW,
                    "99900001230",
                    "Ana Exemplo",
                    Optional.empty(),
                    new ProofOfDelivery(PROOF.hash(), Optional.empty())),
            new NfeEventDetail.DeliveredWithdrawn(PROTOCOL),
            new NfeEventDetail.NotDelivered(
                    NOW, 1, NfeEventDetail.NotDelivered.Cause.NOT_FOUND, Optional.empty(), Optional.of(DOOR), PROOF),
            new NfeEventDetail.NotDelivered(
                    NOW,
                    2,
                    NfeEventDetail.NotDelivered.Cause.OTHER,
                    Optional.of("Rua interditada por obras da prefeitura"),
                    Optional.empty(),
                    PROOF),
            new NfeEventDetail.NotDeliveredWithdrawn("13526000000000017"),
            new NfeEventDetail.DeliveryDate(LocalDate.of(2026, 12, 1)),
            new NfeEventDetail.Manifestation(NfeEventDetail.Manifestation.Opinion.CONFIRMED, Optional.empty()),
            new NfeEventDetail.Manifestation(NfeEventDetail.Manifestation.Opinion.AWARE, Optional.empty()),
            new NfeEventDetail.Manifestation(NfeEventDetail.Manifestation.Opinion.UNKNOWN, Optional.empty()),
            new NfeEventDetail.Manifestation(
                    NfeEventDetail.Manifestation.Opinion.UNKNOWN, Optional.of("Nao houve pedido nosso")),
            new NfeEventDetail.Manifestation(
                    NfeEventDetail.Manifestation.Opinion.NOT_DONE, Optional.of("Mercadoria recusada na porta")));

    private final SigningKey key = SyntheticCertificate.load();

    @Test
    void every_event_follows_the_schemas() {
        Path folder = folder();
        Schema envelope = NfeSchemas.compile(folder.resolve("envEvento_v1.00.xsd"));
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (NfeAccessKey about : List.of(NOTE, ALPHANUMERIC)) {
            for (NfeEventDetail detail : DETAILS) {
                check(folder, envelope, NfeEvent.of(detail, about, SHOP, NfeEnvironment.PRODUCTION, NOW));
                check(folder, envelope, NfeEvent.of(detail, about, ANA, NfeEnvironment.HOMOLOGATION, NOW));
                counts.merge(detail.type(), 2, Integer::sum);
            }
        }
        check(
                folder,
                envelope,
                NfeEvent.of(
                        new NfeEventDetail.Substitution(PROTOCOL, "Autorizada em contingencia e depois", RECEIPT),
                        RECEIPT,
                        SHOP,
                        NfeEnvironment.PRODUCTION,
                        NOW));
        counts.merge("110112", 1, Integer::sum);
        System.out.println("events valid against envEvento_v1.00.xsd and the schema of their detail: " + counts);
        assertThat(counts).hasSize(13);
    }

    private void check(Path folder, Schema envelope, NfeEvent event) {
        byte[] signed = NfeSigner.sign(event.xml("backoffice 0.1"), key).text().getBytes(StandardCharsets.UTF_8);
        String text = new String(signed, StandardCharsets.UTF_8);
        NfeSchemas.validate(
                envelope,
                ("<envEvento xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"1.00\"><idLote>1</idLote>" + text
                                + "</envEvento>")
                        .getBytes(StandardCharsets.UTF_8));
        String detail = text.substring(text.indexOf("<detEvento "), text.indexOf("</detEvento>"))
                .replace("<detEvento ", "<detEvento xmlns=\"http://www.portalfiscal.inf.br/nfe\" ");
        Path schema = folder.resolve("e" + event.detail().type() + "_v1.00.xsd");
        if (event.detail() instanceof NfeEventDetail.Announcement) {
            schema = folder.resolve("e110140NFe_v1.00.xsd");
        }
        assertThat(schema).exists();
        NfeSchemas.validate(NfeSchemas.compile(schema), (detail + "</detEvento>").getBytes(StandardCharsets.UTF_8));
        assertThat(NfeSignature.verify(signed).valid()).isTrue();
    }

    @Test
    void a_detail_of_another_order_does_not_follow_its_schema() {
        Path folder = folder();
        String odd = "<detEvento xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"1.00\">"
                + "<descEvento>Cancelamento</descEvento><xJust>Pedido desfeito pelo comprador</xJust><nProt>" + PROTOCOL
                + "</nProt></detEvento>";

        assertThatThrownBy(() -> NfeSchemas.validate(
                        NfeSchemas.compile(folder.resolve("e110111_v1.00.xsd")), odd.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(AssertionError.class);
    }

    private static Path folder() {
        Path folder = NfeSchemas.dataFolder()
                .map(data -> data.resolve("fiscal/xsd/eventos_v1.00"))
                .filter(Files::isDirectory)
                .orElse(null);
        Assumptions.assumeTrue(folder != null, "no folder backoffice.data with fiscal/xsd/eventos_v1.00");
        return folder;
    }
}
