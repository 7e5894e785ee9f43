package dev.backoffice.core.br;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.calendar.BusinessCalendar;
import dev.backoffice.core.calendar.Holiday;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrazilianCalendarsTest {
    private static final String HEADER = "key\tvalid_from\tvalid_to\tarea\tobserved_by\tday\tname\teffect\tsource\n";
    private final BrazilianCalendars calendars = BrazilianCalendars.standard();

    @Test
    void carnival_and_corpus_christi_are_holidays_of_banks_and_not_of_the_country() {
        for (String day : new String[] {"2026-02-16", "2026-02-17", "2026-06-04"}) {
            assertThat(calendars.national().isBusinessDay(LocalDate.parse(day))).isTrue();
            assertThat(calendars.banking().isBusinessDay(LocalDate.parse(day))).isFalse();
        }
        assertThat(calendars.national().isBusinessDay(LocalDate.of(2026, 4, 3))).isFalse();
    }

    @Test
    void black_consciousness_is_national_since_2024_and_names_its_law() {
        assertThat(calendars.national().isHoliday(LocalDate.of(2023, 11, 20))).isFalse();
        assertThat(calendars.national().holiday(LocalDate.of(2024, 11, 20)))
                .map(Holiday::source)
                .contains("Lei 14.759/2023");
    }

    @Test
    void banks_work_on_the_last_business_day_of_the_year_with_closed_counters() {
        BusinessCalendar banking = calendars.banking();
        assertThat(banking.shortDays(2022))
                .extracting(Holiday::date)
                .containsExactly(LocalDate.of(2022, 3, 2), LocalDate.of(2022, 12, 30));
        assertThat(banking.shortDays(2026))
                .extracting(Holiday::date)
                .containsExactly(LocalDate.of(2026, 2, 18), LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31));
        assertThat(banking.isBusinessDay(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(calendars.national().shortDays(2026)).isEmpty();
    }

    @Test
    void a_host_lays_its_states_and_cities_over_the_country() {
        ReferenceTable own = ReferenceTable.parse(
                BrazilianCalendars.TABLE,
                HEADER
                        + "3550308/city\t1967-04-06\t\t3550308\tall\t01-25\tAniversário\tclosed\tLei municipal"
                        + " 7.008/1967\n"
                        + "own/office\t2020-01-01\t\tSP\tgeneral\t10-28\tServidor\tclosed\tDecreto\n");
        BrazilianCalendars hosts = BrazilianCalendars.of(
                ReferenceTables.of(BrazilianCalendars.table()).with(own));
        LocalDate anniversary = LocalDate.of(2027, 1, 25);
        assertThat(hosts.get("BR-3550308").isBusinessDay(anniversary)).isFalse();
        assertThat(hosts.get("BR-BANK-3550308").isBusinessDay(anniversary)).isFalse();
        assertThat(hosts.get("BR-3509502").isBusinessDay(anniversary)).isTrue();
        assertThat(hosts.get("BR-SP").isBusinessDay(anniversary)).isTrue();
        assertThat(hosts.national().isBusinessDay(anniversary)).isTrue();
        LocalDate office = LocalDate.of(2026, 10, 28);
        assertThat(hosts.get("BR-3550308").isBusinessDay(office)).isFalse();
        assertThat(hosts.get("BR-SP").isBusinessDay(office)).isFalse();
        assertThat(hosts.get("BR-BANK-SP").isBusinessDay(office)).isTrue();
        assertThat(hosts.get("BR-RJ").isBusinessDay(office)).isTrue();
        assertThat(hosts.get("BR-3550308").isHoliday(LocalDate.of(2026, 9, 7))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "BR-SP, 2026-07-09", "BR-RJ, 2026-04-23", "BR-BA, 2026-07-02", "BR-RS, 2026-09-20", "BR-PE, 2026-03-06",
        "BR-PE, 2010-03-07", "BR-AC, 2023-09-08", "BR-AC, 2005-09-05", "BR-AL, 2023-12-01", "BR-AL, 2021-11-29",
        "BR-AL, 2022-11-30", "BR-SC, 2026-08-16", "BR-SC, 2004-08-11", "BR-ES, 2026-04-13", "BR-RJ, 2026-02-17",
        "BR-MT, 2010-11-20"
    })
    void a_state_has_its_own_holidays_and_the_country_has_not(String code, LocalDate date) {
        assertThat(calendars.get(code).isHoliday(date)).isTrue();
        assertThat(calendars.get("BR-BANK-" + code.substring(3)).isHoliday(date))
                .isTrue();
        assertThat(calendars.national().isHoliday(date)).isFalse();
    }

    @Test
    void every_state_has_a_row_or_more() {
        for (Uf uf : Uf.values()) {
            assertThat(BrazilianCalendars.stateTable().rows())
                    .as("%s", uf)
                    .anyMatch(row -> row.text("area").equals(uf.name()));
            assertThat(calendars.get("BR-" + uf).holidays(2026)).hasSizeGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void a_moved_holiday_leaves_its_own_day() {
        assertThat(calendars.get("BR-AC").isHoliday(LocalDate.of(2023, 9, 5))).isFalse();
        assertThat(calendars.get("BR-AL").isHoliday(LocalDate.of(2023, 11, 30))).isFalse();
    }

    @Test
    void a_row_laid_over_a_national_one_moves_it_for_the_days_it_is_in_force() {
        ReferenceTable moved = ReferenceTable.parse(
                BrazilianCalendars.TABLE,
                HEADER
                        + "BR/corpus-christi\t2020-06-01\t2020-06-30\tBR\tbanks\t2020-06-12\tCorpus Christi\tclosed"
                        + "\tDecreto\n"
                        + "BR/tiradentes\t2027-01-01\t2027-12-31\tDF\tall\t04-21\tTiradentes\tclosed\tDecreto\n");
        BrazilianCalendars hosts = BrazilianCalendars.of(
                ReferenceTables.of(BrazilianCalendars.table()).with(moved));
        assertThat(hosts.banking().isBusinessDay(LocalDate.of(2020, 6, 11))).isTrue();
        assertThat(hosts.banking().isBusinessDay(LocalDate.of(2020, 6, 12))).isFalse();
        assertThat(hosts.banking().isBusinessDay(LocalDate.of(2021, 6, 3))).isFalse();
        assertThat(hosts.national().isHoliday(LocalDate.of(2027, 4, 21))).isFalse();
        assertThat(hosts.get("BR-DF").isHoliday(LocalDate.of(2027, 4, 21))).isTrue();
        assertThat(hosts.national().isHoliday(LocalDate.of(2028, 4, 21))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BR-",
                "BR-XX",
                "BR-BANK-",
                "BR-3550309",
                "BR-3599990",
                "BR-BANK-3599990",
                "BR-BANK-BANK",
                "br",
                "US"
            })
    void a_code_that_names_no_calendar_is_refused(String code) {
        assertRefused("calendar.unknown", () -> calendars.get(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k\t2020-01-01\t\tXX\tall\t01-25\tName\tclosed\tLaw",
                "k\t2020-01-01\t\tSP\tnobody\t01-25\tName\tclosed\tLaw",
                "k\t2020-01-01\t\tSP\tall\t32-25\tName\tclosed\tLaw",
                "k\t2020-01-01\t\tSP\tall\t01-25\tName\tCLOSED\tLaw"
            })
    void a_row_that_cannot_be_read_names_its_key_and_column(String row) {
        ReferenceTables tables = ReferenceTables.of(ReferenceTable.parse(BrazilianCalendars.TABLE, HEADER + row));
        assertThat(assertRefused("reference.value", () -> BrazilianCalendars.of(tables))
                        .details())
                .containsEntry("key", "k")
                .containsKey("column");
    }
}
