package dev.backoffice.peer.wmixvideo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fincatto.documentofiscal.nfe400.classes.nota.NFNota;
import com.fincatto.documentofiscal.utils.DFAssinaturaDigital;
import com.fincatto.documentofiscal.utils.DFPersister;
import com.fincatto.documentofiscal.validadores.DFXMLValidador;
import dev.backoffice.fiscal.br.nfe.Meaning;
import dev.backoffice.fiscal.br.nfe.PeerDisagreements;
import dev.backoffice.fiscal.br.nfe.SignedSamples;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.xml.sax.SAXException;

/** wmixvideo/nfe validates, verifies and reads what this library wrote, each with its own means. */
class WmixvideoProperties {
    private static final PeerDisagreements VALIDATED = PeerDisagreements.of("wmixvideo validator");
    private static final PeerDisagreements READ = PeerDisagreements.of("wmixvideo reader");

    @Provide
    Arbitrary<SignedXml> documents() {
        return SignedSamples.documents();
    }

    @Provide
    Arbitrary<SignedXml> ofNumericIssuers() {
        return SignedSamples.ofNumericIssuers();
    }

    /** It stops at the first complaint, and the first of every alphanumeric CNPJ is the access key, which comes first. */
    @Property(tries = 20)
    void its_validator_finds_no_fault(@ForAll("ofNumericIssuers") SignedXml document) {
        assertThat(VALIDATED.unexplained(complaints(document.text()))).isEmpty();
    }

    @Property(tries = 8)
    void its_validator_knows_no_letters_in_a_cnpj_and_finds_no_other_fault(@ForAll("documents") SignedXml document) {
        assertThat(VALIDATED.unexplained(complaints(document.text()))).isEmpty();
    }

    @Property(tries = 12)
    void it_verifies_the_signature(@ForAll("documents") SignedXml document) throws Exception {
        assertThat(DFAssinaturaDigital.isValida(new ByteArrayInputStream(document.bytes())))
                .isTrue();
    }

    @Property(tries = 50)
    void it_reads_every_document_with_the_same_meaning(@ForAll("documents") SignedXml document) {
        // They are a disagreement of their own: the example below.
        Assume.that(!document.text().contains("${"));

        assertThat(READ.unexplained(differences(document.text(), document.text())))
                .isEmpty();
    }

    /** Its parser fills in properties of the running system: a note of somebody else can ask for them. */
    @Example
    void it_takes_texts_for_expressions() {
        String written = SignedSamples.notes().sample().text();
        String asking = saying(written, "VENDA ${user.dir}");
        String open = saying(written, "VENDA ${");

        assertThat(differences(asking, asking))
                .contains(
                        "-/NFe/infNFe/ide/natOp=VENDA ${user.dir}",
                        "+/NFe/infNFe/ide/natOp=VENDA " + System.getProperty("user.dir"));
        assertThat(differences(open, open)).contains("-/NFe/infNFe/ide/natOp=VENDA ${");
        assertThat(NfeReader.standard()
                        .readOne(asking.getBytes(StandardCharsets.UTF_8))
                        .content()
                        .identification()
                        .operation())
                .isEqualTo("VENDA ${user.dir}");
    }

    private static String saying(String note, String operation) {
        return note.replaceFirst("<natOp>[^<]*</natOp>", Matcher.quoteReplacement("<natOp>" + operation + "</natOp>"))
                // Notes with the selective tax are not read at all.
                .replaceAll("<IS>.*?</IS>", "")
                .replaceAll("<ISTot>.*?</ISTot>", "");
    }

    @Example
    void what_it_would_not_take_or_reads_otherwise_is_found() throws Exception {
        String written = saying(SignedSamples.notes().sample().text(), "VENDA");
        String unsaid = written.replaceFirst("<natOp>[^<]*</natOp>", "");
        String planted = written.replaceFirst("<vNF>[0-9.]+</vNF>", "<vNF>77777.77</vNF>");

        assertThat(VALIDATED.unexplained(complaints(unsaid))).isNotEmpty();
        assertThat(READ.unexplained(differences(written, planted)))
                .contains("+/NFe/infNFe/total/ICMSTot/vNF=77777.77")
                .hasSize(2);
        assertThat(DFAssinaturaDigital.isValida(new ByteArrayInputStream(planted.getBytes(StandardCharsets.UTF_8))))
                .isFalse();
    }

    @AfterContainer
    static void tell() {
        System.out.println(VALIDATED);
        System.out.println(READ);
    }

    private static List<String> complaints(String xml) {
        try {
            return DFXMLValidador.validaNota400(xml) ? List.of() : List.of("refused without a word");
        } catch (SAXException complaint) {
            return List.of(String.valueOf(complaint.getMessage()));
        } catch (Exception broken) {
            throw new AssertionError(xml, broken);
        }
    }

    private static List<String> differences(String written, String given) {
        String said;
        try {
            said = new DFPersister(false).read(NFNota.class, given).toString();
        } catch (Exception refused) {
            Throwable cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return List.of("!" + cause);
        }
        return PeerDisagreements.between(meaning(written), meaning(said));
    }

    private static List<String> meaning(String xml) {
        try {
            return Meaning.of(XmlNode.parse(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | SAXException broken) {
            throw new AssertionError(xml, broken);
        }
    }
}
