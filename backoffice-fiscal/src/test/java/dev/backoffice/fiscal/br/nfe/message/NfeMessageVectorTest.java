package dev.backoffice.fiscal.br.nfe.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeModel;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.NfeUnusedNumbers;
import dev.backoffice.fiscal.br.nfe.event.NfeEvent;
import dev.backoffice.fiscal.br.nfe.event.NfeEventDetail;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Questions against the authority's own schemas, and answers that others got from it. */
class NfeMessageVectorTest {
    private static final NfeAccessKey KEY = NfeAccessKey.parse("35261111222333000181550010000000011482130976");
    private static final NfePartyId SHOP = NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ);
    private static final NfePartyId ANA = NfePartyId.of(NfeFixtures.ANA_CPF);
    private static final String PACKAGE = "PL_010e_NT2025.002_v1.01/";

    /** Readers by the root they read. */
    private static final Map<String, Function<byte[], Verdict>> READERS = Map.of(
            "retEnviNFe", answer -> BatchAnswer.read(answer).notes().get(0).verdict(),
            "retConsReciNFe",
                    answer -> BatchAnswer.readReceipt(answer).notes().get(0).verdict(),
            "retConsStatServ", answer -> StatusAnswer.read(answer).verdict(),
            "retInutNFe", answer -> VoidingAnswer.read(answer).verdict());

    private final SigningKey key = SyntheticCertificate.load();

    @Test
    void every_question_follows_its_schema() {
        Path xsd = data().resolve("fiscal/xsd");
        Map<String, List<NfeRequest>> questions = new LinkedHashMap<>();
        questions.put(PACKAGE + "consStatServ_v4.00.xsd", List.of(NfeRequest.status(NfeEnvironment.PRODUCTION, Uf.SP)));
        questions.put(
                PACKAGE + "enviNFe_v4.00.xsd",
                List.of(NfeRequest.authorization(
                        "1",
                        NfeSigner.sign(NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION)), key)
                                .text())));
        questions.put(
                PACKAGE + "consReciNFe_v4.00.xsd",
                List.of(NfeRequest.receipt(NfeEnvironment.HOMOLOGATION, "351000109901280")));
        questions.put(PACKAGE + "consSitNFe_v4.00.xsd", List.of(NfeRequest.note(NfeEnvironment.HOMOLOGATION, KEY)));
        questions.put(PACKAGE + "inutNFe_v4.00.xsd", List.of(NfeRequest.voiding(voiding())));
        questions.put("eventos_v1.00/envEvento_v1.00.xsd", List.of(NfeRequest.events("1", List.of(cancellation()))));
        questions.put(
                "distdfe_conscad/consCad_v2.00.xsd",
                List.of(NfeRequest.registry(Uf.SP, SHOP), NfeRequest.registry(Uf.RJ, ANA)));
        questions.put(
                "distdfe_conscad/distDFeInt_v1.01.xsd",
                List.of(
                        NfeRequest.documentsAfter(NfeEnvironment.PRODUCTION, Uf.SP, SHOP, 0),
                        NfeRequest.document(NfeEnvironment.PRODUCTION, Uf.SP, ANA, 17),
                        NfeRequest.document(NfeEnvironment.PRODUCTION, Uf.SP, SHOP, KEY)));

        questions.forEach((schema, asked) -> asked.forEach(question -> NfeSchemas.validate(
                NfeSchemas.compile(xsd.resolve(schema)), question.body().getBytes(StandardCharsets.UTF_8))));
        System.out.println("questions valid against their schemas: "
                + questions.values().stream().mapToInt(List::size).sum() + " of " + questions.size() + " schemas");
    }

    @Test
    void every_sample_answer_is_read_or_refused_with_its_reason() throws IOException {
        Map<String, String> told = new TreeMap<>();
        try (Stream<Path> files = Files.list(data().resolve("fiscal/samples/eventos"))) {
            for (Path file : files.sorted().toList()) {
                byte[] answer = Files.readAllBytes(file);
                String text = Files.readString(file);
                READERS.forEach((root, reader) -> {
                    if (text.contains("<" + root + " ")) {
                        told.put(file.getFileName().toString(), read(reader, answer));
                    }
                });
            }
        }
        told.forEach((file, verdict) -> System.out.println(file + ": " + verdict));

        assertThat(told.values()).allMatch(verdict -> verdict.matches("10[0-9] .*") || verdict.startsWith("refused"));
        // Forms with placeholders in place of values, of no namespace: no answer of an authority.
        assertThat(told.entrySet().stream()
                        .filter(each -> each.getValue().startsWith("refused"))
                        .map(Map.Entry::getKey))
                .allMatch(file -> file.endsWith(".xsd.xml"));
    }

    private static String read(Function<byte[], Verdict> reader, byte[] answer) {
        try {
            return reader.apply(answer).toString();
        } catch (InvalidInput refused) {
            return "refused " + refused.getMessage();
        }
    }

    @Test
    void a_question_with_a_part_too_many_does_not_follow_its_schema() {
        Path xsd = data().resolve("fiscal/xsd");
        byte[] odd = NfeRequest.note(NfeEnvironment.HOMOLOGATION, KEY)
                .body()
                .replace("</consSitNFe>", "<chNFe/></consSitNFe>")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() ->
                        NfeSchemas.validate(NfeSchemas.compile(xsd.resolve(PACKAGE + "consSitNFe_v4.00.xsd")), odd))
                .isInstanceOf(AssertionError.class);
    }

    private String voiding() {
        return NfeSigner.sign(
                        NfeXmlWriter.write(new NfeUnusedNumbers(
                                NfeEnvironment.PRODUCTION,
                                Uf.SP,
                                2026,
                                SHOP,
                                NfeModel.NFE,
                                1,
                                7,
                                9,
                                "Numeros que nenhuma nota tera")),
                        key)
                .text();
    }

    private String cancellation() {
        return NfeSigner.sign(
                        NfeEvent.of(
                                        new NfeEventDetail.Cancellation(
                                                "135260000000017", "Pedido desfeito pelo comprador"),
                                        KEY,
                                        SHOP,
                                        NfeEnvironment.PRODUCTION,
                                        OffsetDateTime.parse("2026-11-24T10:00:00-03:00"))
                                .xml(),
                        key)
                .text();
    }

    private static Path data() {
        Path data = NfeSchemas.dataFolder().orElse(null);
        Assumptions.assumeTrue(data != null, "no folder backoffice.data");
        return data;
    }
}
