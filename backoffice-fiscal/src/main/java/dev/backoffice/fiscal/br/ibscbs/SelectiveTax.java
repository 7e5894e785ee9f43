package dev.backoffice.fiscal.br.ibscbs;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Imposto Seletivo of a line (group {@code IS}; LC 214/2025 arts. 409 to 438).
 *
 * @param situation {@code CSTIS}, three digits
 * @param classCode {@code cClassTribIS}, six digits
 * @param due {@code vBCIS}, {@code pIS}, {@code vIS}; empty where nothing is due
 * @param byQuantity {@code adRemIS}, {@code uTrib}, {@code qTrib}, where a part of the amount is by quantity
 */
public record SelectiveTax(
        String situation, String classCode, Optional<TaxAmount> due, Optional<Units> byQuantity, Ground ground)
        implements TaxResult {
    /** Name of the tax in {@link TaxAmount}. */
    public static final String TAX = "is";

    /** @throws InvalidInput {@code tax.situation} for a quantity without an amount, {@code input.blank} and the like */
    public SelectiveTax {
        Input.text(situation, "is.situation", 3);
        Input.text(classCode, "is.class", 6);
        if (byQuantity.isPresent() && due.isEmpty()) {
            throw InvalidInput.of("tax.situation", "tax", TAX, "situation", situation);
        }
    }

    @Override
    public List<TaxAmount> amounts() {
        return due.stream().toList();
    }

    /**
     * A quantity that is taxed.
     *
     * @param perUnit in reais
     * @param unit of the tax, e.g. {@code LITRO}
     * @param quantity in that unit
     */
    public record Units(BigDecimal perUnit, String unit, BigDecimal quantity) {}
}
