package dev.backoffice.inventory.order;

/** By what right a document covers goods on their way. */
public enum Coverage {
    /** The tax authority authorised it. */
    AUTHORIZED,
    /** It was issued in a contingency the law allows. */
    CONTINGENCY,
    /** Somebody else's document covers them. */
    THIRD_PARTY
}
