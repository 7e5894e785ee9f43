package dev.backoffice.fiscal.tax;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The taxes of a line of a sale.
 *
 * @param line the id of the line
 * @param operation the code documents give to such an operation, in Brazil the CFOP; empty where a country has none
 * @param results one for each tax that was decided, in the order of the rules
 */
public record LineTaxes(String line, String operation, List<TaxResult> results) {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} or {@code input.blank} */
    public LineTaxes {
        Input.text(line, "line.id", 60);
        Input.required(operation, "line.operation");
        results = List.copyOf(results);
    }

    /** What was decided about a tax, by the type of its result. */
    public <T extends TaxResult> Optional<T> find(Class<T> type) {
        return find(results, type);
    }

    /**
     * What was decided about a tax, by the type of its result.
     *
     * @throws NotFound {@code tax.not-decided}
     */
    public <T extends TaxResult> T get(Class<T> type) {
        return find(type).orElseThrow(() -> NotFound.of("tax.not-decided", "line", line, "tax", type.getSimpleName()));
    }

    /** The amounts of all taxes. */
    public List<TaxAmount> amounts() {
        return results.stream().flatMap(result -> result.amounts().stream()).toList();
    }

    /** What is due of each tax over several lines: the exact sums of the rounded lines, by name in the order they appear. */
    public static Map<String, Money> totals(List<LineTaxes> lines) {
        Map<String, Money> totals = new LinkedHashMap<>();
        for (LineTaxes line : lines) {
            line.amounts().forEach(amount -> totals.merge(amount.tax(), amount.amount(), Money::plus));
        }
        return Collections.unmodifiableMap(totals);
    }

    static <T extends TaxResult> Optional<T> find(List<TaxResult> results, Class<T> type) {
        for (TaxResult result : results) {
            if (type.isInstance(result)) {
                return Optional.of(type.cast(result));
            }
        }
        return Optional.empty();
    }
}
