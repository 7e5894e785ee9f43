package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code UPGRADING.md} says of each version of the tables what its SQL does. */
class UpgradingTest {
    private static final Path SCHEMAS =
            Artifact.repository().resolve("adapters/backoffice-jdbc/src/main/resources/dev/backoffice/jdbc/schema");

    @Test
    void every_version_of_the_tables_has_its_row_and_a_script_for_each_database() throws Exception {
        List<String> rows = Files.readAllLines(Artifact.repository().resolve("UPGRADING.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(line -> "v" + line.split("\\|")[1].strip())
                .toList();

        try (Stream<Path> versions = Files.list(SCHEMAS)) {
            assertThat(versions.map(version -> version.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(rows);
        }
        assertThat(rows)
                .hasSizeGreaterThan(5)
                .allSatisfy(version -> assertThat(SCHEMAS.resolve(version))
                        .isDirectoryContaining("glob:**h2.sql")
                        .isDirectoryContaining("glob:**postgresql.sql"));
    }
}
