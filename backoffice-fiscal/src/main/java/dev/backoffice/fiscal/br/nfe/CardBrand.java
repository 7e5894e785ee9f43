package dev.backoffice.fiscal.br.nfe;

/** Bandeira da operadora de cartão ({@code tBand}). */
public enum CardBrand {
    /** Visa. */
    VISA("01"),
    /** Mastercard. */
    MASTERCARD("02"),
    /** American Express. */
    AMERICAN_EXPRESS("03"),
    /** Sorocred. */
    SOROCRED("04"),
    /** Diners Club. */
    DINERS_CLUB("05"),
    /** Elo. */
    ELO("06"),
    /** Hipercard. */
    HIPERCARD("07"),
    /** Aura. */
    AURA("08"),
    /** Cabal. */
    CABAL("09"),
    /** Alelo. */
    ALELO("10"),
    /** Banescard. */
    BANESCARD("11"),
    /** CalCard. */
    CALCARD("12"),
    /** Credz. */
    CREDZ("13"),
    /** Discover. */
    DISCOVER("14"),
    /** GoodCard. */
    GOODCARD("15"),
    /** GreenCard. */
    GREENCARD("16"),
    /** Hiper. */
    HIPER("17"),
    /** JCB. */
    JCB("18"),
    /** Mais. */
    MAIS("19"),
    /** MaxVan. */
    MAXVAN("20"),
    /** Policard. */
    POLICARD("21"),
    /** RedeCompras. */
    REDECOMPRAS("22"),
    /** Sodexo. */
    SODEXO("23"),
    /** ValeCard. */
    VALECARD("24"),
    /** Verocheque. */
    VEROCHEQUE("25"),
    /** VR. */
    VR("26"),
    /** Ticket. */
    TICKET("27"),
    /** Any other. */
    OTHER("99");

    private final String code;

    CardBrand(String code) {
        this.code = code;
    }

    /** The two digits written in the document. */
    public String code() {
        return code;
    }
}
