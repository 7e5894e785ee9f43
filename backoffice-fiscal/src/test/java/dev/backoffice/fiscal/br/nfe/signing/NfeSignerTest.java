package dev.backoffice.fiscal.br.nfe.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.SantuarioCheck;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature.Fault;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature.Invalid;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NfeSignerTest {
    private final SigningKey key = SyntheticCertificate.load();
    private final SignableXml xml = NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION));

    @Test
    void a_signed_note_verifies_with_the_platform() {
        SignedXml signed = NfeSigner.sign(xml, key);

        assertThat(NfeSignature.verify(signed.bytes())).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.id()).isEqualTo(signed.id());
            assertThat(valid.digest()).isEqualTo(signed.digest());
            assertThat(valid.certificate()).isEqualTo(key.certificate());
        });
    }

    @Test
    void a_signed_note_verifies_with_apache_santuario() {
        byte[] signed = NfeSigner.sign(xml, key).bytes();
        byte[] tampered = replace(signed, "Caneca", "Caneco");

        assertThat(SantuarioCheck.verifies(signed)).isTrue();
        assertThat(SantuarioCheck.verifies(tampered)).isFalse();
    }

    @Test
    void a_signed_note_verifies_with_xmlsec1(@TempDir Path folder) throws Exception {
        Path tool = Path.of("/usr/bin/xmlsec1");
        Assumptions.assumeTrue(Files.isExecutable(tool), "xmlsec1 is not installed");
        byte[] signed = NfeSigner.sign(xml, key).bytes();
        assertThat(xmlsec1(tool, folder.resolve("note.xml"), signed)).isZero();
        assertThat(xmlsec1(tool, folder.resolve("tampered.xml"), replace(signed, "Caneca", "Caneco")))
                .isNotZero();
    }

    @Test
    void the_signature_is_the_last_child_and_follows_the_content_without_blanks() {
        String text = NfeSigner.sign(xml, key).text();

        assertThat(text)
                .startsWith("<NFe xmlns=\"http://www.portalfiscal.inf.br/nfe\"><infNFe Id=\"" + xml.id()
                        + "\" versao=\"4.00\">")
                .contains("</infNFe><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">")
                .endsWith("</X509Certificate></X509Data></KeyInfo></Signature></NFe>")
                .doesNotContain("\n")
                .doesNotContain("&#13;");
    }

    @Test
    void signing_again_gives_the_same_bytes() {
        assertThat(NfeSigner.sign(xml, key).bytes())
                .isEqualTo(NfeSigner.sign(xml, SyntheticCertificate.load()).bytes());
    }

    @Test
    void one_key_signs_from_many_threads() throws Exception {
        byte[] expected = NfeSigner.sign(xml, key).bytes();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<byte[]>> tasks = IntStream.range(0, 40)
                    .<Callable<byte[]>>mapToObj(
                            i -> () -> NfeSigner.sign(xml, key).bytes())
                    .toList();
            for (Future<byte[]> signed : threads.invokeAll(tasks)) {
                assertThat(signed.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_named_provider_signs_the_same() throws IOException {
        Provider provider = Security.getProvider("SunRsaSign");
        SigningKey named = SigningKey.load(resource("synthetic-certificate.p12"), "synthetic".toCharArray(), provider);

        assertThat(NfeSigner.sign(xml, named).bytes())
                .isEqualTo(NfeSigner.sign(xml, key).bytes());
    }

    @Test
    void a_provider_of_the_host_takes_the_key_over_once_and_signs_with_one_object_again_and_again() throws IOException {
        RecordingProvider provider = new RecordingProvider();
        SigningKey named = SigningKey.load(resource("synthetic-certificate.p12"), "synthetic".toCharArray(), provider);

        for (int i = 0; i < 5; i++) {
            assertThat(NfeSigner.sign(xml, named).bytes())
                    .isEqualTo(NfeSigner.sign(xml, key).bytes());
        }

        assertThat(provider.translated).hasValue(1);
        assertThat(provider.begun).hasValue(1);
        assertThat(provider.signed)
                .as("a probe when the key is loaded, then each note")
                .hasValue(6);
    }

    @ParameterizedTest
    @CsvSource({
        "Caneca, Caneco, CONTENT_CHANGED",
        "<nNF>1001</nNF>, <nNF>1002</nNF>, CONTENT_CHANGED",
        "<SignatureValue>, <SignatureValue>AAAA, SIGNATURE_WRONG",
        "rsa-sha1, rsa-sha256, WRONG_FORM",
        "#enveloped-signature, #base64, WRONG_FORM",
        "URI=\"#NFe, URI=\"#XFe, WRONG_FORM",
        "<X509Certificate>, <X509Certificate>AAAA, WRONG_FORM",
        "</NFe>, </NFe, UNREADABLE",
        "<infNFe , '<infNFe xmlns:x=\"urn:y\" ', CONTENT_CHANGED",
        "Signature, Segnature, NOT_SIGNED"
    })
    void a_changed_document_is_refused_with_the_fault(String what, String with, Fault fault) {
        byte[] changed = replace(NfeSigner.sign(xml, key).bytes(), what, with);

        assertThat(NfeSignature.verify(changed)).isEqualTo(new Invalid(fault));
    }

    @Test
    void a_digest_changed_along_with_the_content_does_not_verify() {
        String other = NfeSigner.sign(NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.HOMOLOGATION)), key)
                .digest();
        SignedXml signed = NfeSigner.sign(xml, key);
        String mixed = NfeSigner.sign(NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.HOMOLOGATION)), key)
                .text()
                .replace(
                        between(NfeSigner.sign(NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.HOMOLOGATION)), key)
                                .text()),
                        between(signed.text()));

        assertThat(mixed).contains(other);
        assertThat(NfeSignature.verify(mixed.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Invalid(Fault.SIGNATURE_WRONG));
    }

    @Test
    void a_document_type_is_never_read() {
        String text = "<!DOCTYPE NFe [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + NfeSigner.sign(xml, key).text();

        assertThat(NfeSignature.verify(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Invalid(Fault.UNREADABLE));
    }

    @Test
    void two_notes_in_one_message_are_not_guessed_between() {
        String note = NfeSigner.sign(xml, key).text();
        String message = "<enviNFe xmlns=\"http://www.portalfiscal.inf.br/nfe\">" + note + note + "</enviNFe>";

        assertThat(NfeSignature.verify(message.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Invalid(Fault.SEVERAL));
    }

    @Test
    void a_second_content_beside_the_signed_one_is_refused() {
        String note = NfeSigner.sign(xml, key).text();
        String wrapped = note.replace("<Signature ", "<infNFe Id=\"NFe1\"></infNFe><Signature ");

        assertThat(NfeSignature.verify(wrapped.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Invalid(Fault.WRONG_FORM));
    }

    @Test
    void a_message_around_the_note_does_not_matter() {
        String message = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><nfeProc versao=\"4.00\""
                + " xmlns=\"http://www.portalfiscal.inf.br/nfe\">"
                + NfeSigner.sign(xml, key).text() + "<protNFe versao=\"4.00\"></protNFe></nfeProc>";

        assertThat(NfeSignature.verify(message.getBytes(StandardCharsets.UTF_8)).valid())
                .isTrue();
    }

    @Test
    void a_key_says_whose_it_is_and_when_it_holds() {
        assertThat(key.holder()).contains("99000012000183");
        assertThat(key.validAt(Instant.parse("2026-11-24T00:00:00Z"))).isTrue();
        assertThat(key.validAt(Instant.parse("2019-01-01T00:00:00Z"))).isFalse();
        assertThat(key.validAt(Instant.parse("2199-01-01T00:00:00Z"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "synthetic-certificate.p12, wrong, nfe.certificate-password",
        "ec.p12, synthetic, nfe.certificate-not-rsa",
        "NfeSignerTest.class, synthetic, nfe.certificate-unreadable"
    })
    void a_file_that_gives_no_key_is_refused_with_the_cause(String file, String password, String code)
            throws IOException {
        byte[] bytes = resource(file);

        assertThatThrownBy(() -> SigningKey.load(bytes, password.toCharArray()))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private static int xmlsec1(Path tool, Path file, byte[] xml) throws IOException, InterruptedException {
        Files.write(file, xml);
        Process process = new ProcessBuilder(
                        tool.toString(),
                        "--verify",
                        "--insecure",
                        "--id-attr:Id",
                        "http://www.portalfiscal.inf.br/nfe:infNFe",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }

    private static String between(String text) {
        return text.substring(text.indexOf("<SignatureValue>"), text.indexOf("</SignatureValue>"));
    }

    private static byte[] replace(byte[] xml, String what, String with) {
        String text = new String(xml, StandardCharsets.UTF_8);
        assertThat(text).contains(what);
        return text.replace(what, with).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(NfeSignerTest.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        }
    }

    @Test
    void the_holder_is_found_in_a_name_with_a_comma() {
        assertThat(CertificateRules.holderIn(
                        "CN=COMERCIO\\, IMPORTACAO SINTETICA LTDA:99000012000183,O=ICP-Brasil,C=BR"))
                .contains("99000012000183");
        assertThat(CertificateRules.holderIn("O=ICP-Brasil,CN=TEST AUTHORITY,C=BR"))
                .isEmpty();
    }
}
