package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On PostgreSQL the last changes of a transaction and its commit are one trip, whose loss leaves a doubt. */
class CommitWithWritesTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private final List<String> trips = new ArrayList<>();
    private String failing = "nothing";
    private String sqlState = "";
    private boolean afterwards;
    private HikariDataSource pool;
    private Store store;

    @BeforeEach
    void watchEachTrip() {
        pool = PostgresServer.pool(PostgresServer.newDatabase());
        Schema.migrate(pool);
        store = JdbcStore.on(watched(pool));
        trips.clear();
    }

    @AfterEach
    void leave() {
        pool.close();
    }

    private DataSource watched(DataSource real) {
        return Trips.of(real, (sql, call) -> {
            trips.add(sql);
            boolean planted = sql.endsWith(failing);
            if (planted && !afterwards) {
                throw new SQLException("made up", sqlState);
            }
            call.run();
            if (planted) {
                throw new SQLException("made up", sqlState);
            }
        });
    }

    private static StoredDocument document(String id) {
        return new StoredDocument("thing", id, 1, 1, Doc.fields().put("n", 1).build(), Map.of());
    }

    private String insert(String id) {
        return store.execute(MARIA, session -> {
            session.documents().insert(document(id));
            return id;
        });
    }

    private boolean stored(String id) {
        return JdbcStore.on(pool)
                .execute(MARIA, session -> session.documents().find("thing", id).isPresent());
    }

    @Test
    void a_receipt_its_answer_a_document_and_the_commit_are_one_trip() {
        ReceiptKey key = new ReceiptKey(MARIA.tenant(), "thing.add", IdempotencyKey.of("k"));
        store.execute(MARIA, session -> {
            session.receipts().insert(List.of(new Receipt(key, "1:f", "", Instant.EPOCH)));
            session.documents().insert(document("1"));
            session.receipts().answer(key, "1");
            return "1";
        });

        assertThat(trips).hasSize(1).first().asString().endsWith("; COMMIT");
        assertThat(stored("1")).isTrue();
        Map<ReceiptKey, Receipt> kept =
                JdbcStore.on(pool).execute(MARIA, session -> session.receipts().find(List.of(key)));
        assertThat(kept.get(key)).extracting(Receipt::result).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"08006", "08007", "57P01", "40003", "58030", "XX000", "''"})
    void what_breaks_in_it_leaves_a_doubt_before_and_after_it_was_committed(String state) {
        failing = "COMMIT";
        sqlState = state;
        assertCode(CommitUnknown.class, "store.commit-unknown", "before");
        afterwards = true;
        assertCode(CommitUnknown.class, "store.commit-unknown", "after");
        failing = "nothing";

        assertThat(stored("before")).isFalse();
        assertThat(stored("after")).isTrue();
        assertThat(insert("next")).isEqualTo("next");
    }

    @ParameterizedTest
    @CsvSource({
        "40001,store.conflict",
        "40P01,store.conflict",
        "55P03,store.conflict",
        "25P02,store.conflict",
    })
    void what_the_database_refuses_in_it_is_a_conflict(String state, String code) {
        failing = "COMMIT";
        sqlState = state;
        assertCode(Conflict.class, code, "1");
        assertThat(stored("1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"53100,store.failed", "57014,store.failed", "42P01,store.schema-missing"})
    void what_else_the_database_says_in_it_undid_it(String state, String code) {
        failing = "COMMIT";
        sqlState = state;
        assertCode(Unavailable.class, code, "1");
        assertThat(stored("1")).isFalse();
    }

    @Test
    void a_key_that_is_taken_undoes_it_and_the_connection_goes_on() {
        insert("1");
        assertCode(Conflict.class, "store.exists", "1");

        assertThat(insert("2")).isEqualTo("2");
    }

    @Test
    void a_backend_that_is_terminated_on_the_way_leaves_a_doubt() throws SQLException {
        try (Connection other = pool.getConnection()) {
            assertThatThrownBy(() -> store.execute(MARIA, session -> {
                        session.documents().find("thing", "a trip, so that the transaction is open");
                        session.documents().insert(document("1"));
                        terminateOthers(other);
                        return "1";
                    }))
                    .isInstanceOf(CommitUnknown.class);
        }
        assertThat(stored("1")).isFalse();
    }

    private static void terminateOthers(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid"
                            + " <> pg_backend_pid() AND state = 'idle in transaction'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void assertCode(Class<? extends BackofficeException> kind, String code, String id) {
        assertThatThrownBy(() -> insert(id))
                .isInstanceOf(kind)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }
}
