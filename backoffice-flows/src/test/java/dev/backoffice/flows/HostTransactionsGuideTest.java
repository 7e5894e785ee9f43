package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.jdbc.JdbcStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The snippets of docs/guide/host-transactions.md, each run as it stands there; that of Spring runs with the JDBC store. */
class HostTransactionsGuideTest {
    private final CallContext maria = CallContext.of("blue-shop", "maria");
    private final JdbcDataSource dataSource = new JdbcDataSource();
    private JdbcStore store;
    private Shop mugs;
    private Backoffice shop;

    @BeforeEach
    void openTheShop() throws SQLException {
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        store = JdbcStore.migrated(dataSource);
        mugs = Shop.over(store, SimulatedAuthority.accepting()).stocked(10);
        shop = mugs.backoffice;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE web_order (id varchar(40) PRIMARY KEY, state varchar(20))");
        }
    }

    private static void insertOrder(Connection connection, String order, String state) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO web_order VALUES (?, ?)")) {
            insert.setString(1, order);
            insert.setString(2, state);
            insert.executeUpdate();
        }
    }

    private List<String> orders() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, state FROM web_order ORDER BY id")) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1) + " " + rows.getString(2));
            }
            return all;
        }
    }

    private void place(String order, int count) throws SQLException {
        // together begins
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (JoinedTransaction transaction = store.join(connection)) {
                insertOrder(connection, order, "placed");
                shop.joined(transaction)
                        .stock()
                        .hold(maria, HoldStock.of("hold/" + order, order).line("SP1", "MUG-01", count));
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
        // together ends
    }

    @Test
    void together() throws SQLException {
        place("1001", 2);
        assertThat(orders()).containsExactly("1001 placed");
        assertThat(mugs.available("MUG-01")).isEqualTo("8 UN");

        assertThatThrownBy(() -> place("1002", 9)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> place("1001", 3)).isInstanceOf(SQLException.class);
        assertThat(orders()).containsExactly("1001 placed");
        assertThat(mugs.available("MUG-01")).isEqualTo("8 UN");
    }

    @Test
    void refused() throws SQLException {
        String order = "1001";
        HoldStock hold = HoldStock.of("hold/" + order, order).line("SP1", "MUG-01", 11);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (JoinedTransaction transaction = store.join(connection)) {
                JoinedBackoffice joined = shop.joined(transaction);
                // refused begins
                try {
                    joined.stock().hold(maria, hold);
                    insertOrder(connection, order, "placed");
                } catch (RuleViolation shortage) {
                    insertOrder(connection, order, "waiting for goods");
                }
                connection.commit();
                // refused ends
            }
        }
        assertThat(orders()).containsExactly("1001 waiting for goods");
        assertThat(mugs.available("MUG-01")).isEqualTo("10 UN");
    }

    private int losses = 2;

    /** Loses its race twice. */
    private void placeOnce(String order) throws SQLException {
        if (losses-- > 0) {
            throw Conflict.retryable("store.conflict", null);
        }
        place(order, 1);
    }

    @Test
    void again() throws SQLException {
        String order = "1001";
        // again begins
        for (int attempt = 1; ; attempt++) {
            try {
                placeOnce(order);
                break;
            } catch (Conflict conflict) {
                if (!conflict.retryable() || attempt == 5) {
                    throw conflict;
                }
            }
        }
        // again ends
        assertThat(orders()).containsExactly("1001 placed");
        assertThat(losses).isEqualTo(-1);
    }

    @Test
    void the_guide_shows_these_snippets_and_no_other() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide/host-transactions.md"))) {
            root = root.getParent();
        }
        String source = Files.readString(root.resolve(
                        "backoffice-flows/src/test/java/dev/backoffice/flows/HostTransactionsGuideTest.java"))
                + Files.readString(root.resolve(
                        "adapters/backoffice-jdbc/src/test/java/dev/backoffice/jdbc/SpringTransactionsTest.java"));
        List<String> shown = new ArrayList<>();
        String guide = Files.readString(root.resolve("docs/guide/host-transactions.md"));
        Matcher blocks = Pattern.compile("<!-- (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(guide);
        while (blocks.find()) {
            String name = blocks.group(1);
            shown.add(name);
            int begin = source.indexOf("// " + name + " begins\n");
            int end = source.indexOf("// " + name + " ends");
            assertThat(begin).as("snippet %s", name).isPositive().isLessThan(end);
            assertThat(blocks.group(2).replaceAll("\\s+", ""))
                    .as("snippet %s", name)
                    .isEqualTo(
                            source.substring(source.indexOf('\n', begin), end).replaceAll("\\s+", ""));
        }
        assertThat(shown).containsExactly("together", "refused", "again", "spring");
        assertThat(guide.split("```java", -1)).as("every block has a name").hasSize(shown.size() + 1);
    }
}
