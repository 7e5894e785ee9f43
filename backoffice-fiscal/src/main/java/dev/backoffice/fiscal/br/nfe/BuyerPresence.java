package dev.backoffice.fiscal.br.nfe;

/** Indicador de presença do comprador ({@code indPres}): how the buyer met the seller. */
public enum BuyerPresence {
    NOT_APPLICABLE(0),
    IN_PERSON(1),
    INTERNET(2),
    TELEPHONE(3),
    HOME_DELIVERY(4),
    IN_PERSON_OUTSIDE(5),
    OTHER_REMOTE(9);

    private final int code;

    BuyerPresence(int code) {
        this.code = code;
    }

    /** The digit written in the document. */
    public int code() {
        return code;
    }

    /** Whether the note must say if a marketplace stood between the parties ({@code indIntermed}, NT 2020.006). */
    public boolean remote() {
        return this == INTERNET || this == TELEPHONE || this == HOME_DELIVERY || this == OTHER_REMOTE;
    }
}
