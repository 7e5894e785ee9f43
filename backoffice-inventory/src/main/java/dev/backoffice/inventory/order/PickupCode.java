package dev.backoffice.inventory.order;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.marking.Personal;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What who fetches an order at the counter has to know: six digits. It lies beside the buyer and in no event, and its text form
 * does not show it.
 *
 * @param digits six digits
 */
@Personal
public record PickupCode(String digits) {
    private static final Pattern FORM = Pattern.compile("[0-9]{6}");
    private static final int CODES = 1_000_000;

    /** @throws InvalidInput naming the field */
    public PickupCode {
        CodeText.check("code", digits, 6, FORM);
    }

    /** @throws InvalidInput as the constructor */
    public static PickupCode of(String digits) {
        return new PickupCode(digits);
    }

    /** A code of the random bits of a new id. */
    static PickupCode from(UUID id) {
        String digits = Long.toString(Long.remainderUnsigned(id.getLeastSignificantBits(), CODES) + CODES);
        return new PickupCode(digits.substring(1));
    }

    /** What stands for it where it must not be kept. */
    String digest(OrderId order) {
        return IdGenerator.named("pickup-code", order.toString(), digits).toString();
    }

    /** Not the digits. */
    @Override
    public String toString() {
        return "PickupCode[******]";
    }
}
