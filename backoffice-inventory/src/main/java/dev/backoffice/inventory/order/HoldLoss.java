package dev.backoffice.inventory.order;

/** Why an order's goods are set aside no longer. */
public enum HoldLoss {
    /** The time they were set aside for has passed. */
    EXPIRED("The time its goods were set aside for has passed."),
    /** Nobody is going to pay for them. */
    UNPAID("Its goods are given back, because nobody paid in time."),
    /** Whoever runs the shop wants them elsewhere. */
    GIVEN_UP("Its goods were given up.");

    private final String text;

    HoldLoss(String text) {
        this.text = text;
    }

    /** One sentence a person can read. */
    String text() {
        return text;
    }
}
