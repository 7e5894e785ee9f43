package dev.backoffice.fiscal.br.nfe.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignableXml;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes from outside: what they say, and what of them is refused. */
class NfeReaderTest {
    private static final String OPEN = "<NFe xmlns=\"" + XmlNode.NAMESPACE + "\">";
    private final SignedXml signed = NfeSigner.sign(
            NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION)), SyntheticCertificate.load());

    @Test
    void a_note_is_read_group_by_group() {
        NfeContent note = NfeReader.standard().readOne(signed.bytes()).content();

        assertThat(note.id()).isEqualTo(signed.id());
        assertThat(note.issuer().name()).isEqualTo(NfeFixtures.blueShop().name());
        assertThat(note.items())
                .hasSameSizeAs(NfeFixtures.note(NfeEnvironment.PRODUCTION).items());
        assertThat(note.totals().icms().invoice())
                .isEqualTo(NfeFixtures.note(NfeEnvironment.PRODUCTION).totals().invoice());
    }

    @Test
    void a_canonical_note_is_written_again_byte_for_byte() {
        ReadNfe note = NfeReader.standard().readOne(signed.bytes());

        assertThat(note.canonical()).isEqualTo(signed.bytes());
        assertThat(note.digest()).contains(signed.digest());
        assertThat(note.judge().clean()).isTrue();
        assertThat(note.judge().signature().valid()).isTrue();
    }

    @Test
    void blanks_comments_and_character_data_sections_do_not_change_what_it_says() {
        String pretty = signed.text()
                .replace("<ide>", "\n  <!-- from elsewhere --><ide>\n")
                .replace("<natOp>VENDA DE MERCADORIA</natOp>", "<natOp><![CDATA[VENDA DE ]]>MERCADORI&#65;</natOp>");

        ReadNfe note = read(pretty);

        assertThat(note.content())
                .isEqualTo(NfeReader.standard().readOne(signed.bytes()).content());
        assertThat(note.canonical()).isEqualTo(signed.bytes());
        assertThat(note.judge().of(NfeJudgement.Kind.SIGNATURE))
                .extracting(NfeJudgement.Finding::message)
                .containsExactly("CONTENT_CHANGED");
    }

    @Test
    void a_file_of_record_brings_its_protocol() {
        String answer = "<protNFe versao=\"4.00\"><infProt><tpAmb>1</tpAmb><verAplic>SP</verAplic><chNFe>%s</chNFe>"
                + "<dhRecbto>2026-11-24T12:00:00-03:00</dhRecbto><nProt>13526000000000117</nProt><digVal>%s</digVal>"
                + "<cStat>1000</cStat><xMotivo>Autorizado o uso da NF-e</xMotivo></infProt></protNFe>";
        String key = signed.id().substring(3);

        ReadNfe note = read(record(answer.formatted(key, signed.digest())));
        ReadNfe ofOther = read(record(answer.formatted("35261112ABC34501DE35550011234567891876543203", "AAAA")));

        assertThat(note.protocol().orElseThrow().number()).contains("13526000000000117");
        assertThat(note.protocol().orElseThrow().status()).isEqualTo("1000");
        assertThat(note.judge().clean()).isTrue();
        assertThat(ofOther.judge().of(NfeJudgement.Kind.PROTOCOL))
                .extracting(NfeJudgement.Finding::path)
                .containsExactly("infProt/chNFe", "infProt/digVal");
    }

    private String record(String answer) {
        return "<nfeProc versao=\"4.00\" xmlns=\"" + XmlNode.NAMESPACE + "\">" + signed.text() + answer + "</nfeProc>";
    }

    @Test
    void each_note_of_a_message_is_judged_by_its_own_signature() {
        String changed = signed.text().replace("VENDA DE MERCADORIA", "VENDA");
        List<ReadNfe> notes = NfeReader.standard()
                .read(bytes("<enviNFe xmlns=\"" + XmlNode.NAMESPACE
                        + "\" versao=\"4.00\"><idLote>1</idLote><indSinc>0</indSinc>" + signed.text() + changed
                        + "</enviNFe>"));

        assertThat(notes).hasSize(2);
        assertThat(notes.get(0).judge().clean()).isTrue();
        assertThat(notes.get(1).judge().of(NfeJudgement.Kind.SIGNATURE)).hasSize(1);
    }

    @Test
    void a_note_that_breaks_rules_is_read_and_each_rule_is_told_with_its_place() {
        String wrong = signed.text()
                .replace("<CNPJ>" + NfeFixtures.BLUE_SHOP_CNPJ.value(), "<CNPJ>11111111111111")
                .replaceFirst("<vFrete>[0-9.]+</vFrete><vSeg>", "<vFrete>77.77</vFrete><vSeg>");

        ReadNfe note = read(wrong);

        assertThat(note.content().issuer().cnpj()).contains("11111111111111");
        assertThat(note.judge().of(NfeJudgement.Kind.RULE))
                .extracting(NfeJudgement.Finding::code)
                .contains("207", "535", "610");
    }

    @Test
    void an_entity_from_a_file_is_not_read(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");

        assertRefused(
                "<!DOCTYPE NFe [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                        + signed.text().replace("VENDA DE MERCADORIA", "&x;"),
                "document-type");
    }

    @Test
    void entities_that_grow_are_not_read() {
        assertRefused(
                "<!DOCTYPE NFe [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + signed.text(),
                "document-type");
        assertRefused(signed.text().replace("VENDA DE MERCADORIA", "&b;"), "not-well-formed");
    }

    @Test
    void what_is_too_large_or_too_deep_is_refused() {
        assertThatThrownBy(() -> NfeReader.upTo(signed.bytes().length - 1).read(signed.bytes()))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.details()).containsEntry("reason", "too-large"));
        assertThat(NfeReader.upTo(signed.bytes().length).read(signed.bytes())).hasSize(1);
        assertRefused(OPEN + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</NFe>", "too-deep");
    }

    @Test
    void other_encodings_and_a_byte_order_mark_are_refused() {
        assertRefused("\ufeff" + signed.text(), "byte-order-mark");
        String accent = signed.text().replace("VENDA DE MERCADORIA", "VENDA À VISTA");
        assertRefused(
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + accent, StandardCharsets.ISO_8859_1, "encoding");
        assertRefused(accent, StandardCharsets.ISO_8859_1, "encoding");
        assertRefused(accent, StandardCharsets.UTF_16, "encoding");
        assertRefused(accent, StandardCharsets.UTF_16LE, "encoding");
        assertThat(read("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + accent)
                        .content()
                        .identification()
                        .operation())
                .isEqualTo("VENDA À VISTA");
    }

    @Test
    void the_replacement_character_is_a_character_like_others_where_the_bytes_say_it() {
        String told = signed.text().replace("VENDA DE MERCADORIA", "VENDA \ufffd");
        assertThat(read(told).content().identification().operation()).isEqualTo("VENDA \ufffd");
        byte[] broken = bytes(told);
        broken[told.indexOf('\ufffd')] = (byte) 0xff;
        assertThatThrownBy(() -> NfeReader.standard().readOne(broken))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.details()).containsEntry("reason", "encoding"));
    }

    @Test
    void a_signature_that_is_wrapped_around_another_note_is_refused() {
        String body = signed.text()
                .substring(signed.text().indexOf("<infNFe"), signed.text().indexOf("<Signature"));
        String signature =
                signed.text().substring(signed.text().indexOf("<Signature")).replace("</NFe>", "");
        String forged = body.replace("VENDA DE MERCADORIA", "FORGED");

        assertRefused(OPEN + forged + body + signature + "</NFe>", "structure");
        assertRefused(OPEN + forged + signature + body + "</NFe>", "structure");
        assertRefused(OPEN + forged + signature + signature + "</NFe>", "structure");
        assertRefused(
                OPEN + forged + signature.replace("</Signature>", "<Object>" + body + "</Object></Signature>")
                        + "</NFe>",
                NfeJudgement.Kind.SIGNATURE);
    }

    private void assertRefused(String xml, NfeJudgement.Kind kind) {
        assertThat(read(xml).judge().of(kind)).isNotEmpty();
    }

    @Test
    void what_is_no_note_is_refused() {
        assertRefused("", "not-well-formed");
        assertRefused("nota", "not-well-formed");
        assertRefused(signed.text().substring(0, 900), "not-well-formed");
        assertRefused(signed.text() + signed.text(), "not-well-formed");
        assertRefused("<NFe><infNFe/></NFe>", "namespace");
        assertRefused(signed.text().replace("<ide>", "<x:y xmlns:x=\"urn:x\"/><ide>"), "namespace");
        assertRefused(OPEN + "</NFe>", "structure");
        assertRefused("<evento xmlns=\"" + XmlNode.NAMESPACE + "\"/>", "structure");
        assertRefused(signed.text().replace("<ide>", "<ide>text"), "mixed-content");
        assertRefused(signed.text().replace("<ide>", "<dest>").replace("</ide>", "</dest>"), "layout");
        assertRefused(signed.text().replaceFirst("<vProd>[0-9.]+", "<vProd>abc"), "layout");
        assertUnfit("<ide>", "<cobr>", "</ide>", "</cobr>", "infNFe/ide");
        assertUnfit("<vProd>", "<vProd>abc", "", "", "infNFe/det/prod/vProd");
        assertUnfit("<vPag>[0-9.]+", "<vPag>abc", "", "", "infNFe/pag/detPag/vPag");
        assertUnfit("versao=\"4.00\"", "", "", "", "infNFe/@versao");
    }

    private void assertUnfit(String what, String with, String end, String otherEnd, String path) {
        String changed = signed.text().replaceFirst(what, with).replaceFirst(end, otherEnd);
        assertThatThrownBy(() -> NfeReader.standard().readOne(bytes(changed)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.details()).containsEntry("path", path));
    }

    @Test
    void a_note_of_groups_is_written_and_a_wrong_one_is_refused_with_its_place() {
        NfeContent content = NfeReader.standard().readOne(signed.bytes()).content();

        SignableXml again = NfeXmlWriter.write(content);
        NfeContent nowhere = new NfeContent(
                content.id(),
                content.version(),
                content.identification(),
                content.issuer(),
                Optional.empty(),
                content.recipient(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                content.totals(),
                content.transport(),
                Optional.empty(),
                content.payments(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(again.text())
                .isEqualTo(NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION))
                        .text());
        assertThatThrownBy(() -> NfeXmlWriter.write(nowhere))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.details())
                                .containsEntry("rejection", "225")
                                .containsEntry("message", "infNFe: det expected"));
    }

    @Test
    void a_note_does_not_show_what_it_says_of_people() {
        assertThat(NfeReader.standard().readOne(signed.bytes())).hasToString(signed.id());
    }

    private void assertRefused(String xml, String reason) {
        assertRefused(xml, StandardCharsets.UTF_8, reason);
    }

    private static void assertRefused(String xml, Charset charset, String reason) {
        assertThatThrownBy(() -> NfeReader.standard().readOne(xml.getBytes(charset)))
                .as(reason)
                .isInstanceOfSatisfying(InvalidInput.class, refused -> {
                    assertThat(refused.code()).isEqualTo("nfe.unreadable");
                    assertThat(refused.details()).containsEntry("reason", reason);
                });
    }

    private static ReadNfe read(String xml) {
        return NfeReader.standard().readOne(bytes(xml));
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
