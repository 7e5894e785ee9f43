package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.calendar.BusinessCalendar;
import dev.backoffice.core.error.Input;
import dev.backoffice.finance.charge.CoveragePolicy;

/**
 * When an order counts as paid, and how long it may be paid.
 *
 * @param coverage what counts as money, and how much may be missing
 * @param boletoFloat how many banking days after its due date a boleto can still arrive
 * @param banking the banks' calendar
 */
public record PaymentPolicy(CoveragePolicy coverage, int boletoFloat, BusinessCalendar banking) {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public PaymentPolicy {
        Input.required(coverage, "coverage");
        Input.inRange(boletoFloat, "boletoFloat", 0, 10);
        Input.required(banking, "banking");
    }
}
