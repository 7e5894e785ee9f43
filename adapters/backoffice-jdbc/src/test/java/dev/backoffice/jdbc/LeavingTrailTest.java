package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.leaving.TenantExport;
import dev.backoffice.core.leaving.TenantImport;
import dev.backoffice.core.trail.Trail;
import dev.backoffice.core.trail.TrailFinding;
import dev.backoffice.core.trail.TrailReport;
import dev.backoffice.jdbc.TenantLife.Deed;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** The sealed trail of a tenant that moved. */
class LeavingTrailTest {
    private final JdbcStore from = JdbcStore.migrated(H2Databases.pool(H2Databases.inMemory()));
    private final JdbcConnectionPool pool = H2Databases.pool(H2Databases.inMemory());
    private final JdbcStore to = JdbcStore.migrated(pool);

    private static TrailReport verify(JdbcStore store) {
        return new Trail(
                        TestCommands.builder(store, SettableClock.at("2026-03-02T13:00:00Z"), SequentialIds.create())
                                .build(),
                        store.trail(),
                        Optional.empty())
                .verify(TenantLife.BLUE);
    }

    private void move() {
        TenantLife life = new TenantLife(from);
        life.happen(20);
        life.does(Deed.SEAL);
        life.does(Deed.SEAL);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TenantExport.write(from.tenants(), TenantLife.BLUE.tenant(), file);
        TenantImport.read(to.tenants(), TenantLife.BLUE.tenant(), new ByteArrayInputStream(file.toByteArray()));
    }

    @Test
    void it_verifies_where_it_came_to_as_where_it_was_and_goes_on() {
        move();

        assertThat(verify(to)).isEqualTo(verify(from));
        assertThat(verify(to).findings()).isEmpty();
        assertThat(verify(to).events()).isPositive();
        TenantLife life = new TenantLife(to);
        for (int i = 0; i < 20; i++) {
            life.does(Deed.SEAL);
        }
        TrailReport after = verify(to);
        assertThat(after.findings()).isEmpty();
        assertThat(after.events()).isEqualTo(20);
        assertThat(after.tail().count()).isZero();
    }

    @Test
    void what_is_edited_after_the_move_is_found() {
        move();

        Tampering.EVENT_BODY.on(pool, 2, 1, 1, 1);

        assertThat(verify(to).findings()).extracting(TrailFinding::fault).containsExactly(TrailFinding.Fault.EDITED);
    }
}
