package dev.backoffice.fiscal.br.nfe;

/** Meio de pagamento ({@code tPag}) of a sale: the table of the Informe Técnico 2024.002 v1.11. */
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
    /** Vale alimentação. */
    FOOD_VOUCHER("10"),
    /** Vale refeição. */
    MEAL_VOUCHER("11"),
    /** Vale presente: a gift card. */
    GIFT_CARD("12"),
    /** Vale combustível. */
    FUEL_VOUCHER("13"),
    /** Duplicata mercantil; not on the consumer's receipt (rejection 857). */
    TRADE_BILL("14"),
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
    /** What the store owes the buyer, e.g. from an exchange (NT 2023.004). */
    STORE_CREDIT("21"),
    /** An electronic payment that could not be told for a failure of the equipment. */
    ELECTRONIC_NOT_TOLD("22"),
    /** PIX automático: debited by a standing permission, since 04/05/2026. */
    PIX_AUTOMATIC("23"),
    /** A transfer between accounts of one bank through a terminal, since 04/05/2026. */
    BOOK_TRANSFER("24"),
    /** Nothing is paid with this document. */
    NONE("90"),
    /** Pagamento posterior: how it will be paid is not known yet; the amount is zero. */
    LATER("91"),
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

    /** Whether the payment is made by electronic means, so that the {@code card} group may tell of it. */
    public boolean electronic() {
        return switch (this) {
            case CREDIT_CARD,
                    DEBIT_CARD,
                    STORE_CARD,
                    FOOD_VOUCHER,
                    MEAL_VOUCHER,
                    GIFT_CARD,
                    FUEL_VOUCHER,
                    BOLETO,
                    BANK_DEPOSIT,
                    PIX_DYNAMIC,
                    BANK_TRANSFER,
                    LOYALTY,
                    PIX_STATIC,
                    PIX_AUTOMATIC,
                    BOOK_TRANSFER -> true;
            case CASH, CHEQUE, TRADE_BILL, STORE_CREDIT, ELECTRONIC_NOT_TOLD, NONE, LATER, OTHER -> false;
        };
    }

    /** Whether nothing is paid now, so that the amount is zero. */
    public boolean unpaid() {
        return this == NONE || this == LATER;
    }
}
