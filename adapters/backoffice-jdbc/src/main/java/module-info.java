/** The store for H2 and PostgreSQL. */
module dev.backoffice.jdbc {
    requires static transitive org.jspecify;
    requires transitive dev.backoffice.core;
    requires transitive java.sql;
    requires org.jdbi.v3.core;

    exports dev.backoffice.jdbc;
}
