package dev.backoffice.documents.br;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** A PDF file in the making. Closed by {@link #finish} or, when something fails, by {@link #close}. */
final class Paper implements AutoCloseable {
    private final PDDocument document = new PDDocument();
    private final Characters characters = new Characters();
    private final Face plain = new Face("Times-Roman");
    private final Face bold = new Face("Times-Bold");

    PDDocument document() {
        return document;
    }

    Characters characters() {
        return characters;
    }

    Face plain() {
        return plain;
    }

    Face bold() {
        return bold;
    }

    /**
     * The file.
     *
     * @param title what it is, for readers of PDF
     * @param moment of the note: a file tells when it was made, and the same note is the same file
     */
    Printed finish(String title, String key, OffsetDateTime moment) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title + " " + key);
        information.setProducer("backoffice-documents");
        information.setCreationDate(GregorianCalendar.from(moment.toZonedDateTime()));
        document.setDocumentInformation(information);
        document.setDocumentId((long) key.hashCode());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            document.save(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Printed(
                bytes.toByteArray(),
                document.getNumberOfPages(),
                Collections.unmodifiableSortedSet(new TreeSet<>(characters.replaced())));
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
