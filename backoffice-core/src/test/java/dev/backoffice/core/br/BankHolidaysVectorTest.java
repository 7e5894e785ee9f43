package dev.backoffice.core.br;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.Vectors;
import dev.backoffice.core.calendar.BusinessCalendar;
import dev.backoffice.core.calendar.DayConvention;
import dev.backoffice.core.calendar.Holiday;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BankHolidaysVectorTest {
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("Confraternizacao", "BR/new-year"),
            Map.entry("Carnaval segunda", "BR/carnival-monday"),
            Map.entry("Carnaval terca", "BR/carnival-tuesday"),
            Map.entry("Sexta-feira Santa", "BR/good-friday"),
            Map.entry("Tiradentes", "BR/tiradentes"),
            Map.entry("Trabalho", "BR/labour"),
            Map.entry("Corpus Christi", "BR/corpus-christi"),
            Map.entry("Independencia", "BR/independence"),
            Map.entry("N.S.Aparecida", "BR/aparecida"),
            Map.entry("Finados", "BR/all-souls"),
            Map.entry("Republica", "BR/republic"),
            Map.entry("Consciencia Negra (Lei 14.759/2023)", "BR/black-consciousness"),
            Map.entry("Natal", "BR/christmas"));

    private final BusinessCalendar banking = BrazilianCalendars.standard().banking();

    @Test
    void every_bank_holiday_is_ours_and_each_of_its_years_has_no_other() {
        List<List<String>> rows = Vectors.rows("bank/holidays_br.tsv");
        Map<Integer, Set<LocalDate>> byYear = new TreeMap<>();
        for (List<String> row : rows) {
            LocalDate date = LocalDate.parse(row.get(1));
            assertThat(date.getYear()).hasToString(row.get(0));
            assertThat(banking.isBusinessDay(date)).as("%s", row).isFalse();
            assertThat(banking.holidays(date.getYear()))
                    .as("%s", row)
                    .anyMatch(holiday ->
                            holiday.date().equals(date) && holiday.key().equals(KEYS.get(row.get(2))));
            byYear.computeIfAbsent(date.getYear(), year -> new HashSet<>()).add(date);
        }
        byYear.forEach((year, dates) -> {
            Set<LocalDate> ours =
                    banking.holidays(year).stream().map(Holiday::date).collect(Collectors.toSet());
            assertThat(ours).as("%d", year).isEqualTo(dates);
        });
        assertThat(rows).hasSizeGreaterThan(500);
        System.out.println("bank holidays: " + rows.size() + " rows of " + byYear.size() + " years, none rejected");
    }

    @Test
    void every_count_and_every_adjustment_is_as_published() {
        List<List<String>> rows = Vectors.rows("bank/bizdays.tsv");
        int counts = 0;
        int adjustments = 0;
        for (List<String> row : rows) {
            LocalDate from = LocalDate.parse(row.get(0));
            if (row.get(4).equals("adjustment")) {
                DayConvention convention = DayConvention.valueOf(row.get(1).toUpperCase(Locale.ROOT));
                assertThat(banking.adjust(from, convention)).as("%s", row).hasToString(row.get(2));
                adjustments++;
            } else {
                assertThat(banking.businessDaysBetween(from, LocalDate.parse(row.get(1))))
                        .as("%s", row)
                        .hasToString(row.get(2));
                counts++;
            }
        }
        assertThat(counts).isPositive();
        assertThat(adjustments).isPositive();
        System.out.println("business days: " + rows.size() + " rows, " + counts + " counts, " + adjustments
                + " adjustments, none rejected");
    }
}
