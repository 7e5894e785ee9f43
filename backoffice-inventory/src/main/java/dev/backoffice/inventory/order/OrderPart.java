package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.stock.Site;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to go into one part of a split order.
 *
 * <pre>{@code
 * OrderPart.at("SP1").line(1, 2).line(2, 1)
 * }</pre>
 *
 * @param site the establishment it leaves from, when that is decided
 * @param lines which lines and how much of each, at least one
 */
public record OrderPart(Optional<Site> site, List<Share> lines) {
    /**
     * How much of a line.
     *
     * @param line its number in the order
     * @param count how much in the item's unit, above zero
     */
    public record Share(int line, BigDecimal count) {
        /** @throws InvalidInput naming the field */
        public Share {
            Input.inRange(line, "line", 1, ReceiveOrder.MAX_LINES);
            if (Input.required(count, "quantity").signum() <= 0) {
                throw InvalidInput.of("input.not-positive", "field", "quantity");
            }
        }
    }

    /** @throws InvalidInput naming the field */
    public OrderPart {
        Input.required(site, "site");
        lines = Input.atMost(ReceiveOrder.MAX_LINES, lines, "lines");
    }

    /** A part that leaves from here, without lines yet. */
    public static OrderPart at(String site) {
        return new OrderPart(Optional.of(Site.of(site)), List.of());
    }

    /** A part whose site is not decided, without lines yet. */
    public static OrderPart anywhere() {
        return new OrderPart(Optional.empty(), List.of());
    }

    /** Also a whole number of units of a line. */
    public OrderPart line(int number, long count) {
        return line(number, BigDecimal.valueOf(count));
    }

    /** Also so much of a line. */
    public OrderPart line(int number, BigDecimal count) {
        List<Share> more = new ArrayList<>(lines);
        more.add(new Share(number, count));
        return new OrderPart(site, more);
    }

    Doc form() {
        return Doc.fields()
                .put("site", site, place -> Doc.of(place.code()))
                .put(
                        "lines",
                        lines,
                        share -> Doc.fields()
                                .put("line", share.line())
                                .put("count", share.count().stripTrailingZeros().toPlainString())
                                .build())
                .build();
    }
}
