package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Says how much was taken for a line; said again it replaces what was said before.
 *
 * @param key names the intention
 * @param list which list
 * @param line the line's number, from 1
 * @param count how much in the item's unit, zero or more, up to four decimals
 * @param shortBecause why it is less than wanted; to be given when it is, and only then; at most 300 characters, without personal
 *     data
 */
public record RecordPick(IdempotencyKey key, PickListId list, int line, BigDecimal count, Optional<String> shortBecause)
        implements PickListCommand {
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(11);

    /** @throws InvalidInput naming the field */
    public RecordPick {
        Input.required(key, "key");
        Input.required(list, "list");
        Input.inRange(line, "line", 1, 100_000);
        Input.inRange(count, "count", BigDecimal.ZERO, LIMIT);
        // One form for equal counts, so that 2 and 2.0 are the same command.
        count = count.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(count.stripTrailingZeros().toPlainString());
        Input.required(shortBecause, "reason").ifPresent(reason -> Input.text(reason, "reason", 300));
    }

    /** All of it was there. */
    public static RecordPick of(String key, PickListId list, int line, long count) {
        return new RecordPick(IdempotencyKey.of(key), list, line, BigDecimal.valueOf(count), Optional.empty());
    }

    /** Less was there than wanted. */
    public static RecordPick shorted(String key, PickListId list, int line, long count, String because) {
        return new RecordPick(IdempotencyKey.of(key), list, line, BigDecimal.valueOf(count), Optional.of(because));
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("list", list.toString())
                .put("line", line)
                .put("count", count)
                .put("shortBecause", shortBecause, Doc::of)
                .build();
    }
}
