package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** The contracts run in database sessions that stand in another zone than this JVM: an instant that were shifted on its way would show. */
class SessionZoneTest {
    private static final String NORONHA = "America/Noronha";

    private static String answer(DataSource dataSource, String question) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    @Test
    void sessions_of_h2_and_of_postgresql_stand_elsewhere() throws Exception {
        assertThat(TimeZone.getDefault().getRawOffset())
                .isNotEqualTo(TimeZone.getTimeZone(NORONHA).getRawOffset());

        JdbcConnectionPool h2 = H2Databases.pool(H2Databases.inMemory());
        assertThat(answer(h2, "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'TIME ZONE'"))
                .isEqualTo(NORONHA);
        h2.dispose();
        try (HikariDataSource postgresql = PostgresServer.pool(PostgresServer.newDatabase())) {
            assertThat(answer(postgresql, "SHOW TIME ZONE")).isEqualTo(NORONHA);
        }
    }
}
