package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dbackoffice.golden.accept=true} to accept a changed page. */
class ReportPageTest {
    private static final Path GOLDEN = Path.of("src/test/resources/report-golden.html");

    @Test
    void a_full_report_is_the_accepted_page() throws IOException {
        assertIsGolden(ReportPage.render(report(List.of())));
    }

    @Test
    void a_broken_law_is_seen_at_once() {
        assertThat(ReportPage.render(report(List.of("MUG-01: movements sum to 3 over all locations"))))
                .contains("<p class=\"verdict bad\"><b>One law is broken.</b> See the audit below.</p>")
                .contains("MUG-01: movements sum to 3 over all locations");
    }

    @Test
    void what_came_from_a_file_cannot_become_markup() {
        String page = ReportPage.render(new Report(
                "<script>alert(1)</script>",
                "\"o'rders\".csv & more",
                0,
                0,
                List.of(),
                List.of(),
                none(),
                none(),
                none(),
                0,
                reais("0.00"),
                List.of(),
                List.of(),
                Report.Figures.none(),
                List.of(),
                List.of(),
                List.of()));
        assertThat(page)
                .doesNotContain("<script")
                .contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>")
                .contains("Orders from &quot;o&#39;rders&quot;.csv &amp; more");
    }

    @Test
    void sections_with_nothing_to_say_are_left_out() {
        String page = ReportPage.render(new Report(
                "Shop",
                "orders.csv",
                0,
                0,
                List.of(),
                List.of(),
                none(),
                none(),
                none(),
                0,
                reais("0.00"),
                List.of(),
                List.of(),
                Report.Figures.none(),
                List.of(),
                List.of(),
                List.of()));
        assertThat(page)
                .doesNotContain("Refused rows")
                .doesNotContain("Orders that wait")
                .contains("No order came far enough for a note.");
    }

    static Report report(List<String> findings) {
        return new Report(
                "Ateliê Azul",
                "orders.csv",
                5,
                1,
                List.of(new Report.Count("waiting", 2), new Report.Count("delivered", 2)),
                List.of(new Report.Count("order.out-of-state", 1), new Report.Count("order.awaiting-payment", 1)),
                new Report.Shown<>(
                        List.of(new Report.Waiting(
                                "site 2006",
                                "It is not paid in full. It goes from SP to PR.",
                                "order.awaiting-payment",
                                "The buyer pays, or the bank reports it",
                                "2026-11-23 10:00")),
                        2),
                Report.Shown.all(
                        List.of(new Report.Refusal("orders.csv", 30, "order_total", "70.00 is given, but 77.50."))),
                Report.Shown.all(List.of(new Report.Note(
                        "SP1",
                        "1",
                        "site 2001",
                        "35261199000016000161550010000000011000000010",
                        "authorized",
                        reais("98.30"),
                        "notes/35261199000016000161550010000000011000000010.xml"))),
                1,
                reais("1298.30"),
                List.of(new Report.Stock(
                        "MUG-01", "Caneca de cerâmica azul", "SP1", "40 UN", "38 UN", "2 UN", reais("475.00"), 5, 90)),
                List.of(
                        new Report.Account("1", "Assets", 1, true, reais("98.30"), reais("0.00")),
                        new Report.Account("1.1.01", "Bank", 3, false, reais("98.30"), reais("0.00")),
                        new Report.Account("3.1.01", "Sales", 3, false, reais("0.00"), reais("98.30"))),
                figures(),
                List.of(
                        new Report.Audit("inventory.stock", 1200, findings),
                        new Report.Audit("finance.ledger", 12, List.of())),
                List.of(new Report.Timing("Read the files", 12)),
                List.of(new Report.Pace(10_000, 4_321)));
    }

    private static Report.Figures figures() {
        return new Report.Figures(
                "2026-12-03 16:30",
                List.of(
                        new Report.Age("waiting", List.of(1L, 1L, 0L, 0L)),
                        new Report.Age("delivered", List.of(0L, 0L, 0L, 2L))),
                new Report.Promises(1, 1, 0, 1, 0),
                Report.Shown.all(
                        List.of(new Report.Risk("site 2007", "pack", "2026-12-03 18:00", "1 h", "2026-12-05 23:59"))),
                List.of(new Report.Count("authorized", 1)),
                List.of(new Report.Method("pix", reais("98.30"), reais("59.00"), reais("10.00"), reais("0.00"))),
                List.of(
                        new Report.Figure("Sold", reais("98.30"), true),
                        new Report.Figure("Cost of the goods", reais("-120.00"), false),
                        new Report.Figure("Margin", reais("-21.70"), true)),
                reais("475.00"),
                reais("475.00"),
                Report.Shown.all(List.of(new Report.Failed(7, "site 2009", "deliver", "It is <held>."))),
                12);
    }

    private static Money reais(String amount) {
        return Money.parse("BRL " + amount);
    }

    private static <T> Report.Shown<T> none() {
        return Report.Shown.all(List.of());
    }

    private static void assertIsGolden(String page) throws IOException {
        if (Boolean.getBoolean("backoffice.golden.accept")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, page);
        }
        assertThat(page).isEqualTo(Files.readString(GOLDEN));
    }
}
