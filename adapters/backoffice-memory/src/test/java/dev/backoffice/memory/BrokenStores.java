package dev.backoffice.memory;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Delta;
import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterRows;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueEntries;
import dev.backoffice.core.job.DueEntry;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.numbering.NumberRows;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.SchemaVersion;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.core.store.Work;
import dev.backoffice.core.trail.SealedEvent;
import dev.backoffice.core.trail.TrailBlock;
import dev.backoffice.core.trail.TrailEntry;
import dev.backoffice.core.trail.TrailStore;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Stores that break one promise each. A contract suite that lets one pass proves nothing. */
final class BrokenStores {
    private BrokenStores() {}

    /** Reads counters, decides without holding them, and writes what it decided. */
    static final class Overselling extends ForwardingStore {
        @Override
        public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
            Map<CounterKey, Counter> written = new LinkedHashMap<>();
            List<Hold> holds = new ArrayList<>();
            CounterRows unguarded = new CounterRows() {
                @Override
                public Map<CounterKey, Counter> lock(SortedSet<CounterKey> keys) {
                    return intact.hot(session -> session.counters().lock(keys));
                }

                @Override
                public void write(Collection<Counter> counters) {
                    counters.forEach(counter -> written.put(counter.key(), counter));
                }

                @Override
                public Map<CounterKey, Counter> read(Collection<CounterKey> keys) {
                    return intact.hot(session -> session.counters().read(keys));
                }

                @Override
                public Map<dev.backoffice.core.counter.HoldKey, Hold> holds(
                        Collection<dev.backoffice.core.counter.HoldKey> keys) {
                    return intact.hot(session -> session.counters().holds(keys));
                }

                @Override
                public void writeHolds(Collection<Hold> added) {
                    holds.addAll(added);
                }

                @Override
                public List<Hold> due(Collection<CounterKey> counters, Instant now, int limit) {
                    return intact.hot(session -> session.counters().due(counters, now, limit));
                }

                @Override
                public List<Hold> due(Instant now, int limit) {
                    return intact.hot(session -> session.counters().due(now, limit));
                }
            };
            HotStoreSession session =
                    Forwarding.port(HotStoreSession.class, null, Map.of("counters", arguments -> unguarded));
            R answer = work.apply(session);
            if (!written.isEmpty()) {
                LockSupport.parkNanos(200_000);
                intact.hot(inner -> {
                    TreeSet<CounterKey> keys = new TreeSet<>(written.keySet());
                    holds.forEach(hold -> hold.lines().forEach(line -> keys.add(line.counter())));
                    inner.counters().lock(keys);
                    inner.counters().write(written.values());
                    inner.counters().writeHolds(holds);
                    return answer;
                });
            }
            return answer;
        }
    }

    /** Writes no more than so many counters of a batch: what the others hold is sold again. */
    static final class OversellingInBatches extends ForwardingStore {
        private static final int ROWS = 50;

        @Override
        CounterRows counters(CounterRows rows) {
            return Forwarding.port(CounterRows.class, rows, Map.of("write", arguments -> {
                rows.write(((Collection<?>) arguments[0])
                        .stream().limit(ROWS).map(Counter.class::cast).toList());
                return null;
            }));
        }
    }

    /** Reads the counters of a batch by their names, and finds those of one tenant for another. */
    static final class MixingTenantsInABatch extends ForwardingStore {
        @Override
        CounterRows counters(CounterRows rows) {
            return Forwarding.port(CounterRows.class, rows, Map.of("lock", arguments -> {
                Map<CounterKey, Counter> locked = rows.lock(keys(arguments[0]));
                Map<String, Counter> byName = new TreeMap<>();
                new TreeMap<>(locked)
                        .forEach((key, counter) -> byName.putIfAbsent(key.kind() + "/" + key.name(), counter));
                Map<CounterKey, Counter> mixed = new LinkedHashMap<>();
                locked.keySet().forEach(key -> {
                    Counter found = byName.get(key.kind() + "/" + key.name());
                    mixed.put(key, new Counter(key, found.onHand(), found.held(), found.floor()));
                });
                return mixed;
            }));
        }

        @SuppressWarnings("unchecked")
        private static SortedSet<CounterKey> keys(Object argument) {
            return (SortedSet<CounterKey>) argument;
        }
    }

    /** Keeps the second event of a version before the first. */
    static final class SwappingEvents extends ForwardingStore {
        @Override
        Outbox outbox(Outbox outbox) {
            return Forwarding.port(Outbox.class, outbox, Map.of("append", arguments -> {
                RecordedEvent event = (RecordedEvent) arguments[0];
                EventKey key = event.key();
                outbox.append(
                        new RecordedEvent(
                                new EventKey(key.tenant(), key.aggregate(), key.version(), key.index() ^ 1),
                                event.type(),
                                event.schema(),
                                event.body(),
                                event.at(),
                                event.by()),
                        subscriptions(arguments[1]));
                return null;
            }));
        }
    }

    /** Keeps the time of a clock on a wall in Lisbon, which shows an hour of October twice. */
    static final class KeepingLocalTimes extends ForwardingStore {
        private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

        @Override
        Outbox outbox(Outbox outbox) {
            return Forwarding.port(Outbox.class, outbox, Map.of("append", arguments -> {
                RecordedEvent event = (RecordedEvent) arguments[0];
                outbox.append(
                        new RecordedEvent(
                                event.key(),
                                event.type(),
                                event.schema(),
                                event.body(),
                                event.at()
                                        .atZone(LISBON)
                                        .toLocalDateTime()
                                        .atZone(LISBON)
                                        .toInstant(),
                                event.by()),
                        subscriptions(arguments[1]));
                return null;
            }));
        }
    }

    /** Counts numbers beside the transaction, as a sequence of a database does: one that is undone is gone. */
    static final class LosingANumber extends ForwardingStore {
        private final Map<SeriesKey, Long> given = new ConcurrentHashMap<>();

        @Override
        NumberRows numbers(NumberRows numbers) {
            return Forwarding.port(
                    NumberRows.class,
                    numbers,
                    Map.of(
                            "lock",
                            arguments -> {
                                Map<SeriesKey, OptionalLong> last = new LinkedHashMap<>();
                                numbers.lock(series(arguments[0])).forEach((key, stored) -> {
                                    Long counted = given.get(key);
                                    last.put(key, counted == null ? stored : OptionalLong.of(counted));
                                });
                                return last;
                            },
                            "write",
                            arguments -> {
                                Map<SeriesKey, Long> written = lastGiven(arguments[0]);
                                given.putAll(written);
                                numbers.write(written);
                                return null;
                            }));
        }

        @SuppressWarnings("unchecked")
        private static SortedSet<SeriesKey> series(Object argument) {
            return (SortedSet<SeriesKey>) argument;
        }

        @SuppressWarnings("unchecked")
        private static Map<SeriesKey, Long> lastGiven(Object argument) {
            return (Map<SeriesKey, Long>) argument;
        }
    }

    /** Writes instants as the clock on the wall shows them here, and reads them as if it hung elsewhere. */
    static final class ShiftingInstants extends ForwardingStore {
        private static Instant shifted(Instant at) {
            return LocalDateTime.ofInstant(at, ZoneId.of("Asia/Kathmandu"))
                    .atZone(ZoneId.of("America/Noronha"))
                    .toInstant();
        }

        @Override
        Receipts receipts(Receipts receipts) {
            return Forwarding.port(Receipts.class, receipts, Map.of("insert", arguments -> {
                receipts.insert(((List<?>) arguments[0])
                        .stream()
                                .map(Receipt.class::cast)
                                .map(receipt -> new Receipt(
                                        receipt.key(), receipt.fingerprint(), receipt.result(), shifted(receipt.at())))
                                .toList());
                return null;
            }));
        }
    }

    /** Keeps two installations in the same tables. */
    static final class SharingItsTables extends ForwardingStore {
        @Override
        Store beside() {
            return this;
        }
    }

    /** Answers what it has not kept yet. */
    static final class AnsweringTooEarly extends ForwardingStore {
        @Override
        Store recovered() {
            return MemoryStore.create();
        }
    }

    /** Never marks a hold as resolved. */
    static final class ResolvingTwice extends ForwardingStore {
        @Override
        CounterRows counters(CounterRows rows) {
            return Forwarding.port(CounterRows.class, rows, Map.of("writeHolds", arguments -> {
                @SuppressWarnings("unchecked")
                Collection<Hold> holds = (Collection<Hold>) arguments[0];
                rows.writeHolds(
                        holds.stream().filter(hold -> hold.version() == 1).toList());
                return null;
            }));
        }
    }

    /** Keeps the state and loses the second event of a version. */
    static final class LosingAnEvent extends ForwardingStore {
        @Override
        Outbox outbox(Outbox outbox) {
            return Forwarding.port(Outbox.class, outbox, Map.of("append", arguments -> {
                RecordedEvent event = (RecordedEvent) arguments[0];
                if (event.key().index() != 1) {
                    outbox.append(event, subscriptions(arguments[1]));
                }
                return null;
            }));
        }
    }

    @SuppressWarnings("unchecked")
    private static Set<String> subscriptions(Object argument) {
        return (Set<String>) argument;
    }

    /** Writes events in a transaction after the one of their state, whatever became of that. */
    static final class EventsOutsideTheTransaction extends ForwardingStore {
        private final ThreadLocal<List<Runnable>> waiting = ThreadLocal.withInitial(ArrayList::new);

        @Override
        Outbox outbox(Outbox outbox) {
            return Forwarding.port(Outbox.class, outbox, Map.of("append", arguments -> {
                RecordedEvent event = (RecordedEvent) arguments[0];
                waiting.get()
                        .add(() -> intact.hot(session -> {
                            session.outbox().append(event, subscriptions(arguments[1]));
                            return true;
                        }));
                return null;
            }));
        }

        @Override
        public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
            try {
                return super.execute(context, work);
            } finally {
                waiting.get().forEach(Runnable::run);
                waiting.remove();
            }
        }
    }

    /** Hands out every event at once, whatever came before it. */
    static final class ForgettingTheOrder extends ForwardingStore {
        private final Map<EventKey, Delivery> handedOut = new ConcurrentHashMap<>();

        @Override
        Outbox outbox(Outbox outbox) {
            return Forwarding.port(Outbox.class, outbox, Map.of("append", arguments -> {
                RecordedEvent event = (RecordedEvent) arguments[0];
                EventKey key = event.key();
                AggregateRef alone = AggregateRef.of(
                        key.aggregate().kind(), key.aggregate().id() + "#" + key.version() + "." + key.index());
                outbox.append(moved(event, alone), subscriptions(arguments[1]));
                return null;
            }));
        }

        private static RecordedEvent moved(RecordedEvent event, AggregateRef to) {
            EventKey key = event.key();
            return new RecordedEvent(
                    new EventKey(key.tenant(), to, key.version(), key.index()),
                    event.type(),
                    event.schema(),
                    event.body(),
                    event.at(),
                    event.by());
        }

        @Override
        public Deliveries deliveries() {
            Deliveries real = intact.deliveries();
            return Forwarding.port(
                    Deliveries.class,
                    real,
                    Map.of(
                            "claim",
                            arguments -> {
                                List<Delivery> claimed = new ArrayList<>();
                                for (Delivery delivery : real.claim(
                                        (String) arguments[0],
                                        (String) arguments[1],
                                        (Instant) arguments[2],
                                        (Instant) arguments[3],
                                        (Integer) arguments[4])) {
                                    AggregateRef alone = delivery.event().key().aggregate();
                                    RecordedEvent event = moved(
                                            delivery.event(),
                                            AggregateRef.of(
                                                    alone.kind(), alone.id().replaceAll("#.*", "")));
                                    handedOut.put(event.key(), delivery);
                                    claimed.add(new Delivery(
                                            delivery.subscription(),
                                            event,
                                            delivery.status(),
                                            delivery.attempts(),
                                            delivery.notBefore(),
                                            delivery.reason(),
                                            delivery.since()));
                                }
                                return claimed;
                            },
                            "done",
                            arguments -> real.done(
                                    handedOut.get(
                                            ((Delivery) arguments[0]).event().key()),
                                    (String) arguments[1])));
        }
    }

    /** Marks a delivery as done when it is handed out. */
    static final class AcknowledgingBeforeHandling extends ForwardingStore {
        @Override
        public Deliveries deliveries() {
            Deliveries real = intact.deliveries();
            return Forwarding.port(
                    Deliveries.class,
                    real,
                    Map.of(
                            "claim",
                            arguments -> {
                                List<Delivery> claimed = real.claim(
                                        (String) arguments[0],
                                        (String) arguments[1],
                                        (Instant) arguments[2],
                                        (Instant) arguments[3],
                                        (Integer) arguments[4]);
                                claimed.forEach(delivery -> real.done(delivery, (String) arguments[1]));
                                return claimed;
                            },
                            "done",
                            arguments -> true));
        }
    }

    /** Does not list parked deliveries among those that are not handled. */
    static final class ForgettingWhatIsParked extends ForwardingStore {
        @Override
        public Deliveries deliveries() {
            Deliveries real = intact.deliveries();
            return Forwarding.port(Deliveries.class, real, Map.of("unfinished", arguments -> {
                List<Delivery> page = real.unfinished(
                        (String) arguments[0], (TenantId) arguments[1], eventKey(arguments[2]), (Integer) arguments[3]);
                return page.stream()
                        .filter(delivery -> delivery.status() != Delivery.Status.PARKED)
                        .toList();
            }));
        }

        @SuppressWarnings("unchecked")
        private static Optional<EventKey> eventKey(Object argument) {
            return (Optional<EventKey>) argument;
        }
    }

    /** Tells one tenant what another has not been told. */
    static final class ListingDeliveriesOfEverybody extends ForwardingStore {
        @Override
        public Deliveries deliveries() {
            Deliveries real = intact.deliveries();
            return Forwarding.port(Deliveries.class, real, Map.of("unfinished", arguments -> {
                List<Delivery> all = new ArrayList<>();
                for (String tenant : List.of("blue-shop", "red-shop")) {
                    all.addAll(real.unfinished(
                            (String) arguments[0],
                            TenantId.of(tenant),
                            ForgettingWhatIsParked.eventKey(arguments[2]),
                            (Integer) arguments[3]));
                }
                return all.stream().limit((Integer) arguments[3]).toList();
            }));
        }
    }

    /** Hands out as it comes, here the last one first. */
    static final class HandingOutInAnyOrder extends ForwardingStore {
        @Override
        public Deliveries deliveries() {
            Deliveries real = intact.deliveries();
            return Forwarding.port(Deliveries.class, real, Map.of("claim", arguments -> {
                List<Delivery> claimed = new ArrayList<>(real.claim(
                        (String) arguments[0],
                        (String) arguments[1],
                        (Instant) arguments[2],
                        (Instant) arguments[3],
                        (Integer) arguments[4]));
                Collections.reverse(claimed);
                return claimed;
            }));
        }
    }

    /** Believes a worker whose lease went to another. */
    static final class BelievingTheLateWorker extends ForwardingStore {
        @Override
        public Deliveries deliveries() {
            Deliveries real = intact.deliveries();
            return Forwarding.port(Deliveries.class, real, Map.of("done", arguments -> {
                real.done((Delivery) arguments[0], (String) arguments[1]);
                return true;
            }));
        }
    }

    /** Keeps no receipt. */
    static final class ForgettingTheReceipt extends ForwardingStore {
        @Override
        Receipts receipts(Receipts receipts) {
            return Forwarding.port(
                    Receipts.class, receipts, Map.of("insert", arguments -> null, "answer", arguments -> null));
        }
    }

    /** Keeps the receipt of a work that was undone. */
    static class ReceiptOutsideTheTransaction extends ForwardingStore {
        private final ThreadLocal<List<Receipt>> inserted = ThreadLocal.withInitial(ArrayList::new);

        @Override
        Receipts receipts(Receipts receipts) {
            return Forwarding.port(Receipts.class, receipts, Map.of("insert", arguments -> {
                @SuppressWarnings("unchecked")
                List<Receipt> added = (List<Receipt>) arguments[0];
                receipts.insert(added);
                inserted.get().addAll(added);
                return null;
            }));
        }

        boolean keeps(RuntimeException thrown) {
            return true;
        }

        @Override
        public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
            inserted.remove();
            try {
                return super.execute(context, work);
            } catch (RuntimeException thrown) {
                if (keeps(thrown) && !inserted.get().isEmpty()) {
                    List<Receipt> kept = List.copyOf(inserted.get());
                    intact.hot(session -> {
                        session.receipts().insert(kept);
                        return true;
                    });
                }
                throw thrown;
            }
        }
    }

    /** Remembers a refusal as if it were an answer. */
    static final class RememberingRefusals extends ReceiptOutsideTheTransaction {
        @Override
        boolean keeps(RuntimeException thrown) {
            return thrown instanceof RuleViolation;
        }
    }

    /** Asks for no more keys than fit into one statement. */
    static final class FindingTheFirstOfMany extends ForwardingStore {
        private static final int KEYS = 65_535 / 3;

        @Override
        Receipts receipts(Receipts receipts) {
            return Forwarding.port(
                    Receipts.class,
                    receipts,
                    Map.of(
                            "find",
                            arguments -> receipts.find(((Collection<?>) arguments[0])
                                    .stream()
                                            .limit(KEYS)
                                            .map(ReceiptKey.class::cast)
                                            .toList())));
        }
    }

    /** Forgets receipts an hour too early. */
    static final class ForgettingReceiptsTooEarly extends ForwardingStore {
        @Override
        public int forgetReceipts(Instant before, int limit) {
            return intact.forgetReceipts(before.plusSeconds(3600), limit);
        }
    }

    /** Finds receipts without looking at the tenant. */
    static final class SharingReceipts extends ForwardingStore {
        private static ReceiptKey shared(ReceiptKey key) {
            return new ReceiptKey(TenantId.of("everybody"), key.operation(), key.key());
        }

        @Override
        Receipts receipts(Receipts receipts) {
            return new Receipts() {
                @Override
                public Map<ReceiptKey, Receipt> find(Collection<ReceiptKey> keys) {
                    Map<ReceiptKey, Receipt> found = new LinkedHashMap<>();
                    keys.forEach(key -> {
                        Receipt receipt = receipts.find(List.of(shared(key))).get(shared(key));
                        if (receipt != null) {
                            found.put(key, new Receipt(key, receipt.fingerprint(), receipt.result(), receipt.at()));
                        }
                    });
                    return found;
                }

                @Override
                public void insert(List<Receipt> added) {
                    added.forEach(receipt -> receipts.insert(List.of(new Receipt(
                            shared(receipt.key()), receipt.fingerprint(), receipt.result(), receipt.at()))));
                }

                @Override
                public void answer(ReceiptKey key, String result) {
                    receipts.answer(shared(key), result);
                }
            };
        }
    }

    /** Keeps the documents of all tenants in one drawer. */
    static final class LeakingATenant extends ForwardingStore {
        private static final CallContext EVERYBODY = CallContext.of("everybody", "anybody");

        @Override
        public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
            return intact.execute(EVERYBODY, session -> work.apply(exchanged(session, context)));
        }
    }

    /** Takes any version: the last one to write wins. */
    static final class LastOneWins extends ForwardingStore {
        @Override
        Documents documents(Documents documents) {
            return Forwarding.port(Documents.class, documents, Map.of("update", arguments -> {
                StoredDocument after = (StoredDocument) arguments[0];
                StoredDocument before = documents.find(after.kind(), after.id()).orElseThrow();
                documents.update(
                        new StoredDocument(
                                after.kind(),
                                after.id(),
                                before.version() + 1,
                                after.schema(),
                                after.body(),
                                after.indexes()),
                        before.version());
                return null;
            }));
        }
    }

    /** Sorts pages as Java sorts strings. */
    static final class SortingByUtf16 extends ForwardingStore {
        @Override
        Documents documents(Documents documents) {
            return Forwarding.port(Documents.class, documents, Map.of("list", arguments -> {
                DocumentQuery query = (DocumentQuery) arguments[0];
                List<StoredDocument> page = new ArrayList<>(documents.list(query));
                page.sort(Comparator.<StoredDocument, String>comparing(
                                row -> query.index().map(row.indexes()::get).orElse(""))
                        .thenComparing(StoredDocument::id));
                return page;
            }));
        }
    }

    /** Goes on after a whole text, though the page ended amid rows of the same one. */
    static final class SkippingEqualTexts extends ForwardingStore {
        @Override
        Documents documents(Documents documents) {
            return Forwarding.port(Documents.class, documents, Map.of("list", arguments -> {
                DocumentQuery query = (DocumentQuery) arguments[0];
                return documents.list(new DocumentQuery(
                        query.kind(),
                        query.index(),
                        query.from(),
                        query.to(),
                        query.after()
                                .map(after -> query.index().isEmpty()
                                        ? after
                                        : new DocumentQuery.Position(after.text(), "\uFFFF")),
                        query.limit()));
            }));
        }
    }

    /** Goes on with the next version, though the page ended amid the events of one. */
    static final class SkippingTheRestOfAVersion extends ForwardingStore {
        @Override
        Outbox outbox(Outbox outbox) {
            return Forwarding.port(Outbox.class, outbox, Map.of("of", arguments -> {
                if (arguments.length == 2) {
                    return outbox.of((TenantId) arguments[0], (AggregateRef) arguments[1]);
                }
                Optional<?> after = (Optional<?>) arguments[2];
                return outbox.of(
                        (TenantId) arguments[0],
                        (AggregateRef) arguments[1],
                        after.map(EventKey.class::cast)
                                .map(key ->
                                        new EventKey(key.tenant(), key.aggregate(), key.version(), Integer.MAX_VALUE)),
                        (Integer) arguments[3]);
            }));
        }
    }

    /** Pages what is stuck by time alone. */
    static final class PagingStuckOnesByTime extends ForwardingStore {
        @Override
        public Deliveries deliveries() {
            Deliveries deliveries = intact.deliveries();
            return Forwarding.port(Deliveries.class, deliveries, Map.of("parked", arguments -> {
                if (arguments.length == 1) {
                    return deliveries.parked((Integer) arguments[0]);
                }
                Optional<?> after = (Optional<?>) arguments[1];
                List<Delivery> later = new ArrayList<>(deliveries.parked(10_000));
                later.removeIf(each -> after.map(Deliveries.ParkedPlace.class::cast)
                        .filter(place -> !each.event().at().isAfter(place.at()))
                        .isPresent());
                Optional<?> subscription = (Optional<?>) arguments[0];
                later.removeIf(
                        each -> subscription.isPresent() && !each.subscription().equals(subscription.get()));
                return later.subList(0, Math.min(later.size(), (Integer) arguments[2]));
            }));
        }
    }

    /** Finds a document under the index texts it had first. */
    static final class KeepingOldIndexTexts extends ForwardingStore {
        @Override
        Documents documents(Documents documents) {
            return Forwarding.port(Documents.class, documents, Map.of("update", arguments -> {
                StoredDocument after = (StoredDocument) arguments[0];
                Map<String, String> old = documents
                        .find(after.kind(), after.id())
                        .map(StoredDocument::indexes)
                        .orElse(Map.of());
                documents.update(
                        new StoredDocument(
                                after.kind(), after.id(), after.version(), after.schema(), after.body(), old),
                        (Long) arguments[1]);
                return null;
            }));
        }
    }

    /** Keeps numbers without their trailing zeros. */
    static final class LosingScale extends ForwardingStore {
        @Override
        Documents documents(Documents documents) {
            return Forwarding.port(Documents.class, documents, Map.of("insert", arguments -> {
                StoredDocument document = (StoredDocument) arguments[0];
                documents.insert(new StoredDocument(
                        document.kind(),
                        document.id(),
                        document.version(),
                        document.schema(),
                        stripped(document.body()),
                        document.indexes()));
                return null;
            }));
        }

        private static Doc stripped(Doc doc) {
            if (doc instanceof Doc.Num number) {
                return Doc.of(number.value().stripTrailingZeros());
            }
            if (doc instanceof Doc.Items items) {
                return Doc.list(items.values(), LosingScale::stripped);
            }
            return doc;
        }
    }

    /** Does not move on the last number given. */
    static final class GivingANumberTwice extends ForwardingStore {
        @Override
        NumberRows numbers(NumberRows numbers) {
            return Forwarding.port(NumberRows.class, numbers, Map.of("write", arguments -> null));
        }
    }

    /** Does not know what number a document has. */
    static final class GivingADocumentTwoNumbers extends ForwardingStore {
        @Override
        NumberRows numbers(NumberRows numbers) {
            return Forwarding.port(NumberRows.class, numbers, Map.of("byDocument", arguments -> Map.of()));
        }
    }

    /** Finds what is due in the tenant that has waited the longest, and in no other. */
    static final class SeeingOneTenant extends ForwardingStore {
        @Override
        public DueEntries due() {
            return query -> {
                List<DueEntry> all = intact.due().list(query);
                return all.stream()
                        .filter(entry -> entry.tenant().equals(all.get(0).tenant()))
                        .toList();
            };
        }
    }

    /** Begins every page with the oldest. */
    static final class BeginningAnew extends ForwardingStore {
        @Override
        public DueEntries due() {
            return query -> {
                List<DueEntry> page = intact.due().list(query);
                return page.isEmpty() ? page : intact.due().list(query.after(Optional.empty()));
            };
        }
    }

    /** Leaves tenants out after the page was cut off. */
    static final class LeavingOutTooLate extends ForwardingStore {
        @Override
        public DueEntries due() {
            return query -> intact.due().list(query.except(Set.of())).stream()
                    .filter(entry -> !query.except().contains(entry.tenant()))
                    .toList();
        }
    }

    /** Gives a lease to whoever asks. */
    static final class LeasingToEverybody extends ForwardingStore {
        @Override
        public Leases leases() {
            return Forwarding.port(Leases.class, intact.leases(), Map.of("acquire", arguments -> true));
        }
    }

    /** Keeps what a hot work wrote before it threw. */
    static final class KeepingHalfATransaction extends ForwardingStore {
        @Override
        public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
            List<RuntimeException> thrown = new ArrayList<>();
            List<R> answers = intact.hot(session -> {
                List<R> answer = new ArrayList<>();
                try {
                    answer.add(work.apply(session));
                } catch (RuntimeException failure) {
                    thrown.add(failure);
                }
                return answer;
            });
            if (!thrown.isEmpty()) {
                throw thrown.get(0);
            }
            return answers.get(0);
        }
    }

    /** Keeps instants in whole milliseconds. */
    static final class LosingMicroseconds extends ForwardingStore {
        @Override
        Receipts receipts(Receipts receipts) {
            return Forwarding.port(Receipts.class, receipts, Map.of("insert", arguments -> {
                for (Object each : (List<?>) arguments[0]) {
                    Receipt receipt = (Receipt) each;
                    receipts.insert(List.of(new Receipt(
                            receipt.key(),
                            receipt.fingerprint(),
                            receipt.result(),
                            receipt.at().truncatedTo(ChronoUnit.MILLIS))));
                }
                return null;
            }));
        }
    }

    /**
     * Gives each delta a position when it is inserted, folds what lies between the last position folded and the highest it sees,
     * and adds only later ones to the checkpoint. What commits late lies before the position.
     */
    static final class FoldingFromAPosition extends ForwardingStore {
        private final AtomicLong positions = new AtomicLong();
        private final TreeMap<Long, Delta> committed = new TreeMap<>();
        private final Map<BalanceKey, Long> checkpoints = new TreeMap<>();
        private long foldedTo;

        @Override
        public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
            Map<Long, Delta> mine = new TreeMap<>();
            DeltaRows rows = new DeltaRows() {
                @Override
                public void insert(List<Delta> deltas) {
                    deltas.forEach(delta -> mine.put(positions.incrementAndGet(), delta));
                }

                @Override
                public Map<BalanceKey, Long> balances(BalanceQuery query) {
                    synchronized (committed) {
                        Map<BalanceKey, Long> all = new TreeMap<>(checkpoints);
                        committed
                                .tailMap(foldedTo, false)
                                .values()
                                .forEach(delta -> all.merge(delta.key(), delta.amount(), Long::sum));
                        all.keySet().removeIf(key -> !query.matches(key));
                        return all;
                    }
                }

                @Override
                public int fold(int limit) {
                    synchronized (committed) {
                        int folded = 0;
                        for (Map.Entry<Long, Delta> row :
                                committed.tailMap(foldedTo, false).entrySet()) {
                            if (folded == limit) {
                                break;
                            }
                            checkpoints.merge(
                                    row.getValue().key(), row.getValue().amount(), Long::sum);
                            foldedTo = row.getKey();
                            folded++;
                        }
                        return folded;
                    }
                }

                @Override
                public long unfolded(int most) {
                    synchronized (committed) {
                        return Math.min(most, committed.tailMap(foldedTo, false).size());
                    }
                }
            };
            R answer = work.apply(Forwarding.port(HotStoreSession.class, null, Map.of("deltas", arguments -> rows)));
            synchronized (committed) {
                committed.putAll(mine);
            }
            return answer;
        }
    }

    /** A store whose trail is not the intact one. */
    private abstract static class OtherTrail extends ForwardingStore {
        abstract Map<String, Forwarding.Instead> exchanged(TrailStore trail);

        @Override
        public TrailStore trail() {
            return Forwarding.port(TrailStore.class, intact.trail(), exchanged(intact.trail()));
        }
    }

    /** Tells the age of what waits for the first tenant that it meets. */
    static final class LookingAtOneTenant extends OtherTrail {
        @Override
        Map<String, Forwarding.Instead> exchanged(TrailStore trail) {
            return Map.of(
                    "waiting",
                    arguments -> new TrailStore.Waiting(
                            trail.waiting((Integer) arguments[0]).count(),
                            trail.nextUnsealed(Optional.empty())
                                    .flatMap(tenant -> trail.tail(tenant).oldest())));
        }
    }

    /** Counts everything, however far it was asked to. */
    static final class CountingToTheEnd extends ForwardingStore {
        @Override
        DeltaRows deltas(DeltaRows rows) {
            return Forwarding.port(
                    DeltaRows.class, rows, Map.of("unfolded", arguments -> rows.unfolded(Integer.MAX_VALUE)));
        }
    }

    /** Was opened for other tables than it finds. */
    static final class OfAnotherVersion extends ForwardingStore {
        @Override
        public Optional<SchemaVersion> schemaVersion() {
            return Optional.of(new SchemaVersion(3, 4));
        }
    }

    /** Leaves the mark of an event that it has sealed. */
    static final class SealingAgain extends OtherTrail {
        @Override
        Map<String, Forwarding.Instead> exchanged(TrailStore trail) {
            return Map.of("unsealed", arguments -> {
                TenantId tenant = (TenantId) arguments[0];
                List<RecordedEvent> marked = new ArrayList<>(trail.unsealed(tenant, (Integer) arguments[1]));
                trail.entries(tenant, 0, 1)
                        .forEach(row -> marked.add(row.event().orElseThrow()));
                return marked;
            });
        }
    }

    /** Says that it has sealed what it has not. */
    static final class SealingNothing extends OtherTrail {
        @Override
        Map<String, Forwarding.Instead> exchanged(TrailStore trail) {
            return Map.of("seal", arguments -> {
                trail.seal((TrailBlock) arguments[0], entries(arguments[1]));
                return true;
            });
        }
    }

    @SuppressWarnings("unchecked")
    private static List<TrailEntry> entries(Object argument) {
        return (List<TrailEntry>) argument;
    }

    /** Seals whatever it is given after whatever is there. */
    static final class SealingAfterAnyHead extends OtherTrail {
        @Override
        Map<String, Forwarding.Instead> exchanged(TrailStore trail) {
            return Map.of("seal", arguments -> {
                TrailBlock block = (TrailBlock) arguments[0];
                Optional<TrailBlock> head = trail.head(block.tenant());
                return trail.seal(
                        new TrailBlock(
                                block.tenant(),
                                head.map(TrailBlock::number).orElse(0L) + 1,
                                block.first(),
                                block.count(),
                                block.root(),
                                head.map(TrailBlock::hash).orElse(block.previous()),
                                block.hash(),
                                block.sealedAt()),
                        entries(arguments[1]));
            });
        }
    }

    /** Leaves the mark of an event out now and then. */
    static final class ForgettingAMark extends OtherTrail {
        @Override
        Map<String, Forwarding.Instead> exchanged(TrailStore trail) {
            return Map.of(
                    "unsealed",
                    arguments -> trail.unsealed((TenantId) arguments[0], (Integer) arguments[1]).stream()
                            .filter(event -> event.key().version() != 2)
                            .toList());
        }
    }

    /** Counts one position that no event has. */
    static final class LeavingAGap extends OtherTrail {
        @Override
        Map<String, Forwarding.Instead> exchanged(TrailStore trail) {
            return Map.of(
                    "entries",
                    arguments ->
                            trail.entries((TenantId) arguments[0], (Long) arguments[1], (Integer) arguments[2]).stream()
                                    .map(LeavingAGap::shifted)
                                    .toList());
        }

        private static SealedEvent shifted(SealedEvent sealed) {
            TrailEntry entry = sealed.entry();
            return entry.position() < 5
                    ? sealed
                    : new SealedEvent(
                            new TrailEntry(entry.position() + 1, entry.event(), entry.leaf()),
                            sealed.event(),
                            sealed.unreadable());
        }
    }

    /** Does not remember what an anchor keeps. */
    static final class ForgettingTheAnchor extends OtherTrail {
        @Override
        Map<String, Forwarding.Instead> exchanged(TrailStore trail) {
            return Map.of("anchored", arguments -> null);
        }
    }
}
