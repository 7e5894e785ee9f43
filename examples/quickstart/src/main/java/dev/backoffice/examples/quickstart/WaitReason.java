package dev.backoffice.examples.quickstart;

/**
 * Why an order waits that the library cannot yet take all the way: it is received and kept, and somebody can see what it
 * waits for.
 */
enum WaitReason {
    ADDRESS_INCOMPLETE("order.address-incomplete", "Complete the delivery address with the buyer"),
    ISSUER_NOT_SIMPLES("order.issuer-not-simples", "Tax rules of this regime (a later version)"),
    NOT_PAID("order.not-paid", "The buyer pays, or the bank reports it"),
    TWO_PAYMENTS("order.two-payments", "Orders paid in two ways (a later version)"),
    STORE_CREDIT("order.store-credit", "Payment by store credit (a later version)"),
    INTERMEDIARY("order.intermediary", "Sales through a marketplace (a later version)"),
    OUT_OF_STATE("order.out-of-state", "Tax rules of sales to other states (a later version)"),
    FOREIGN_BUYER("order.foreign-buyer", "Notes to foreign buyers (a later version)"),
    TAXPAYER_BUYER("order.taxpayer-buyer", "Tax rules of sales to ICMS taxpayers (a later version)"),
    DELIVERED_ELSEWHERE("order.delivered-elsewhere", "Notes with a delivery address of its own (a later version)"),
    NOT_BY_CARRIER("order.not-by-carrier", "Pickup and delivery by others (a later version)"),
    FREE_LINE("order.free-line", "Notes for bonus and sample goods (a later version)"),
    KIT("order.kit", "Kits taken apart into their components (a later version)"),
    TWO_SITES("order.two-sites", "Orders split over sites (a later version)"),
    NOTHING_TO_PAY("order.nothing-to-pay", "Notes without payment (a later version)");

    private final String code;
    private final String unblock;

    WaitReason(String code, String unblock) {
        this.code = code;
        this.unblock = unblock;
    }

    /** The stable dotted code of the reason. */
    String code() {
        return code;
    }

    /** Who or what ends the waiting. */
    String unblock() {
        return unblock;
    }
}
