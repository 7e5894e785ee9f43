package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Takes back all that left with a hold, at the cost it left with: an order cancelled after dispatch.
 *
 * <pre>{@code
 * ReturnGoods.of("return-12", hold)
 * }</pre>
 *
 * @param document what the goods came back with, e.g. the number of the return note; the key of the command; 1 to 100 visible
 *     ASCII characters
 * @param hold the hold they left with
 */
public record ReturnGoods(String document, HoldId hold) implements Command {
    /** @throws InvalidInput naming the field */
    public ReturnGoods {
        CodeText.check("document", document, 100, CodeText.PRINTABLE);
        Input.required(hold, "hold");
    }

    /** As the constructor. */
    public static ReturnGoods of(String document, HoldId hold) {
        return new ReturnGoods(document, hold);
    }

    @Override
    public IdempotencyKey key() {
        return IdempotencyKey.of(document);
    }

    Doc form() {
        return Doc.fields()
                .put("document", document)
                .put("hold", hold.toString())
                .build();
    }
}
