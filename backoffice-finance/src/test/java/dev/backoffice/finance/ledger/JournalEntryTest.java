package dev.backoffice.finance.ledger;

import static dev.backoffice.finance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.finance.Golden;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.ledger.LedgerEvent.EntryPosted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class JournalEntryTest {
    private static final AccountCode CUSTOMERS = AccountCode.of("1.1.2.01");
    private static final AccountCode SALES = AccountCode.of("3.1.1.01");
    private static final Money PRICE = Money.parse("BRL 79.80");
    private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
    private static final IdempotencyKey KEY = IdempotencyKey.of("a key");
    private static final Origin ORIGIN = Origin.of("sale.revenue", "order/1001");

    private final JournalEntry sale = new JournalEntry(
            EntryId.parse("0192f0c0-0000-7000-8000-000000000001"),
            DATE,
            "Venda de mercadorias",
            ORIGIN,
            List.of(JournalLine.debit(CUSTOMERS, PRICE), JournalLine.credit(SALES, PRICE)),
            Optional.empty(),
            Optional.empty(),
            Instant.parse("2026-11-24T04:30:00Z"),
            UserId.of("maria"));
    private final JournalEntry reversal = new JournalEntry(
            EntryId.parse("0192f0c0-0000-7000-8000-000000000002"),
            LocalDate.of(2026, 11, 25),
            "Pedido cancelado",
            ORIGIN,
            List.of(JournalLine.credit(CUSTOMERS, PRICE), JournalLine.debit(SALES, PRICE)),
            Optional.of(sale.id()),
            Optional.empty(),
            Instant.parse("2026-11-25T04:30:00Z"),
            UserId.of("maria"));

    @Test
    void an_entry_that_does_not_balance_in_each_currency_is_refused() {
        assertRefused(
                "ledger.unbalanced",
                () -> post(JournalLine.debit(CUSTOMERS, PRICE), JournalLine.credit(SALES, Money.parse("BRL 79.79"))));
        assertRefused(
                "ledger.unbalanced",
                () -> post(JournalLine.debit(CUSTOMERS, PRICE), JournalLine.credit(SALES, Money.parse("USD 79.80"))));
        assertRefused(
                "ledger.unbalanced", () -> post(JournalLine.debit(CUSTOMERS, PRICE), JournalLine.debit(SALES, PRICE)));
        assertRefused("ledger.too-few-lines", () -> post());
        assertRefused(
                "ledger.too-many-lines",
                () -> new PostEntry(
                        KEY, DATE, "memo", ORIGIN, Collections.nCopies(1001, JournalLine.debit(CUSTOMERS, PRICE))));
    }

    @Test
    void an_entry_may_balance_in_several_currencies_at_once() {
        PostEntry entry = post(
                JournalLine.debit(CUSTOMERS, PRICE),
                JournalLine.credit(SALES, PRICE),
                JournalLine.debit(CUSTOMERS, Money.parse("USD 1.00")),
                JournalLine.credit(SALES, Money.parse("USD 1.00")));

        assertThat(entry.lines()).hasSize(4);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void bad_input_is_refused_by_code() {
        assertRefused("input.null", () -> JournalLine.debit(null, PRICE));
        assertRefused("input.null", () -> JournalLine.debit(SALES, null));
        assertRefused("input.not-positive", () -> JournalLine.debit(SALES, Money.parse("BRL 0.00")));
        assertRefused("input.not-positive", () -> JournalLine.debit(SALES, PRICE.negated()));
        assertRefused("input.money-too-large", () -> JournalLine.debit(SALES, Money.parse("BRL 10000000000000.00")));
        List<JournalLine> lines = sale.lines();
        assertRefused("input.null", () -> new PostEntry(null, DATE, "memo", ORIGIN, lines));
        assertRefused("input.null", () -> new PostEntry(KEY, null, "memo", ORIGIN, lines));
        assertRefused("input.blank", () -> new PostEntry(KEY, DATE, " ", ORIGIN, lines));
        assertRefused("input.too-long", () -> new PostEntry(KEY, DATE, "x".repeat(301), ORIGIN, lines));
        assertRefused("input.null", () -> new PostEntry(KEY, DATE, "memo", null, lines));
        assertRefused(
                "ledger.date-out-of-range", () -> new PostEntry(KEY, LocalDate.of(10000, 1, 1), "memo", ORIGIN, lines));
        assertRefused(
                "ledger.date-out-of-range",
                () -> new PostEntry(KEY, LocalDate.of(1899, 12, 31), "memo", ORIGIN, lines));
        assertRefused("input.form", () -> Origin.of("Sale", "order/1001"));
        assertRefused("input.blank", () -> Origin.of("sale.revenue", ""));
        assertRefused("input.id", () -> EntryId.parse("1"));
    }

    @Test
    void the_released_forms_are_written_and_read() {
        JournalEntryCodec codec = JournalEntryCodec.CODEC;
        Golden.assertWritten(codec.write(sale), "ledger/journal-entry-1.json");
        Golden.assertWritten(codec.write(reversal), "ledger/journal-entry-reversal-1.json");
        assertThat(codec.readStored(Golden.doc("ledger/journal-entry-1.json"), 1))
                .isEqualTo(sale);
        assertThat(codec.readStored(Golden.doc("ledger/journal-entry-reversal-1.json"), 1))
                .isEqualTo(reversal);
        assertRefused("store.schema-too-new", () -> codec.readStored(codec.write(sale), 2));
    }

    @Test
    void the_released_forms_of_events_are_written_and_read() {
        LedgerEvents codec = LedgerEvents.CODEC;
        EntryPosted posted = EntryPosted.of(sale);
        EntryPosted undone = EntryPosted.of(reversal);
        Golden.assertWritten(codec.write(posted), "ledger/entry-posted-1.json");
        Golden.assertWritten(codec.write(undone), "ledger/entry-posted-reversal-1.json");
        for (EntryPosted event : List.of(posted, undone)) {
            assertThat(codec.types()).contains(codec.type(event));
            assertThat(codec.read(codec.type(event), codec.write(event), 1)).isEqualTo(event);
        }
        assertRefused("event.unknown-type", () -> codec.read("ledger.burnt", codec.write(posted), 1));
    }

    private static PostEntry post(JournalLine... lines) {
        return new PostEntry(KEY, DATE, "memo", ORIGIN, List.of(lines));
    }
}
