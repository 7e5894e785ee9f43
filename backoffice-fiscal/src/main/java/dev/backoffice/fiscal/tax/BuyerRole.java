package dev.backoffice.fiscal.tax;

/** What the buyer is to the tax on goods, and what the goods are bought for. */
public enum BuyerRole {
    /** Uses the goods and does not answer for the tax on goods: a person, or a company that is not registered for it. */
    FINAL_CONSUMER,
    /** Answers for the tax and uses the goods itself: consumables, fixed assets. */
    TAXPAYER_FOR_USE,
    /** Answers for the tax and sells the goods again. */
    TAXPAYER_FOR_RESALE,
    /** Answers for the tax and makes other goods of these. */
    TAXPAYER_FOR_PRODUCTION;

    /** Whether the buyer answers for the tax on goods. */
    public boolean taxpayer() {
        return this != FINAL_CONSUMER;
    }

    /** Whether the goods end with this buyer. */
    public boolean usesTheGoods() {
        return this == FINAL_CONSUMER || this == TAXPAYER_FOR_USE;
    }
}
