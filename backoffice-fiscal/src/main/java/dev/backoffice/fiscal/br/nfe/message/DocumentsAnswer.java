package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.XmlTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Documents of interest ({@code retDistDFeInt}).
 *
 * @param verdict 138 when there are some, 137 when there are none: ask again after an hour, or be refused with 656
 * @param last {@code ultNSU}, the number to go on from
 * @param highest {@code maxNSU}, the last number there is
 * @param documents in the order of their numbers
 */
public record DocumentsAnswer(Verdict verdict, long last, long highest, List<Document> documents) {
    public DocumentsAnswer {
        documents = List.copyOf(documents);
    }

    /**
     * Reads an answer.
     *
     * @throws Unavailable {@code nfe.service-fault}
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public static DocumentsAnswer read(byte[] answer) {
        XmlNode root = AnswerXml.root(answer, "retDistDFeInt");
        return new DocumentsAnswer(
                AnswerXml.verdict(root),
                number(root.text("ultNSU"), "ultNSU"),
                number(root.text("maxNSU"), "maxNSU"),
                root.all("loteDistDFeInt/docZip").stream().map(Document::of).toList());
    }

    /** Whether there are more after the last one given here. */
    public boolean more() {
        return last < highest;
    }

    private static long number(String text, String path) {
        if (!text.matches("[0-9]{0,15}")) {
            throw XmlTree.unreadable("layout", path);
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /**
     * One document.
     *
     * @param number its {@code NSU}
     * @param schema of what is in it, e.g. {@code procNFe_v4.00.xsd}, {@code resNFe_v1.01.xsd}
     * @param zipped base64 of its GZip
     */
    public record Document(long number, String schema, String zipped) {
        private static Document of(XmlNode told) {
            return new Document(
                    DocumentsAnswer.number(told.attributes().getOrDefault("NSU", ""), "docZip/@NSU"),
                    told.attributes().getOrDefault("schema", ""),
                    told.text());
        }

        /** What kind it is: its schema up to the version, e.g. {@code procNFe}. */
        public String kind() {
            int version = schema.indexOf('_');
            return version < 0 ? schema : schema.substring(0, version);
        }

        /**
         * The document's bytes.
         *
         * @throws InvalidInput {@code nfe.unreadable} with reason {@code not-zipped} or {@code too-large} and its number
         */
        public byte[] xml() {
            try (InputStream opened = new GZIPInputStream(
                    new ByteArrayInputStream(Base64.getMimeDecoder().decode(zipped)))) {
                byte[] bytes = opened.readNBytes(XmlTree.LIMIT + 1);
                if (bytes.length > XmlTree.LIMIT) {
                    throw XmlTree.unreadable("too-large", "NSU " + number);
                }
                return bytes;
            } catch (IOException | IllegalArgumentException broken) {
                throw XmlTree.unreadable("not-zipped", "NSU " + number);
            }
        }

        /** Only number and schema. */
        @Override
        public String toString() {
            return number + " " + schema;
        }
    }
}
