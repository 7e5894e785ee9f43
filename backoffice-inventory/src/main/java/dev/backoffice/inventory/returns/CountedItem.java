package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of an item of a line, as somebody counted it.
 *
 * @param line the number of the order's line, from 1
 * @param sku which item; of a kit, which of its components
 * @param count how much in the item's unit, zero or more, up to four decimals
 */
public record CountedItem(int line, Sku sku, BigDecimal count) {
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(11);

    /** @throws InvalidInput naming the field */
    public CountedItem {
        Input.inRange(line, "line", 1, 100_000);
        Input.required(sku, "sku");
        Input.inRange(count, "count", BigDecimal.ZERO, LIMIT);
        // One form for equal counts, so that 2 and 2.0 are the same command.
        count = count.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(count.stripTrailingZeros().toPlainString());
    }

    /** A whole number of an item. */
    public static CountedItem of(int line, String sku, long count) {
        return new CountedItem(line, Sku.of(sku), BigDecimal.valueOf(count));
    }

    Doc form() {
        return Doc.fields()
                .put("line", line)
                .put("sku", sku.value())
                .put("count", count)
                .build();
    }

    /** An unchangeable copy in which each item of a line is once and something is counted; else {@code return.item-twice}, {@code input.empty}. */
    static List<CountedItem> checked(List<CountedItem> items, String field) {
        List<CountedItem> copy = Input.atMost(1000, items, field);
        Set<String> once = new HashSet<>();
        for (CountedItem item : copy) {
            if (!once.add(item.line() + "/" + item.sku())) {
                throw InvalidInput.of(
                        "return.item-twice",
                        "line",
                        Integer.toString(item.line()),
                        "sku",
                        item.sku().value());
            }
        }
        if (copy.stream().allMatch(item -> item.count().signum() == 0)) {
            throw InvalidInput.of("input.empty", "field", field);
        }
        return copy;
    }
}
