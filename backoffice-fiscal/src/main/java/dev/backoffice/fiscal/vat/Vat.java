package dev.backoffice.fiscal.vat;

import dev.backoffice.core.error.Input;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;

/**
 * VAT of a line.
 *
 * @param treatment how the line is treated
 * @param code what documents of the country write for it, e.g. {@code S}, {@code Z}, {@code E} or {@code AE}
 * @param due base, rate and amount; the amount is zero where the seller owes nothing
 */
public record Vat(Treatment treatment, String code, TaxAmount due, Ground ground) implements TaxResult {
    /** Name of the tax in {@link TaxAmount}. */
    public static final String TAX = "vat";

    /** How VAT treats a line. */
    public enum Treatment {
        /** At a rate above zero. */
        TAXED,
        /** At the rate zero, with credit of what was paid before. */
        ZERO,
        /** Without tax, and without credit of what was paid before. */
        EXEMPT,
        /** The buyer owes it in the seller's place. */
        REVERSE_CHARGE
    }

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} or {@code input.blank} */
    public Vat {
        Input.required(treatment, "vat.treatment");
        Input.text(code, "vat.code", 10);
        Input.required(due, "vat.due");
        Input.required(ground, "vat.ground");
    }

    @Override
    public String situation() {
        return code;
    }

    @Override
    public List<TaxAmount> amounts() {
        return treatment == Treatment.TAXED ? List.of(due) : List.of();
    }
}
