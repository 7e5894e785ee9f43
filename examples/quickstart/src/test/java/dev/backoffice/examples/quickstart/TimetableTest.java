package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.organization.Establishment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private final Timetable table = new Timetable(BrazilianCalendars.standard());
    private final List<Instant> rounds = new ArrayList<>();
    private final List<Instant> visits = new ArrayList<>();

    @Test
    void people_work_on_business_days_from_the_first_order_to_the_visit_after_the_last_event() throws Exception {
        Establishment main = CompanyFile.read(DayRun.FILES.resolve("company.csv"))
                .value()
                .orElseThrow()
                .main();
        table.at(Instant.parse("2026-11-20T20:00:00Z"), () -> {}, 1); // a Friday, and a holiday in São Paulo
        table.at(Instant.parse("2026-11-24T12:00:00Z"), () -> {}, 0);
        table.work(main, rounds::add, visits::add);
        List<Turn> turns = table.turns();
        turns.forEach(turn -> turn.act().run());

        assertThat(turns).extracting(Turn::at).isSorted();
        assertThat(visits)
                .containsExactly(
                        Instant.parse("2026-11-23T19:30:00Z"),
                        Instant.parse("2026-11-24T19:30:00Z"),
                        Instant.parse("2026-11-25T19:30:00Z"));
        assertThat(rounds).hasSize(27).startsWith(Instant.parse("2026-11-23T12:00:00Z"));
    }

    @Test
    void nobody_works_when_nothing_happens() throws Exception {
        Establishment main = CompanyFile.read(DayRun.FILES.resolve("company.csv"))
                .value()
                .orElseThrow()
                .main();
        table.work(main, rounds::add, visits::add);
        assertThat(table.turns()).isEmpty();
    }
}
