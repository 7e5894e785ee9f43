package dev.backoffice.boot;

import dev.backoffice.jdbc.Dialect;
import dev.backoffice.jdbc.Schema;
import dev.backoffice.jdbc.TableNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A class path that also holds the script a host took from {@link Schema#ddl}. */
final class WithDdl extends ClassLoader {
    private static final String NAME = "ddl-of-the-host.sql";

    WithDdl() {
        super(WithDdl.class.getClassLoader());
    }

    @Override
    protected @Nullable URL findResource(String name) {
        try {
            return name.equals(NAME) ? new URL(null, "ddl:" + NAME, new Script()) : null;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Script extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(
                            Schema.ddl(Dialect.H2, TableNames.DEFAULT).getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }
}
