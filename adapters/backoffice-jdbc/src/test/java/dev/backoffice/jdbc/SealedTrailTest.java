package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.trail.SealAnchor;
import dev.backoffice.core.trail.TrailFinding;
import dev.backoffice.core.trail.TrailFinding.Fault;
import dev.backoffice.core.trail.TrailHead;
import dev.backoffice.core.trail.TrailReport;
import dev.backoffice.testkit.MemoryAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a verification says of a trail that somebody wrote to, on both databases. */
class SealedTrailTest {
    private static JdbcConnectionPool h2;
    private static HikariDataSource postgresql;

    @BeforeAll
    static void open() {
        h2 = H2Databases.pool(H2Databases.inMemory());
        postgresql = PostgresServer.pool(PostgresServer.newDatabase());
        Schema.migrate(h2);
        Schema.migrate(postgresql);
    }

    @AfterAll
    static void close() {
        h2.dispose();
        postgresql.close();
    }

    private static SealedTrail trail(Dialect dialect) {
        DataSource dataSource = dialect == Dialect.H2 ? h2 : postgresql;
        return new SealedTrail(dataSource).sealed(10, 3);
    }

    private static List<Fault> faults(TrailReport report) {
        return report.findings().stream().map(TrailFinding::fault).toList();
    }

    @ParameterizedTest
    @EnumSource(Tampering.class)
    void on_postgresql_too_whatever_is_tampered_with_is_found(Tampering tampering) {
        SealedTrail trail = trail(Dialect.POSTGRESQL);
        assertThat(trail.verify().findings()).isEmpty();

        tampering.on(postgresql, 5, 9, 2, 4);

        assertThat(faults(trail.verify())).contains(tampering.fault());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_edited_event_is_named_with_its_block_and_position(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        Tampering.EVENT_BODY.on(trail.dataSource, 5, 6, 1, 4);

        TrailReport report = trail.verify();

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.EDITED);
            assertThat(finding.block()).isEqualTo(OptionalLong.of(2));
            assertThat(finding.position()).isEqualTo(OptionalLong.of(5));
            assertThat(finding.event().orElseThrow()).hasToString("blue-shop/thing/a4@4.0");
        });
        assertThat(report.auditReport().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.law()).isEqualTo("trail.edited");
            assertThat(finding.subject()).isEqualTo("blue-shop/thing/a4@4.0");
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void entries_that_changed_places_are_both_named_also_over_blocks(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        Tampering.ENTRIES_SWAPPED.on(trail.dataSource, 2, 8, 1, 4);

        assertThat(trail.verify().findings())
                .filteredOn(finding -> finding.fault() == Fault.REORDERED)
                .extracting(finding -> finding.position().orElseThrow(), TrailFinding::text)
                .containsExactly(
                        tuple(2L, "the event was sealed at position 8"),
                        tuple(8L, "the event was sealed at position 2"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_same_content_written_another_way_is_no_edit(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        Tampering.run(trail.dataSource, "UPDATE bo_event SET body = REPLACE(body, ':', ' : ')");

        assertThat(trail.verify().findings()).isEmpty();
    }

    private static void cutLastBlock(SealedTrail trail) {
        Tampering.run(
                trail.dataSource,
                "DELETE FROM bo_event WHERE EXISTS (SELECT 1 FROM bo_trail_entry s WHERE s.tenant = 'blue-shop' AND"
                        + " s.pos >= 10 AND s.tenant = bo_event.tenant AND s.aggregate_id = bo_event.aggregate_id AND"
                        + " s.version = bo_event.version)");
        Tampering.run(trail.dataSource, "DELETE FROM bo_trail_entry WHERE tenant = 'blue-shop' AND pos >= 10");
        Tampering.run(trail.dataSource, "DELETE FROM bo_trail_block WHERE tenant = 'blue-shop' AND num = 4");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_end_that_was_cut_off_is_found_by_the_anchor_and_only_by_it(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        MemoryAnchor anchor = new MemoryAnchor();
        assertThat(trail.anchor(anchor)).isEqualTo(DueJob.Done.of(8));
        assertThat(trail.verify(Optional.of(anchor)).findings()).isEmpty();

        cutLastBlock(trail);

        assertThat(trail.verify().findings()).isEmpty();
        assertThat(faults(trail.verify(Optional.of(anchor)))).containsExactly(Fault.CUT);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_cut_chain_that_grows_again_stays_found_because_the_anchor_refuses_the_other_head(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        MemoryAnchor anchor = new MemoryAnchor();
        trail.anchor(anchor);
        cutLastBlock(trail);
        for (int i = 0; i < 20; i++) {
            trail.append(SealedTrail.BLUE, "later", i);
        }
        trail.seal(3);

        assertThat(trail.verify().findings()).isEmpty();
        assertThatThrownBy(() -> trail.anchor(anchor))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("trail.anchor-refused"));
        assertThat(faults(trail.verify(Optional.of(anchor)))).containsExactly(Fault.CUT);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_chain_that_was_written_anew_is_found_by_the_anchor_and_only_by_it(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        MemoryAnchor anchor = new MemoryAnchor();
        trail.anchor(anchor);
        Tampering.EVENT_BODY.on(trail.dataSource, 5, 6, 1, 4);
        Tampering.run(trail.dataSource, "DELETE FROM bo_trail_block WHERE tenant = 'blue-shop'");
        Tampering.run(trail.dataSource, "DELETE FROM bo_trail_entry WHERE tenant = 'blue-shop'");
        Tampering.run(trail.dataSource, "DELETE FROM bo_trail_unsealed");
        Tampering.run(
                trail.dataSource,
                "INSERT INTO bo_trail_unsealed SELECT tenant, happened_at, aggregate_kind, aggregate_id, version, idx"
                        + " FROM bo_event WHERE tenant = 'blue-shop'");
        trail.seal(3);

        assertThat(trail.verify().findings()).isEmpty();
        assertThat(faults(trail.verify(Optional.of(anchor)))).containsExactly(Fault.CUT);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_anchor_that_fails_keeps_nothing_from_being_sealed_and_gets_every_head_in_order_later(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        MemoryAnchor anchor = new MemoryAnchor();
        anchor.reachable(false);
        assertThatThrownBy(() -> trail.anchor(anchor)).isInstanceOf(Unavailable.class);
        trail.seal(3);
        assertThat(trail.verify().tail().count()).isZero();
        assertThat(faults(trail.verify(Optional.of(anchor)))).containsExactly(Fault.NOT_ANCHORED);

        anchor.reachable(true);
        assertThat(trail.verify(Optional.of(anchor)).findings()).isEmpty();
        trail.clock.advance(Duration.ofMinutes(61));
        assertThat(faults(trail.verify(Optional.of(anchor)))).containsExactly(Fault.NOT_ANCHORED);

        trail.anchor(anchor);
        assertThat(trail.verify(Optional.of(anchor)).findings()).isEmpty();
        assertThat(anchor.heads(SealedTrail.BLUE.tenant()))
                .extracting(head -> head.number())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_event_that_is_sealed_and_marked_again_is_not_sealed_twice_and_the_run_says_so(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        Tampering.EVENT_PUT_IN_AND_MARKED_THOUGH_SEALED.on(trail.dataSource, 5, 6, 1, 4);

        assertThatThrownBy(() -> trail.seal(3))
                .isInstanceOfSatisfying(
                        Conflict.class, refused -> assertThat(refused.code()).isEqualTo("trail.seal-refused"));

        assertThat(trail.verify().events()).isEqualTo(10);
        assertThat(faults(trail.verify())).containsExactly(Fault.INSERTED);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_tenant_that_cannot_be_sealed_keeps_no_other_from_it_and_the_run_tells_of_it(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        Tampering.EVENT_PUT_IN_AND_MARKED_THOUGH_SEALED.on(trail.dataSource, 5, 6, 1, 4);
        trail.append(SealedTrail.RED, "b", 1);

        DueJob.Done done = trail.seal(3);

        assertThat(done.count()).isEqualTo(1);
        assertThat(done.failure())
                .containsInstanceOf(Conflict.class)
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("trail.seal-refused"));
        assertThat(trail.store.trail().tail(SealedTrail.RED.tenant()).count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_event_that_happened_before_the_head_and_is_committed_after_it_is_sealed_in_a_later_block(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        Instant before = trail.clock.instant();
        trail.clock.advance(Duration.ofHours(1));
        trail.append(SealedTrail.BLUE, "b", 1);
        trail.seal(3);
        long head = trail.lastBlock();

        trail.clock.set(before);
        trail.append(SealedTrail.BLUE, "late", 1);
        trail.seal(3);

        assertThat(trail.lastBlock()).isEqualTo(head + 1);
        assertThat(trail.verify().findings()).isEmpty();
        assertThat(trail.verify().tail().count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void history_that_is_written_anew_from_a_block_in_the_middle_on_is_found_by_the_latest_head_alone(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        LatestHeadOnly anchor = new LatestHeadOnly();
        trail.anchor(anchor);
        Tampering.EVENT_BODY.on(trail.dataSource, 5, 6, 1, 4);
        Tampering.run(trail.dataSource, "DELETE FROM bo_trail_block WHERE tenant = 'blue-shop' AND num > 1");
        Tampering.run(
                trail.dataSource,
                "INSERT INTO bo_trail_unsealed SELECT e.tenant, e.happened_at, e.aggregate_kind, e.aggregate_id,"
                        + " e.version, e.idx FROM bo_event e JOIN bo_trail_entry s ON s.tenant = e.tenant AND"
                        + " s.aggregate_kind = e.aggregate_kind AND s.aggregate_id = e.aggregate_id AND s.version ="
                        + " e.version AND s.idx = e.idx WHERE e.tenant = 'blue-shop' AND s.pos > 3");
        Tampering.run(trail.dataSource, "DELETE FROM bo_trail_entry WHERE tenant = 'blue-shop' AND pos > 3");
        for (int i = 0; i < 9; i++) {
            trail.append(SealedTrail.BLUE, "later", i);
        }
        trail.seal(3);

        assertThat(trail.verify().findings()).isEmpty();
        assertThat(trail.lastBlock()).isGreaterThan(5);
        assertThat(trail.anchor(anchor).failure()).containsInstanceOf(RuleViolation.class);
        assertThat(faults(trail.verify(Optional.of(anchor)))).containsExactly(Fault.CUT);
    }

    /** What a small host may do: one row for each tenant, which an older head does not replace. */
    private static final class LatestHeadOnly implements SealAnchor {
        private final Map<TenantId, TrailHead> latest = new TreeMap<>();

        @Override
        public boolean keep(TrailHead head) {
            TrailHead kept = latest.get(head.tenant());
            if (kept == null || kept.number() < head.number()) {
                latest.put(head.tenant(), head);
                return true;
            }
            return kept.number() > head.number() || kept.hash().equals(head.hash());
        }

        @Override
        public Optional<TrailHead> latest(TenantId tenant) {
            return Optional.ofNullable(latest.get(tenant));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_tail_is_told_with_its_size_and_age(Dialect dialect) {
        SealedTrail trail = trail(dialect);
        trail.clock.advance(Duration.ofMinutes(5));
        trail.append(SealedTrail.BLUE, "b", 1);

        TrailReport report = trail.verify();

        assertThat(report.tail().count()).isEqualTo(2);
        assertThat(report.tailAge()).isEqualTo(Duration.ofMinutes(5).plusMillis(1));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void of_a_trail_that_is_all_wrong_the_first_hundred_findings_are_named_and_the_others_counted(Dialect dialect) {
        DataSource dataSource = dialect == Dialect.H2 ? h2 : postgresql;
        SealedTrail trail = new SealedTrail(dataSource).sealed(150, 40);
        Tampering.run(dataSource, "UPDATE bo_event SET schema_no = 9 WHERE aggregate_id <> 'waiting'");

        TrailReport report = trail.verify();

        assertThat(report.findings()).hasSize(TrailReport.MOST_FINDINGS);
        assertThat(report.further()).isEqualTo(50);
    }
}
