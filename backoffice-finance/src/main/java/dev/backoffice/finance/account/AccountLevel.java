package dev.backoffice.finance.account;

/** Whether entries may be posted to an account. */
public enum AccountLevel {
    /** Takes entries ({@code conta analítica}). */
    ANALYTIC,
    /** Only sums the accounts under it ({@code conta sintética}). */
    SYNTHETIC
}
