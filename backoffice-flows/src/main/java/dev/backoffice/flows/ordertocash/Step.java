package dev.backoffice.flows.ordertocash;

/** A step of an order that people do, or that the flow does by itself as soon as the step before is done. */
public enum Step {
    /** Setting its goods aside. */
    HOLD,
    /** Picking the goods from their shelves. */
    SEPARATE,
    /** Packing them into one parcel of their own weight. */
    PACK,
    /** Issuing the tax document. */
    ISSUE_NOTE,
    /** Handing the parcels to the carrier; for an order that is fetched, laying them ready at the counter. */
    DISPATCH
}
