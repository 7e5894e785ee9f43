package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes back what left with a hold, all that is still outside or some of it, at the cost it left with: an order cancelled after
 * dispatch, a buyer's return.
 *
 * <pre>{@code
 * ReturnGoods.of("cancel-12", hold)
 * ReturnGoods.of("return-12", hold).line(Sku.of("MUG-01"), BigDecimal.ONE)
 * }</pre>
 *
 * @param document what the goods came back with, e.g. the number of the return note; the key of the command; 1 to 100 visible
 *     ASCII characters
 * @param hold the hold they left with
 * @param lines what comes back, each item once; empty for all that has not come back yet
 */
public record ReturnGoods(String document, HoldId hold, List<ReturnedLine> lines) implements Command {
    /** @throws InvalidInput naming the field, {@code stock.item-twice} */
    public ReturnGoods {
        CodeText.check("document", document, 100, CodeText.PRINTABLE);
        Input.required(hold, "hold");
        lines = Input.atMost(HoldStock.MAX_LINES, lines, "lines");
        if (lines.stream().map(ReturnedLine::sku).distinct().count() < lines.size()) {
            throw InvalidInput.of("stock.item-twice", "document", document);
        }
    }

    /** All that has not come back yet. */
    public ReturnGoods(String document, HoldId hold) {
        this(document, hold, List.of());
    }

    /** As the constructor. */
    public static ReturnGoods of(String document, HoldId hold) {
        return new ReturnGoods(document, hold);
    }

    /** Only what is named, and also this much of this item, in its unit; it goes back to the places it left. */
    public ReturnGoods line(Sku sku, BigDecimal count) {
        List<ReturnedLine> more = new ArrayList<>(lines);
        more.add(new ReturnedLine(sku, count));
        return new ReturnGoods(document, hold, more);
    }

    @Override
    public IdempotencyKey key() {
        return IdempotencyKey.of(document);
    }

    Doc form() {
        Doc.Builder form = Doc.fields().put("document", document).put("hold", hold.toString());
        // Without lines the form is what it was before lines were known.
        return lines.isEmpty()
                ? form.build()
                : form.put("lines", lines, ReturnedLine::form).build();
    }
}
