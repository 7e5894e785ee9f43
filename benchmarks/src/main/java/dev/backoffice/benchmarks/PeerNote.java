package dev.backoffice.benchmarks;

import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Writes the note that {@code benchmarks/run-peers} gives to each library, and the key to sign it with, into a folder. */
public final class PeerNote {
    private PeerNote() {}

    public static void main(String[] folder) throws IOException {
        Path to = Files.createDirectories(Path.of(folder[0]));
        Files.write(to.resolve("note.xml"), NoteBenchmark.ofNormalRegime().bytes());
        try (InputStream key = Objects.requireNonNull(
                SyntheticCertificate.class.getResourceAsStream("synthetic-certificate-of-nobody.p12"))) {
            Files.write(to.resolve("key.p12"), key.readAllBytes());
        }
    }
}
