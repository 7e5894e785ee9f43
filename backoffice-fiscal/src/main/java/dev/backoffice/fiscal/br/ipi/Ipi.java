package dev.backoffice.fiscal.br.ipi;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.QuantityTax;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * IPI of a line, paid by the buyer besides the price.
 *
 * @param situation {@code CST}: 00, 49, 50 and 99 with an amount, 01 to 05 and 51 to 55 without
 * @param framework {@code cEnq}, código de enquadramento legal, three digits; 999 when none is special
 * @param due {@code vBC}, {@code pIPI}, {@code vIPI}; empty where nothing is due and for a tax by quantity
 * @param byQuantity {@code qUnid}, {@code vUnid}, {@code vIPI}; empty where nothing is due and for a tax on the value
 */
public record Ipi(
        String situation, String framework, Optional<TaxAmount> due, Optional<QuantityTax> byQuantity, Ground ground)
        implements TaxResult {
    /** Name of the tax in {@link TaxAmount}. */
    public static final String TAX = "ipi";

    private static final Set<String> DUE = Set.of("00", "49", "50", "99");
    private static final Set<String> NOT_DUE = Set.of("01", "02", "03", "04", "05", "51", "52", "53", "54", "55");

    /** @throws InvalidInput {@code tax.situation} for a situation that does not exist or does not fit the amounts */
    public Ipi {
        Input.text(situation, "ipi.situation", 2);
        Input.text(framework, "ipi.framework", 3);
        boolean fits = due.isPresent() || byQuantity.isPresent()
                ? DUE.contains(situation) && !(due.isPresent() && byQuantity.isPresent())
                : NOT_DUE.contains(situation);
        if (!fits) {
            throw InvalidInput.of("tax.situation", "tax", TAX, "situation", situation);
        }
    }

    @Override
    public List<TaxAmount> amounts() {
        return due.or(() -> byQuantity.map(unit -> TaxAmount.byQuantity(TAX, unit.amount()))).stream()
                .toList();
    }
}
