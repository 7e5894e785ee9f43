package dev.backoffice.core.reference;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One row of a {@link ReferenceTable}: what the law says of a key from one date to another.
 *
 * @param table the name of its table
 * @param key what the row is about, e.g. a state, a code, {@code employee}
 * @param validFrom the first day it is in force
 * @param validTo the last day it is in force, as laws say it; null while it is open
 * @param values the text of each further column
 * @param source the norm it comes from, e.g. {@code Portaria MPS/MF 13/2026}
 */
public record ReferenceRow(
        String table,
        String key,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Map<String, String> values,
        String source) {
    private static final int MAX_KEY = 100;
    private static final int MAX_SOURCE = 1000;

    /** @throws InvalidInput {@code input.null}, {@code input.blank}, {@code input.too-long}, or {@code input.range} when it ends before it begins */
    public ReferenceRow {
        Input.text(table, "reference.table", MAX_KEY);
        Input.text(key, "reference.key", MAX_KEY);
        Input.required(validFrom, "reference.validFrom");
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw InvalidInput.of(
                    "input.range",
                    "field",
                    "reference.validTo",
                    "from",
                    validFrom.toString(),
                    "to",
                    "",
                    "value",
                    validTo.toString());
        }
        values = Collections.unmodifiableMap(new LinkedHashMap<>(Input.required(values, "reference.values")));
        Input.text(source, "reference.source", MAX_SOURCE);
    }

    /** Whether it is in force on a day; both its first and its last day count. */
    public boolean inForce(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo));
    }

    /** The text of a column, empty where the table leaves it open; else {@code reference.unknown-column}. */
    public String text(String column) {
        String text = values.get(column);
        if (text == null) {
            throw InvalidInput.of("reference.unknown-column", "table", table, "column", column);
        }
        return text;
    }

    /** Whether the table leaves a column open in this row. */
    public boolean isOpen(String column) {
        return text(column).isEmpty();
    }

    /** A column as an exact number; else {@code reference.value}. */
    public BigDecimal decimal(String column) {
        return as(column, "number", BigDecimal::new);
    }

    /** A column as a whole number; else {@code reference.value}. */
    public long wholeNumber(String column) {
        return as(column, "whole number", Long::parseLong);
    }

    /** A column such as {@code 1621.00} as money; else {@code reference.value}. */
    public Money money(String column, CurrencyUnit currency) {
        return as(column, "amount", text -> Amounts.parse(text, currency, column));
    }

    /** A column such as {@code 7.5} as a percentage; else {@code reference.value}. */
    public Rate rate(String column) {
        return as(column, "percentage", Rate::percent);
    }

    /** A column such as {@code 2026-01-31} as a date; else {@code reference.value}. */
    public LocalDate date(String column) {
        return as(column, "date", LocalDate::parse);
    }

    /** A column read by the caller's own reader; what that refuses is {@code reference.value}. */
    public <T> T as(String column, String wanted, Function<String, T> reader) {
        String text = text(column);
        try {
            return reader.apply(text);
        } catch (RuntimeException unreadable) {
            throw InvalidInput.of(
                    "reference.value", "table", table, "column", column, "key", key, "wanted", wanted, "value", text);
        }
    }

    /** Whether two rows speak of one key on at least one common day. */
    boolean overlaps(ReferenceRow other) {
        return key.equals(other.key)
                && (validTo == null || !validTo.isBefore(other.validFrom))
                && (other.validTo == null || !other.validTo.isBefore(validFrom));
    }
}
