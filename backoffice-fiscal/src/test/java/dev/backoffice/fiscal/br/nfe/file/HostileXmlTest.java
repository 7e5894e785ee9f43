package dev.backoffice.fiscal.br.nfe.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.UnguardedXml;
import dev.backoffice.fiscal.br.nfe.message.BatchAnswer;
import dev.backoffice.fiscal.br.nfe.message.DocumentsAnswer;
import dev.backoffice.fiscal.br.nfe.message.EventsAnswer;
import dev.backoffice.fiscal.br.nfe.message.NoteAnswer;
import dev.backoffice.fiscal.br.nfe.message.RegistryAnswer;
import dev.backoffice.fiscal.br.nfe.message.StatusAnswer;
import dev.backoffice.fiscal.br.nfe.message.VoidingAnswer;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * XML that attacks whoever reads it, as a note and as an answer of an authority: each is refused with its reason. Where the attack is on
 * the parser, {@link UnguardedXml} shows first that it works.
 */
class HostileXmlTest {
    private static final String TEXT = "VENDA DE MERCADORIA";
    private static final List<Consumer<byte[]>> ANSWERS = List.of(
            StatusAnswer::read,
            BatchAnswer::read,
            NoteAnswer::read,
            EventsAnswer::read,
            VoidingAnswer::read,
            RegistryAnswer::read,
            DocumentsAnswer::read);

