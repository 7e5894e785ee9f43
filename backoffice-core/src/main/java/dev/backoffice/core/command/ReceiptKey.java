package dev.backoffice.core.command;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import java.util.Comparator;

/**
 * Names a receipt.
 *
 * @param tenant whose command
 * @param operation the verb's name
 * @param key the caller's key
 */
public record ReceiptKey(TenantId tenant, String operation, IdempotencyKey key) implements Comparable<ReceiptKey> {
    private static final Comparator<ReceiptKey> ORDER = Comparator.comparing(ReceiptKey::tenant)
            .thenComparing(ReceiptKey::operation)
            .thenComparing(receipt -> receipt.key().value());

    /** Why a command is refused whose key stands for another input already. */
    Conflict usedForOtherInput() {
        return Conflict.lasting("receipt.other-input", "operation", operation, "key", key.value());
    }

    @Override
    public int compareTo(ReceiptKey other) {
        return ORDER.compare(this, other);
    }
}
