package dev.backoffice.jdbc.internal;

import dev.backoffice.core.job.Leases;
import java.time.Instant;
import java.util.List;

/** Leases of jobs. */
public final class LeaseTable implements Leases {
    private final Database database;
    private final String name;

    public LeaseTable(Database database, String qualifier) {
        this.database = database;
        this.name = qualifier + "job_lease";
    }

    @Override
    public boolean acquire(String job, String owner, Instant now, Instant until) {
        String named = Texts.checked("job", job, 100);
        String taker = Texts.checked("owner", owner, 200);
        long at = Texts.micros(now);
        long ends = Texts.micros(until);
        return database.system(tx -> {
            int taken = tx.update(
                    "UPDATE " + name + " SET owner = ?, ends_at = ? WHERE job = ? AND (owner = ? OR ends_at <= ?)",
                    List.of(taker, ends, named, taker, at));
            return taken == 1 || added(tx, named, taker, ends);
        });
    }

    private boolean added(Tx tx, String job, String owner, long ends) {
        String insert = "INSERT INTO " + name + " (job, owner, ends_at) VALUES (?, ?, ?)";
        List<Object> parameters = List.of(job, owner, ends);
        return database.postgresql()
                ? tx.update(insert + " ON CONFLICT DO NOTHING", parameters) == 1
                : tx.insertUnlessTaken(insert, parameters);
    }

    @Override
    public void release(String job, String owner) {
        database.system(tx -> tx.update("DELETE FROM " + name + " WHERE job = ? AND owner = ?", List.of(job, owner)));
    }
}
