package dev.backoffice.fiscal.br.nfe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Ids of events and of unused numbers, by the messages of other software. */
class NfeEventIdVectorTest {
    @Test
    void every_sample_event_has_the_id_that_its_fields_make() throws Exception {
        int events = 0;
        List<String> otherwise = new ArrayList<>();
        for (Path file : samples()) {
            for (XmlNode event : found(XmlNode.parse(Files.readAllBytes(file)), "infEvento")) {
                String id = event.attributes().getOrDefault("Id", "");
                if (!id.startsWith("ID") || !event.has("nSeqEvento") || !event.has("detEvento")) {
                    continue;
                }
                NfeEventId read = NfeEventId.parse(id);
                assertThat(read).hasToString(id);
                NfeEventId made = new NfeEventId(
                        event.text("tpEvento"), event.text("chNFe"), Integer.parseInt(event.text("nSeqEvento")));
                if (made.equals(read)) {
                    events++;
                } else {
                    otherwise.add(file.getFileName() + ": " + id + " for " + made);
                }
            }
        }
        System.out.println("events with the id of their fields: " + events + ", with another: " + otherwise);
        assertThat(events).isPositive();
        assertThat(otherwise).isEmpty();
    }

    @Test
    void every_sample_of_unused_numbers_has_the_id_that_its_fields_make() throws Exception {
        List<String> ids = new ArrayList<>();
        List<String> otherwise = new ArrayList<>();
        for (Path file : samples()) {
            for (XmlNode told : found(XmlNode.parse(Files.readAllBytes(file)), "infInut")) {
                String id = told.attributes().getOrDefault("Id", "");
                if (!told.has("xServ") || !told.has("xJust")) {
                    continue;
                }
                String made = "ID" + told.text("cUF") + told.text("ano")
                        + (told.has("CNPJ") ? told.text("CNPJ") : "000" + told.text("CPF"))
                        + told.text("mod")
                        + "0".repeat(3 - told.text("serie").length()) + told.text("serie")
                        + "0".repeat(9 - told.text("nNFIni").length()) + told.text("nNFIni")
                        + "0".repeat(9 - told.text("nNFFin").length()) + told.text("nNFFin");
                (id.equals(made) ? ids : otherwise).add(file.getFileName() + " " + id);
                assertThat(id).hasSize(43);
            }
        }
        System.out.println("unused numbers with the id of their fields: " + ids.size() + ", anonymised: " + otherwise);
        assertThat(ids.size() + otherwise.size()).isPositive();
    }

    @Test
    void unused_numbers_are_told_by_the_schema_and_signed() {
        NfeUnusedNumbers numbers = numbers(NfePartyId.of(Cnpj.of("12ABC34501DE35")), 10, 19);
        SignedXml signed = NfeSigner.sign(NfeXmlWriter.write(numbers), SyntheticCertificate.load());

        assertThat(signed.id())
                .isEqualTo("ID352612ABC34501DE3555001000000010000000019")
                .hasSize(43);
        assertThat(numbers(NfePartyId.of(NfeFixtures.ANA_CPF), 1, 1).xmlId())
                .isEqualTo("ID35260009990000123055001000000001000000001");
        assertThat(NfeSignature.verify(signed.bytes()).valid()).isTrue();
        assertThat(SantuarioCheck.verifies(signed.bytes())).isTrue();
        Path package10e = data().resolve("fiscal/xsd/PL_010e_NT2025.002_v1.01/inutNFe_v4.00.xsd");
        if (Files.exists(package10e)) {
            NfeSchemas.validate(NfeSchemas.compile(package10e), signed.bytes());
        }
    }

    @Test
    void unused_numbers_that_cannot_be_are_refused() {
        NfePartyId shop = NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ);
        assertThatThrownBy(() -> numbers(shop, 10, 9)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> numbers(shop, 1, 10_001)).isInstanceOf(InvalidInput.class);
        assertThat(numbers(shop, 1, 10_000).last()).isEqualTo(10_000);
        assertThatThrownBy(() -> numbers(new NfePartyId.Foreigner(""), 1, 1)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void an_event_id_has_its_parts_in_order() {
        NfeAccessKey key = NfeAccessKey.parse("35261112ABC34501DE35550011234567891876543203");

        assertThat(NfeEventId.of("110111", key, 1)).hasToString("ID110111" + key + "01");
        assertThat(NfeEventId.of("110110", key, 3).toString()).hasSize(54).endsWith("03");
        assertThatThrownBy(() -> NfeEventId.parse("ID11011" + key + "01")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> NfeEventId.of("110110", key, 100)).isInstanceOf(InvalidInput.class);
    }

    private static NfeUnusedNumbers numbers(NfePartyId issuer, int first, int last) {
        return new NfeUnusedNumbers(
                NfeEnvironment.PRODUCTION,
                Uf.SP,
                2026,
                issuer,
                NfeModel.NFE,
                1,
                first,
                last,
                "Numeros saltados por falha do sistema");
    }

    private static List<XmlNode> found(XmlNode node, String name) {
        List<XmlNode> found = new ArrayList<>();
        // Envelopes of other namespaces stand around them.
        if (node.name().equals(name)) {
            found.add(node);
        }
        node.children().forEach(child -> found.addAll(found(child, name)));
        return found;
    }

    private static Path data() {
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        return data.orElseThrow();
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("fiscal/samples/eventos"))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
