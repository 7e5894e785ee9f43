package dev.backoffice.inventory.order;

/** How an order is paid. */
public enum PaymentMethod {
    /** Pix, the instant payment of the Banco Central do Brasil. */
    PIX,
    /** Boleto, a payment slip. */
    BOLETO,
    /** A card. */
    CARD,
    /** The marketplace collects and pays out. */
    MARKETPLACE,
    /** Credit the shop owed the buyer. */
    STORE_CREDIT,
    /** Cash. */
    CASH,
    /** A bank transfer. */
    TRANSFER
}
