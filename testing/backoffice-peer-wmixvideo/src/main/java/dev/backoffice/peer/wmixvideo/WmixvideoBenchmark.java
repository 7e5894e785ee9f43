package dev.backoffice.peer.wmixvideo;

import com.fincatto.documentofiscal.DFUnidadeFederativa;
import com.fincatto.documentofiscal.nfe.NFeConfig;
import com.fincatto.documentofiscal.nfe400.classes.nota.NFNota;
import com.fincatto.documentofiscal.utils.DFAssinaturaDigital;
import com.fincatto.documentofiscal.utils.DFPersister;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The note of {@code benchmarks/run-peers} in wmixvideo/nfe: written and signed from its own classes, and read into them. The key store is
 * opened once and kept, as its manual does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WmixvideoBenchmark {
    private static final String PASSWORD = "synthetic";

    private final Path folder = Path.of(System.getProperty("peers.folder", "."));
    private final String xml;
    private final NFNota note;
    private final NFeConfig settings;

    /** Reads note and certificate from the folder that {@code peers.folder} names. */
    public WmixvideoBenchmark() {
        try (InputStream file = Files.newInputStream(folder.resolve("key.p12"))) {
            xml = Files.readString(folder.resolve("note.xml"), StandardCharsets.UTF_8);
            note = new DFPersister().read(NFNota.class, xml);
            note.setAssinatura(null);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD.toCharArray());
            settings = new Settings(store);
        } catch (Exception missing) {
            // Its parser declares nothing more exact.
            throw new IllegalStateException(folder.toString(), missing);
        }
    }

    /** Written, then signed. */
    @Benchmark
    public String writtenAndSigned() throws Exception {
        return new DFAssinaturaDigital(settings).assinarDocumento(note.toString());
    }

    /** From the text to its classes. */
    @Benchmark
    public NFNota read() throws Exception {
        return new DFPersister().read(NFNota.class, xml);
    }

    private static final class Settings extends NFeConfig {
        private final KeyStore store;

        Settings(KeyStore store) {
            this.store = store;
        }

        @Override
        public DFUnidadeFederativa getCUF() {
            return DFUnidadeFederativa.SP;
        }

        @Override
        public KeyStore getCertificadoKeyStore() {
            return store;
        }

        @Override
        public String getCertificadoSenha() {
            return PASSWORD;
        }

        @Override
        public KeyStore getCadeiaCertificadosKeyStore() {
            return store;
        }

        @Override
        public String getCadeiaCertificadosSenha() {
            return PASSWORD;
        }
    }
}
