package dev.backoffice.fiscal.br.nfe.schema;

import dev.backoffice.core.error.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** The authority's schema of a signed note, compiled from a {@link SchemaSource} and from nowhere else. */
public final class NfeSchema {
    private static final String MAIN = "nfe_v4.00.xsd";

    private final Schema schema;

    private NfeSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Compiles it once; the result is immutable and thread-safe.
     *
     * @throws Unavailable {@code nfe.schema-unreadable} naming the file
     */
    public static NfeSchema compile(SchemaSource source) {
        try (InputStream main = source.open(MAIN)) {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setResourceResolver(resolver(source));
            return new NfeSchema(factory.newSchema(new StreamSource(main, MAIN)));
        } catch (IOException | SAXException | UnreadableFile broken) {
            throw Unavailable.of("nfe.schema-unreadable", broken, "file", MAIN);
        }
    }

    /** The schema's first complaint about a signed note ({@code NFe}); empty when there is none. */
    public Optional<String> fault(byte[] xml) {
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
            return Optional.empty();
        } catch (SAXException invalid) {
            return Optional.of(String.valueOf(invalid.getMessage()));
        } catch (IOException unreadable) {
            throw new UnreadableFile(unreadable);
        }
    }

    private static LSResourceResolver resolver(SchemaSource source) {
        DOMImplementationLS inputs = inputs();
        return (type, namespace, publicId, systemId, base) -> {
            String name = systemId.substring(systemId.lastIndexOf('/') + 1);
            try (InputStream file = source.open(name)) {
                LSInput input = inputs.createLSInput();
                input.setSystemId(name);
                input.setByteStream(new ByteArrayInputStream(file.readAllBytes()));
                return input;
            } catch (IOException missing) {
                throw new UnreadableFile(missing);
            }
        };
    }

    private static DOMImplementationLS inputs() {
        try {
            DOMImplementation dom = DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            return (DOMImplementationLS) dom;
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("every Java platform has DOM Load and Save", missing);
        }
    }

    private static final class UnreadableFile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableFile(IOException cause) {
            super(cause);
        }
    }
}
