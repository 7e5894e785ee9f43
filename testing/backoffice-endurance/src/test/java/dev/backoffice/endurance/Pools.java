package dev.backoffice.endurance;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;

/** Connections to the databases of these tests, both durable as in earnest. */
final class Pools {
    private Pools() {}

    /** The address of an H2 file in a folder; what was answered is on the disk. */
    static String h2(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("shop") + ";WRITE_DELAY=0";
    }

    static HikariDataSource on(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        if (url.startsWith("jdbc:h2")) {
            config.setUsername("sa");
            config.setPassword("");
        }
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2000);
        return new HikariDataSource(config);
    }
}
