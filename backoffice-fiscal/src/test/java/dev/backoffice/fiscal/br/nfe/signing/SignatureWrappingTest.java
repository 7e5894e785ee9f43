package dev.backoffice.fiscal.br.nfe.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.SelfSigned;
import dev.backoffice.fiscal.br.nfe.UnguardedXml;
import dev.backoffice.fiscal.br.nfe.file.NfeJudgement;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature.Fault;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature.Invalid;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Good signatures in forged notes. {@link UnguardedXml} shows that each signature still verifies for whoever checks only that; the reader
 * refuses the structure, or the judgement the signature.
 */
class SignatureWrappingTest {
    private static final String OPEN = "<NFe xmlns=\"http://www.portalfiscal.inf.br/nfe\">";
    private static final String SALE = "VENDA DE MERCADORIA";

    private final SigningKey key = SyntheticCertificate.load();
    private final SignableXml written = NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION));
    private final String note = NfeSigner.sign(written, key).text();
    private final String body = note.substring(note.indexOf("<infNFe"), note.indexOf("<Signature"));
    private final String signature = note.substring(note.indexOf("<Signature")).replace("</NFe>", "");
    /** Another note under another key, so that the reference still finds the signed one. */
    private final String forged = body.replace(SALE, "FORGED").replace(written.id(), "NFe" + "9".repeat(44));

    @Test
    void the_signed_content_beside_a_forged_one() {
        assertWorksAndIsRefused(OPEN + forged + body + signature + "</NFe>", "structure");
        assertWorksAndIsRefused(OPEN + forged + signature + body + "</NFe>", "structure");
        assertWorksAndIsRefused(OPEN + body + forged + signature + "</NFe>", "structure");
    }

    @Test
    void the_signed_content_inside_the_forged_one() {
        assertWorks(OPEN + forged.replace("</infNFe>", body + "</infNFe>") + signature + "</NFe>");

        assertNotTaken(OPEN + forged.replace("</infNFe>", body + "</infNFe>") + signature + "</NFe>");
    }

    @Test
    void the_signed_content_moved_into_the_signature() {
        String moved = signature.replace("</Signature>", "<Object>" + body + "</Object></Signature>");
        // Inside an object the content is canonical only with its own namespace.
        String attack = OPEN
                + forged
                + moved.replace("<Object><infNFe ", "<Object><infNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\" ")
                + "</NFe>";

        assertWorks(attack);
        assertNotTaken(attack);
    }

    @Test
    void the_signed_note_inside_another_element_of_the_message() {
        String attack = "<nfeProc xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\">" + OPEN + forged
                + "</NFe>" + "<protNFe versao=\"4.00\">" + note + "</protNFe></nfeProc>";

        assertWorks(attack);
        assertNotTaken(attack);
    }

    @Test
    void the_signature_beside_the_note_it_is_of() {
        String attack = "<enviNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\">" + OPEN + forged
                + "</NFe>" + note + "</enviNFe>";

        assertWorks(attack);
        assertThat(NfeReader.standard().read(bytes(attack)))
                .extracting(read -> read.judge().signature().valid())
                .containsExactly(false, true);
        assertThat(NfeReader.standard().read(bytes(attack)).get(0).judge().of(NfeJudgement.Kind.SIGNATURE))
                .hasSize(1);
    }

    @Test
    void one_id_for_two_contents() {
        String twin = body.replace(SALE, "FORGED");

        assertNotTaken(OPEN + twin + body + signature + "</NFe>");
        assertNotTaken(OPEN + body + twin + signature + "</NFe>");
        assertNotTaken(OPEN + twin.replace("<ide>", "<ide Id=\"" + written.id() + "\">") + signature + "</NFe>");
    }

    @Test
    void two_signatures() {
        assertNotTaken(OPEN + body.replace(SALE, "FORGED") + signature + signature + "</NFe>");
        assertNotTaken(OPEN + body + signature + signature + "</NFe>");
    }

    @Test
    void a_signature_of_somebody_else_over_the_forged_content() throws Exception {
        SigningKey thief =
                SigningKey.load(SelfSigned.pkcs12("ALHEIO:11111111000191", 9, "x".toCharArray()), "x".toCharArray());
        String swapped = note.replace(key.encodedCertificate(), thief.encodedCertificate());
        SignedXml stolen = NfeSigner.sign(written, thief);

        assertThat(NfeSignature.verify(bytes(swapped))).isEqualTo(new Invalid(Fault.SIGNATURE_WRONG));
        // It is a good signature, by somebody else: who signed is in the answer, for the caller to compare.
        assertThat(NfeSignature.verify(stolen.bytes()))
                .isInstanceOfSatisfying(
                        NfeSignature.Valid.class,
                        valid -> assertThat(CertificateRules.holder(valid.certificate()))
                                .contains("11111111000191"));
    }

    @ParameterizedTest
    @CsvSource({
        "'URI=\"#NFe', 'URI=\"\" Type=\"#NFe'",
        "'<Reference ', '<Reference Id=\"r\" URI=\"\"/><Reference '",
        "'xmldsig#enveloped-signature', 'xmldsig#base64'",
        "'<Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"', '<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"'",
        "'<Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"', '<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"'",
        "'<Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"', '<Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"'",
        "'xmldsig#rsa-sha1', 'xmldsig#hmac-sha1'",
        "'xmldsig#rsa-sha1', 'xmldsig#dsa-sha1'",
        "'xmldsig#rsa-sha1', 'xmldsig-more#rsa-md5'",
        "'DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1', 'DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#md5'",
        "'<X509Data>', '<KeyValue><RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></KeyValue><X509Data>'",
        "'<X509Data>', '<RetrievalMethod URI=\"http://127.0.0.1:9/key\"/><X509Data>'"
    })
    void another_form_than_the_layout_fixes(String what, String with) {
        assertThat(note).contains(what);
        String attack =
                note.replaceFirst(java.util.regex.Pattern.quote(what), java.util.regex.Matcher.quoteReplacement(with));

        assertThat(NfeSignature.verify(bytes(attack))).isEqualTo(new Invalid(Fault.WRONG_FORM));
        assertNotTaken(attack);
    }

    private static void assertWorks(String attack) {
        assertThat(UnguardedXml.verifies(bytes(attack))).isTrue();
        assertThat(attack).contains("FORGED");
    }

    private static void assertWorksAndIsRefused(String attack, String reason) {
        assertWorks(attack);
        assertThatThrownBy(() -> NfeReader.standard().read(bytes(attack)))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> {
                    assertThat(refused.code()).isEqualTo("nfe.unreadable");
                    assertThat(refused.details()).containsEntry("reason", reason);
                });
    }

    /** Refused as no note, or read with a signature that is not good. */
    private static void assertNotTaken(String attack) {
        try {
            assertThat(NfeReader.standard().readOne(bytes(attack)).judge().of(NfeJudgement.Kind.SIGNATURE))
                    .isNotEmpty();
        } catch (InvalidInput refused) {
            assertThat(refused.code()).isEqualTo("nfe.unreadable");
        }
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
