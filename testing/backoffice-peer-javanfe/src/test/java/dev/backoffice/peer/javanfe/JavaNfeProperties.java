package dev.backoffice.peer.javanfe;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.swconsultoria.nfe.schema_4.enviNFe.TNFe;
import br.com.swconsultoria.nfe.util.XmlNfeUtil;
import dev.backoffice.fiscal.br.nfe.Meaning;
import dev.backoffice.fiscal.br.nfe.PeerDisagreements;
import dev.backoffice.fiscal.br.nfe.SignedSamples;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.bind.JAXBContext;
import javax.xml.bind.JAXBElement;
import javax.xml.bind.JAXBException;
import javax.xml.bind.Marshaller;
import javax.xml.namespace.QName;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** java-nfe reads what this library wrote, and says it again with the same meaning. */
class JavaNfeProperties {
    private static final PeerDisagreements KNOWN = PeerDisagreements.of("java-nfe");
    private static final JAXBContext SCHEMA = schema();

    @Provide
    Arbitrary<SignedXml> documents() {
        return SignedSamples.documents();
    }

    @Property(tries = 40)
    void every_document_is_read_back_with_the_same_meaning(@ForAll("documents") SignedXml document) {
        assertThat(KNOWN.unexplained(differences(document.text(), document.text())))
                .isEmpty();
    }

    @Example
    void what_it_reads_otherwise_is_found() {
        String written = SignedSamples.notes().sample().text();
        String planted = written.replaceFirst("<vNF>[0-9.]+</vNF>", "<vNF>77777.77</vNF>");
        String lost = written.replaceFirst("<natOp>[^<]*</natOp>", "");

        assertThat(KNOWN.unexplained(differences(written, planted)))
                .contains("+/NFe/infNFe/total/ICMSTot/vNF=77777.77")
                .hasSize(2);
        assertThat(KNOWN.unexplained(differences(written, lost))).hasSize(1);
    }

    @AfterContainer
    static void tell() {
        System.out.println(KNOWN);
    }

    /** What differs between a document and what the peer says after it has read one. */
    private static List<String> differences(String written, String given) {
        TNFe read = XmlNfeUtil.xmlToObject(given, TNFe.class);
        return PeerDisagreements.between(meaning(written), meaning(said(read)));
    }

    private static List<String> meaning(String xml) {
        try {
            return Meaning.of(XmlNode.parse(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (java.io.IOException | org.xml.sax.SAXException broken) {
            throw new AssertionError(xml, broken);
        }
    }

    /** With its own classes; its own {@code objectToXml} writes only what is sent, and a note alone never is. */
    private static String said(TNFe note) {
        StringWriter out = new StringWriter();
        try {
            Marshaller marshaller = SCHEMA.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_ENCODING, "UTF-8");
            marshaller.marshal(new JAXBElement<>(new QName(XmlNode.NAMESPACE, "NFe"), TNFe.class, note), out);
        } catch (JAXBException broken) {
            throw new AssertionError(broken);
        }
        return out.toString();
    }

    private static JAXBContext schema() {
        try {
            return JAXBContext.newInstance(TNFe.class);
        } catch (JAXBException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
