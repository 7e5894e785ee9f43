package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.balance.Postings;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.core.trail.Sealing;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** What a tenant does, one thing after the other, each of which touches several tables in one transaction. */
final class TenantLife {
    static final CallContext BLUE = CallContext.of("blue-shop", "maria");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final CounterKey STOCK = new CounterKey(BLUE.tenant(), "stock", "MUG-01");

    private final Store store;
    private int number;

    TenantLife(Store store) {
        this.store = store;
    }

    enum Deed {
        POST,
        FOLD,
        HAPPEN,
        SEAL,
        HOLD
    }

    void does(Deed deed) {
        number++;
        switch (deed) {
            case POST ->
                store.<Boolean>hot(session -> {
                    new Postings(session.deltas())
                            .post(List.of(new Posting(
                                    "p" + number,
                                    List.of(
                                            new Posting.Line(account("cash"), number),
                                            new Posting.Line(account("sales"), -number)))));
                    return true;
                });
            case FOLD -> store.<Integer>hot(session -> session.deltas().fold(3));
            case HAPPEN -> happen(1);
            case SEAL -> new Sealing(store.trail(), 2).run(moment(), 3);
            case HOLD ->
                store.<Boolean>hot(session -> {
                    new GuardedCounters(session.counters(), NOON)
                            .apply(List.of(
                                    new CounterOperation.Adjust(Map.of(STOCK, 5L)),
                                    new CounterOperation.Place(
                                            new HoldKey(BLUE.tenant(), new UUID(0x7000L, number)),
                                            Map.of(STOCK, 2L),
                                            NOON.plusSeconds(60))))
                            .forEach(Outcome::orThrow);
                    return true;
                });
        }
    }

    /** So many events, each with a document, in one transaction. */
    void happen(int count) {
        store.<Boolean>execute(BLUE, session -> {
            for (int i = 0; i < count; i++) {
                String id = UUID.nameUUIDFromBytes((number + "/" + i).getBytes(StandardCharsets.UTF_8))
                        .toString();
                Doc body = Doc.fields()
                        .put("text", "a body of about forty bytes, as most are")
                        .build();
                session.documents().insert(new StoredDocument("thing", id, 1, 1, body, Map.of()));
                session.outbox()
                        .append(
                                new RecordedEvent(
                                        new EventKey(BLUE.tenant(), AggregateRef.of("thing", id), 1, 0),
                                        "thing.happened",
                                        1,
                                        body,
                                        NOON.plusSeconds(number),
                                        BLUE.user()),
                                Set.of());
            }
            return true;
        });
        number++;
    }

    /** All that waits, in large blocks. */
    void seals() {
        Sealing sealing = new Sealing(store.trail(), 1_000);
        while (sealing.run(moment(), 100_000).count() > 0) {
            number++;
        }
    }

    private Moment moment() {
        return Moment.of(() -> NOON, IdGenerator.uuidV7(() -> NOON, new Random(number)));
    }

    private static BalanceKey account(String name) {
        return BalanceKey.of(BLUE.tenant(), "ledger", name, "BRL");
    }

    /** What is so between any two deeds, and not in the midst of one. */
    static void assertOneInstant(List<TenantRow> rows) {
        Map<String, BigDecimal> sums = new HashMap<>();
        Set<String> events = new HashSet<>();
        Set<String> chained = new HashSet<>();
        Set<String> documents = new HashSet<>();
        long sealed = 0;
        long inBlocks = 0;
        long held = 0;
        long live = 0;
        for (TenantRow row : rows) {
            Doc fields = row.fields();
            switch (row.table()) {
                case DELTAS, CHECKPOINTS ->
                    sums.merge(fields.text("account"), fields.number("amount"), BigDecimal::add);
                case EVENTS -> events.add(fields.text("id"));
                case DOCUMENTS -> documents.add(fields.text("id"));
                case UNSEALED -> chained.add(fields.text("id"));
                case SEALED -> {
                    chained.add(fields.text("id"));
                    sealed++;
                }
                case BLOCKS -> inBlocks += fields.integer("events");
                case COUNTERS -> held += fields.integer("held");
                case HOLD_LINES -> live += fields.integer("held");
                default -> assertThat(row.table()).isNotEqualTo(TenantTable.RECEIPTS);
            }
        }
        assertThat(sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
        assertThat(chained).isEqualTo(events);
        assertThat(documents).isEqualTo(events);
        assertThat(inBlocks).isEqualTo(sealed);
        assertThat(live).isEqualTo(held);
    }
}
