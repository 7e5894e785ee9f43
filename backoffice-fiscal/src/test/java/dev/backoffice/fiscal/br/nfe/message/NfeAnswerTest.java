package dev.backoffice.fiscal.br.nfe.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.fiscal.transmission.Authorization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NfeAnswerTest {
    private static final String KEY = "35261111222333000181550010000000011482130976";
    private static final Instant OTHERWISE = Instant.parse("2026-11-24T12:00:00Z");
    private static final String HEAD = "<tpAmb>2</tpAmb><verAplic>TEST</verAplic>";
    private static final String PROTOCOL = "<protNFe versao=\"4.00\"><infProt>" + HEAD + "<chNFe>" + KEY
            + "</chNFe><dhRecbto>2026-11-24T09:00:01-03:00</dhRecbto><nProt>13526000000000017</nProt>"
            + "<digVal>aWpBMlDjIlWUn2ALNSdwzLi2ntE=</digVal><cStat>100</cStat>"
            + "<xMotivo>Autorizado o uso da NF-e</xMotivo></infProt></protNFe>";

    @Test
    void an_authorized_note_has_its_leave() {
        BatchAnswer answer = BatchAnswer.read(soap(
                "retEnviNFe",
                HEAD + "<cStat>104</cStat><xMotivo>Lote processado</xMotivo><cUF>35</cUF>"
                        + "<dhRecbto>2026-11-24T09:00:01-03:00</dhRecbto>" + PROTOCOL));

        assertThat(answer.verdict().step()).isEqualTo(AnswerStep.LOOK_INSIDE);
        NoteVerdict note = answer.of(KEY).orElseThrow();
        assertThat(note.authorization(OTHERWISE))
                .contains(new Authorization(
                        "13526000000000017", "aWpBMlDjIlWUn2ALNSdwzLi2ntE=", Instant.parse("2026-11-24T12:00:01Z")));
        assertThat(note.xml()).startsWith("<protNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\">");
        assertThat(answer.of(KEY.replace('1', '2'))).isEmpty();
    }

    @Test
    void an_answer_is_not_lost_over_a_clock_without_an_offset() {
        NoteVerdict note = BatchAnswer.read(soap(
                        "retEnviNFe", "<cStat>104</cStat><xMotivo/>" + PROTOCOL.replace("09:00:01-03:00", "09:00:01")))
                .of(KEY)
                .orElseThrow();

        assertThat(note.receivedAt()).isEmpty();
        assertThat(note.authorization(OTHERWISE)).map(Authorization::receivedAt).contains(OTHERWISE);
    }

    @Test
    void a_leave_without_its_proof_is_none() {
        NoteVerdict note = BatchAnswer.read(soap(
                        "retEnviNFe",
                        "<cStat>104</cStat><xMotivo/>"
                                + PROTOCOL.replace("<digVal>aWpBMlDjIlWUn2ALNSdwzLi2ntE=</digVal>", "")))
                .of(KEY)
                .orElseThrow();

        assertThat(note.verdict().step()).isEqualTo(AnswerStep.AUTHORIZED);
        assertThat(note.authorization(OTHERWISE)).isEmpty();
    }

    @Test
    void a_batch_that_takes_longer_is_asked_for_by_its_receipt() {
        BatchAnswer received = BatchAnswer.read(soap(
                "retEnviNFe",
                "<cStat>103</cStat><xMotivo>Lote recebido</xMotivo><infRec><nRec>351000109901280</nRec>"
                        + "<tMed>1</tMed></infRec>"));
        BatchAnswer under = BatchAnswer.readReceipt(
                soap("retConsReciNFe", "<nRec>351000109901280</nRec><cStat>105</cStat><xMotivo>Em curso</xMotivo>"));

        assertThat(received.receipt()).contains("351000109901280");
        assertThat(received.verdict().step()).isEqualTo(AnswerStep.ASK_LATER);
        assertThat(under.verdict().step()).isEqualTo(AnswerStep.ASK_LATER);
        assertThat(under.notes()).isEmpty();
    }

    @Test
    void a_note_tells_of_its_cancellation() {
        NoteAnswer answer = NoteAnswer.read(soap(
                "retConsSitNFe",
                "<cStat>101</cStat><xMotivo>Cancelamento homologado</xMotivo><chNFe>" + KEY + "</chNFe>" + PROTOCOL
                        + "<procEventoNFe versao=\"1.00\"><evento versao=\"1.00\"/>" + event("110110", "135")
                        + "</procEventoNFe><procEventoNFe versao=\"1.00\"><evento versao=\"1.00\"/>"
                        + event("110111", "135") + "</procEventoNFe>"));

        assertThat(answer.note()).isPresent();
        assertThat(answer.events()).hasSize(2);
        assertThat(answer.cancellation()).flatMap(EventVerdict::type).contains("110111");
    }

    @Test
    void events_are_answered_one_by_one() {
        EventsAnswer answer = EventsAnswer.read(soap(
                "retEnvEvento",
                "<idLote>1</idLote><cStat>128</cStat><xMotivo>Processado</xMotivo>" + event("110111", "155")
                        + event("110110", "573")));

        assertThat(answer.events()).extracting(EventVerdict::registered).containsExactly(true, false);
        assertThat(answer.events().get(1).verdict().step()).isEqualTo(AnswerStep.LOOK_UP);
    }

    @Test
    void voided_numbers_have_a_protocol() {
        VoidingAnswer answer = VoidingAnswer.read(soap(
                "retInutNFe",
                "<infInut><cStat>102</cStat><xMotivo>Homologado</xMotivo>"
                        + "<dhRecbto>2026-11-24T09:00:01-03:00</dhRecbto><nProt>135260000000018</nProt></infInut>"));

        assertThat(answer.voided()).isTrue();
        assertThat(answer.protocol()).contains("135260000000018");
    }

    @Test
    void a_service_tells_when_it_is_back() {
        StatusAnswer answer = StatusAnswer.read(soap(
                "retConsStatServ",
                "<cStat>108</cStat><xMotivo>Paralisado</xMotivo><tMed>3</tMed>"
                        + "<dhRetorno>2026-11-24T10:00:00-03:00</dhRetorno><xObs>Manutencao</xObs>"));

        assertThat(answer.working()).isFalse();
        assertThat(answer.meanTime()).contains(Duration.ofSeconds(3));
        assertThat(answer.backAt()).isPresent();
        assertThat(answer.verdict().step()).isEqualTo(AnswerStep.WAIT);
    }

    @Test
    void a_taxpayer_may_have_several_registrations() {
        RegistryAnswer answer = RegistryAnswer.read(soap(
                "retConsCad",
                "<infCons><cStat>112</cStat><xMotivo>Varias</xMotivo>"
                        + "<infCad><IE>110042490114</IE><UF>SP</UF><cSit>1</cSit><xNome>LOJA</xNome></infCad>"
                        + "<infCad><IE>110042490115</IE><UF>SP</UF><cSit>0</cSit><xNome>LOJA</xNome>"
                        + "<xRegApur>SIMPLES</xRegApur></infCad></infCons>"));

        assertThat(answer.registrations())
                .extracting(RegistryAnswer.Registration::active)
                .containsExactly(true, false);
        assertThat(answer.registrations()).hasToString("[SP active, SP not active]");
    }

    @Test
    void documents_are_unzipped_within_limits() {
        DocumentsAnswer answer = DocumentsAnswer.read(soap(
                "retDistDFeInt",
                "<cStat>138</cStat><xMotivo>Localizado</xMotivo><ultNSU>000000000000002</ultNSU>"
                        + "<maxNSU>000000000000009</maxNSU><loteDistDFeInt>"
                        + "<docZip NSU=\"000000000000001\" schema=\"procNFe_v4.00.xsd\">" + zipped("<nfeProc/>")
                        + "</docZip><docZip NSU=\"000000000000002\" schema=\"resNFe_v1.01.xsd\">"
                        + zipped("x".repeat(5_000_000)) + "</docZip>"
                        + "<docZip NSU=\"000000000000003\" schema=\"odd\">bm90IHppcHBlZA==</docZip>"
                        + "</loteDistDFeInt>"));

        assertThat(answer.more()).isTrue();
        assertThat(answer.documents())
                .extracting(DocumentsAnswer.Document::kind)
                .containsExactly("procNFe", "resNFe", "odd");
        assertThat(answer.documents().get(0).xml()).asString().isEqualTo("<nfeProc/>");
        assertThatThrownBy(() -> answer.documents().get(1).xml())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("too-large")
                .hasMessageContaining("NSU 2");
        assertThatThrownBy(() -> answer.documents().get(2).xml())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not-zipped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<e:Fault><e:Reason><e:Text>no such method</e:Text></e:Reason></e:Fault>",
                "<e:Fault><faultstring>no such method</faultstring></e:Fault>",
                "<e:Fault><e:faultstring>no\u0020such method</e:faultstring></e:Fault>"
            })
    void a_fault_is_told_with_its_words(String fault) {
        byte[] answer = ("<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body>" + fault
                        + "</e:Body></e:Envelope>")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> StatusAnswer.read(answer))
                .isInstanceOfSatisfying(
                        Unavailable.class, error -> assertThat(error.code()).isEqualTo("nfe.service-fault"))
                .hasMessageContaining("no such method");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not xml|not-well-formed",
                "''|not-well-formed",
                "<html><body>Service down</body></html>|structure",
                "<retConsStatServ"
                        + " xmlns=\"http://www.portalfiscal.inf.br/nfe\"><cStat>abc</cStat></retConsStatServ>|layout",
                "<retConsStatServ"
                        + " xmlns=\"http://www.portalfiscal.inf.br/nfe\"><xMotivo>x</xMotivo></retConsStatServ>|layout",
                "<retConsStatServ><cStat>107</cStat></retConsStatServ>|structure",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>|document-type"
            })
    void what_is_no_answer_is_refused(String text, String reason) {
        assertThatThrownBy(() -> StatusAnswer.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo("nfe.unreadable"))
                .hasMessageContaining(reason);
    }

    @Test
    void an_answer_that_is_too_deep_is_refused() {
        assertThatThrownBy(() -> StatusAnswer.read(
                        ("<a>".repeat(10_000) + "</a>".repeat(10_000)).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("too-deep");
    }

    @ParameterizedTest
    @CsvSource({
        "100, AUTHORIZED", "120, AUTHORIZED", "101, CANCELLED", "204, LOOK_UP", "539, NUMBER_TAKEN", "217, ABSENT",
        "656, WAIT", "108, WAIT", "280, CERTIFICATE", "302, DENIED", "563, NUMBER_VOIDED", "215, MESSAGE",
        "610, CORRECT", "181, CORRECT", "1115, CORRECT", "199, LOOK_UP"
    })
    void a_code_leads_to_one_step(String code, AnswerStep step) {
        assertThat(new Verdict(code, "").step()).isEqualTo(step);
    }

    @Test
    void every_reader_finds_its_answer_under_any_prefix() {
        Function<byte[], Verdict> reader = answer -> StatusAnswer.read(answer).verdict();
        String root = "<n:retConsStatServ xmlns:n=\"http://www.portalfiscal.inf.br/nfe\"><n:cStat>107</n:cStat>"
                + "<n:xMotivo>ok</n:xMotivo></n:retConsStatServ>";

        assertThat(reader.apply(root.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Verdict("107", "ok"));
    }

    private static String event(String type, String code) {
        return "<retEvento versao=\"1.00\"><infEvento>" + HEAD + "<cOrgao>35</cOrgao><cStat>" + code
                + "</cStat><xMotivo>x</xMotivo><chNFe>" + KEY + "</chNFe><tpEvento>" + type
                + "</tpEvento><nSeqEvento>1</nSeqEvento><dhRegEvento>2026-11-24T09:30:00-03:00</dhRegEvento>"
                + "<nProt>135260000000019</nProt></infEvento></retEvento>";
    }

    private static byte[] soap(String root, String inner) {
        return ("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
                        + "<nfeResultMsg xmlns=\"http://www.portalfiscal.inf.br/nfe/wsdl/Any4\"><" + root
                        + " xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\">" + inner + "</" + root
                        + "></nfeResultMsg></s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
