package dev.backoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.spring.BackofficeProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What editors show of the properties. */
class MetadataTest {
    @Test
    void each_property_has_a_description_a_type_and_its_default() throws IOException {
        String metadata = read("META-INF/spring-configuration-metadata.json");
        for (String name : List.of(
                "enabled",
                "store",
                "datasource-bean",
                "tables",
                "schema",
                "table-prefix",
                "isolation",
                "trial",
                "run-due.enabled",
                "run-due.interval",
                "run-due.time",
                "run-due.batch")) {
            int at = metadata.indexOf("\"name\": \"backoffice." + name + "\"");
            assertThat(at).as(name).isPositive();
            String entry = metadata.substring(at, metadata.indexOf('}', at));
            assertThat(entry).as(name).contains("\"type\":", "\"description\":", "\"defaultValue\":");
        }
        assertThat(read("META-INF/additional-spring-configuration-metadata.json"))
                .contains("backoffice.meters.enabled");
    }

    private static String read(String name) throws IOException {
        try (InputStream text = BackofficeProperties.class.getClassLoader().getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
