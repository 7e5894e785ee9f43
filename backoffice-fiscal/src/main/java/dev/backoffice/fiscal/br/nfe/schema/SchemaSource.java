package dev.backoffice.fiscal.br.nfe.schema;

import dev.backoffice.core.marking.HostImplements;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where the tax authority's schema files of one package lie, e.g. those of {@code PL_010e}. The library does not carry them.
 * Thread-safe.
 */
@HostImplements
public interface SchemaSource {
    /**
     * Opens a file of the package; the caller closes it.
     *
     * @param name e.g. {@code nfe_v4.00.xsd}; never with a folder
     * @throws IOException when it is not there or cannot be read
     */
    InputStream open(String name) throws IOException;

    /** The files in a folder. */
    static SchemaSource folder(Path folder) {
        return name -> Files.newInputStream(folder.resolve(name));
    }

    /**
     * The files on the class path.
     *
     * @param beside a class of the artifact that carries them
     * @param folder absolute, e.g. {@code /schemas/PL_010e}
     */
    static SchemaSource classPath(Class<?> beside, String folder) {
        return name -> {
            InputStream file = beside.getResourceAsStream(folder + "/" + name);
            if (file == null) {
                throw new NoSuchFileException(folder + "/" + name);
            }
            return file;
        };
    }
}
