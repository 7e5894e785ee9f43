package dev.backoffice.inventory.returns;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.returns.ReturnTerms.DocumentIssuer;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Says that goods of an order are to come back.
 *
 * <pre>{@code
 * RequestReturn.of("rma-12", order, ReturnCause.REGRET).line(1, "MUG-01", 1)
 * }</pre>
 *
 * @param key names the intention; the return's id is made of it
 * @param order which order
 * @param cause why
 * @param lines what comes back, each item of a line once; counts above zero
 * @param note what else there is to say, without personal data; may be empty, at most 300 characters
 * @param issuer who issues the document that covers the goods on their way back; default the company
 */
public record RequestReturn(
        IdempotencyKey key,
        OrderId order,
        ReturnCause cause,
        @NotEmpty List<CountedItem> lines,
        String note,
        DocumentIssuer issuer)
        implements Command {
    /** @throws InvalidInput naming the field, {@code return.item-twice} */
    public RequestReturn {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(cause, "cause");
        lines = Input.required(lines, "lines").isEmpty() ? List.of() : CountedItem.checked(lines, "lines");
        for (CountedItem line : lines) {
            if (line.count().signum() == 0) {
                throw InvalidInput.of("input.not-positive", "field", "count");
            }
        }
        if (!Input.required(note, "note").isEmpty()) {
            Input.text(note, "note", 300);
        }
        Input.required(issuer, "issuer");
    }

    /** A return without lines yet. */
    public static RequestReturn of(String key, OrderId order, ReturnCause cause) {
        return new RequestReturn(IdempotencyKey.of(key), order, cause, List.of(), "", DocumentIssuer.COMPANY);
    }

    /** Also a whole number of units of a line's item. */
    public RequestReturn line(int line, String sku, long count) {
        return line(line, Sku.of(sku), BigDecimal.valueOf(count));
    }

    /** Also this much of a line's item, in its unit. */
    public RequestReturn line(int line, Sku sku, BigDecimal count) {
        List<CountedItem> more = new ArrayList<>(lines);
        more.add(new CountedItem(line, sku, count));
        return new RequestReturn(key, order, cause, more, note, issuer);
    }

    /** What else there is to say. */
    public RequestReturn note(String text) {
        return new RequestReturn(key, order, cause, lines, text, issuer);
    }

    /** The buyer, a taxpayer, issues the document. */
    public RequestReturn documentByBuyer() {
        return new RequestReturn(key, order, cause, lines, note, DocumentIssuer.BUYER);
    }

    Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("cause", Forms.name(cause))
                .put("lines", lines, CountedItem::form)
                .put("note", note)
                .put("issuer", Forms.name(issuer))
                .build();
    }
}
