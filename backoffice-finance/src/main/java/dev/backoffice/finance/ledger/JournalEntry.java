package dev.backoffice.finance.ledger;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * An entry of the journal ({@code lançamento contábil}): amounts moved between accounts, zero in sum in every currency,
 * exactly. Written once and never changed; a wrong one is reversed by another entry that names it.
 *
 * @param id its id
 * @param date the accounting date, which decides the period; from 1900 to 9999
 * @param memo what it is for ({@code histórico}), without personal data; up to {@value #MAX_MEMO_LENGTH} characters
 * @param origin the business event it was posted for
 * @param lines 2 to {@value #MAX_LINES}
 * @param reverses the entry it undoes
 * @param belatedFrom the date it belongs to, when that date's month was closed before it came ({@code lançamento
 *     extemporâneo}); it then lies on the first day that was open
 * @param postedAt when it was written
 * @param postedBy who gave the command
 */
public record JournalEntry(
        EntryId id,
        LocalDate date,
        String memo,
        Origin origin,
        List<JournalLine> lines,
        Optional<EntryId> reverses,
        Optional<LocalDate> belatedFrom,
        Instant postedAt,
        UserId postedBy) {
    /** Most lines. */
    public static final int MAX_LINES = 1000;

    /** Longest memo. */
    public static final int MAX_MEMO_LENGTH = 300;

    public JournalEntry {
        Input.required(id, "entry.id");
        checkDate(date);
        checkMemo(memo);
        Input.required(origin, "entry.origin");
        lines = checkLines(lines);
        Input.required(reverses, "entry.reverses");
        Input.required(belatedFrom, "entry.belatedFrom");
        Input.required(postedAt, "entry.postedAt");
        Input.required(postedBy, "entry.postedBy");
    }

    /** The same entry on another date, because its own month is closed. */
    JournalEntry landedOn(LocalDate landing) {
        return landing.equals(date)
                ? this
                : new JournalEntry(id, landing, memo, origin, lines, reverses, Optional.of(date), postedAt, postedBy);
    }

    /**
     * Refuses lines that do not balance.
     *
     * @return the lines as an unmodifiable list
     * @throws InvalidInput {@code ledger.too-few-lines}, {@code ledger.too-many-lines}, or {@code ledger.unbalanced} naming
     *     the currency and debits less credits
     */
    static List<JournalLine> checkLines(List<JournalLine> lines) {
        List<JournalLine> copy = List.copyOf(Input.required(lines, "entry.lines"));
        if (copy.size() < 2) {
            throw InvalidInput.of("ledger.too-few-lines", "lines", Integer.toString(copy.size()));
        }
        if (copy.size() > MAX_LINES) {
            throw InvalidInput.of(
                    "ledger.too-many-lines",
                    "lines",
                    Integer.toString(copy.size()),
                    "limit",
                    Integer.toString(MAX_LINES));
        }
        TreeMap<CurrencyUnit, Money> sums = new TreeMap<>();
        for (JournalLine line : copy) {
            sums.merge(line.amount().getCurrencyUnit(), line.signed(), Money::plus);
        }
        sums.forEach((currency, sum) -> {
            if (!sum.isZero()) {
                throw InvalidInput.of(
                        "ledger.unbalanced",
                        "currency",
                        currency.getCode(),
                        "difference",
                        sum.getAmount().toPlainString());
            }
        });
        return copy;
    }

    /** Refuses a date whose text would not sort: {@code ledger.date-out-of-range}. */
    static LocalDate checkDate(LocalDate date) {
        if (Input.required(date, "entry.date").getYear() < 1900 || date.getYear() > 9999) {
            throw InvalidInput.of("ledger.date-out-of-range", "date", date.toString());
        }
        return date;
    }

    static String checkMemo(String memo) {
        return Input.text(memo, "entry.memo", MAX_MEMO_LENGTH);
    }
}
