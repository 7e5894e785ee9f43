package dev.backoffice.fiscal.br;

import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is left of the taxes that the IBS replaces (ADCT arts. 128 and 129, EC 132/2023): ICMS and ISS are at nine tenths of the rates
 * of their laws in 2029, eight in 2030, seven in 2031, six in 2032, and end on 31/12/2032. Tables hold the rates of those laws; rules take the part.
 *
 * @param percent of the rate that is left; zero when the tax has ended
 * @param source the norm
 */
public record TaxTransition(Rate percent, String source) {
    /** Table of the parts left; column {@code percent}; keys {@link #ICMS}, {@link #FUND}, {@link #ISS}. */
    public static final String TABLE = "br.transition";

    /** Key of the ICMS. */
    public static final String ICMS = "icms";

    /** Key of the additions to it for the poverty funds. */
    public static final String FUND = "fcp";

    /** Key of the ISS. */
    public static final String ISS = "iss";

    /** The library's table. */
    public static ReferenceTable table() {
        return ReferenceTable.read(TABLE, TaxTransition.class.getResourceAsStream("transition.tsv"));
    }

    /**
     * What is left of a tax on a day.
     *
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row}
     */
    public static TaxTransition of(String tax, ReferenceTables tables, LocalDate date) {
        ReferenceRow row = tables.get(TABLE, tax, date);
        return new TaxTransition(row.rate("percent"), row.source());
    }

    /** Whether nothing of it is left. */
    public boolean ended() {
        return percent.isZero();
    }

    /** Whether the rates of its law hold as they are. */
    public boolean whole() {
        return percent.equals(Rate.WHOLE);
    }

    /** What is left of a rate, exact. */
    public Rate of(Rate rate) {
        return whole() ? rate : Rate.percent(of(rate.percent()));
    }

    /** What is left of an amount for a unit, exact. */
    public BigDecimal of(BigDecimal perUnit) {
        return whole() ? perUnit : perUnit.multiply(percent.fraction()).stripTrailingZeros();
    }
}
