package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.inventory.catalog.Sku;
import java.util.regex.Pattern;

/**
 * What an order waits for.
 *
 * @param code stable and dotted, e.g. {@code order.not-paid}; orders can be listed by it
 * @param text one sentence a person can read, without personal data; at most 300 characters
 */
public record WaitReason(String code, String text) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    /** @throws InvalidInput naming the field */
    public WaitReason {
        CodeText.check("waitsFor", code, 60, CODE);
        Input.text(text, "waitsFor.text", 300);
    }

    /** A reason of the caller's own. */
    public static WaitReason of(String code, String text) {
        return new WaitReason(code, text);
    }

    /** Not all of it is paid. */
    public static WaitReason notPaid() {
        return of("order.not-paid", "It is not paid in full.");
    }

    /** Stock is short. */
    public static WaitReason shortOf(Sku sku, String available) {
        return of("order.short", "Too little of " + sku + " is available: " + available + ".");
    }

    /** District, city or city code of the delivery address is missing. */
    public static WaitReason addressIncomplete() {
        return of("order.address-incomplete", "District, city or city code of the delivery address is missing.");
    }

    /** It goes to another state. */
    public static WaitReason outOfState(String from, String to) {
        return of("order.out-of-state", "It goes from " + from + " to " + to + ", which nobody here decides yet.");
    }

    /** The buyer is a company. */
    public static WaitReason businessBuyer() {
        return of("order.business-buyer", "The buyer is a company, which nobody here decides yet.");
    }

    /** The buyer is from abroad. */
    public static WaitReason foreignBuyer() {
        return of("order.foreign-buyer", "The buyer is from abroad, which nobody here decides yet.");
    }

    /** It is a gift. */
    public static WaitReason gift() {
        return of("order.gift", "It is a gift, which nobody here decides yet.");
    }

    /** A line is a bonus or a sample. */
    public static WaitReason lineNotSold() {
        return of("order.line-not-sold", "A line is a bonus or a sample, which nobody here decides yet.");
    }
}
