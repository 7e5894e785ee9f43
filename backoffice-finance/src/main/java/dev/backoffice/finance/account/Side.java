package dev.backoffice.finance.account;

/** The two sides of an account. */
public enum Side {
    /** Left: what comes in. Counted as positive in balances. */
    DEBIT,
    /** Right: where it comes from. Counted as negative in balances. */
    CREDIT;

    /** The side that undoes this one. */
    public Side opposite() {
        return this == DEBIT ? CREDIT : DEBIT;
    }
}
