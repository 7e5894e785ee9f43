package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.SchemaVersion;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making, checking and sharing the tables. */
class SchemaTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private interface Body {
        void with(DataSource dataSource) throws Exception;
    }

    private static void inEmptyDatabase(Dialect dialect, Body body) throws Exception {
        if (dialect == Dialect.H2) {
            JdbcConnectionPool pool = H2Databases.pool(H2Databases.inMemory());
            body.with(pool);
            pool.dispose();
        } else {
            try (HikariDataSource pool = PostgresServer.pool(PostgresServer.newDatabase())) {
                body.with(pool);
            }
        }
    }

    private static void run(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(DataSource dataSource, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void assertUnavailable(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Unavailable.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private static void write(Store store, String id, String text) {
        store.execute(MARIA, session -> {
            session.documents()
                    .insert(new StoredDocument(
                            "thing", id, 1, 1, Doc.fields().put("text", text).build(), Map.of("text", text)));
            return id;
        });
    }

    private static List<String> ids(Store store, DocumentQuery query) {
        return store.execute(
                MARIA,
                session -> session.documents().list(query).stream()
                        .map(StoredDocument::id)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_empty_database_is_migrated_once(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            assertUnavailable("store.schema-missing", () -> Schema.validate(dataSource));
            assertUnavailable("store.schema-missing", () -> JdbcStore.on(dataSource));

            assertThat(Schema.migrate(dataSource)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(Schema.migrate(dataSource)).isEmpty();

            Schema.validate(dataSource);
            write(JdbcStore.on(dataSource), "1", "x");
        });
    }

    /** As Flyway leaves it: tables, a history of its own, and a version 1 in it. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_database_that_the_hosts_own_migrations_have_filled_is_migrated_beside_them(Dialect dialect)
            throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            run(dataSource, "CREATE TABLE flyway_schema_history (version varchar(50), script varchar(1000))");
            run(dataSource, "INSERT INTO flyway_schema_history VALUES ('1', 'V1__document.sql')");
            run(dataSource, "CREATE TABLE document (id integer)");

            assertThat(Schema.migrate(dataSource)).contains(1);

            Schema.validate(dataSource);
            assertThat(column(dataSource, "SELECT script FROM flyway_schema_history"))
                    .containsExactly("V1__document.sql");
            assertThat(column(dataSource, "SELECT id FROM document")).isEmpty();
            assertThat(column(dataSource, "SELECT table_schema || '.' || table_name FROM information_schema.tables"))
                    .extracting(name -> name.toLowerCase(Locale.ROOT))
                    .filteredOn(name -> name.startsWith("public.") && !name.startsWith("public.bo_"))
                    .containsExactlyInAnyOrder("public.flyway_schema_history", "public.document");
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void one_line_makes_the_tables_and_opens_the_store(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            write(JdbcStore.migrated(dataSource), "1", "x");
            assertThat(ids(JdbcStore.migrated(dataSource), DocumentQuery.all("thing")))
                    .containsExactly("1");
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void many_processes_migrate_at_once_and_each_version_is_applied_once(Dialect dialect) throws Exception {
        for (int round = 0; round < (dialect == Dialect.H2 ? 20 : 2); round++) {
            inEmptyDatabase(dialect, SchemaTest::migrateAtOnce);
        }
    }

    /** H2 loses a table that two connections alter at once: seen once in dozens of times before they took turns. */
    @Test
    @Tag("soak")
    void five_hundred_times_many_processes_migrate_h2_at_once() throws Exception {
        for (int round = 0; round < 500; round++) {
            inEmptyDatabase(Dialect.H2, SchemaTest::migrateAtOnce);
        }
    }

    @Test
    void whoever_finds_another_process_migrating_h2_waits_and_gives_up_when_it_is_interrupted() throws Exception {
        inEmptyDatabase(Dialect.H2, dataSource -> {
            run(dataSource, "CREATE GLOBAL TEMPORARY TABLE bo_schema_turn (nothing integer)");
            Thread.currentThread().interrupt();
            assertUnavailable("store.schema-busy", () -> Schema.migrate(dataSource));
            assertThat(Thread.interrupted()).isTrue();

            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<List<Integer>> waiting = thread.submit(() -> Schema.migrate(dataSource));
            assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            run(dataSource, "DROP TABLE bo_schema_turn");
            assertThat(waiting.get(60, TimeUnit.SECONDS)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            thread.shutdown();
        });
    }

    private static void migrateAtOnce(DataSource dataSource) throws Exception {
        int processes = 6;
        CyclicBarrier start = new CyclicBarrier(processes);
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        List<Future<List<Integer>>> runs = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            runs.add(threads.submit(() -> {
                start.await(60, TimeUnit.SECONDS);
                return Schema.migrate(dataSource);
            }));
        }
        List<Integer> applied = new ArrayList<>();
        for (Future<List<Integer>> run : runs) {
            applied.addAll(run.get(120, TimeUnit.SECONDS));
        }
        threads.shutdown();

        assertThat(applied).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        Schema.validate(dataSource);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_host_runs_the_script_with_a_tool_of_its_own(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            for (String statement : Schema.ddl(dialect, TableNames.DEFAULT).split(";\n")) {
                run(dataSource, statement);
            }

            Schema.validate(dataSource);
            assertThat(Schema.migrate(dataSource)).isEmpty();
            write(JdbcStore.on(dataSource), "1", "x");
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_changed_later_or_missing_version_is_refused(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            Schema.migrate(dataSource);

            run(dataSource, "UPDATE bo_schema_history SET checksum = 'other'");
            assertUnavailable("store.schema-changed", () -> Schema.validate(dataSource));
            assertUnavailable("store.schema-changed", () -> Schema.migrate(dataSource));

            run(dataSource, "UPDATE bo_schema_history SET version = 1000 + version");
            assertUnavailable("store.schema-ahead", () -> Schema.validate(dataSource));
            assertUnavailable("store.schema-ahead", () -> Schema.migrate(dataSource));
            assertUnavailable("store.schema-ahead", () -> JdbcStore.on(dataSource));

            run(dataSource, "DELETE FROM bo_schema_history");
            assertUnavailable("store.schema-behind", () -> Schema.validate(dataSource));
            assertUnavailable("store.schema-behind", () -> JdbcStore.on(dataSource));
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_open_store_sees_that_its_tables_have_changed_under_it(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            JdbcStore store = JdbcStore.migrated(dataSource);
            int needed = Schema.version();
            assertThat(store.schemaVersion()).contains(new SchemaVersion(needed, needed));

            run(dataSource, "INSERT INTO bo_schema_history (version, checksum) VALUES (99, 'of a later library')");
            assertThat(store.schemaVersion()).contains(new SchemaVersion(99, needed));

            run(dataSource, "DELETE FROM bo_schema_history WHERE version >= " + needed);
            assertThat(store.schemaVersion()).contains(new SchemaVersion(needed - 1, needed));
        });
    }

    @Test
    void a_migration_of_h2_that_was_cut_off_is_run_again() throws Exception {
        inEmptyDatabase(Dialect.H2, dataSource -> {
            Schema.migrate(dataSource);
            run(dataSource, "DELETE FROM bo_schema_history");
            run(dataSource, "DROP TABLE bo_job_lease");
            run(dataSource, "DROP INDEX bo_hold_due");

            assertThat(Schema.migrate(dataSource)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(JdbcStore.on(dataSource)
                            .leases()
                            .acquire("job", "me", Instant.EPOCH, Instant.EPOCH.plusSeconds(1)))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_database_of_version_1_is_brought_on_and_loses_the_deliveries_that_were_handled(Dialect dialect)
            throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            Schema.migrate(dataSource);
            run(dataSource, "ALTER TABLE bo_delivery DROP COLUMN first_at");
            run(dataSource, "DROP INDEX bo_delta_by_account");
            run(dataSource, "DROP INDEX bo_delivery_due");
            run(dataSource, "CREATE INDEX bo_delivery_open ON bo_delivery (subscription, due_at)");
            withoutTrail(dataSource);
            run(dataSource, "DROP INDEX bo_document_index_due");
            run(dataSource, "DROP INDEX bo_delivery_parked");
            run(dataSource, "DELETE FROM bo_schema_history WHERE version >= 2");
            for (String status : List.of("done", "pending", "skipped")) {
                String columns = "tenant, aggregate_kind, aggregate_id, subscription, version, idx, happened_at,"
                        + " status, finished, due_at, attempts, worker, reason";
                String values = "'blue-shop', 'thing', '%s', 'mail', 1, 0, 0, '%s', %s, 0, 1, '', ''"
                        .formatted(status, status, !status.equals("pending"));
                run(dataSource, "INSERT INTO bo_delivery (" + columns + ") VALUES (" + values + ")");
            }
            assertUnavailable("store.schema-behind", () -> JdbcStore.on(dataSource));

            assertThat(Schema.migrate(dataSource)).containsExactly(2, 3, 4, 5, 6, 7, 8);

            assertThat(column(dataSource, "SELECT status FROM bo_delivery ORDER BY status"))
                    .containsExactly("pending", "skipped");
            JdbcStore.on(dataSource);
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_database_of_version_2_is_brought_on_and_keeps_its_balances(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            Schema.migrate(dataSource);
            run(dataSource, "ALTER TABLE bo_checkpoint ALTER COLUMN amount SET DATA TYPE bigint");
            run(dataSource, "DELETE FROM bo_schema_history WHERE version = 3");
            run(
                    dataSource,
                    "INSERT INTO bo_checkpoint (tenant, book, account, unit, period, dimensions, amount) VALUES"
                            + " ('blue-shop', 'ledger', '1.1.1', 'BRL', '', '', 9223372036854775807)");

            assertThat(Schema.migrate(dataSource)).containsExactly(3);

            BalanceKey cash = BalanceKey.of(MARIA.tenant(), "ledger", "1.1.1", "BRL");
            Map<BalanceKey, Long> balances = JdbcStore.on(dataSource)
                    .hot(session -> session.deltas().balances(BalanceQuery.of(MARIA.tenant(), "ledger")));
            assertThat(balances).isEqualTo(Map.of(cash, Long.MAX_VALUE));
        });
    }

    /** Takes away what version 5 brought, and what version 8 added to it and beside it. */
    private static void withoutTrail(DataSource dataSource) throws SQLException {
        for (String table : List.of("unsealed", "entry", "block", "unanchored")) {
            run(dataSource, "DROP TABLE bo_trail_" + table);
        }
        run(dataSource, "DROP INDEX bo_delivery_aged");
        run(dataSource, "DROP INDEX bo_receipt_aged");
        run(dataSource, "CREATE INDEX bo_receipt_by_time ON bo_receipt (done_at)");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_events_of_a_database_of_version_4_wait_to_be_sealed(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            Schema.migrate(dataSource);
            SealedTrail before = new SealedTrail(dataSource);
            for (int i = 0; i < 20; i++) {
                before.append(SealedTrail.BLUE, "a" + i % 3, i);
            }
            withoutTrail(dataSource);
            run(dataSource, "DELETE FROM bo_schema_history WHERE version IN (5, 8)");

            assertThat(Schema.migrate(dataSource)).containsExactly(5, 8);

            assertThat(before.verify().findings()).isEmpty();
            assertThat(before.verify().tail().count()).isEqualTo(20);
            before.seal(7);
            assertThat(before.verify().findings()).isEmpty();
            assertThat(before.verify().events()).isEqualTo(20);
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_handled_delivery_leaves_no_row_and_a_skipped_one_its_reason(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            Schema.migrate(dataSource);
            Store store = JdbcStore.on(dataSource);
            List<EventKey> keys = new ArrayList<>();
            for (String id : List.of("1", "2", "3")) {
                EventKey key = new EventKey(MARIA.tenant(), AggregateRef.of("thing", id), 1, 0);
                keys.add(key);
                store.execute(MARIA, session -> {
                    session.outbox()
                            .append(
                                    new RecordedEvent(key, "thing.seen", 1, Doc.of(id), Instant.EPOCH, MARIA.user()),
                                    Set.of("mail"));
                    return id;
                });
            }

            for (Delivery delivery :
                    store.deliveries().claim("mail", "w", Instant.EPOCH, Instant.EPOCH.plusSeconds(9), 9)) {
                if (delivery.event().key().equals(keys.get(0))) {
                    store.deliveries().done(delivery, "w");
                } else {
                    store.deliveries().park(delivery, "w", "broken");
                }
            }
            store.deliveries().skip("mail", keys.get(1), "sold to nobody");

            assertThat(column(dataSource, "SELECT aggregate_id FROM bo_delivery ORDER BY aggregate_id"))
                    .containsExactly("2", "3");
            assertThat(column(dataSource, "SELECT reason FROM bo_delivery WHERE status = 'skipped'"))
                    .containsExactly("sold to nobody");
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void installations_under_strange_prefixes_and_schemas_share_a_database(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            run(dataSource, "CREATE SCHEMA second_home");
            List<TableNames> homes = List.of(
                    TableNames.prefixed("x9__of_thirty_characters_at_m_"),
                    TableNames.prefixed("a"),
                    TableNames.DEFAULT.in("second_home"));
            List<Store> stores = new ArrayList<>();
            for (TableNames home : homes) {
                assertThat(Schema.migrate(dataSource, home)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
                stores.add(JdbcStore.builder(dataSource).tables(home).build());
            }

            for (int i = 0; i < stores.size(); i++) {
                write(stores.get(i), "same-id", "home " + i);
                stores.get(i).leases().acquire("job", "me", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
            }
            for (int i = 0; i < stores.size(); i++) {
                assertThat(ids(stores.get(i), DocumentQuery.all("thing").where("text", "home " + i)))
                        .containsExactly("same-id");
                assertThat(ids(stores.get(i), DocumentQuery.all("thing"))).hasSize(1);
            }
            assertUnavailable("store.schema-missing", () -> Schema.validate(dataSource));
            assertUnavailable(
                    "store.schema-missing", () -> Schema.migrate(dataSource, TableNames.DEFAULT.in("nowhere")));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bo_",
                "1bo",
                "_bo",
                "bo;",
                "bo_ ",
                "bo\"",
                "bo'--",
                "bo.x",
                "ção",
                "bo_document; DROP TABLE x",
                "abcdefghijklmnopqrstuvwxyzabcde"
            })
    void a_prefix_that_is_not_a_plain_identifier_is_refused(String prefix) {
        assertThatThrownBy(() -> TableNames.prefixed(prefix)).isInstanceOf(InvalidInput.class);
        if (!prefix.isEmpty() && prefix.length() < 31) {
            assertThatThrownBy(() -> TableNames.DEFAULT.in(prefix)).isInstanceOf(InvalidInput.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void documents_are_listed_by_code_point(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            Schema.migrate(dataSource);
            Store store = JdbcStore.on(dataSource);
            List<String> byCodePoint = List.of(
                    "A", "Z", "_", "a", "b", "é", "ı", "中", "\uE000", "\uFB01", "\uFFFD", "🧾", "\uD83E\uDDFE!");
            List<String> shuffled = new ArrayList<>(byCodePoint);
            Collections.shuffle(shuffled, new Random(7));
            shuffled.forEach(text -> write(store, text, text));

            assertThat(ids(store, DocumentQuery.all("thing"))).containsExactlyElementsOf(byCodePoint);
            assertThat(ids(store, DocumentQuery.all("thing").between("text", "a", "\uFFFF")))
                    .containsExactlyElementsOf(byCodePoint.subList(3, 11));
            assertThat(ids(store, DocumentQuery.all("thing").between("text", "\uE000", "🧾")))
                    .containsExactlyElementsOf(byCodePoint.subList(8, 12));
        });
    }

    @Test
    void an_h2_file_that_would_lose_commits_is_refused_unless_that_is_accepted(@TempDir Path folder) {
        JdbcDataSource lossy = new JdbcDataSource();
        lossy.setURL("jdbc:h2:file:" + folder.resolve("lossy"));
        Schema.migrate(lossy);
        assertUnavailable("store.h2-write-delay", () -> JdbcStore.on(lossy));
        write(JdbcStore.builder(lossy).acceptingWeakDurability().build(), "1", "x");

        JdbcDataSource durable = new JdbcDataSource();
        durable.setURL("jdbc:h2:file:" + folder.resolve("lossy") + ";WRITE_DELAY=0");
        assertThat(ids(JdbcStore.on(durable), DocumentQuery.all("thing"))).containsExactly("1");
    }

    @Test
    void migrating_an_h2_file_gives_it_no_statement_to_complain_of(@TempDir Path folder) throws IOException {
        JdbcDataSource file = new JdbcDataSource();
        file.setURL("jdbc:h2:file:" + folder.resolve("shop") + ";WRITE_DELAY=0");
        assertThat(Schema.migrate(file)).hasSize(8);
        assertThat(Schema.migrate(file)).isEmpty();
        assertThat(folder.resolve("shop.mv.db")).exists();
        Path trace = folder.resolve("shop.trace.db");
        // A file that is opened and closed at once may trip H2 over an assertion of its own, which is not about us.
        assertThat(Files.exists(trace) ? Files.readString(trace) : "")
                .as("statements H2 complained of")
                .doesNotContain("jdbc[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MODE=MySQL", "MODE=Oracle", "COLLATION=ENGLISH", "IGNORECASE=TRUE"})
    void an_h2_database_that_reads_texts_in_its_own_way_is_refused(String setting) {
        JdbcConnectionPool pool = H2Databases.pool(H2Databases.inMemory() + ";" + setting);
        Schema.migrate(pool);
        assertUnavailable("store.h2-setting", () -> JdbcStore.on(pool));
        pool.dispose();
    }

    @Test
    void an_h2_database_in_postgresql_mode_is_served() {
        JdbcConnectionPool pool = H2Databases.pool(
                H2Databases.inMemory() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        Schema.migrate(pool);
        write(JdbcStore.on(pool), "1", "x");
        assertThat(ids(JdbcStore.on(pool), DocumentQuery.all("thing"))).containsExactly("1");
        pool.dispose();
    }

    @Test
    void a_database_of_another_product_is_refused() {
        JdbcConnectionPool pool = H2Databases.pool(H2Databases.inMemory());
        DataSource disguised = Watched.of(pool)
                .around((method, call) -> {
                    if (!method.equals("getMetaData")) {
                        return call.run();
                    }
                    return java.lang.reflect.Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {java.sql.DatabaseMetaData.class},
                            (self, asked, arguments) -> "Some Other");
                })
                .dataSource();
        assertUnavailable("store.database-unknown", () -> Schema.migrate(disguised));
        assertUnavailable("store.database-unknown", () -> JdbcStore.on(disguised));
        Schema.migrate(pool);
        write(JdbcStore.builder(disguised).dialect(Dialect.H2).build(), "1", "x");
        pool.dispose();
    }
}
