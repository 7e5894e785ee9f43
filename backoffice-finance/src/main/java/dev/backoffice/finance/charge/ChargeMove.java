package dev.backoffice.finance.charge;

/** What can be done to a charge. */
public enum ChargeMove {
    /** The issuer or the marketplace promised the money. */
    AUTHORIZE,
    /** Money arrived, or credit was used. */
    CAPTURE,
    /** Its time passed. */
    EXPIRE,
    /** It is not asked for any more. */
    CANCEL,
    /** Money went back, or became credit. */
    REFUND,
    /** The buyer disputes it: chargeback, MED of a Pix. */
    DISPUTE,
    /** The dispute was won or lost. */
    RESOLVE
}
