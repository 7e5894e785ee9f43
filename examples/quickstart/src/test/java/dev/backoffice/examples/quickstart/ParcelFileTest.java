package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParcelFileTest {
    @TempDir
    Path folder;

    @Test
    void the_columns_of_parcels_come_before_those_of_money() throws Exception {
        try (ParcelFile file = ParcelFile.open(folder)) {
            file.row(Map.of("order_id", "3001", "refund_status", "refunded", "gross", "10.00", "margin", "-1.20"));
        }
        assertThat(Files.readAllLines(folder.resolve(ParcelFile.NAME)))
                .containsExactly(
                        Stream.concat(ParcelFile.OF_PARCEL.stream(), ParcelFile.OF_MONEY.stream())
                                .reduce((first, second) -> first + "," + second)
                                .orElseThrow(),
                        "3001" + ",".repeat(29) + "refunded,10.00" + ",".repeat(15) + "-1.20");
    }

    @Test
    void what_a_spreadsheet_would_compute_stays_text() {
        assertThat(ParcelFile.cell("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
        assertThat(ParcelFile.cell("@cmd")).isEqualTo("'@cmd");
        assertThat(ParcelFile.cell("-2+3")).isEqualTo("'-2+3");
        assertThat(ParcelFile.cell("-2.30")).isEqualTo("-2.30");
        assertThat(ParcelFile.cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
    }
}
