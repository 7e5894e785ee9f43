package dev.backoffice.example.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that Boot's plugin makes, with {@link PooledShop} put into it and begun in place of the shop. Profile {@code matrix}. */
class RepackagedJarIT {
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String POOLED = PooledShop.class.getName().replace('.', '/') + ".class";

    @TempDir
    private Path folder;

    @Test
    void a_repackaged_jar_sells_from_its_bean_and_from_a_thread_of_the_common_pool() throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        withPooledShop(Path.of(System.getProperty("shop.jar"))).toString(),
                        "--spring.datasource.url=jdbc:h2:mem:shop",
                        "--backoffice.run-due.enabled=false")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        String told = Files.readString(output, StandardCharsets.UTF_8);

        assertThat(ended).as(told).isTrue();
        assertThat(told.lines())
                .contains(
                        "the bean: DISPATCHED",
                        "the pool: DISPATCHED",
                        "refused: ncm breaks the rule NotNull. Fields at fault: ncm, price.");
        assertThat(process.exitValue()).as(told).isZero();
    }

    /** A copy of the jar that begins with {@link PooledShop}. Jars in it stay as they are: Boot reads only those that are not packed. */
    private Path withPooledShop(Path shop) throws IOException {
        Path copy = folder.resolve("pooled.jar");
        try (JarFile jar = new JarFile(shop.toFile());
                OutputStream file = Files.newOutputStream(copy)) {
            Manifest manifest = jar.getManifest();
            assertThat(manifest.getMainAttributes().getValue("Start-Class")).isEqualTo(ShopApplication.class.getName());
            manifest.getMainAttributes().putValue("Start-Class", PooledShop.class.getName());
            try (JarOutputStream out = new JarOutputStream(file, manifest)) {
                for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        try (InputStream content = jar.getInputStream(entry)) {
                            copy(out, entry, content);
                        }
                    }
                }
                try (InputStream content = PooledShop.class.getClassLoader().getResourceAsStream(POOLED)) {
                    copy(out, new JarEntry(CLASSES + POOLED), content);
                }
            }
        }
        return copy;
    }

    private static void copy(JarOutputStream out, JarEntry from, InputStream content) throws IOException {
        JarEntry to = new JarEntry(from.getName());
        if (from.getMethod() == JarEntry.STORED) {
            to.setMethod(JarEntry.STORED);
            to.setSize(from.getSize());
            to.setCrc(from.getCrc());
        }
        out.putNextEntry(to);
        content.transferTo(out);
        out.closeEntry();
    }
}
