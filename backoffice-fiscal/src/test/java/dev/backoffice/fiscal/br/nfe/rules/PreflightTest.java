package dev.backoffice.fiscal.br.nfe.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.fiscal.br.nfe.Nfce;
import dev.backoffice.fiscal.br.nfe.NfceQrCode;
import dev.backoffice.fiscal.br.nfe.NfceSecret;
import dev.backoffice.fiscal.br.nfe.NfceStates;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.SelfSigned;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.internal.CanonicalXml;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What pre-flight finds beside the rules about a note's own groups: form, clock, certificates, signature, QR code, terms. */
class PreflightTest {
    private static final Instant NOW = Instant.parse("2026-11-24T13:16:00Z");
    private static final SigningKey KEY = SyntheticCertificate.load();
    private static final Preflight PREFLIGHT = Preflight.standard().at(NOW).sentWith(KEY.certificate());
    private static final String NOTE = signed(KEY);
    private static final String RECEIPT = receipt();
    private static final NfceSecret SECRET = new NfceSecret("1", "SEGREDO-DA-LOJA");
    private static final String CERTIFICATE = "Signature/KeyInfo/X509Data/X509Certificate";
    private static final String CODE = "infNFeSupl/qrCode";

    private static String signed(SigningKey key) {
        return NfeSigner.sign(NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION)), key)
                .text();
    }

    private static String receipt() {
        Nfce receipt = NfeFixtures.receipt(NfeEnvironment.PRODUCTION);
        NfceStates.Addresses state = NfceStates.standard().addresses(Uf.SP, NfeEnvironment.PRODUCTION);
        return NfeSigner.sign(
                        NfeXmlWriter.write(receipt),
                        KEY,
                        digest -> new CanonicalXml()
                                .open("infNFeSupl")
                                .element(
                                        "qrCode",
                                        NfceQrCode.online(
                                                state.qrCode(),
                                                receipt.accessKey().value(),
                                                NfeEnvironment.PRODUCTION))
                                .element("urlChave", state.key())
                                .close("infNFeSupl")
                                .toString())
                .text();
    }

    private static SigningKey other(String name) {
        try {
            char[] password = "p".toCharArray();
            return SigningKey.load(SelfSigned.pkcs12(name, 7, password), password);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    record Planted(String code, String path, Preflight preflight, String xml) {
        @Override
        public String toString() {
            return code + " at " + path;
        }
    }

    static List<Planted> planted() {
        X509Certificate old = other("OUTRA LOJA:11222333000181").certificate();
        NfceStates early = NfceStates.standard().namedFrom(Uf.SP, LocalDate.of(2026, 1, 1), NfeFixtures.brl("10.00"));
        Preflight strict = PREFLIGHT.with(early);
        String nobody = RECEIPT.replaceAll("<dest>.*</dest>", "");
        String named = RECEIPT.replace("</CPF><indIEDest>", "</CPF><xNome>Ana</xNome><indIEDest>");
        return List.of(
                new Planted("215", "NFe", PREFLIGHT, "no note"),
                new Planted("215", "evento", PREFLIGHT, "<evento xmlns=\"http://www.portalfiscal.inf.br/nfe\"/>"),
                new Planted("225", "det[1]/prod/NCM", PREFLIGHT, NOTE.replaceFirst("<NCM>69120000<", "<NCM>x<")),
                new Planted("225", "det[2]/prod/NCM", PREFLIGHT, NOTE.replaceFirst("<NCM>58063200<", "<NCM>x<")),
                new Planted("225", "@versao", PREFLIGHT, NOTE.replace("versao=\"4.00\"", "versao=\"4.01\"")),
                new Planted("225", "Signature", PREFLIGHT, NOTE.replaceAll("<Signature.*</Signature>", "")),
                new Planted("213", "emit/CNPJ", PREFLIGHT, signed(other("OUTRA LOJA:11222333000181"))),
                new Planted("280", "", PREFLIGHT.sentWith(old), NOTE),
                new Planted("281", "", PREFLIGHT.at(Instant.parse("1999-01-01T00:00:00Z")), NOTE),
                new Planted(
                        "282",
                        "",
                        PREFLIGHT.sentWith(SyntheticCertificate.ofNobody().certificate()),
                        NOTE),
                new Planted("290", CERTIFICATE, PREFLIGHT, signed(other("LOJA AZUL:99000012000183"))),
                new Planted("291", CERTIFICATE, PREFLIGHT.at(Instant.parse("1999-01-01T00:00:00Z")), NOTE),
                new Planted("292", CERTIFICATE, PREFLIGHT, signed(SyntheticCertificate.ofNobody())),
                new Planted(
                        "297",
                        "Signature/SignedInfo/Reference/DigestValue",
                        PREFLIGHT,
                        NOTE.replace("Pedido 1001 do site", "Pedido 1002 do site")),
                new Planted(
                        "297",
                        "Signature/SignatureValue",
                        PREFLIGHT,
                        NOTE.replaceFirst(
                                "<X509Certificate>[^<]*<",
                                "<X509Certificate>"
                                        + other("LOJA AZUL:99000012000183").encodedCertificate() + "<")),
                new Planted("298", "Signature", PREFLIGHT, NOTE.replace("xmldsig#rsa-sha1", "xmldsig-more#rsa-sha256")),
                new Planted("394", CODE, PREFLIGHT, RECEIPT.replaceAll("<infNFeSupl>.*</infNFeSupl>", "")),
                new Planted("395", CODE, PREFLIGHT, RECEIPT.replace("<qrCode>https://", "<qrCode>https://www2.")),
                new Planted("396", CODE, PREFLIGHT, RECEIPT.replace("|3|1</qrCode>", "|3</qrCode>")),
                new Planted("397", CODE, PREFLIGHT, RECEIPT.replace("|3|1</qrCode>", "|3|2</qrCode>")),
                new Planted(
                        "464",
                        CODE,
                        PREFLIGHT.withSecret(SECRET),
                        RECEIPT.replace("|3|1</qrCode>", "|2|1|1|" + "A".repeat(40) + "</qrCode>")),
                new Planted("615", "@Id", PREFLIGHT.at(Instant.parse("2025-11-24T13:16:00Z")), NOTE),
                new Planted("703", "ide/dhEmi", PREFLIGHT.at(Instant.parse("2026-11-24T13:00:00Z")), NOTE),
                new Planted("704", "ide/dhEmi", PREFLIGHT.at(Instant.parse("2026-11-24T13:21:00Z")), RECEIPT),
                new Planted("750", "dest", strict, nobody),
                new Planted("751", "dest/xNome", strict, RECEIPT),
                new Planted("752", "dest/enderDest", strict, named),
                new Planted("764", "enviNFe/indSinc", PREFLIGHT, message("1")),
                new Planted("778", "det[2]/prod/NCM", PREFLIGHT.knowing("69120000"::equals), NOTE),
                new Planted("878", "infNFeSupl/urlChave", PREFLIGHT, RECEIPT.replace("</urlChave>", "/x</urlChave>")));
    }

    private static String message(String synchronous) {
        return "<enviNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\"><idLote>1</idLote><indSinc>"
                + synchronous + "</indSinc>" + NOTE + NOTE + "</enviNFe>";
    }

    @ParameterizedTest
    @MethodSource("planted")
    void what_is_planted_is_found_where_it_is(Planted planted) {
        assertThat(planted.preflight().check(bytes(planted.xml())))
                .filteredOn(finding -> finding.code().equals(planted.code()))
                .extracting(PreflightFinding::path)
                .containsExactly(planted.path());
    }

    @Test
    void every_code_asked_here_is_planted() {
        Set<String> codes = new HashSet<>();
        planted().forEach(planted -> codes.add(planted.code()));

        assertThat(codes).isEqualTo(PreflightNote.CODES);
    }

    @Test
    void nothing_is_found_in_what_is_right() {
        assertThat(PREFLIGHT.check(bytes(NOTE))).isEmpty();
        assertThat(PREFLIGHT.check(bytes(RECEIPT))).isEmpty();
        assertThat(PREFLIGHT.check(bytes(message("0")))).isEmpty();
        assertThat(PREFLIGHT.check(content(NOTE))).isEmpty();
    }

    @Test
    void a_code_of_version_2_is_proved_by_its_secret() {
        String key = NfeFixtures.receipt(NfeEnvironment.PRODUCTION).accessKey().value();
        String proved = RECEIPT.replaceFirst(
                "<qrCode>[^<]*<",
                "<qrCode>"
                        + NfceQrCode.online(
                                        NfceStates.standard()
                                                .addresses(Uf.SP, NfeEnvironment.PRODUCTION)
                                                .qrCode(),
                                        key,
                                        NfeEnvironment.PRODUCTION,
                                        SECRET)
                                .replace("|", "\\|")
                        + "<");

        assertThat(PREFLIGHT.withSecret(SECRET).check(bytes(proved))).isEmpty();
        assertThat(codes(PREFLIGHT.withSecret(new NfceSecret("1", "OUTRO")), proved))
                .containsExactly("464");
    }

    @Test
    void a_finding_tells_its_item_its_note_its_rule_and_when_it_holds() {
        String wrong = NOTE.replace("<vUnCom>39.90<", "<vUnCom>39.80<");
        List<PreflightFinding> found =
                PREFLIGHT.check(bytes(message("0").replaceFirst("</NFe>.*", "</NFe>") + wrong + "</enviNFe>"));

        assertThat(found.get(0))
                .isEqualTo(new PreflightFinding(
                        "629",
                        NfeRules.message("629"),
                        "I11-10",
                        "det[1]/prod/vProd",
                        1,
                        2,
                        RuleTerm.always("629", NfeEnvironment.PRODUCTION, RuleTerm.Severity.REJECTION)));
        assertThat(found.get(0)).hasToString("629 det[1]/prod/vProd: " + NfeRules.message("629"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-08-02, NONE",
        "1, 2026-08-03, WARNING",
        "1, 2027-01-01, WARNING",
        "2, 2026-06-30, NONE",
        "2, 2026-07-01, REJECTION"
    })
    void without_ibs_and_cbs_it_goes_by_day_and_environment(String environment, String day, String expected) {
        String old = NOTE.replace("<CRT>1<", "<CRT>3<")
                .replace("<tpAmb>1<", "<tpAmb>" + environment + "<")
                .replace("<dhEmi>2026-11-24", "<dhEmi>" + day);

        assertThat(Preflight.standard().check(bytes(old)).stream()
                        .filter(finding -> finding.code().equals("1115"))
                        .map(finding -> finding.term().severity().name())
                        .findFirst()
                        .orElse("NONE"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-11-15, false",
        "1, 2026-11-16, true",
        "2, 2026-10-25, false",
        "2, 2026-10-26, true",
    })
    void a_return_names_its_document_item_by_item_from_a_day_on(String environment, String day, boolean expected) {
        String returned = NOTE.replace("<finNFe>1<", "<finNFe>4<")
                .replace("<tpAmb>1<", "<tpAmb>" + environment + "<")
                .replace("<dhEmi>2026-11-24", "<dhEmi>" + day)
                .replace(
                        "</ide>", "<NFref><refNFe>35261199000012000183550010000010011482130976</refNFe></NFref></ide>");

        assertThat(Preflight.standard().check(bytes(returned)).stream()
                        .filter(finding -> finding.rule().equals("VC02-14")
                                && finding.code().equals("321"))
                        .map(PreflightFinding::path))
                .isEqualTo(
                        expected
                                ? List.of("det[1]/DFeReferenciado", "det[2]/DFeReferenciado", "ide/NFref")
                                : List.of());
    }

    @Test
    void a_trailer_between_states_is_found_too() {
        assertThat(NfeRules.ALL.stream()
                        .filter(rule -> rule.rejection().equals("868"))
                        .map(NfeRule::path))
                .containsExactly("transp/veicTransp", "transp/reboque");
        String trailer = NOTE.replace("<idDest>1<", "<idDest>2<")
                .replace("</modFrete>", "</modFrete><reboque><placa>ABC1D23</placa></reboque>");
        assertThat(PREFLIGHT.check(bytes(trailer)))
                .extracting(PreflightFinding::path)
                .contains("transp/reboque");
    }

    @Test
    void a_host_says_when_a_rule_holds_and_what_it_means() {
        Preflight lenient = PREFLIGHT.with(
                RuleTerm.always("629", NfeEnvironment.PRODUCTION, RuleTerm.Severity.WARNING),
                RuleTerm.since(
                        "630", NfeEnvironment.PRODUCTION, LocalDate.of(2027, 1, 1), RuleTerm.Severity.REJECTION));
        String wrong = NOTE.replace("<vUnCom>39.90<", "<vUnCom>39.80<").replace("<vUnTrib>39.90<", "<vUnTrib>39.80<");

        assertThat(lenient.check(content(wrong))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("629");
            assertThat(finding.rejects()).isFalse();
            assertThat(finding).hasToString("629 det[1]/prod/vProd: " + finding.message() + " (warning)");
        });
        assertThat(lenient.rules())
                .filteredOn(rule -> rule.name().equals("629"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.terms())
                        .extracting(RuleTerm::environment)
                        .containsExactlyInAnyOrder(NfeEnvironment.values()));
    }

    @Test
    void a_term_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> new RuleTerm(
                        "629",
                        NfeEnvironment.PRODUCTION,
                        Optional.of(LocalDate.of(2026, 2, 1)),
                        Optional.of(LocalDate.of(2026, 1, 31)),
                        RuleTerm.Severity.REJECTION))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.code()).isEqualTo("nfe.term-invalid"));
    }

    @Test
    void a_warning_does_not_keep_a_note_from_being_written_and_a_rejection_does() {
        String inRio = NfeFixtures.registration(Uf.RJ).number();
        NfeContent warned =
                content(NOTE.replace("<indIEDest>9</indIEDest>", "<indIEDest>1</indIEDest><IE>" + inRio + "</IE>")
                        .replace(
                                "<cMun>3509502</cMun><xMun>Campinas</xMun><UF>SP",
                                "<cMun>3304557</cMun><xMun>Rio de Janeiro</xMun><UF>RJ"));
        assertThat(PREFLIGHT.check(warned))
                .extracting(PreflightFinding::code, PreflightFinding::rejects)
                .containsOnly(tuple("521", false));
        assertThat(NfeXmlWriter.write(warned).text()).contains("<IE>" + inRio + "</IE>");

        assertThatThrownBy(() -> NfeXmlWriter.write(content(NOTE.replace("<CFOP>5102<", "<CFOP>5202<"))))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.details())
                                .containsEntry("rejection", "328")
                                .containsEntry("path", "det[1]/prod/CFOP"));
    }

    private static List<String> codes(Preflight preflight, String xml) {
        return preflight.check(bytes(xml)).stream().map(PreflightFinding::code).toList();
    }

    private static NfeContent content(String xml) {
        return NfeReader.standard().readOne(bytes(xml)).content();
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
