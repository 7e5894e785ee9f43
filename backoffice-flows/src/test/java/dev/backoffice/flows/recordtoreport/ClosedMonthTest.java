package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.finance.ledger.JournalEntry;
import dev.backoffice.finance.period.ClosePeriod;
import dev.backoffice.inventory.order.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** What a closed month is told of too late lands in the open one and says where it belongs. */
class ClosedMonthTest {
    private final BooksFixture shop = BooksFixture.stocked();

    @Test
    void a_delivery_of_a_month_that_is_closed_meanwhile_lands_in_the_open_one() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        shop.settle();
        shop.clock.set(Instant.parse("2026-11-30T20:00:00Z"));
        shop.deliver(order);
        shop.clock.set(Instant.parse("2026-12-02T12:00:00Z"));
        shop.periods.close(MARIA, ClosePeriod.of("close", YearMonth.of(2026, 11)));
        shop.sound();

        assertThat(shop.ledger.entriesOf(MARIA, reference(order)))
                .filteredOn(entry -> entry.origin().kind().startsWith("sale.")
                        && !entry.origin().kind().equals("sale.dispatched"))
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.date()).isEqualTo(LocalDate.of(2026, 12, 1));
                    assertThat(entry.belatedFrom()).contains(LocalDate.of(2026, 11, 30));
                });
        assertThat(shop.ledger.trialBalance(MARIA, YearMonth.of(2026, 11)).rows())
                .extracting(row -> row.account().toString())
                .doesNotContain("3.1.1.01");
        assertThat(brl("79.80")).isEqualTo(shop.orders.view(MARIA, order).total());
    }

    @Test
    void the_day_is_that_of_the_shop() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        // 23:30 of the 30th in São Paulo
        shop.clock.set(Instant.parse("2026-12-01T02:30:00Z"));
        shop.deliver(order);
        shop.sound();

        assertThat(shop.ledger.entriesOf(MARIA, reference(order)))
                .filteredOn(entry -> entry.origin().kind().equals("sale.revenue"))
                .extracting(JournalEntry::date)
                .containsExactly(LocalDate.of(2026, 11, 30));
    }
}
