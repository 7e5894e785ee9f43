package dev.backoffice.fiscal.br.nfe.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.fiscal.br.nfe.NfceConsumer;
import dev.backoffice.fiscal.br.nfe.NfceQrCode;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeArbitraries;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignableXml;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.validation.Schema;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notes against the tax authority's own schemas, package PL_010e. */
class NfeSchemaVectorTest {
    /** Every group that is composed; any notes have them all between them. */
    private static final Set<String> GROUPS = new TreeSet<>(Set.of(
            "NFref",
            "retirada",
            "entrega",
            "ICMS00",
            "ICMS20",
            "ICMS40",
            "ICMS60",
            "ICMS90",
            "ICMSSN101",
            "ICMSSN102",
            "ICMSSN500",
            "ICMSSN900",
            "vFCP",
            "vICMSDeson",
            "PISAliq",
            "PISNT",
            "PISOutr",
            "COFINSAliq",
            "COFINSNT",
            "COFINSOutr",
            "ICMSUFDest",
            "vFCPUFDest",
            "IBSCBS",
            "gIBSCBS",
            "gDif",
            "gRed",
            "indDoacao",
            "IBSCBSTot",
            "vTotTrib",
            "cBenef",
            "nItemPed",
            "infAdProd",
            "transporta",
            "vol",
            "cobr",
            "card",
            "vTroco",
            "infIntermed",
            "infCpl",
            "infRespTec"));

    private final SigningKey key = SyntheticCertificate.load();

    @ParameterizedTest
    @EnumSource
    void the_fixed_note_follows_the_schema(NfeEnvironment environment) {
        NfeSchemas.validate(
                schema(),
                NfeSigner.sign(NfeXmlWriter.write(NfeFixtures.note(environment)), key)
                        .bytes());
    }

    @Test
    void a_note_without_a_signature_or_with_a_wrong_value_does_not() {
        Schema schema = schema();
        SignableXml unsigned = NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION));
        byte[] wrong = NfeSigner.sign(unsigned, key)
                .text()
                .replace("<vProd>79.80</vProd>", "<vProd>79.8</vProd>")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> NfeSchemas.validate(schema, unsigned.text().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> NfeSchemas.validate(schema, wrong))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("79.8");
    }

    @Test
    void any_note_follows_the_schema() {
        validate(NfeArbitraries.notes(), 150);
    }

    @Test
    void any_note_of_an_alphanumeric_issuer_follows_the_schema() {
        validate(NfeArbitraries.notesOfAlphanumericIssuers(), 150);
    }

    @Test
    void any_note_taxed_by_the_rules_of_the_product_follows_the_schema() {
        JqwikSession.run(() -> {
            Schema schema = schema();
            NfeArbitraries.notesByTheRules()
                    .sampleStream()
                    .limit(150)
                    .forEach(note -> NfeSchemas.validate(
                            schema,
                            NfeSigner.sign(NfeXmlWriter.write(note), key).bytes()));
        });
    }

    @Test
    void any_receipt_follows_the_schema() {
        Schema schema = schema();
        AtomicInteger valid = new AtomicInteger();
        JqwikSession.run(() -> NfeArbitraries.receipts()
                .sampleStream()
                .limit(100)
                .forEach(receipt -> {
                    String accessKey = receipt.accessKey().value();
                    NfeHeader header = receipt.header();
                    String code = header.emission() == NfeEmission.OFFLINE
                            ? NfceQrCode.offline(
                                    "https://www.nfce.fazenda.sp.gov.br/qrcode",
                                    accessKey,
                                    header.environment(),
                                    header.issuedAt().toLocalDate(),
                                    receipt.totals().invoice(),
                                    receipt.consumer().map(NfceConsumer::id),
                                    key)
                            : NfceQrCode.online(
                                    "https://www.nfce.fazenda.sp.gov.br/qrcode", accessKey, header.environment());
                    NfeSchemas.validate(
                            schema,
                            NfeSigner.sign(
                                            NfeXmlWriter.write(receipt),
                                            key,
                                            digest -> "<infNFeSupl><qrCode>" + code
                                                    + "</qrCode><urlChave>https://key.example/consulta</urlChave></infNFeSupl>")
                                    .bytes());
                    valid.incrementAndGet();
                }));
        System.out.println("receipts valid against nfe_v4.00.xsd of PL_010e: " + valid);
        assertThat(valid).hasValue(100);
    }

    private void validate(Arbitrary<Nfe> notes, int count) {
        Schema schema = schema();
        AtomicInteger valid = new AtomicInteger();
        Set<String> groups = new TreeSet<>();
        JqwikSession.run(() -> notes.sampleStream().limit(count).forEach(note -> {
            SignedXml signed = NfeSigner.sign(NfeXmlWriter.write(note), key);
            NfeSchemas.validate(schema, signed.bytes());
            assertThat(NfeSignature.verify(signed.bytes()).valid()).isTrue();
            GROUPS.stream()
                    .filter(group -> signed.text().contains("<" + group + ">"))
                    .forEach(groups::add);
            valid.incrementAndGet();
        }));
        assertThat(valid).hasValue(count);
        assertThat(groups).containsExactlyElementsOf(GROUPS);
        System.out.println("notes valid against nfe_v4.00.xsd of PL_010e: " + valid);
    }

    private static Schema schema() {
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        return NfeSchemas.compile(data.orElseThrow().resolve("fiscal/xsd/PL_010e_NT2025.002_v1.01/nfe_v4.00.xsd"));
    }
}
