package dev.backoffice.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.archrules.Artifact;
import io.micrometer.core.instrument.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written of the meters is what there is. */
class PublishedMetersTest {
    private static final Pattern SERIES = Pattern.compile("\\bbackoffice_[a-z_]+");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(backoffice\\.[a-z.]+)` \\| (\\w+)[^|]*\\| ([^|]*)\\|", Pattern.MULTILINE);

    @Test
    void each_series_of_the_board_is_one_of_a_meter_and_each_meter_is_on_the_board() throws IOException {
        String board = Files.readString(Artifact.repository().resolve("docs/grafana/backoffice.json"));
        Set<String> shown = new TreeSet<>();
        Matcher series = SERIES.matcher(board);
        while (series.find()) {
            shown.add(meterOf(series.group()));
        }
        assertThat(shown).isEqualTo(names());
    }

    @Test
    void the_table_of_the_guide_tells_each_meter_with_its_kind_and_its_tags() throws IOException {
        String guide = Files.readString(Artifact.repository().resolve("docs/guide/observing.md"));
        Map<String, String> told = new TreeMap<>();
        Matcher row = ROW.matcher(guide);
        while (row.find()) {
            told.put(
                    row.group(1),
                    row.group(2) + " " + row.group(3).replace("`", "").strip());
        }
        Map<String, String> published = new TreeMap<>();
        for (Meters meter : Meters.values()) {
            published.put(meter.meterName(), kind(meter.type()) + " " + String.join(", ", meter.keys()));
        }
        assertThat(told).isEqualTo(published);
    }

    @Test
    void a_series_of_no_meter_is_told() {
        assertThat(meterOf("backoffice_orders_lost_total")).isEqualTo("no meter: backoffice_orders_lost_total");
        assertThat(meterOf("backoffice_commands_seconds_bucket")).isEqualTo("backoffice.commands");
    }

    /** The meter whose name in Prometheus this is: dots as underscores, and after them the unit and the part. */
    private static String meterOf(String series) {
        return Arrays.stream(Meters.values())
                .filter(meter -> series.matches(meter.meterName().replace('.', '_')
                        + "(_(seconds|commands|deliveries|events|deltas|days))?(_(total|count|sum|max|bucket))?"))
                .map(Meters::meterName)
                .findFirst()
                .orElse("no meter: " + series);
    }

    private static Set<String> names() {
        return Arrays.stream(Meters.values()).map(Meters::meterName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String kind(Meter.Type type) {
        return switch (type) {
            case TIMER -> "timer";
            case COUNTER -> "counter";
            case DISTRIBUTION_SUMMARY -> "summary";
            case GAUGE -> "gauge";
            default -> throw new IllegalArgumentException(type.name());
        };
    }
}
