package dev.backoffice.hr.br.inss;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The contribution and family allowance tables by competence, the month worked. Thread-safe.
 *
 * <p>The library ships 2023 to 2026. A later year is refused until its rows are supplied:
 *
 * <pre>{@code
 * InssTables tables = InssTables.of(InssTables.reference().with(ReferenceTable.parse("br.inss", rowsOf2027)));
 * }</pre>
 */
public final class InssTables {
    /** Table of the bands: columns {@code minimum_salary, bands, self_employed, exempt_payer}; key {@value #KEY}. */
    public static final String CONTRIBUTION = "br.inss";

    /** Table of the family allowance: columns {@code limit, quota}; key {@value #KEY}. */
    public static final String FAMILY_ALLOWANCE = "br.family-allowance";

    /** The key of every row. */
    public static final String KEY = "employee";

    private final ReferenceTables reference;
    // What was read once; rows never change.
    private final ConcurrentMap<YearMonth, InssTable> contributions = new ConcurrentHashMap<>();
    private final ConcurrentMap<YearMonth, FamilyAllowanceTable> allowances = new ConcurrentHashMap<>();

    private InssTables(ReferenceTables reference) {
        this.reference = Input.required(reference, "tables");
    }

    /** The tables of the library. */
    public static InssTables shipped() {
        return new InssTables(reference());
    }

    /** The tables of the library with a host's rows laid over them, or a host's own. */
    public static InssTables of(ReferenceTables reference) {
        return new InssTables(reference);
    }

    /** The rows of the library, to lay others over. */
    public static ReferenceTables reference() {
        return ReferenceTables.of(
                ReferenceTable.read(CONTRIBUTION, InssTables.class.getResourceAsStream("inss.tsv")),
                ReferenceTable.read(FAMILY_ALLOWANCE, InssTables.class.getResourceAsStream("family_allowance.tsv")));
    }

    /**
     * The contribution table of a month.
     *
     * @throws NotFound {@code reference.missing-row}: there is never a default
     */
    public InssTable at(YearMonth competence) {
        return contributions.computeIfAbsent(Input.required(competence, "competence"), month -> {
            ReferenceRow row = reference.get(CONTRIBUTION, KEY, month.atDay(1));
            return new InssTable(
                    row.money("minimum_salary", InssTable.BRL),
                    row.as("bands", "limit:percent", InssTables::bands),
                    row.rate("self_employed"),
                    row.rate("exempt_payer"),
                    row.source());
        });
    }

    /**
     * The family allowance of a month.
     *
     * @throws NotFound {@code reference.missing-row}: there is never a default
     */
    public FamilyAllowanceTable familyAllowance(YearMonth competence) {
        return allowances.computeIfAbsent(Input.required(competence, "competence"), month -> {
            ReferenceRow row = reference.get(FAMILY_ALLOWANCE, KEY, month.atDay(1));
            return new FamilyAllowanceTable(
                    row.money("limit", InssTable.BRL), row.money("quota", InssTable.BRL), row.source());
        });
    }

    private static List<InssBand> bands(String text) {
        List<InssBand> bands = new ArrayList<>();
        for (String band : text.split(" ")) {
            String[] parts = band.split(":", 2);
            bands.add(new InssBand(Amounts.parse(parts[0], InssTable.BRL), Rate.percent(parts[1])));
        }
        return bands;
    }
}
