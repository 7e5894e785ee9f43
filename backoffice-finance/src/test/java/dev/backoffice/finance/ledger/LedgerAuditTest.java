package dev.backoffice.finance.ledger;

import static dev.backoffice.finance.ledger.LedgerFixture.BRL;
import static dev.backoffice.finance.ledger.LedgerFixture.CUSTOMERS;
import static dev.backoffice.finance.ledger.LedgerFixture.DATE;
import static dev.backoffice.finance.ledger.LedgerFixture.MARIA;
import static dev.backoffice.finance.ledger.LedgerFixture.SALES;
import static dev.backoffice.finance.ledger.LedgerFixture.brl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.Delta;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.finance.account.Side;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each kind of damage to stored books is found by the audit. */
class LedgerAuditTest {
    private static final String ID = "0192f0c0-0000-7000-8000-00000000000a";
    private final LedgerFixture books = new LedgerFixture();

    LedgerAuditTest() {
        books.sell("1001", "79.80");
    }

    @Test
    void sound_books_have_no_findings() {
        assertThat(books.ledger.audit(MARIA).findings()).isEmpty();
        assertThat(books.ledger.audit(MARIA).checked()).isEqualTo(3);
    }

    @Test
    void a_balance_that_no_entry_explains_is_found() {
        plant(
                new Delta("ghost", 0, key(CUSTOMERS.value(), Side.DEBIT), 1),
                new Delta("ghost", 1, key(SALES.value(), Side.CREDIT), -1));

        assertThat(books.ledger.audit(MARIA).findings())
                .containsExactly(
                        Finding.of(
                                "ledger.balance-rebuilt",
                                "1.1.2.01 BRL 2026-11 DEBIT",
                                "kept 7981, rebuilt from the entries 7980, in the smallest unit"),
                        Finding.of(
                                "ledger.balance-rebuilt",
                                "3.1.1.01 BRL 2026-11 CREDIT",
                                "kept -7981, rebuilt from the entries -7980, in the smallest unit"));
    }

    @Test
    void a_closed_month_whose_balances_changed_is_found() {
        LocalDate october = LocalDate.of(2026, 10, 31);
        books.ledger.post(
                MARIA,
                LedgerFixture.entry(
                        "october",
                        october,
                        JournalLine.debit(CUSTOMERS, brl("1.00")),
                        JournalLine.credit(SALES, brl("1.00"))));
        books.close(YearMonth.from(october));
        assertThat(books.ledger.audit(MARIA).findings()).isEmpty();

        BalanceKey customers = new BalanceKey(
                MARIA.tenant(), Ledger.BOOK, CUSTOMERS.value(), BRL.getCode(), "2026-10", Side.DEBIT.name());
        BalanceKey sales = new BalanceKey(
                MARIA.tenant(), Ledger.BOOK, SALES.value(), BRL.getCode(), "2026-10", Side.CREDIT.name());
        plant(new Delta("ghost", 0, customers, 5), new Delta("ghost", 1, sales, -5));

        assertThat(books.ledger.audit(MARIA).findings())
                .contains(Finding.of(
                        "ledger.closed-period-unchanged", "2026-10", "its balances are not those it was closed with"));
    }

    @Test
    void an_entry_whose_balance_was_lost_is_found() {
        plant(document(ID, lines("1.00", "1.00"), Map.of()));

        assertThat(books.ledger.audit(MARIA).findings())
                .extracting(Finding::law)
                .containsExactly("ledger.balance-rebuilt", "ledger.balance-rebuilt");
    }

    @Test
    void an_entry_that_does_not_sum_to_zero_is_found() {
        plant(document(ID, lines("1.00", "0.99"), Map.of()));

        assertThat(books.ledger.audit(MARIA).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.law()).isEqualTo("ledger.entry-balanced");
            assertThat(finding.subject()).isEqualTo(ID);
            assertThat(finding.text()).contains("ledger.unbalanced", "0.01");
        });
    }

    @Test
    void an_entry_that_cannot_be_read_is_found() {
        plant(new StoredDocument(
                Ledger.KIND, ID, 1, 1, Doc.fields().put("id", ID).build(), Map.of()));

        assertThat(books.ledger.audit(MARIA).findings())
                .extracting(Finding::law, Finding::subject)
                .containsExactly(org.assertj.core.api.Assertions.tuple("ledger.entry-balanced", ID));
    }

    @Test
    void a_reversal_that_does_not_mirror_its_entry_is_found() {
        String original = books.sell("1002", "5.00").toString();
        plant(document(ID, lines("1.00", "1.00"), Map.of("reverses", original)));
        plant(
                new Delta(ID, 0, key(CUSTOMERS.value(), Side.DEBIT), 100),
                new Delta(ID, 1, key(SALES.value(), Side.CREDIT), -100));

        assertThat(books.ledger.audit(MARIA).findings())
                .containsExactly(
                        Finding.of("ledger.reversal-mirrors", ID, "does not exchange the sides of " + original));
    }

    @Test
    void a_balance_of_an_account_outside_the_chart_is_found() {
        plant(new Delta("ghost", 0, key("9.9", Side.DEBIT), 1), new Delta("ghost", 1, key("9.9", Side.DEBIT), -1));

        assertThat(books.ledger.audit(MARIA).findings())
                .containsExactly(Finding.of("ledger.account-known", "9.9", "has a balance and is not in the chart"));
    }

    private void plant(Delta... deltas) {
        books.store.hot(session -> {
            session.deltas().insert(List.of(deltas));
            return null;
        });
    }

    private void plant(StoredDocument document) {
        books.store.hot(session -> {
            session.records(MARIA.tenant()).insert(document);
            return null;
        });
    }

    private static BalanceKey key(String account, Side side) {
        return new BalanceKey(MARIA.tenant(), Ledger.BOOK, account, BRL.getCode(), "2026-11", side.name());
    }

    private static List<Doc> lines(String debit, String credit) {
        return List.of(
                JournalEntryCodec.line(JournalLine.debit(CUSTOMERS, brl(debit))),
                JournalEntryCodec.line(JournalLine.credit(SALES, brl(credit))));
    }

    private static StoredDocument document(String id, List<Doc> lines, Map<String, String> more) {
        Doc.Builder body = Doc.fields()
                .put("id", id)
                .put("date", DATE)
                .put("memo", "planted")
                .put("kind", "manual")
                .put("reference", "planted")
                .put("lines", Doc.of(lines))
                .put("postedAt", "2026-11-24T04:30:00Z")
                .put("postedBy", "mallory");
        more.forEach(body::put);
        return new StoredDocument(Ledger.KIND, id, 1, 1, body.build(), Map.of("date", "2026-11-24"));
    }
}
