package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.calendar.Calendars;
import dev.backoffice.core.error.Input;
import dev.backoffice.inventory.shipping.Carriers;
import dev.backoffice.inventory.shipping.PromiseRule;

/**
 * How orders travel and what is promised of it. Only orders of establishments with terms of work are promised.
 *
 * @param carriers who carries
 * @param choice which of them carries which order
 * @param calendars the calendars establishments name in their terms of work
 * @param rule how dates are promised
 */
public record ShippingPolicy(Carriers carriers, CarrierChoice choice, Calendars calendars, PromiseRule rule) {
    public ShippingPolicy {
        Input.required(carriers, "carriers");
        Input.required(choice, "choice");
        Input.required(calendars, "calendars");
        Input.required(rule, "rule");
    }

    /** Dates promised by {@link PromiseRule#standard()}. */
    public static ShippingPolicy of(Carriers carriers, CarrierChoice choice, Calendars calendars) {
        return new ShippingPolicy(carriers, choice, calendars, PromiseRule.standard());
    }
}
