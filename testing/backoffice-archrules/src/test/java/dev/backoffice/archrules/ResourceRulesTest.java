package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceRulesTest {
    private static final String NAMED = "META-INF/native-image/dev.backoffice/backoffice-planted/resource-config.json";

    @TempDir
    Path classes;

    private void file(String path, String text) throws IOException {
        Path file = classes.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void named(String... patterns) throws IOException {
        file(
                NAMED,
                "{ \"resources\": { \"includes\": [ { \"pattern\": \""
                        + String.join("\" }, { \"pattern\": \"", patterns) + "\" } ] } }");
    }

    private List<String> violations() {
        return ResourceRules.violations(new Artifact("backoffice-planted", classes));
    }

    @Test
    void files_that_are_named_are_well() throws Exception {
        file("dev/backoffice/planted/units.tsv", "");
        file("dev/backoffice/planted/schema/v1/h2.sql", "");
        file("dev/backoffice/planted/Order.class", "");
        named("dev/backoffice/planted/.*\\\\.tsv", "dev/backoffice/planted/schema/.*\\\\.sql");

        assertThat(violations()).isEmpty();
    }

    @Test
    void a_file_that_nobody_named_is_refused() throws Exception {
        file("dev/backoffice/planted/units.tsv", "");
        file("dev/backoffice/planted/schema/v2/h2.sql", "");
        named("dev/backoffice/planted/.*\\\\.tsv");

        assertThat(violations())
                .containsExactly(
                        "dev/backoffice/planted/schema/v2/h2.sql is left out of native images; name it in " + NAMED);
    }

    @Test
    void a_name_of_no_file_is_refused() throws Exception {
        file("dev/backoffice/planted/units.tsv", "");
        named("dev/backoffice/planted/.*\\\\.tsv", "dev/backoffice/planted/.*\\\\.sql");

        assertThat(violations()).containsExactly(NAMED + " names dev/backoffice/planted/.*\\.sql, which is no file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db/migration/V1__orders.sql",
                "db/changelog/orders.xml",
                "META-INF/services/java.sql.Driver",
                "META-INF/spring.factories",
                "application.properties",
            })
    void a_file_where_the_host_keeps_its_own_is_refused(String path) throws Exception {
        file(path, "");

        assertThat(violations()).containsExactly(path + " lies where the host or its tools keep their own files");
    }

    @Test
    void what_boot_reads_of_a_failed_start_may_lie_in_the_spring_artifact_and_nothing_else_of_the_hosts()
            throws Exception {
        file("META-INF/spring.factories", "");
        file("application.properties", "");

        assertThat(ResourceRules.violations(new Artifact("backoffice-spring", classes)))
                .containsExactly("application.properties lies where the host or its tools keep their own files");
    }
}
