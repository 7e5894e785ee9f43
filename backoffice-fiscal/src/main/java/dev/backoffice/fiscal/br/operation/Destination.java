package dev.backoffice.fiscal.br.operation;

/** Where the other end of an operation is ({@code idDest}). */
public enum Destination {
    /** In the state of the issuer (1). */
    INSIDE,
    /** In another state of Brazil (2). */
    INTERSTATE,
    /** Outside Brazil (3). */
    ABROAD
}
