package dev.backoffice.jdbc;

/**
 * How strictly transactions of the two lanes are kept apart. The store is correct at both; deliveries, leases and the
 * forgetting of receipts are single compare-and-set statements and always run at READ COMMITTED.
 */
public enum Isolation {
    /** The default: row locks and unique keys decide. A connection that comes with a stricter level keeps it. */
    READ_COMMITTED,
    /** The database also refuses what could not have happened one after the other; expect more conflicts that are tried again. */
    SERIALIZABLE
}
