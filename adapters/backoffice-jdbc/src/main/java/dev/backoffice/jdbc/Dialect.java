package dev.backoffice.jdbc;

/** The databases the store speaks. */
public enum Dialect {
    /** H2 2.x, in memory, in a file or as a server. */
    H2,
    /** PostgreSQL 12 and later; tested on 14. */
    POSTGRESQL
}