    private final String note = NfeSigner.sign(
                    NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION)), SyntheticCertificate.load())
            .text();

    @Test
    void a_file_is_not_read_through_an_entity(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        byte[] attack = attacked("<!ENTITY x SYSTEM \"" + secret.toUri() + "\">", "&x;");

        assertThat(UnguardedXml.first(UnguardedXml.parse(attack), "natOp")).isEqualTo("SECRET");
        assertRefusedByAll(attack, "document-type");
    }

    @Test
    void nobody_is_called_through_an_entity_a_parameter_or_a_subset() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            byte[] entity = "<!ENTITY x \"CALLED\">".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, entity.length);
            exchange.getResponseBody().write(entity);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            List<byte[]> attacks = List.of(
                    attacked("<!ENTITY % p SYSTEM \"" + address + "\"> %p;", "&x;"),
                    bytes("<!DOCTYPE NFe SYSTEM \"" + address + "\">" + note.replace(TEXT, "&x;")));
            for (byte[] attack : attacks) {
                assertThat(UnguardedXml.first(UnguardedXml.parse(attack), "natOp"))
                        .isEqualTo("CALLED");
            }
            assertThat(calls).hasValue(2);
            for (byte[] attack : attacks) {
                assertRefusedByAll(attack, "document-type");
            }
            assertRefusedByAll(attacked("<!ENTITY x SYSTEM \"" + address + "\">", "&x;"), "document-type");
            assertThat(calls).hasValue(2);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void entities_do_not_grow() {
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 \"lol\">");
        for (int i = 1; i <= 4; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        byte[] exponential = attacked(laughs.toString(), "&l4;");
        byte[] quadratic = attacked("<!ENTITY a \"" + "a".repeat(1_000) + "\">", "&a;".repeat(1_000));

        assertThat(UnguardedXml.first(UnguardedXml.parse(exponential), "natOp")).hasSize(30_000);
        assertThat(UnguardedXml.first(UnguardedXml.parse(quadratic), "natOp")).hasSize(1_000_000);
        assertRefusedByAll(exponential, "document-type");
        assertRefusedByAll(quadratic, "document-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE NFe>",
                "<!DOCTYPE NFe []>",
                "<!DOCTYPE NFe [<!ATTLIST infNFe x CDATA 'added'>]>",
                "<!DOCTYPE NFe PUBLIC \"-//x\" \"x.dtd\">",
                "<!-- first --><?x y?><!DOCTYPE NFe [<!NOTATION n SYSTEM 'n'>]>"
            })
    void any_document_type_is_refused(String type) {
        assertRefusedByAll(bytes(type + note), "document-type");
    }

    @Test
    void another_document_is_not_included(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\""
                + secret.toUri() + "\"/>";
        byte[] attack = bytes(note.replace(TEXT, include));

        assertThat(UnguardedXml.first(UnguardedXml.parse(attack), "natOp")).isEqualTo("SECRET");
        assertRefused(attack, "namespace");
        assertThat(NfeSignature.verify(attack).valid()).isFalse();
    }

    @Test
    void a_file_that_is_too_large_is_refused_before_it_is_parsed() {
        String huge = "A".repeat(NfeReader.DEFAULT_LIMIT);

        assertRefusedByAll(bytes(note.replace(TEXT, huge)), "too-large");
        assertRefusedByAll(bytes(note.replace("versao=\"4.00\"", "versao=\"" + huge + "\"")), "too-large");
        assertRefusedByReaders(bytes(note + "<!--" + huge + "-->"), "too-large");
        assertRefusedByAll(bytes("<!DOCTYPE NFe [<!ENTITY a \"" + huge + "\">]>" + note), "too-large");
    }

    @Test
    void texts_and_attributes_as_long_as_a_file_may_be_are_read_in_a_moment() {
        String long_ = "A".repeat(NfeReader.DEFAULT_LIMIT - 100_000);
        // Each comment ends a piece of the text: half a million pieces.
        String pieces = "A<!---->".repeat((NfeReader.DEFAULT_LIMIT - 100_000) / 8);

        assertThat(NfeReader.standard()
                        .readOne(bytes(note.replace(TEXT, long_)))
                        .content()
                        .identification()
                        .operation())
                .isEqualTo(long_);
        assertThat(NfeReader.standard()
                        .readOne(bytes(note.replace(TEXT, pieces)))
                        .content()
                        .identification()
                        .operation())
                .hasSize(pieces.length() / 8);
        assertThat(NfeReader.standard()
                        .readOne(bytes(note.replace("versao=\"4.00\"", "versao=\"" + long_ + "\"")))
                        .judge()
                        .clean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 1_000, 500_000})
    void what_is_too_deep_is_refused(int depth) {
        byte[] attack = bytes(note.replace(TEXT, "<a>".repeat(depth) + "</a>".repeat(depth)));

        assertRefusedByAll(attack, "too-deep");
    }

    @Test
    void more_attributes_than_any_element_has_are_refused() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }

        assertRefusedByAll(bytes(note.replace("<ide>", "<ide" + attributes + ">")), "not-well-formed");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        for (int[] broken :
                new int[][] {{0xff}, {0xc0, 0xaf}, {0xed, 0xa0, 0x80}, {0xe2, 0x82}, {0xf5, 0x80, 0x80, 0x80}}) {
            ByteArrayOutputStream attack = new ByteArrayOutputStream();
            attack.writeBytes(bytes(note.substring(0, note.indexOf(TEXT))));
            for (int b : broken) {
                attack.write(b);
            }
            attack.writeBytes(bytes(note.substring(note.indexOf(TEXT))));

            assertRefusedByAll(attack.toByteArray(), "encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-7", "US-ASCII", "x-none"})
    void a_declared_encoding_other_than_utf_8_is_refused(String encoding) {
        assertRefusedByAll(bytes("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + note), "encoding");
    }

    @Test
    void other_encodings_without_a_word_and_characters_that_xml_has_not_are_refused() {
        assertRefusedByReaders(note.getBytes(StandardCharsets.UTF_16LE), "encoding");
        assertRefusedByReaders(note.getBytes(StandardCharsets.UTF_16), "encoding");
        assertRefusedByAll(bytes(note.replace(TEXT, "VENDA\0")), "encoding");
        assertRefusedByReaders(bytes("\ufeff" + note), "byte-order-mark");
        assertRefusedByAll(bytes(note.replace(TEXT, "VENDA\u0001")), "not-well-formed");
        assertRefusedByAll(bytes(note.replace(TEXT, "VENDA&#0;")), "not-well-formed");
        assertRefusedByAll(bytes(note.replace(TEXT, "VENDA\uffff")), "not-well-formed");
    }

    @Test
    void a_document_of_interest_does_not_grow_when_it_is_unzipped() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            byte[] blanks = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++) {
                out.write(blanks);
            }
        }
        DocumentsAnswer.Document bomb = new DocumentsAnswer.Document(
                7, "procNFe_v4.00.xsd", java.util.Base64.getEncoder().encodeToString(zipped.toByteArray()));

        assertThat(zipped.size()).isLessThan(100_000);
        assertThatThrownBy(bomb::xml)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.details()).containsEntry("reason", "too-large"));
    }

    private byte[] attacked(String declarations, String text) {
        return bytes("<!DOCTYPE NFe [" + declarations + "]>" + note.replace(TEXT, text));
    }

    /** By the reader of notes, by those of answers, and by the check of a signature. */
    private static void assertRefusedByAll(byte[] attack, String reason) {
        assertRefusedByReaders(attack, reason);
        assertThat(NfeSignature.verify(attack).valid()).isFalse();
    }

    /** Where the signature is a good one all the same. */
    private static void assertRefusedByReaders(byte[] attack, String reason) {
        assertRefused(attack, reason);
        for (Consumer<byte[]> answer : ANSWERS) {
            assertUnreadable(() -> answer.accept(attack), reason);
        }
    }

    private static void assertRefused(byte[] attack, String reason) {
        assertUnreadable(() -> NfeReader.standard().read(attack), reason);
    }

    private static void assertUnreadable(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String reason) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(InvalidInput.class, refused -> {
            assertThat(refused.code()).isEqualTo("nfe.unreadable");
            assertThat(refused.details()).containsEntry("reason", reason);
        });
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
