package dev.backoffice.jdbc;

import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;

/** H2 databases whose sessions stand in another zone than this JVM. */
final class H2Databases {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private H2Databases() {}

    static String inMemory() {
        return "jdbc:h2:mem:db" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1;TIME ZONE=America/Noronha";
    }

    static JdbcConnectionPool pool(String url) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
        pool.setMaxConnections(32);
        return pool;
    }
}
