package dev.backoffice.finance.charge;

/** Why the company owes a credit. */
public enum CreditCause {
    /** Money came for no charge that is known. */
    UNALLOCATED,
    /** More came than the charge still missed. */
    EXCESS,
    /** The charge was paid already. */
    DOUBLE,
    /** The charge was not asked for any more: it had expired, was cancelled, or its money had gone back. */
    LATE,
    /** A refund that stays in the company. */
    REFUND
}
