package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.money.Amounts;
import org.joda.money.Money;

/**
 * What a carrier takes and how long.
 *
 * @param carrier the carrier's code, e.g. {@code EXAMPLE}
 * @param service its service
 * @param transitDays business days from the day it is handed over to the day it is delivered, 0 to 365
 * @param cost what it takes, zero or more
 */
public record CarrierQuote(String carrier, String service, int transitDays, Money cost) {
    /** @throws InvalidInput naming the field */
    public CarrierQuote {
        CodeText.check("carrier", carrier, 60, CodeText.VISIBLE);
        CodeText.check("service", service, 40, QuoteRequest.CODE);
        Input.inRange(transitDays, "transitDays", 0, 365);
        Amounts.notNegative(Input.required(cost, "cost"), "cost");
    }
}
