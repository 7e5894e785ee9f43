package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.util.List;

/**
 * Says that the goods of a return came.
 *
 * @param key names the intention
 * @param returned which return
 * @param lines what came; empty when all that was announced did. An item that is not named did not come
 */
public record ReceiveReturn(IdempotencyKey key, ReturnId returned, List<CountedItem> lines) implements ReturnCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field, {@code return.item-twice} */
    public ReceiveReturn {
        Input.required(key, "key");
        Input.required(returned, "return");
        lines = Input.required(lines, "lines").isEmpty() ? List.of() : CountedItem.checked(lines, "lines");
    }

    /** All that was announced came. */
    public static ReceiveReturn all(String key, ReturnId returned) {
        return new ReceiveReturn(IdempotencyKey.of(key), returned, List.of());
    }

    /** Only this came. */
    public static ReceiveReturn of(String key, ReturnId returned, List<CountedItem> lines) {
        return new ReceiveReturn(IdempotencyKey.of(key), returned, lines);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("return", returned.toString())
                .put("lines", lines, CountedItem::form)
                .build();
    }
}
