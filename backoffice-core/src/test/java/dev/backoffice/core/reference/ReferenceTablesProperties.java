package dev.backoffice.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReferenceTablesProperties {
    private static final LocalDate START = LocalDate.parse("2020-01-01");

    /** A plain list, the host's rows first, is the model. */
    @Property
    void the_row_found_is_the_one_a_plain_search_finds(
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 60) Integer> lengths,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 90) Integer> overlay,
            @ForAll @IntRange(min = -10, max = 800) int day) {
        List<ReferenceRow> base = rows("law", 0, lengths);
        List<ReferenceRow> own = rows("host", 30, overlay);
        ReferenceTables tables =
                ReferenceTables.of(ReferenceTable.of("t", List.of(), base), ReferenceTable.of("t", List.of(), own));
        LocalDate date = START.plusDays(day);
        List<ReferenceRow> byPriority = new ArrayList<>(own);
        byPriority.addAll(base);
        Optional<ReferenceRow> expected =
                byPriority.stream().filter(row -> row.inForce(date)).findFirst();
        assertThat(tables.find("t", "k", date)).isEqualTo(expected);
        assertThat(tables.on("t", date)).hasSize(expected.isPresent() ? 1 : 0);
    }

    /** The model tries every beginning, the longest first. */
    @Property
    void the_row_of_the_longest_beginning_is_the_one_a_plain_search_finds(
            @ForAll @Size(max = 20) Set<@From("codes") String> law,
            @ForAll @Size(max = 5) Set<@From("codes") String> host,
            @ForAll("codes") String key,
            @ForAll @IntRange(min = 0, max = 4) int shortest,
            @ForAll @IntRange(min = 0, max = 60) int day) {
        ReferenceTables tables = ReferenceTables.of(
                ReferenceTable.of("t", List.of(), rows("law", law)),
                ReferenceTable.of("t", List.of(), rows("host", host)));
        LocalDate date = START.plusDays(day);
        Optional<ReferenceRow> expected = Optional.empty();
        for (int length = key.length(); length >= shortest && expected.isEmpty(); length--) {
            String beginning = key.substring(0, length);
            expected = beginning.isEmpty() ? Optional.empty() : tables.find("t", beginning, date);
        }
        assertThat(tables.findLongest("t", key, shortest, date)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings().withChars('1', '2').ofMinLength(1).ofMaxLength(5);
    }

    /** One row of each key; those of an even length end after a month. */
    private static List<ReferenceRow> rows(String source, Set<String> keys) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (String key : keys) {
            LocalDate end = key.length() % 2 == 0 ? START.plusDays(30) : null;
            rows.add(new ReferenceRow("t", key, START, end, Map.of(), source));
        }
        return rows;
    }

    /** Rows one after another, every third period left out. */
    private static List<ReferenceRow> rows(String source, int offset, List<Integer> lengths) {
        List<ReferenceRow> rows = new ArrayList<>();
        LocalDate from = START.plusDays(offset);
        for (int i = 0; i < lengths.size(); i++) {
            LocalDate next = from.plusDays(lengths.get(i));
            if (i % 3 != 2) {
                rows.add(new ReferenceRow("t", "k", from, next.minusDays(1), Map.of(), source));
            }
            from = next;
        }
        return rows;
    }
}
