package dev.backoffice.core.reference;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backoffice.core.money.Rate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ReferenceTablesTest {
    private static final LocalDate IN_2025 = LocalDate.parse("2025-06-30");
    private static final LocalDate IN_2026 = LocalDate.parse("2026-06-30");
    private static final String FILE = """
        # contributions
        key|valid_from|valid_to|ceiling|rate|band|source
        employee|2026-01-01||8475.55|7.5|1|Portaria 13/2026

        employee|2025-01-01|2025-12-31|8157.41|7.5||Portaria 6/2025
        apprentice|2025-01-01|2025-12-31|8157.41|2|3|Portaria 6/2025
        """;
    private static final ReferenceTable TABLE = table(FILE);

    @Test
    void a_row_is_in_force_from_its_first_to_its_last_day() {
        assertThat(TABLE.get("employee", LocalDate.parse("2025-12-31")).source())
                .isEqualTo("Portaria 6/2025");
        assertThat(TABLE.get("employee", LocalDate.parse("2026-01-01")).source())
                .isEqualTo("Portaria 13/2026");
        assertThat(TABLE.get("employee", LocalDate.parse("9999-12-31")).validTo())
                .isNull();
        assertThat(TABLE.get("employee", LocalDate.parse("2025-01-01")).validTo())
                .isEqualTo("2025-12-31");
    }

    @Test
    void a_missing_row_is_an_error_and_never_a_default() {
        assertThat(assertRefused("reference.missing-row", () -> TABLE.get("employee", LocalDate.parse("2024-12-31")))
                        .details())
                .containsEntry("table", "br.inss")
                .containsEntry("key", "employee")
                .containsEntry("date", "2024-12-31");
        assertRefused("reference.missing-row", () -> TABLE.get("apprentice", IN_2026));
        assertRefused("reference.missing-row", () -> TABLE.get("partner", IN_2026));
        assertThat(TABLE.find("partner", IN_2026)).isEmpty();
    }

    @Test
    void columns_are_read_by_type() {
        ReferenceRow row = TABLE.get("employee", IN_2026);
        CurrencyUnit real = CurrencyUnit.of("BRL");
        assertThat(row.money("ceiling", real)).isEqualTo(Money.parse("BRL 8475.55"));
        assertThat(row.decimal("ceiling")).isEqualTo("8475.55");
        assertThat(row.rate("rate")).isEqualTo(Rate.percent("7.5"));
        assertThat(row.wholeNumber("band")).isEqualTo(1);
        assertThat(row.isOpen("band")).isFalse();
        assertThat(TABLE.get("employee", IN_2025).isOpen("band")).isTrue();
        assertRefused("reference.value", () -> TABLE.get("employee", IN_2025).wholeNumber("band"));
        assertRefused("reference.value", () -> row.wholeNumber("rate"));
        assertRefused("reference.value", () -> row.date("rate"));
        assertRefused("reference.value", () -> row.money("ceiling", CurrencyUnit.of("JPY")));
        assertRefused("reference.unknown-column", () -> row.text("floor"));
    }

    @Test
    void the_longest_beginning_wins_whoever_brought_it() {
        ReferenceTables tables = ReferenceTables.of(table("""
            key|valid_from|valid_to|ceiling|band|rate|source
            SP:22|2025-01-01||1|1|1|law
            SP:2203|2025-01-01|2025-12-31|1|1|2|law
            """), table("""
                key|valid_from|valid_to|ceiling|band|rate|source
                SP:22|2025-01-01||1|1|3|host
                SP|2025-01-01||1|1|4|host
                """));
        assertThat(tables.findLongest("br.inss", "SP:22030000", 3, IN_2025)
                        .orElseThrow()
                        .key())
                .isEqualTo("SP:2203");
        assertThat(tables.findLongest("br.inss", "SP:22030000", 3, IN_2026)
                        .orElseThrow()
                        .source())
                .isEqualTo("host");
        assertThat(tables.findLongest("br.inss", "SP:21", 3, IN_2026)).isEmpty();
        assertThat(tables.findLongest("br.inss", "SP:21", 2, IN_2026)
                        .orElseThrow()
                        .key())
                .isEqualTo("SP");
        assertRefused("reference.unknown-table", () -> tables.findLongest("br.irrf", "SP:21", 2, IN_2026));
    }

    @Test
    void a_host_row_wins_for_its_key_and_its_days_only() {
        ReferenceTable host = table("""
            key|valid_from|valid_to|ceiling|band|rate|source
            employee|2026-06-01|2026-06-30|9000.00||8|own agreement
            partner|2026-01-01||1.00||11|own agreement
            """);
        ReferenceTables base = ReferenceTables.of(TABLE);
        ReferenceTables tables = base.with(host);
        assertThat(tables.get("br.inss", "employee", IN_2026).rate("rate")).isEqualTo(Rate.percent("8"));
        assertThat(tables.get("br.inss", "employee", LocalDate.parse("2026-07-01"))
                        .rate("rate"))
                .isEqualTo(Rate.percent("7.5"));
        assertThat(tables.get("br.inss", "employee", IN_2025).source()).isEqualTo("Portaria 6/2025");
        assertThat(tables.get("br.inss", "partner", IN_2026).source()).isEqualTo("own agreement");
        assertThat(tables.on("br.inss", IN_2026))
                .extracting(ReferenceRow::key, ReferenceRow::source)
                .containsExactly(tuple("employee", "own agreement"), tuple("partner", "own agreement"));
        assertThat(base.find("br.inss", "partner", IN_2026)).isEmpty();
        assertThat(tables.names()).containsExactly("br.inss");
    }

    @Test
    void an_unknown_table_and_an_overlay_of_another_form_are_refused() {
        ReferenceTables tables = ReferenceTables.of(TABLE);
        assertRefused("reference.unknown-table", () -> tables.get("br.irrf", "monthly", IN_2026));
        assertRefused("reference.unknown-table", () -> tables.on("br.irrf", IN_2026));
        assertRefused("reference.form", () -> tables.with(table("key|valid_from|valid_to|ceiling|source")));
        assertRefused("input.null", () -> tables.with(null));
    }

    @Test
    void two_rows_of_one_source_on_one_day_are_refused() {
        assertOverlap("a|2025-01-01|2025-12-31|x\na|2025-12-31||x");
        assertOverlap("a|2025-01-01||x\na|2026-01-01||x");
        assertOverlap("a|2025-01-01||x\na|2025-01-01|2025-01-01|x");
        assertThat(table("key|valid_from|valid_to|source\na|2025-01-01|2025-12-31|x\na|2026-01-01||x\nb|2025-01-01||x")
                        .rows())
                .hasSize(3);
    }

    @Test
    void a_file_of_another_form_is_refused_by_line() {
        assertForm("1", "key|valid_from|valid_to\na|2025-01-01|");
        assertForm("1", "key|valid_from|valid_to|source|key");
        assertForm("0", "");
        assertForm("2", "key|valid_from|valid_to|source\na|2025-01-01|x");
        assertForm("2", "key|valid_from|valid_to|source\na|01/01/2025||x");
        assertForm("3", "key|valid_from|valid_to|source\n\na|2025-01-01||");
        assertForm("2", "key|valid_from|valid_to|source\n|2025-01-01||x");
        assertForm("2", "key|valid_from|valid_to|source\na|2025-01-02|2025-01-01|x");
        assertRefused("input.form", () -> ReferenceTable.parse("BR Inss", "key"));
        assertRefused("input.null", () -> ReferenceTable.read("br.inss", null));
    }

    @Test
    void a_table_made_of_rows_equals_the_one_read() {
        assertThat(ReferenceTable.of(TABLE.name(), TABLE.columns(), TABLE.rows())
                        .rows())
                .isEqualTo(TABLE.rows());
        assertThat(ReferenceTable.read(
                                "br.inss",
                                new ByteArrayInputStream(FILE.replace('|', '\t').getBytes(StandardCharsets.UTF_8)))
                        .rows())
                .isEqualTo(TABLE.rows());
        ReferenceRow other = new ReferenceRow("br.irrf", "a", IN_2025, null, Map.of(), "law");
        assertRefused("reference.form", () -> ReferenceTable.of("br.inss", List.of(), List.of(other)));
    }

    private static void assertOverlap(String rows) {
        assertRefused("reference.overlap", () -> table("key|valid_from|valid_to|source\n" + rows));
    }

    private static void assertForm(String line, String file) {
        assertThat(assertRefused("reference.form", () -> table(file)).details())
                .as(file)
                .containsEntry("line", line);
    }

    private static ReferenceTable table(String file) {
        return ReferenceTable.parse("br.inss", file.replace('|', '\t'));
    }
}
