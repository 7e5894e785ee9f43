package dev.backoffice.tck;

import dev.backoffice.core.store.JoinedTransaction;

/** What {@link JoinedContract} does with a transaction of a host: it stands for the host's own code. */
public interface HostTransaction {
    /** What our commands take part through; always the same object. */
    JoinedTransaction joined();

    /** Writes a row into a table of the host's own, in this transaction. Called at most once for each row. */
    void insert(String row);

    /** Commits the transaction and then closes {@link #joined()}. */
    void commit();

    /** Rolls the transaction back, also one that failed, and then closes {@link #joined()}. */
    void rollback();
}
