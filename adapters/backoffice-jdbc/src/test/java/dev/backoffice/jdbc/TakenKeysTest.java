package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.Delta;
import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.StoredDocument;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who learns that a key was taken learns which, also when much was written in one trip. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakenKeysTest {
    private static final TenantId BLUE = TenantId.of("blue-shop");
    private static final TenantId RED = TenantId.of("red-shop");

    private enum Database {
        H2,
        POSTGRESQL
    }

    private String url;
    private HikariDataSource postgresql;
    private JdbcConnectionPool h2;

    @BeforeAll
    void makeTheDatabases() {
        url = PostgresServer.newDatabase();
        postgresql = PostgresServer.pool(url);
        h2 = H2Databases.pool(H2Databases.inMemory());
        Schema.migrate(postgresql);
        Schema.migrate(h2);
    }

    @AfterAll
    void leaveTheDatabases() {
        postgresql.close();
        h2.dispose();
    }

    private DataSource fresh(Database database) {
        DataSource source = database == Database.H2 ? h2 : postgresql;
        Emptied.all(source, "bo_");
        return source;
    }

    private static void hot(DataSource source, Consumer<HotStoreSession> work) {
        JdbcStore.on(source).hot(session -> {
            work.accept(session);
            return true;
        });
    }

    private static Map<String, String> taken(String code, DataSource source, Consumer<HotStoreSession> work) {
        Conflict conflict = catchThrowableOfType(Conflict.class, () -> hot(source, work));
        assertThat(conflict).isNotNull();
        assertThat(conflict.code()).isEqualTo(code);
        return conflict.details();
    }

    private static void insert(HotStoreSession session, TenantId tenant, String kind, String... ids) {
        Arrays.stream(ids)
                .forEach(id -> session.records(tenant)
                        .insert(new StoredDocument(kind, id, 1, 1, Doc.of(""), Map.of("n", id))));
    }

    @ParameterizedTest
    @EnumSource
    void of_documents_of_several_tenants_and_kinds(Database database) {
        DataSource source = fresh(database);
        hot(source, session -> insert(session, RED, "thing", "b", "ü 'x'"));

        assertThat(taken("store.exists", source, session -> {
                    insert(session, BLUE, "a-thing", "a", "b");
                    insert(session, BLUE, "thing", "b", "c");
                    insert(session, RED, "a-thing", "b");
                    insert(session, RED, "thing", "a", "b", "c");
                }))
                .containsExactlyInAnyOrderEntriesOf(Map.of("kind", "thing", "id", "b"));
        assertThat(taken("store.exists", source, session -> {
                    insert(session, BLUE, "thing", "ü 'x'");
                    insert(session, RED, "thing", "ü", "ü 'x'", "ü 'x');--");
                }))
                .containsEntry("id", "ü 'x'");
    }

    private static Delta delta(String posting, int line) {
        return new Delta(posting, line, new BalanceKey(BLUE, "book", "account", "BRL", "2026-11", ""), 1);
    }

    @ParameterizedTest
    @EnumSource
    void of_postings_and_receipts(Database database) {
        DataSource source = fresh(database);
        hot(source, session -> {
            session.deltas().insert(List.of(delta("p2", 0)));
            session.receipts().insert(List.of(receipt("k2")));
        });

        assertThat(taken(
                        "posting.exists",
                        source,
                        session -> session.deltas().insert(List.of(delta("p1", 0), delta("p2", 0), delta("p3", 0)))))
                .containsEntry("posting", "p2");
        assertThat(taken(
                        "receipt.taken",
                        source,
                        session -> session.receipts().insert(List.of(receipt("k1"), receipt("k2"), receipt("k3")))))
                .containsEntry("key", "k2")
                .containsEntry("operation", "thing.add");
    }

    private static Receipt receipt(String key) {
        return new Receipt(new ReceiptKey(BLUE, "thing.add", IdempotencyKey.of(key)), "1:f", "", Instant.EPOCH);
    }

    @Test
    void where_the_hosts_driver_keeps_the_key_quiet_nobody_is_accused() {
        fresh(Database.POSTGRESQL);
        try (HikariDataSource quiet = PostgresServer.pool(url + "&logServerErrorDetail=false")) {
            hot(quiet, session -> insert(session, BLUE, "thing", "b"));

            assertThat(taken("store.exists", quiet, session -> insert(session, BLUE, "thing", "a", "b", "c")))
                    .containsEntry("id", "");
            assertThat(taken("store.exists", quiet, session -> insert(session, BLUE, "thing", "b")))
                    .containsEntry("id", "b");
        }
    }
}
