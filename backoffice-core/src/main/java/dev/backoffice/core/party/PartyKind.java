package dev.backoffice.core.party;

/** What a party is. */
public enum PartyKind {
    /** A natural person. */
    PERSON,
    /** A company, or another body with a legal personality of its own. */
    COMPANY
}
