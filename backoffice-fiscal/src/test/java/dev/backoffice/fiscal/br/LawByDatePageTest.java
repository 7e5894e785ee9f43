package dev.backoffice.fiscal.br;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.operation.FiscalOperations;
import dev.backoffice.fiscal.br.operation.LegalTexts;
import dev.backoffice.fiscal.br.operation.Undo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table "Law by date" of the README, and docs/unverified-law.md, say what the data say. */
class LawByDatePageTest {
    private static final String FISCAL = "backoffice-fiscal/src/main/resources/dev/backoffice/fiscal/br/";
    private static final String HR = "backoffice-hr/src/main/resources/dev/backoffice/hr/br/";
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TABLE_NAME = Pattern.compile("`(br\\.[a-z0-9-]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

    @Test
    void each_law_is_in_force_when_its_data_say_so() {
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        expected.put(
                "ICMS inside states and between them",
                days(from("transition.tsv", "icms", "90"), from("transition.tsv", "icms", "0")));
        expected.put("DIFAL of consumers, poverty funds", days(first(FISCAL + "icms/difal_base.tsv", "SP")));
        expected.put("IPI", days(last(FISCAL + "ipi/zero.tsv", "goods", "no"), from("ipi/zero.tsv", "goods", "yes")));
        expected.put("PIS and COFINS", days(last(FISCAL + "piscofins/rates.tsv", "cumulative", "yes")));
        expected.put(
                "IBS", days(first(FISCAL + "ibscbs/rates.tsv", "ibs-state"), last("ibscbs/rates.tsv", "ibs-state")));
        expected.put("CBS", days(first(FISCAL + "ibscbs/rates.tsv", "cbs"), last("ibscbs/rates.tsv", "cbs")));
        expected.put("prices that hold IBS, CBS and IS", days(from("ibscbs/price.tsv", "default", "yes")));
        expected.put("selective tax", days(first(FISCAL + "ibscbs/selective.tsv", "goods:2402")));
        expected.put(
                "Simples Nacional: annexes, DAS",
                days(first(FISCAL + "simples/annexes.tsv", "I:1"), last("simples/annexes.tsv", "I:1")));
        expected.put("ISS and taxes withheld from services", days(last("iss/withholding.tsv", "pis")));
        expected.put(
                "PIS and COFINS of imports",
                days(
                        first(FISCAL + "customs/contributions.tsv", "cumulative"),
                        last(FISCAL + "customs/contributions.tsv", "cumulative", "yes")));
        expected.put(
                "refusal, loss, reduction as credit and debit notes",
                days(
                        from("operation/notes.tsv", "refusal-total", "5"),
                        from("operation/notes.tsv", "loss", "6"),
                        first(FISCAL + "operation/notes.tsv", "price-reduction")));
        expected.put(
                "returns that name documents item by item",
                days(
                        rows(FISCAL + "nfe/internal/rules/rule-terms.tsv")
                                .filter(cells -> cells.get(0).equals("VC02-14")
                                        && cells.get(1).equals("1"))
                                .map(cells -> cells.get(2))
                                .findFirst()
                                .orElseThrow(),
                        latest("operation/notes.tsv", "return-by-consumer")));
        expected.put("transfers without ICMS", days(latest("operation/notes.tsv", "transfer")));
        expected.put(
                "INSS, IRRF of salaries",
                days(first(HR + "inss/inss.tsv", "employee"), lastOf(HR + "irrf/monthly.tsv", "resident")));

        Map<String, Set<String>> shown = new LinkedHashMap<>();
        table("| law |").forEach(cells -> shown.put(cells.get(0), daysIn(cells.get(1))));
        assertThat(shown).containsExactlyEntriesOf(expected);
    }

    @Test
    void each_schema_package_is_in_force_when_the_calendar_says_so() {
        List<List<String>> calendar = rows(FISCAL + "nfe/schema/schema-packages.tsv")
                .map(cells -> cells.subList(0, 3))
                .toList();

        assertThat(table("| package |").stream().map(cells -> cells.subList(0, 3)))
                .isEqualTo(calendar);
    }

    @Test
    void what_is_unverified_stands_in_tables_and_decisions_that_exist() throws IOException {
        String page = page("docs/unverified-law.md");
        Set<String> known = new TreeSet<>(BrazilianTaxes.tables().names());
        known.addAll(List.of(
                FiscalOperations.NOTES, FiscalOperations.CODES, Undo.WINDOWS, LegalTexts.TABLE, "br.import-duty"));
        Set<String> named = new TreeSet<>();
        Matcher names = TABLE_NAME.matcher(page);
        while (names.find()) {
            named.add(names.group(1));
        }
        assertThat(known).containsAll(named);
        assertThat(named).hasSizeGreaterThan(20);
        Matcher links = LINK.matcher(page);
        while (links.find()) {
            assertThat(root().resolve("docs").resolve(links.group(1))).exists();
        }
        assertThat(page("README.md")).contains("](docs/unverified-law.md)");
    }

    @Test
    void what_is_said_to_be_carried_by_hosts_has_no_row_here() {
        String notCarried = page("docs/unverified-law.md").replaceAll("(?s).*## Not carried", "");
        Matcher names = TABLE_NAME.matcher(notCarried);
        List<String> empty = new ArrayList<>();
        while (names.find()) {
            if (BrazilianTaxes.tables().names().contains(names.group(1))
                    && !names.group(1).equals("br.fcp")) {
                empty.add(names.group(1));
            }
        }
        assertThat(empty)
                .hasSizeGreaterThan(5)
                .allSatisfy(name ->
                        assertThat(BrazilianTaxes.tables().rows(name)).as(name).isEmpty());
    }

    @Test
    void the_front_page_counts_the_rules_that_are_asked() {
        long done = page("docs/fiscal-rules.md")
                .lines()
                .filter(line -> line.contains("| done |"))
                .count();

        assertThat(page("README.md")).contains("[" + done + " rules of the authority](docs/fiscal-rules.md)");
    }

    // ---- what the data say

    private static String first(String file, String key) {
        return ofKey(file, key).map(cells -> cells.get(1)).sorted().findFirst().orElseThrow();
    }

    private static String latest(String file, String key) {
        return ofKey(FISCAL + file, key)
                .map(cells -> cells.get(1))
                .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
                .orElseThrow();
    }

    /** The first day of the row of a key with this value behind its dates. */
    private static String from(String file, String key, String value) {
        return ofKey(FISCAL + file, key)
                .filter(cells -> cells.get(3).equals(value))
                .map(cells -> cells.get(1))
                .findFirst()
                .orElseThrow();
    }

    /** The last day of the row of a key with this value behind its dates. */
    private static String last(String file, String key, String value) {
        return ofKey(file, key)
                .filter(cells -> cells.get(3).equals(value))
                .map(cells -> cells.get(2))
                .findFirst()
                .orElseThrow();
    }

    private static String last(String file, String key) {
        return lastOf(FISCAL + file, key);
    }

    private static String lastOf(String file, String key) {
        return ofKey(file, key)
                .map(cells -> cells.get(2))
                .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
                .orElseThrow();
    }

    private static Stream<List<String>> ofKey(String file, String key) {
        return rows(file).filter(cells -> cells.get(0).equals(key));
    }

    private static Stream<List<String>> rows(String file) {
        return page(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split("\t", -1)));
    }

    private static Set<String> days(String... days) {
        return new HashSet<>(List.of(days));
    }

    // ---- what the pages say

    private static List<List<String>> table(String header) {
        return page("README.md")
                .lines()
                .dropWhile(line -> !line.startsWith(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Set<String> daysIn(String text) {
        Set<String> days = new HashSet<>();
        Matcher day = DAY.matcher(text);
        while (day.find()) {
            days.add(day.group());
        }
        return days;
    }

    private static String page(String path) {
        try {
            return Files.readString(root().resolve(path));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/unverified-law.md"))) {
            root = root.getParent();
        }
        return root;
    }
}
