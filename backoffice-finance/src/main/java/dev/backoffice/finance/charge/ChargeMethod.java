package dev.backoffice.finance.charge;

/** How a charge is paid. */
public enum ChargeMethod {
    /** Pix, the instant payment of the Banco Central do Brasil. */
    PIX,
    /** Boleto, a payment slip. */
    BOLETO,
    /** A card; the acquirer pays it out later. */
    CARD,
    /** The marketplace collects from the buyer and pays out later. */
    MARKETPLACE,
    /** Credit that the company owes: store credit, gift card, loyalty money. */
    STORE_CREDIT,
    /** Cash. */
    CASH,
    /** A bank transfer. */
    TRANSFER
}
