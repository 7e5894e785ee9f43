package dev.backoffice.fiscal.br.nfe;

/** Indicador de presença do comprador ({@code indPres}): how the buyer met the seller. */
public enum BuyerPresence {
    /** There is no meeting, e.g. on a complementary note. */
    NOT_APPLICABLE(0),
    /** In the shop. */
    IN_PERSON(1),
    /** By internet. */
    INTERNET(2),
    /** By telephone or call centre. */
    TELEPHONE(3),
    /** The consumer's receipt (NFC-e) with delivery. */
    HOME_DELIVERY(4),
    /** In person, outside the establishment. */
    IN_PERSON_OUTSIDE(5),
    /** From afar in another way. */
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
