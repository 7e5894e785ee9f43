package dev.backoffice.fiscal.br.nfe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The tax authority's schemas in the data folder, when it is there. */
public final class NfeSchemas {
    private NfeSchemas() {}

    /** The folder with reference data: system property {@code backoffice.data}, else beside the repository. */
    public static Optional<Path> dataFolder() {
        String given = System.getProperty("backoffice.data");
        if (given != null) {
            return Optional.of(Path.of(given)).filter(Files::isDirectory);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder)
                .map(root -> root.resolveSibling("shared").resolve("data"))
                .filter(Files::isDirectory);
    }

    public static Schema compile(Path xsd) {
        try {
            return SchemaFactory.newDefaultInstance().newSchema(xsd.toFile());
        } catch (SAXException broken) {
            throw new IllegalStateException(xsd.toString(), broken);
        }
    }

    /** Throws with the first complaint when the document does not follow the schema. */
    public static void validate(Schema schema, byte[] xml) {
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
        } catch (SAXException invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
