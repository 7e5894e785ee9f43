package dev.backoffice.examples.quickstart;

import java.util.Map;

/** Who or what ends the waiting of an order. */
final class Unblocking {
    private static final Map<String, String> BY = Map.ofEntries(
            Map.entry("order.awaiting-payment", "The buyer pays, or the bank reports it"),
            Map.entry("order.payment-expired", "Money that comes late; else somebody cancels it"),
            Map.entry("order.awaiting-verification", "Somebody looks at the purchase and decides"),
            Map.entry("order.short", "Goods come in; the order then goes on by itself"),
            Map.entry("order.awaiting-label", "The channel sends its label"),
            Map.entry("order.awaiting-channel", "The channel answers"),
            Map.entry("order.change-requested", "Somebody accepts the change or leaves the order as it is"),
            Map.entry("order.address-incomplete", "Somebody completes the address with the buyer"),
            Map.entry("order.hold-refused", "Somebody corrects what keeps the goods from being set aside"),
            Map.entry("order.hold-lost", "Goods come in; the order then goes on by itself"),
            Map.entry("order.note-refused", "Somebody corrects what the note complains about"),
            Map.entry("order.note-rejected", "Somebody corrects what the authority complains about"),
            Map.entry("order.note-cancelled", "Somebody lets it go on with another note, or cancels it"),
            Map.entry("order.intermediary-missing", "The channel tells who it is to tax documents"),
            Map.entry("order.foreign-buyer", "Notes to buyers from abroad, in a later version"));

    private Unblocking() {}

    /** For a reason of this code. */
    static String of(String code) {
        return BY.getOrDefault(code, "Somebody decides and lets the order go on");
    }
}
