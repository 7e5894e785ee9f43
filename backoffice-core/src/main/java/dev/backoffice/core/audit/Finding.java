package dev.backoffice.core.audit;

import dev.backoffice.core.error.InvalidInput;

/**
 * One law that stored data breaks. Names things by id only, never a person.
 *
 * <pre>{@code
 * Finding.of("stock.units-conserved", "MUG-01", "movements sum to 3 over all locations");
 * }</pre>
 *
 * @param law the law's stable dotted name, e.g. {@code stock.units-conserved}
 * @param subject what breaks it, e.g. a sku or an order id
 * @param text one sentence with the numbers that disagree
 */
public record Finding(String law, String subject, String text) {
    /** @throws InvalidInput {@code input.blank} when the law or the text says nothing */
    public Finding {
        if (law.isBlank() || text.isBlank()) {
            throw InvalidInput.of("input.blank", "field", law.isBlank() ? "finding.law" : "finding.text");
        }
    }

    /** As the constructor; reads better in a list of checks. */
    public static Finding of(String law, String subject, String text) {
        return new Finding(law, subject, text);
    }
}
