package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.util.List;

/**
 * Says what becomes of goods that came back, some or all of them.
 *
 * @param key names the intention
 * @param returned which return
 * @param restock what can be sold again, each item of a line once
 * @param discard what cannot
 */
public record InspectReturn(IdempotencyKey key, ReturnId returned, List<CountedItem> restock, List<CountedItem> discard)
        implements ReturnCommand {
    /** @throws InvalidInput naming the field, {@code return.item-twice}, {@code input.empty} when nothing is decided */
    public InspectReturn {
        Input.required(key, "key");
        Input.required(returned, "return");
        restock = Input.required(restock, "restock").isEmpty() ? List.of() : CountedItem.checked(restock, "restock");
        discard = Input.required(discard, "discard").isEmpty() ? List.of() : CountedItem.checked(discard, "discard");
        if (restock.isEmpty() && discard.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "restock");
        }
    }

    /** All of this can be sold again. */
    public static InspectReturn restock(String key, ReturnId returned, List<CountedItem> goods) {
        return new InspectReturn(IdempotencyKey.of(key), returned, goods, List.of());
    }

    /** Nothing of this can be sold again. */
    public static InspectReturn discard(String key, ReturnId returned, List<CountedItem> goods) {
        return new InspectReturn(IdempotencyKey.of(key), returned, List.of(), goods);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("return", returned.toString())
                .put("restock", restock, CountedItem::form)
                .put("discard", discard, CountedItem::form)
                .build();
    }
}
