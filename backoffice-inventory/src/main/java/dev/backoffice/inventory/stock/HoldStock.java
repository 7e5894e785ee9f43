package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets goods aside, all lines or none, until they are committed, released or their time has passed.
 *
 * <pre>{@code
 * HoldStock.of("order-1001/hold", "1001").line("SP1", "MUG-01", 2).keepFor(Duration.ofHours(48))
 * }</pre>
 *
 * @param key names the intention; the hold's id is made of it
 * @param reference what they are set aside for, e.g. an order's id; 1 to 100 visible ASCII characters
 * @param lines at least one before the command is given, at most 1,000; lines of one item at one place are added up
 * @param keepFor from one second to 366 days after which anybody may expire it; default {@link #DEFAULT_TIME}
 */
public record HoldStock(
        IdempotencyKey key, String reference, @NotEmpty List<StockLine> lines, Duration keepFor) implements Command {
    static String checkReference(String reference) {
        return CodeText.check("reference", reference, 100, CodeText.PRINTABLE);
    }

    /** Seven days. */
    public static final Duration DEFAULT_TIME = Duration.ofDays(7);

    /** The most lines. */
    public static final int MAX_LINES = 1000;

    private static final Duration LONGEST = Duration.ofDays(366);

    /** @throws InvalidInput naming the field */
    public HoldStock {
        Input.required(key, "key");
        checkReference(reference);
        lines = Input.atMost(MAX_LINES, lines, "lines");
        Input.inRange(keepFor, "keepFor", Duration.ofSeconds(1), LONGEST);
    }

    /** A hold without lines yet. */
    public static HoldStock of(String key, String reference) {
        return of(IdempotencyKey.of(key), reference);
    }

    /** A hold without lines yet. */
    public static HoldStock of(IdempotencyKey key, String reference) {
        return new HoldStock(key, reference, List.of(), DEFAULT_TIME);
    }

    /** Also a whole number of units of this item. */
    public HoldStock line(String site, String sku, long count) {
        return line(Site.of(site), Sku.of(sku), BigDecimal.valueOf(count));
    }

    /** Also this much of this item, in its unit. */
    public HoldStock line(Site site, Sku sku, BigDecimal count) {
        List<StockLine> more = new ArrayList<>(lines);
        more.add(new StockLine(site, sku, count));
        return new HoldStock(key, reference, more, keepFor);
    }

    /** For how long. */
    public HoldStock keepFor(Duration time) {
        return new HoldStock(key, reference, lines, time);
    }

    Doc form() {
        return Doc.fields()
                .put("reference", reference)
                .put(
                        "lines",
                        lines,
                        line -> Doc.fields()
                                .put("site", line.site().code())
                                .put("sku", line.sku().value())
                                .put("count", line.count())
                                .build())
                .put("keepFor", keepFor.toString())
                .build();
    }
}
