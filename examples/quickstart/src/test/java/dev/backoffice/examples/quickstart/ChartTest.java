package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void bars_share_one_scale_and_the_longest_fills_the_room() {
        String chart = Chart.bars(List.of(
                new Chart.Row("kept", List.of(new Chart.Piece("good", 30), new Chart.Piece("bad", 10)), "40"),
                new Chart.Row("late", List.of(new Chart.Piece("bad", 20)), "20")));
        assertThat(chart)
                .contains(
                        "<rect class=\"good\" x=\"0\" width=\"750\"",
                        "<rect class=\"bad\" x=\"750\" width=\"250\"",
                        "<rect class=\"bad\" x=\"0\" width=\"500\"");
    }

    @Test
    void what_is_there_is_seen_be_it_ever_so_little_and_nothing_is_not() {
        assertThat(Chart.share(List.of(new Chart.Piece("warn", 1), new Chart.Piece("good", 0)), 1_000_000))
                .contains("<rect class=\"warn\" x=\"0\" width=\"4\"")
                .doesNotContain("good");
    }

    @Test
    void a_step_begins_where_the_one_before_ended_also_below_zero() {
        String chart = Chart.steps(List.of(
                new Report.Figure("Sold", Money.parse("BRL 60.00"), true),
                new Report.Figure("Cost", Money.parse("BRL -100.00"), false),
                new Report.Figure("Margin", Money.parse("BRL -40.00"), true)));
        assertThat(chart)
                .contains(
                        "<rect class=\"sum\" x=\"400\" width=\"600\"",
                        "<rect class=\"less\" x=\"0\" width=\"1000\"",
                        "<rect class=\"bad\" x=\"0\" width=\"400\"");
    }

    @Test
    void names_cannot_become_markup() {
        assertThat(Chart.bars(List.of(new Chart.Row("<b>", List.of(), "0")))).contains("&lt;b&gt;");
    }
}
