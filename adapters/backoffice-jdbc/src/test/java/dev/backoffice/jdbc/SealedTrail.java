package dev.backoffice.jdbc;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.trail.Anchoring;
import dev.backoffice.core.trail.SealAnchor;
import dev.backoffice.core.trail.Sealing;
import dev.backoffice.core.trail.Trail;
import dev.backoffice.core.trail.TrailReport;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;

/** A small trail of one tenant in a database, to be tampered with; another tenant's lies beside it. */
final class SealedTrail {
    static final CallContext BLUE = CallContext.of("blue-shop", "maria");
    static final CallContext RED = CallContext.of("red-shop", "maria");

    final SettableClock clock = SettableClock.at("2026-03-02T12:00:00.123456Z");
    final DataSource dataSource;
    final Store store;
    private final SequentialIds ids = SequentialIds.create();

    SealedTrail(DataSource dataSource) {
        this.dataSource = dataSource;
        this.store = JdbcStore.on(dataSource);
        Emptied.all(dataSource, TableNames.DEFAULT.prefix());
    }

    /** So many sealed events in blocks of this size, and one that waits. */
    SealedTrail sealed(int events, int blockSize) {
        for (int i = 0; i < events; i++) {
            append(BLUE, "a" + i % 5, i);
            append(RED, "a" + i % 5, i);
        }
        seal(blockSize);
        append(BLUE, "waiting", events);
        return this;
    }

    void append(CallContext context, String aggregate, long version) {
        RecordedEvent event = event(context, aggregate, version);
        store.execute(context, session -> {
            session.outbox().append(event, Set.of());
            return version;
        });
    }

    /** So many events of some thousand things, in one transaction. */
    void appendMany(CallContext context, long first, int count) {
        store.execute(context, session -> {
            for (long version = first; version < first + count; version++) {
                session.outbox().append(event(context, "a" + version % 5_003, version), Set.of());
            }
            return count;
        });
    }

    private RecordedEvent event(CallContext context, String aggregate, long version) {
        return new RecordedEvent(
                new EventKey(context.tenant(), AggregateRef.of("thing", aggregate), version, 0),
                "thing.happened",
                1,
                Doc.fields()
                        .put("what", aggregate)
                        .put("amount", new BigDecimal("1.50"))
                        .build(),
                clock.advance(Duration.ofMillis(1)),
                context.user());
    }

    DueJob.Done seal(int blockSize) {
        return new Sealing(store.trail(), blockSize).run(Moment.of(clock, ids), 10_000);
    }

    DueJob.Done anchor(SealAnchor anchor) {
        return new Anchoring(store.trail(), anchor).run(Moment.of(clock, ids), 10_000);
    }

    TrailReport verify() {
        return verify(Optional.empty());
    }

    TrailReport verify(Optional<SealAnchor> anchor) {
        Commands commands = Commands.builder(
                        store, clock, ids, new Random(42), AccessPolicy.allowAll(), ApprovalPolicy.noneNeeded())
                .build();
        return new Trail(commands, store.trail(), anchor).verify(BLUE);
    }

    long lastBlock() {
        return store.trail().head(BLUE.tenant()).orElseThrow().number();
    }
}
