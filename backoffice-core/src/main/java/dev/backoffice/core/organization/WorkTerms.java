package dev.backoffice.core.organization;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When an establishment works, and how fast.
 *
 * @param cutOff what is ready to be worked on before this hour counts for the same day, in the establishment's zone
 * @param handlingDays business days from then until it is handed to the carrier; 0 is the same day, at most 365
 * @param calendar the code of the business calendar it works by, e.g. {@code BR-SP}
 * @param bankCalendar the code of the calendar by which its money moves, e.g. {@code BR-BANK}; empty when nobody asks
 */
public record WorkTerms(LocalTime cutOff, int handlingDays, String calendar, Optional<String> bankCalendar) {
    /** The longest handling, in business days. */
    public static final int MAX_HANDLING_DAYS = 365;

    private static final int LONGEST_CODE = 40;

    /** @throws InvalidInput {@code input.null}, {@code input.range}, {@code input.blank} or {@code input.too-long} */
    public WorkTerms {
        Input.required(cutOff, "work.cutOff");
        Input.inRange(handlingDays, "work.handlingDays", 0, MAX_HANDLING_DAYS);
        Input.text(calendar, "work.calendar", LONGEST_CODE);
        Input.required(bankCalendar, "work.bankCalendar")
                .ifPresent(code -> Input.text(code, "work.bankCalendar", LONGEST_CODE));
    }

    /** Terms without a calendar for money. */
    public static WorkTerms of(LocalTime cutOff, int handlingDays, String calendar) {
        return new WorkTerms(cutOff, handlingDays, calendar, Optional.empty());
    }

    /** The same terms with the calendar by which money moves. */
    public WorkTerms banking(String code) {
        return new WorkTerms(cutOff, handlingDays, calendar, Optional.of(code));
    }
}
