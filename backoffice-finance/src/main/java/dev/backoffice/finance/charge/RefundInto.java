package dev.backoffice.finance.charge;

/** Where refunded money goes. */
public enum RefundInto {
    /** Back to who paid. */
    PAYER,
    /** Into a {@link Credit} of the reference: it stays in the company, which owes it. */
    CREDIT
}
