package dev.backoffice.fiscal.br.nfe;

/** Meio de pagamento ({@code tPag}) of a sale, as far as a shop meets them. */
public enum NfePaymentMethod {
    /** Dinheiro. */
    CASH("01"),
    /** Cheque. */
    CHEQUE("02"),
    /** Cartão de crédito. */
    CREDIT_CARD("03"),
    /** Cartão de débito. */
    DEBIT_CARD("04"),
    /** The store's own card or instalments at the store (since NT 2023.004 no longer the store's credit). */
    STORE_CARD("05"),
    /** Boleto bancário. */
    BOLETO("15"),
    /** Depósito bancário. */
    BANK_DEPOSIT("16"),
    /** PIX with a QR code made for the charge. */
    PIX_DYNAMIC("17"),
    /** Transferência bancária, carteira digital. */
    BANK_TRANSFER("18"),
    /** Programa de fidelidade, cashback, crédito virtual. */
    LOYALTY("19"),
    /** PIX with the payee's fixed QR code. */
    PIX_STATIC("20"),
    /** What the store owes the buyer, e.g. from an exchange or a gift card (NT 2023.004). */
    STORE_CREDIT("21"),
    /** Nothing is paid with this document. */
    NONE("90"),
    /** Anything else; needs a description. */
    OTHER("99");

    private final String code;

    NfePaymentMethod(String code) {
        this.code = code;
    }

    /** The two digits written in the document. */
    public String code() {
        return code;
    }

    /** Whether the document must say that a card was used ({@code card} group). */
    public boolean card() {
        return this == CREDIT_CARD || this == DEBIT_CARD;
    }
}
