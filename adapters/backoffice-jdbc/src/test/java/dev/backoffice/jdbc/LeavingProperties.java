package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.jdbc.TenantLife.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A tenant that is read on PostgreSQL, where nobody waits, while it goes on living. */
class LeavingProperties {
    private static HikariDataSource pool;

    private static ExecutorService others;

    @BeforeContainer
    static void begin() {
        pool = PostgresServer.pool(PostgresServer.newDatabase());
        Schema.migrate(pool);
        others = Executors.newSingleThreadExecutor();
    }

    @AfterContainer
    static void end() {
        others.shutdown();
        pool.close();
    }

    /** How a tenant is read; {@code meanwhile} runs once the row of this place was told. */
    interface Reading {
        List<TenantRow> read(JdbcStore store, int place, Runnable meanwhile);
    }

    @Property(tries = 60)
    void whatever_is_written_between_two_rows_is_read_whole_or_not_at_all(
            @ForAll @Size(min = 3, max = 12) List<Deed> before,
            @ForAll @Size(min = 1, max = 6) List<Deed> meanwhile,
            @ForAll @IntRange(max = 20) int place) {
        check(LeavingProperties::inOneTransaction, before, meanwhile, place);
    }

    /** A reading in two transactions breaks the same property, so it can tell. */
    @Property(tries = 5)
    void a_reading_in_two_transactions_is_found(@ForAll @IntRange(min = 1, max = 3) int posts) {
        List<Deed> before = new ArrayList<>(List.of(Deed.HAPPEN, Deed.HAPPEN));
        for (int i = 0; i < posts; i++) {
            before.add(Deed.POST);
        }
        AssertionError found = null;
        try {
            check(LeavingProperties::inTwoTransactions, before, List.of(Deed.HAPPEN, Deed.SEAL), 0);
        } catch (AssertionError expected) {
            found = expected;
        }
        assertThat(found).isNotNull();
    }

    private static void check(Reading reading, List<Deed> before, List<Deed> meanwhile, int place) {
        Emptied.all(pool, "bo_");
        JdbcStore store = JdbcStore.on(pool);
        TenantLife life = new TenantLife(store);
        before.forEach(life::does);

        List<TenantRow> rows = reading.read(store, place, () -> meanwhile.forEach(life::does));

        TenantLife.assertOneInstant(rows);
        assertThat(rows).isSorted();
    }

    /** Tried again when the database refuses one that met another; then nobody writes any more. */
    private static List<TenantRow> inOneTransaction(JdbcStore store, int place, Runnable meanwhile) {
        boolean[] done = new boolean[1];
        while (true) {
            List<TenantRow> rows = new ArrayList<>();
            try {
                store.tenants().read(TenantLife.BLUE.tenant(), row -> {
                    rows.add(row);
                    if (rows.size() > place && !done[0]) {
                        done[0] = true;
                        await(meanwhile);
                    }
                });
                return rows;
            } catch (Conflict met) {
                assertThat(met.retryable()).isTrue();
            }
        }
    }

    private static List<TenantRow> inTwoTransactions(JdbcStore store, int place, Runnable meanwhile) {
        List<TenantRow> rows = part(store, true);
        await(meanwhile);
        rows.addAll(part(store, false));
        return rows;
    }

    private static List<TenantRow> part(JdbcStore store, boolean documents) {
        List<TenantRow> rows = new ArrayList<>();
        store.tenants().read(TenantLife.BLUE.tenant(), row -> {
            if (documents == (row.table() == TenantTable.DOCUMENTS)) {
                rows.add(row);
            }
        });
        return rows;
    }

    private static void await(Runnable meanwhile) {
        try {
            others.submit(meanwhile).get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
