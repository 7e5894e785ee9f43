package dev.backoffice.core.command;

import dev.backoffice.core.marking.HostImplements;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Receipts within one transaction. Keys name their tenant. */
@HostImplements
public interface Receipts {
    /** The receipts that exist among these keys. */
    Map<ReceiptKey, Receipt> find(Collection<ReceiptKey> keys);

    /**
     * Adds receipts; a key taken by a transaction that has not ended is waited for.
     *
     * @throws dev.backoffice.core.error.Conflict {@code receipt.taken}, retryable, when a key exists
     */
    void insert(List<Receipt> receipts);

    /** Sets the answer of a receipt this transaction inserted. */
    void answer(ReceiptKey key, String result);
}
