package dev.backoffice.fiscal.br.nfe.internal.rules;

import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row of the official table of {@code cClassTrib}, which is published apart from the layout and grows: an unknown code proves
 * nothing.
 *
 * @param ibsReduction in percent
 * @param cbsReduction in percent
 * @param note whether model 55 may have it; empty where this is not known
 * @param receipt the same of model 65
 */
public record IbsCbsClass(
        BigDecimal ibsReduction, BigDecimal cbsReduction, Optional<Boolean> note, Optional<Boolean> receipt) {
    private static final Map<String, IbsCbsClass> ALL = IbsCbsRule.classes().rows().stream()
            .collect(Collectors.toUnmodifiableMap(ReferenceRow::key, IbsCbsClass::of));

    private static IbsCbsClass of(ReferenceRow row) {
        return new IbsCbsClass(
                reduction(row, "ibs_reduction"),
                reduction(row, "cbs_reduction"),
                allowed(row, "note"),
                allowed(row, "receipt"));
    }

    public static Optional<IbsCbsClass> find(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /** Whether it is known that a model may not have it. */
    public boolean barredFrom(boolean isReceipt) {
        return !(isReceipt ? receipt : note).orElse(true);
    }

    private static BigDecimal reduction(ReferenceRow row, String column) {
        return row.isOpen(column) ? BigDecimal.ZERO : row.decimal(column);
    }

    private static Optional<Boolean> allowed(ReferenceRow row, String model) {
        return row.isOpen(model)
                ? Optional.empty()
                : Optional.of(row.text(model).equals("yes"));
    }
}
