package dev.backoffice.core.party;

/** What an address of a party is for. */
public enum AddressUse {
    /** Where it lives or has its seat. */
    MAIN,
    /** Where bills go. */
    BILLING,
    /** Where goods go. */
    DELIVERY
}
