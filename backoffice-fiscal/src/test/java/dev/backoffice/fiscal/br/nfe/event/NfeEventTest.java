package dev.backoffice.fiscal.br.nfe.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NfeEventTest {
    private static final NfeAccessKey NOTE = NfeAccessKey.parse("35261111222333000181550010000000011482130976");
    private static final NfePartyId SHOP = NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ);
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T10:00:00-03:00");
    private static final String PROTOCOL = "135260000000017";
    private static final NfeEventDetail CORRECTION = new NfeEventDetail.Correction("O complemento e sala 12");

    @Test
    void the_issuers_state_takes_what_the_issuer_tells_and_the_national_environment_what_recipients_do() {
        assertThat(text(CORRECTION)).contains("<cOrgao>35</cOrgao>");
        assertThat(text(new NfeEventDetail.Manifestation(
                        NfeEventDetail.Manifestation.Opinion.CONFIRMED, Optional.empty())))
                .contains("<cOrgao>91</cOrgao>");
    }

    @Test
    void a_later_event_of_a_type_has_the_next_sequence() {
        NfeEvent second = NfeEvent.of(CORRECTION, NOTE, SHOP, NfeEnvironment.PRODUCTION, NOW)
                .numbered(2);

        assertThat(second.id()).hasToString("ID110110" + NOTE.value() + "02");
        assertThat(second.xml("backoffice 0.1").text()).contains("<nSeqEvento>2</nSeqEvento>");
    }

    @Test
    void more_events_than_a_type_allows_are_refused() {
        assertRefused(
                () -> NfeEvent.of(CORRECTION, NOTE, SHOP, NfeEnvironment.PRODUCTION, NOW)
                        .numbered(21),
                "nSeqEvento");
        assertRefused(
                () -> NfeEvent.of(
                                new NfeEventDetail.Cancellation(PROTOCOL, "Pedido desfeito pelo comprador"),
                                NOTE,
                                SHOP,
                                NfeEnvironment.PRODUCTION,
                                NOW)
                        .numbered(2),
                "nSeqEvento");
    }

    @Test
    void what_its_schema_would_refuse_is_refused_by_name() {
        assertRefused(
                () -> new NfeEventDetail.Cancellation("1352600000000170", "Pedido desfeito pelo comprador"), "nProt");
        assertRefused(() -> new NfeEventDetail.Cancellation(PROTOCOL, "Curta demais"), "xJust");
        assertRefused(() -> new NfeEventDetail.Correction("x".repeat(1001)), "xCorrecao");
        assertRefused(
                () -> new NfeEventDetail.Substitution(PROTOCOL, "Autorizada em contingencia e depois", NOTE),
                "chNFeRef");
        assertRefused(
                () -> new NfeEventDetail.NotDelivered(
                        NOW,
                        0,
                        NfeEventDetail.NotDelivered.Cause.NOT_FOUND,
                        Optional.empty(),
                        Optional.empty(),
                        proof()),
                "nTentativa");
        assertRefused(
                () -> new NfeEventDetail.NotDelivered(
                        NOW, 1, NfeEventDetail.NotDelivered.Cause.OTHER, Optional.empty(), Optional.empty(), proof()),
                "xJustMotivo");
        assertRefused(
                () -> new NfeEventDetail.Manifestation(NfeEventDetail.Manifestation.Opinion.NOT_DONE, Optional.empty()),
                "xJust");
        assertRefused(
                () -> new NfeEventDetail.Manifestation(
                        NfeEventDetail.Manifestation.Opinion.AWARE, Optional.of("Uma razao que ninguem pediu")),
                "xJust");
        assertRefused(() -> new Position(new BigDecimal("90.0000006"), BigDecimal.ZERO), "latGPS");
        assertRefused(() -> new Position(BigDecimal.ZERO, new BigDecimal("-181")), "longGPS");
        assertRefused(() -> new ProofOfDelivery("AAAA", Optional.empty()), "hashComprovante");
        assertRefused(() -> new ProofOfDelivery("?", Optional.empty()), "hashComprovante");
        assertRefused(
                () -> NfeEvent.of(
                        CORRECTION, NOTE, new NfePartyId.Foreigner("AB123456"), NfeEnvironment.PRODUCTION, NOW),
                "CNPJ");
        assertRefused(() -> text(CORRECTION, "a program with a very long name"), "verAplic");
    }

    @Test
    void places_have_six_decimals() {
        assertThat(new Position(new BigDecimal("-23.5505199"), new BigDecimal("7")).latitude())
                .isEqualTo("-23.550520");
    }

    @Test
    void nobody_is_named_by_what_is_printed() {
        NfeEventDetail delivered =
                new NfeEventDetail.Delivered(NOW, "99900001230", "Ana Exemplo", Optional.empty(), proof());

        assertThat(delivered.toString() + CORRECTION + new Position(BigDecimal.ONE, BigDecimal.TEN))
                .isEqualTo("DeliveredCorrectionPosition");
        assertThat(NfeEvent.of(delivered, NOTE, SHOP, NfeEnvironment.PRODUCTION, NOW))
                .hasToString("ID110130" + NOTE.value() + "01");
    }

    private static ProofOfDelivery proof() {
        return ProofOfDelivery.of(NOTE, "picture".getBytes(StandardCharsets.US_ASCII), NOW);
    }

    private static String text(NfeEventDetail detail) {
        return text(detail, "backoffice 0.1");
    }

    private static String text(NfeEventDetail detail, String application) {
        return NfeEvent.of(detail, NOTE, SHOP, NfeEnvironment.PRODUCTION, NOW)
                .xml(application)
                .text();
    }

    private static void assertRefused(ThrowingCallable call, String field) {
        assertThatThrownBy(call).isInstanceOf(InvalidInput.class).hasMessageContaining(field);
    }
}
