package dev.backoffice.fiscal.br.nfe;

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
record IbsCbsClass(
        BigDecimal ibsReduction, BigDecimal cbsReduction, Optional<Boolean> note, Optional<Boolean> receipt) {
    private static final Map<String, IbsCbsClass> ALL = NfeTables.rows("ibscbs-classes.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(
                    cells -> cells[0],
                    cells -> new IbsCbsClass(
                            new BigDecimal(cells[1]), new BigDecimal(cells[2]), allowed(cells[3]), allowed(cells[4]))));

    static Optional<IbsCbsClass> find(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /** Whether it is known that a model may not have it. */
    boolean barredFrom(boolean isReceipt) {
        return !(isReceipt ? receipt : note).orElse(true);
    }

    private static Optional<Boolean> allowed(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell.equals("1"));
    }
}
