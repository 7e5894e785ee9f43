package dev.backoffice.fiscal.br.nfe.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.SantuarioCheck;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cancellations against the tax authority's schemas of events. */
class NfeCancellationVectorTest {
    private final SigningKey key = SyntheticCertificate.load();

    @ParameterizedTest
    @CsvSource({
        "35261199000012000183550010000010011482130976, 99000012000183",
        "35261112ABC34501DE35550011234567891876543203, 12ABC34501DE35"
    })
    void a_signed_cancellation_follows_the_schemas_and_verifies(String accessKey, String cnpj) {
        SignedXml signed = NfeSigner.sign(cancellation(accessKey, cnpj).xml(), key);
        String message = "<envEvento xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"1.00\"><idLote>1</idLote>"
                + signed.text() + "</envEvento>";

        NfeSchemas.validate(schema("envEvento_v1.00.xsd"), message.getBytes(StandardCharsets.UTF_8));
        NfeSchemas.validate(schema("e110111_v1.00.xsd"), detail(signed.text()).getBytes(StandardCharsets.UTF_8));
        assertThat(NfeSignature.verify(message.getBytes(StandardCharsets.UTF_8)).valid())
                .isTrue();
        assertThat(SantuarioCheck.verifies(message.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void a_wrong_detail_does_not_follow_the_schema() {
        Schema schema = schema("e110111_v1.00.xsd");
        String wrong = detail(cancellation("35261199000012000183550010000010011482130976", "99000012000183")
                        .xml()
                        .text())
                .replace("Cancelamento", "Cancelado");

        assertThatThrownBy(() -> NfeSchemas.validate(schema, wrong.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource({
        "135260000000001, too short, nfe.text-length",
        "1352600000000012, Cliente desistiu da compra, nfe.code-invalid",
        "13526000000000A, Cliente desistiu da compra, nfe.code-invalid",
        "135260000000001, Cliente  desistiu da compra, nfe.text-invalid"
    })
    void what_the_authority_would_reject_is_refused(String protocol, String reason, String code) {
        assertThatThrownBy(() -> new NfeEventDetail.Cancellation(protocol, reason))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private static NfeEvent cancellation(String accessKey, String cnpj) {
        return NfeEvent.of(
                new NfeEventDetail.Cancellation("135260000000001", "Cliente desistiu da compra & pediu o dinheiro"),
                NfeAccessKey.parse(accessKey),
                NfePartyId.of(Cnpj.of(cnpj)),
                NfeEnvironment.PRODUCTION,
                OffsetDateTime.parse("2026-11-24T12:00:00-03:00"));
    }

    /** The detail stands for itself in its schema, so it needs the namespace it inherits in the event. */
    private static String detail(String event) {
        return event.substring(event.indexOf("<detEvento"), event.indexOf("</infEvento>"))
                .replace("<detEvento", "<detEvento xmlns=\"http://www.portalfiscal.inf.br/nfe\"");
    }

    private static Schema schema(String name) {
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        return NfeSchemas.compile(
                data.orElseThrow().resolve("fiscal/xsd/eventos_v1.00").resolve(name));
    }
}
