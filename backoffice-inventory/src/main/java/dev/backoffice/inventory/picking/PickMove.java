package dev.backoffice.inventory.picking;

/** What can be done to a pick list. */
public enum PickMove {
    /** Somebody says what was taken for a line. */
    PICK,
    /** Everything was walked. */
    COMPLETE,
    /** Nobody walks it any more. */
    CANCEL
}
