package dev.backoffice.hr.br.irrf;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The income tax tables by day of payment. Thread-safe.
 *
 * <p>The library ships April 2015 to December 2026 (profit sharing from May 2023). A later day is refused until its rows
 * are supplied:
 *
 * <pre>{@code
 * IrrfTables tables = IrrfTables.of(IrrfTables.reference().with(ReferenceTable.parse("br.irrf.monthly", rowsOf2027)));
 * }</pre>
 */
public final class IrrfTables {
    /** Table of the monthly brackets: columns {@code brackets, per_dependant, simplified}; key {@value #KEY}. */
    public static final String MONTHLY = "br.irrf.monthly";

    /** Table of profit sharing: column {@code brackets}; key {@value #KEY}. */
    public static final String PROFIT_SHARING = "br.irrf.profit-sharing";

    /** Table of the reduction: {@code full_up_to, full, fades_up_to, constant, factor}; key {@value #KEY}. */
    public static final String REDUCTION = "br.irrf.reduction";

    /** Table of the tax that is not withheld: column {@code up_to}; key {@value #KEY}. */
    public static final String WAIVER = "br.irrf.waiver";

    /** The key of every row: people resident in Brazil. */
    public static final String KEY = "resident";

    private final ReferenceTables reference;
    // What was read once; rows never change.
    private final ConcurrentMap<LocalDate, IrrfTable> monthly = new ConcurrentHashMap<>();
    private final ConcurrentMap<LocalDate, IrrfTable> profitSharing = new ConcurrentHashMap<>();
    private final ConcurrentMap<LocalDate, IrrfReduction> reductions = new ConcurrentHashMap<>();
    private final ConcurrentMap<LocalDate, IrrfWaiver> waivers = new ConcurrentHashMap<>();

    private IrrfTables(ReferenceTables reference) {
        this.reference = Input.required(reference, "tables");
    }

    /** The tables of the library. */
    public static IrrfTables shipped() {
        return new IrrfTables(reference());
    }

    /** The tables of the library with a host's rows laid over them, or a host's own. */
    public static IrrfTables of(ReferenceTables reference) {
        return new IrrfTables(reference);
    }

    /** The rows of the library, to lay others over. */
    public static ReferenceTables reference() {
        return ReferenceTables.of(
                ReferenceTable.read(MONTHLY, file("monthly.tsv")),
                ReferenceTable.read(PROFIT_SHARING, file("profit_sharing.tsv")),
                ReferenceTable.read(REDUCTION, file("reduction.tsv")),
                ReferenceTable.read(WAIVER, file("waiver.tsv")));
    }

    private static @Nullable InputStream file(String name) {
        return IrrfTables.class.getResourceAsStream(name);
    }

    /**
     * The table of monthly pay, vacation and thirteenth salary.
     *
     * @throws NotFound {@code reference.missing-row}: there is never a default
     */
    public IrrfTable monthly(LocalDate paidOn) {
        return monthly.computeIfAbsent(Input.required(paidOn, "paidOn"), day -> {
            ReferenceRow row = reference.get(MONTHLY, KEY, day);
            return new IrrfTable(
                    brackets(row),
                    row.money("per_dependant", IrrfTable.BRL),
                    row.money("simplified", IrrfTable.BRL),
                    row.source());
        });
    }

    /**
     * The table of profit sharing, which knows no dependants and no simplified deduction.
     *
     * @throws NotFound {@code reference.missing-row}: there is never a default
     */
    public IrrfTable profitSharing(LocalDate paidOn) {
        return profitSharing.computeIfAbsent(Input.required(paidOn, "paidOn"), day -> {
            ReferenceRow row = reference.get(PROFIT_SHARING, KEY, day);
            Money none = Money.zero(IrrfTable.BRL);
            return new IrrfTable(brackets(row), none, none, row.source());
        });
    }

    /**
     * The reduction; before 2026 it is one of zero.
     *
     * @throws NotFound {@code reference.missing-row}: there is never a default
     */
    public IrrfReduction reduction(LocalDate paidOn) {
        return reductions.computeIfAbsent(Input.required(paidOn, "paidOn"), day -> {
            ReferenceRow row = reference.get(REDUCTION, KEY, day);
            return new IrrfReduction(
                    row.money("full_up_to", IrrfTable.BRL),
                    row.money("full", IrrfTable.BRL),
                    row.money("fades_up_to", IrrfTable.BRL),
                    row.money("constant", IrrfTable.BRL),
                    row.rate("factor"),
                    row.source());
        });
    }

    /**
     * The limit up to which tax is not withheld.
     *
     * @throws NotFound {@code reference.missing-row}: there is never a default
     */
    public IrrfWaiver waiver(LocalDate paidOn) {
        return waivers.computeIfAbsent(Input.required(paidOn, "paidOn"), day -> {
            ReferenceRow row = reference.get(WAIVER, KEY, day);
            return new IrrfWaiver(row.money("up_to", IrrfTable.BRL), row.source());
        });
    }

    private static List<IrrfBracket> brackets(ReferenceRow row) {
        return row.as("brackets", "limit:percent:deduction", text -> {
            List<IrrfBracket> brackets = new ArrayList<>();
            for (String bracket : text.split(" ")) {
                String[] parts = bracket.split(":", 3);
                brackets.add(new IrrfBracket(
                        parts[0].equals("*") ? Optional.empty() : Optional.of(Amounts.parse(parts[0], IrrfTable.BRL)),
                        Rate.percent(parts[1]),
                        Amounts.parse(parts[2], IrrfTable.BRL)));
            }
            return brackets;
        });
    }
}
