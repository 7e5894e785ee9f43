package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.trail.TrailFinding;
import dev.backoffice.core.trail.TrailReport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.h2.jdbcx.JdbcConnectionPool;

/** Law 13 over the stored rows: whatever is changed of what was sealed is found, and named as what it is. */
class SealedTrailProperties {
    private static JdbcConnectionPool pool = H2Databases.pool(H2Databases.inMemory());

    @BeforeContainer
    static void migrated() {
        Schema.migrate(pool);
    }

    @AfterContainer
    static void closed() {
        pool.dispose();
    }

    @Property(tries = 300)
    void whatever_is_tampered_with_is_found(
            @ForAll Tampering tampering,
            @ForAll @IntRange(min = 8, max = 24) int events,
            @ForAll @IntRange(min = 1, max = 7) int blockSize,
            @ForAll @IntRange(max = 1_000) int one,
            @ForAll @IntRange(max = 1_000) int another,
            @ForAll @IntRange(max = 1_000) int block) {
        SealedTrail trail = new SealedTrail(pool).sealed(events, blockSize);
        TrailReport before = trail.verify();
        assertThat(before.findings()).isEmpty();
        assertThat(before.events()).isEqualTo(events);
        assertThat(before.tail().count()).isEqualTo(1);

        long position = 1 + one % events;
        long other = 1 + (position - 1 + 1 + another % (events - 1)) % events;
        tampering.on(pool, position, other, 1 + block % (trail.lastBlock() - 1), trail.lastBlock());

        assertThat(trail.verify().findings())
                .extracting(TrailFinding::fault)
                .as("%s at %s and %s", tampering, position, other)
                .contains(tampering.fault());
    }

    @Property(tries = 40)
    void what_nobody_touches_stays_clean_however_it_was_sealed(
            @ForAll @IntRange(min = 1, max = 6) int rounds, @ForAll @IntRange(min = 1, max = 9) int blockSize) {
        SealedTrail trail = new SealedTrail(pool);
        for (int round = 0; round < rounds; round++) {
            trail.append(SealedTrail.BLUE, "a", round);
            trail.append(SealedTrail.BLUE, "b", round);
            trail.seal(blockSize + round % 2);

            TrailReport report = trail.verify();
            assertThat(report.findings()).isEmpty();
            assertThat(report.events()).isEqualTo(2L * round + 2);
        }
    }
}
