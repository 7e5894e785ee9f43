package dev.backoffice.examples.filestore;

import dev.backoffice.core.job.Leases;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.Optional;

/** Leases of jobs, each call a transaction of its own. */
record LeaseTable(FileStore store) implements Leases {
    @Override
    public boolean acquire(String job, String owner, Instant now, Instant until) {
        return store.transaction(transaction -> {
            Optional<Doc> lease = transaction.find(Table.LEASE, Key.of(job));
            boolean taken = lease.filter(row -> !row.text("owner").equals(owner))
                    .filter(row -> row.instant("until").isAfter(now))
                    .isPresent();
            if (!taken) {
                Doc mine = Doc.fields().put("owner", owner).put("until", until).build();
                transaction.put(Table.LEASE, Key.of(job), mine);
            }
            return !taken;
        });
    }

    @Override
    public void release(String job, String owner) {
        store.transaction(transaction -> {
            Key key = Key.of(job);
            boolean mine = transaction
                    .find(Table.LEASE, key)
                    .filter(row -> row.text("owner").equals(owner))
                    .isPresent();
            if (mine) {
                transaction.remove(Table.LEASE, key);
            }
            return mine;
        });
    }
}
