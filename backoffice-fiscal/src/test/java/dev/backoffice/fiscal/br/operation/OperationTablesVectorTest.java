package dev.backoffice.fiscal.br.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables of operations against the reference data. */
class OperationTablesVectorTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    @Test
    void every_cfop_of_the_table_is_in_the_official_list() throws IOException {
        Set<String> official = new HashSet<>();
        rows("reference/cfop.tsv").forEach(row -> official.add(row.get("code")));
        ReferenceTable codes =
                ReferenceTable.read(FiscalOperations.CODES, FiscalOperations.class.getResourceAsStream("codes.tsv"));
        int count = 0;
        for (ReferenceRow row : codes.rows()) {
            for (String column : List.of("inside", "interstate", "interstate_consumer", "abroad")) {
                if (!row.isOpen(column)) {
                    assertThat(official).as(row.key() + " " + column).contains(row.text(column));
                    count++;
                }
            }
        }
        System.out.println("codes.tsv: " + count + " CFOP in " + codes.rows().size() + " rows, 0 rejected");
        assertThat(count).isGreaterThan(250);
    }

    @Test
    void every_note_of_ajuste_49_is_as_the_reference_tells_it() throws IOException {
        ReferenceTable notes =
                ReferenceTable.read(FiscalOperations.NOTES, FiscalOperations.class.getResourceAsStream("notes.tsv"));
        List<Map<String, String>> rows = rows("fiscal/tables/sinief49_notes.tsv");
        for (Map<String, String> row : rows) {
            String prefix = row.get("type_field").equals("tpNFCredito") ? "credit-" : "debit-";
            ReferenceRow ours = notes.on(TODAY).stream()
                    .filter(one -> one.text("note_type").equals(prefix + row.get("type_code")))
                    .findFirst()
                    .orElseThrow();
            assertThat(ours.text("fin")).isEqualTo(row.get("finNFe"));
            assertThat(ours.text("type_of_flow")).isEqualTo(row.get("tpNF"));
            assertThat(ours.text("nat_op")).isEqualTo(row.get("natOp").replace(" [M]", ""));
        }
        System.out.println("sinief49_notes.tsv: " + rows.size() + " rows, 0 rejected");
        assertThat(rows).hasSize(5);
    }

    @Test
    void every_window_of_a_state_is_as_the_reference_tells_it() throws IOException {
        ReferenceTable windows = ReferenceTable.read(Undo.WINDOWS, Undo.class.getResourceAsStream("undo-windows.tsv"));
        List<Map<String, String>> rows = rows("fiscal/tables/late_cancellation.tsv");
        for (Map<String, String> row : rows) {
            String place = row.get("model") + "." + row.get("UF");
            ReferenceRow late = windows.get("late." + place, TODAY);
            assertThat(late.text("possible")).as(place).isEqualTo(row.get("late_possible"));
            assertThat(late.text("minutes")).as(place).isEqualTo(minutes(row.get("late_limit")));
            ReferenceRow normal = windows.find("cancel." + place, TODAY)
                    .orElseGet(() -> windows.get("cancel." + row.get("model"), TODAY));
            assertThat(normal.decimal("minutes"))
                    .as(place)
                    .isEqualByComparingTo(new BigDecimal(row.get("normal_limit_h")).multiply(MINUTES));
        }
        System.out.println("late_cancellation.tsv: " + rows.size() + " rows, 0 rejected");
        assertThat(rows).hasSize(54);
    }

    private static String minutes(String limit) {
        if (limit.isEmpty()) {
            return "";
        }
        int number = Integer.parseInt(limit.replace(" days", ""));
        return Integer.toString(number * (limit.endsWith("days") ? 24 * 60 : 60));
    }

    private static List<Map<String, String>> rows(String file) throws IOException {
        Path path = folder().resolve(file);
        assumeTrue(Files.exists(path), () -> "no reference data at " + path);
        List<String> lines = Files.readAllLines(path);
        String[] header = lines.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], i < cells.length ? cells[i] : "");
            }
            rows.add(row);
        }
        return rows;
    }

    private static Path folder() {
        return Optional.ofNullable(System.getProperty("backoffice.data"))
                .map(Path::of)
                .orElseGet(() -> {
                    Path root = Path.of("").toAbsolutePath();
                    while (root.getParent() != null && !Files.exists(root.resolve(".git"))) {
                        root = root.getParent();
                    }
                    return root.resolveSibling("shared").resolve("data");
                });
    }
}
