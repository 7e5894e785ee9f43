package dev.backoffice.core.party;

/** What a party is to the company. A party may be several of these at once. */
public enum PartyRole {
    /** Buys from it. */
    CUSTOMER,
    /** Sells to it. */
    SUPPLIER,
    /** Carries its goods. */
    CARRIER,
    /** Works for it under a contract of employment; the law wants the record kept while it lasts. */
    EMPLOYEE,
    /** Sells for it, for a commission. */
    SELLER,
    /** Sells its goods in a place of its own: a marketplace. */
    MARKETPLACE,
    /** Collects its money: a bank, an acquirer of cards, a payment institution. */
    COLLECTOR,
    /** Keeps its books. */
    ACCOUNTANT,
    /** Owns a part of it. */
    PARTNER
}
