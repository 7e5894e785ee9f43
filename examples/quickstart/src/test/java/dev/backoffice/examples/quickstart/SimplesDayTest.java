package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same orders and events at a shop of the Simples Nacional. */
class SimplesDayTest {
    @TempDir
    Path folder;

    @Test
    void the_day_goes_the_same_way_and_its_notes_show_no_taxes_of_the_normal_regime() throws Exception {
        String company = Files.readString(DayRun.FILES.resolve("company.csv"))
                .replace(",3,lucro_presumido,", ",1,simples_nacional,");
        DayRun run =
                DayRun.of(Sheets.write(folder, "company.csv", company), Files.createDirectories(folder.resolve("out")));

        assertThat(run.report.lawsHold()).as(run.report.audits().toString()).isTrue();
        assertThat(run.report.waiting().all()).isEqualTo(13);
        List<Map<String, String>> gone =
                run.rows.stream().filter(row -> !row.get("margin").isEmpty()).toList();
        assertThat(gone).hasSizeGreaterThan(180);
        assertThat(gone).allSatisfy(row -> {
            assertThat(run.xml(row)).contains("<CRT>1</CRT>", "<CSOSN>").doesNotContain("<vICMSUFDest>");
            assertThat(new BigDecimal(row.get("icms"))).isZero();
            assertThat(new BigDecimal(row.get("pis"))).isZero();
        });
    }
}
