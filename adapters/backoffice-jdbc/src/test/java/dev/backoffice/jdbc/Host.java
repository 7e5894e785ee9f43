package dev.backoffice.jdbc;

import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.HostTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A host with a table of its own, {@code host_orders}, and its transactions over plain JDBC. */
final class Host implements HostTransaction {
    private final Connection connection;
    private final JoinedTransaction joined;

    private Host(Connection connection, JoinedTransaction joined) {
        this.connection = connection;
        this.joined = joined;
    }

    static void makeTheTable(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS host_orders (id varchar(100) PRIMARY KEY)");
            statement.execute("DELETE FROM host_orders");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static List<String> orders(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM host_orders ORDER BY id")) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static void insert(Connection connection, String order) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO host_orders VALUES (?)")) {
            insert.setString(1, order);
            insert.executeUpdate();
        }
    }

    /** A connection in a transaction of the host. */
    static Connection begin(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    static Host begin(DataSource dataSource, Store store) {
        try {
            Connection connection = begin(dataSource);
            try {
                return new Host(connection, ((JdbcStore) store).join(connection));
            } catch (RuntimeException refused) {
                giveBack(connection);
                throw refused;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void giveBack(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }

    @Override
    public JoinedTransaction joined() {
        return joined;
    }

    @Override
    public void insert(String row) {
        try {
            insert(connection, row);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void commit() {
        try {
            connection.commit();
            joined.close();
            giveBack(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void rollback() {
        try {
            connection.rollback();
            joined.close();
            giveBack(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
