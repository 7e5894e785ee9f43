package dev.backoffice.finance.ledger;

import dev.backoffice.core.error.Input;
import dev.backoffice.finance.account.AccountCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Which entries, by accounting date and then by id; those of a reference by id. See {@link Ledger#list}.
 *
 * <pre>{@code
 * EntryQuery.all().month(YearMonth.of(2026, 11))                              // livro diário
 * EntryQuery.all().account(AccountCode.of("1.1.2.01")).month(november)        // livro razão
 * EntryQuery.all().reference("order/1001")                                    // what was posted for one order
 * }</pre>
 *
 * <p>Reference goes by an index, account and dates together by another. Account and dates are asked of the rows of a reference, and the
 * business event of the rows of any.
 *
 * @param account an analytic account with a line in them
 * @param from accounting date, inclusive
 * @param to accounting date, inclusive
 * @param reference what they were posted for
 * @param event the kind of business event they were posted for, e.g. {@code sale.revenue}
 */
public record EntryQuery(
        Optional<AccountCode> account,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> reference,
        Optional<String> event) {
    private static final EntryQuery ALL =
            new EntryQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * @throws dev.backoffice.core.error.InvalidInput {@code ledger.date-out-of-range}, or naming {@code reference} or {@code event} when it
     *     is blank or too long
     */
    public EntryQuery {
        Input.required(account, "account");
        Input.required(from, "from").ifPresent(JournalEntry::checkDate);
        Input.required(to, "to").ifPresent(JournalEntry::checkDate);
        Input.required(reference, "reference").ifPresent(text -> Input.text(text, "reference", 200));
        Input.required(event, "event").ifPresent(text -> Input.text(text, "event", 60));
    }

    /** All entries. */
    public static EntryQuery all() {
        return ALL;
    }

    /** Only those with a line of this account. */
    public EntryQuery account(AccountCode code) {
        return new EntryQuery(Optional.of(Input.required(code, "account")), from, to, reference, event);
    }

    /** Only those dated between two days, both inclusive. */
    public EntryQuery dated(LocalDate first, LocalDate last) {
        return new EntryQuery(
                account,
                Optional.of(Input.required(first, "from")),
                Optional.of(Input.required(last, "to")),
                reference,
                event);
    }

    /** Only those of a month of the books. */
    public EntryQuery month(YearMonth month) {
        Input.required(month, "month");
        return dated(month.atDay(1), month.atEndOfMonth());
    }

    /** Only those of this, e.g. {@code order/1001}, reversals included. */
    public EntryQuery reference(String what) {
        return new EntryQuery(account, from, to, Optional.of(Input.required(what, "reference")), event);
    }

    /** Only those of this kind of business event. */
    public EntryQuery event(String kind) {
        return new EntryQuery(account, from, to, reference, Optional.of(Input.required(kind, "event")));
    }
}
