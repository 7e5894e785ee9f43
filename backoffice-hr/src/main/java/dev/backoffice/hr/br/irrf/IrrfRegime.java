package dev.backoffice.hr.br.irrf;

/** The separate calculations that the law wants for what a worker is paid. */
public enum IrrfRegime {
    /** Pay of the month: all payments of the calendar month together (Lei 7.713/1988 art. 7). */
    MONTHLY,
    /** Vacation pay and its third, apart from the month (IN RFB 1.500/2014 art. 29). */
    VACATION,
    /** Thirteenth salary, taxed exclusively at the source, with the monthly table (Lei 8.134/1990 art. 16). */
    THIRTEENTH,
    /** Profit sharing (PLR), taxed exclusively with its own table, summed over the year (Lei 10.101/2000 art. 3). */
    PROFIT_SHARING;

    /** Whether the tax is final, so that the income does not enter the yearly return. */
    public boolean exclusive() {
        return this == THIRTEENTH || this == PROFIT_SHARING;
    }
}
