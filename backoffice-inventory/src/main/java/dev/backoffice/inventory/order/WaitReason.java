package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.inventory.catalog.Sku;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * What an order waits for.
 *
 * @param code stable and dotted, e.g. {@code order.awaiting-payment}; orders can be listed by it
 * @param text one sentence a person can read, without personal data; at most 300 characters
 * @param item the item there is too little of, when that is what it waits for
 */
public record WaitReason(String code, String text, Optional<Sku> item) {
    /** Its money is not there yet. */
    public static final String AWAITING_PAYMENT = "order.awaiting-payment";
    /** Somebody checks whether the purchase is genuine. */
    public static final String AWAITING_VERIFICATION = "order.awaiting-verification";
    /** Stock is short; what is available is told in the item's unit, e.g. {@code 1.25 KG}. */
    public static final String SHORT = "order.short";
    /** The channel has not sent its label. */
    public static final String AWAITING_LABEL = "order.awaiting-label";
    /** The channel has not answered. */
    public static final String AWAITING_CHANNEL = "order.awaiting-channel";
    /** The channel asked for something else, and nobody has decided. */
    public static final String CHANGE_REQUESTED = "order.change-requested";
    /** District, city or city code of the delivery address is missing. */
    public static final String ADDRESS_INCOMPLETE = "order.address-incomplete";
    /** Its goods cannot be set aside. */
    public static final String HOLD_REFUSED = "order.hold-refused";
    /** The time its goods were set aside for has passed, and a document covers it. */
    public static final String HOLD_LOST = "order.hold-lost";
    /** No tax document can be made of it. */
    public static final String NOTE_REFUSED = "order.note-refused";
    /** The tax authority rejected its document. */
    public static final String NOTE_REJECTED = "order.note-rejected";
    /** Its document was cancelled. */
    public static final String NOTE_CANCELLED = "order.note-cancelled";
    /** The buyer is from abroad, which nobody here decides. */
    public static final String FOREIGN_BUYER = "order.foreign-buyer";

    /** The longest text. */
    public static final int MAX_TEXT = 300;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    /** @throws InvalidInput naming the field */
    public WaitReason {
        CodeText.check("waitsFor", code, 60, CODE);
        Input.text(text, "waitsFor.text", MAX_TEXT);
        Input.required(item, "waitsFor.item");
    }

    /** It waits for something else than an item. */
    public WaitReason(String code, String text) {
        this(code, text, Optional.empty());
    }

    /** A reason of the caller's own. */
    public static WaitReason of(String code, String text) {
        return new WaitReason(code, text);
    }

    /** Its money is not there yet. */
    public static WaitReason awaitingPayment() {
        return of(AWAITING_PAYMENT, "It is not paid in full.");
    }

    /** So much of its money is not there yet. */
    public static WaitReason awaitingPayment(Money missing) {
        return of(AWAITING_PAYMENT, "It is not paid in full: " + missing + " is missing.");
    }

    /** Somebody checks whether the purchase is genuine. */
    public static WaitReason awaitingVerification() {
        return of(AWAITING_VERIFICATION, "Somebody checks whether the purchase is genuine.");
    }

    /** The channel has not sent its label. */
    public static WaitReason awaitingLabel(String channel) {
        return of(AWAITING_LABEL, "The label of " + channel + " is not there yet.");
    }

    /** The channel has not answered. */
    public static WaitReason awaitingChannel(String channel) {
        return of(AWAITING_CHANNEL, channel + " has not answered yet.");
    }

    /** The channel asked for something else, and nobody has decided. */
    public static WaitReason changeRequested(List<String> fields) {
        String text = "The channel asks for a change of " + String.join(", ", fields) + ".";
        return of(CHANGE_REQUESTED, text.length() <= MAX_TEXT ? text : "The channel asks for many changes.");
    }

    /** Stock is short; what is available is told in the item's unit, e.g. {@code 1.25 KG}. */
    public static WaitReason shortOf(Sku sku, String available) {
        return new WaitReason(SHORT, "Too little of " + sku + " is available: " + available + ".", Optional.of(sku));
    }

    /** District, city or city code of the delivery address is missing. */
    public static WaitReason addressIncomplete() {
        return of(ADDRESS_INCOMPLETE, "District, city or city code of the delivery address is missing.");
    }

    /** The buyer is from abroad. */
    public static WaitReason foreignBuyer() {
        return of(FOREIGN_BUYER, "The buyer is from abroad, which nobody here decides yet.");
    }
}
