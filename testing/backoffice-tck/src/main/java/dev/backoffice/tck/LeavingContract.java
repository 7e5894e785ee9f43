package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.balance.Postings;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueEntry;
import dev.backoffice.core.job.DueQuery;
import dev.backoffice.core.leaving.DeletionReport;
import dev.backoffice.core.leaving.LeaveTenant;
import dev.backoffice.core.leaving.Leaving;
import dev.backoffice.core.leaving.Retention;
import dev.backoffice.core.leaving.RetentionLaw;
import dev.backoffice.core.leaving.TenantExport;
import dev.backoffice.core.leaving.TenantImport;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.Numbers;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.trail.Sealing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Tenants that are handed over: what is read of one is all of it and nothing of another, and restored it is the same, whole or not at
 * all. For a store that offers {@link TenantRows}; it is extended alone, and is no part of {@link StoreContract}.
 */
public abstract class LeavingContract extends StoreContractBase {
    private static final CallContext GREEN = CallContext.of("green-shop", "maria");
    private static final UUID HOLD = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID GONE = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final Instant LATER = NOON.plusSeconds(600);

    /** For the class that opens the store. */
    protected LeavingContract() {}

    /** The rows of tenants of this store. */
    protected abstract TenantRows tenants(Store open);

    private TenantRows tenants() {
        return tenants(store());
    }

    private List<TenantRow> read(CallContext context) {
        List<TenantRow> rows = new ArrayList<>();
        tenants().read(context.tenant(), rows::add);
        return rows;
    }

    private static CounterKey stock(CallContext context) {
        return new CounterKey(context.tenant(), "stock", "MUG-01");
    }

    private static BalanceKey account(CallContext context, String name) {
        return BalanceKey.of(context.tenant(), "ledger", name, "BRL");
    }

    private static SeriesKey series(CallContext context) {
        return new SeriesKey(context.tenant(), "nfe/1");
    }

    private void post(CallContext context, String id, long amount) {
        doHot(session -> new Postings(session.deltas())
                .post(List.of(new Posting(
                        id,
                        List.of(
                                new Posting.Line(account(context, "cash"), amount),
                                new Posting.Line(account(context, "sales"), -amount))))));
    }

    private void happen(CallContext context, String id, long version) {
        doHot(session -> session.outbox()
                .append(
                        Happened.recorded(context, id, version, 0, NOON.plusMillis(version)),
                        Set.of("mail", "ledger")));
    }

    /** Something in every table, under the same names for each tenant. */
    private void live(CallContext context, long amount) {
        String text = Long.toString(amount);
        doWork(context, session -> {
            session.documents().insert(thing("same", 1, text, Map.of("due", NOON.toString(), "name", "same")));
            session.documents().insert(thing("\uD83D\uDE00", 1, text));
            session.documents().insert(thing("\uFFFD", 1, text));
        });
        doWork(
                context,
                session -> session.documents().update(thing("\uFFFD", 2, text + "x", Map.of("name", "\uFB01")), 1));
        doHot(session -> {
            session.receipts()
                    .insert(List.of(new Receipt(
                            new ReceiptKey(context.tenant(), "thing.write", IdempotencyKey.of("same")),
                            "1:ab",
                            text,
                            NOON)));
            new GuardedCounters(session.counters(), NOON)
                    .apply(List.of(
                            new CounterOperation.Adjust(Map.of(stock(context), amount)),
                            new CounterOperation.Place(
                                    new HoldKey(context.tenant(), HOLD), Map.of(stock(context), amount - 1), LATER),
                            new CounterOperation.Place(
                                    new HoldKey(context.tenant(), GONE), Map.of(stock(context), 1L), NOON)))
                    .forEach(Outcome::orThrow);
            new Numbers(session.numbers(), NOON).lease(List.of(new Numbers.Request(series(context), "same", amount)));
        });
        doHot(session -> new GuardedCounters(session.counters(), LATER.minusSeconds(1))
                .apply(List.of(
                        new CounterOperation.Release(new HoldKey(context.tenant(), GONE), Map.of(stock(context), 1L))))
                .forEach(Outcome::orThrow));
        post(context, "folded", amount);
        int folded = hot(session -> session.deltas().fold(1000));
        assertThat(folded).isPositive();
        post(context, "waiting", 1);
        happen(context, "sealed", 1);
        happen(context, "sealed", 2);
        new Sealing(store().trail(), 1).run(moment(), 1000);
        happen(context, "waiting", 1);
    }

    /** One delivery parked and one handed out. */
    private void deliver(CallContext context) {
        for (Delivery delivery :
                again(() -> store().deliveries().claim("mail", "w", LATER, LATER.plusSeconds(60), 100))) {
            if (delivery.event().key().tenant().equals(context.tenant())
                    && delivery.event().key().aggregate().id().equals("sealed")) {
                assertThat(again(() -> store().deliveries().park(delivery, "w", "some.code")))
                        .isTrue();
            }
        }
    }

    @Test
    void what_is_restored_reads_equal_with_a_row_in_every_table() {
        live(BLUE, 11);
        deliver(BLUE);
        List<TenantRow> rows = read(BLUE);

        tenants().restore(GREEN.tenant(), rows.iterator());

        assertThat(rows).isSorted();
        assertThat(rows).extracting(TenantRow::table).contains(TenantTable.values());
        assertThat(read(GREEN)).isEqualTo(rows);
        assertThat(read(BLUE)).isEqualTo(rows);
    }

    @Test
    void an_export_read_into_a_store_that_lacks_the_tenant_is_exported_equal() {
        live(BLUE, 11);
        deliver(BLUE);
        byte[] export = export(tenants(), BLUE.tenant());
        String asGreen = new String(export, StandardCharsets.UTF_8);

        assertThat(asGreen.lines().count()).isEqualTo(read(BLUE).size() + 2L);
        assertRefused(
                "tenant.not-empty",
                () -> TenantImport.read(tenants(), BLUE.tenant(), new ByteArrayInputStream(export)));
        assertRefused(
                "tenant.export-other",
                () -> TenantImport.read(tenants(), GREEN.tenant(), new ByteArrayInputStream(export)));
        beside().ifPresent(other -> {
            try {
                TenantImport.read(tenants(other), BLUE.tenant(), new ByteArrayInputStream(export));
                assertThat(export(tenants(other), BLUE.tenant())).isEqualTo(export);
            } finally {
                closeStore(other);
            }
        });
    }

    private static byte[] export(TenantRows rows, TenantId tenant) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TenantExport.write(rows, tenant, out);
        return out.toByteArray();
    }

    @Test
    void tenants_with_equal_names_are_neither_read_along_nor_changed() {
        live(BLUE, 11);
        live(RED, 22);
        List<TenantRow> rows = read(BLUE);
        List<TenantRow> others = read(RED);

        assertThat(texts(rows)).containsExactlyInAnyOrder("11", "11", "11x");
        assertThat(texts(others)).containsExactlyInAnyOrder("22", "22", "22x");
        assertThat(sum(rows, "cash")).isEqualByComparingTo("12");
        tenants().restore(GREEN.tenant(), rows.iterator());

        assertThat(read(RED)).isEqualTo(others);
        assertThat(read(CallContext.of("nobody", "maria"))).isEmpty();
    }

    @Test
    void what_was_restored_goes_on_where_it_stood() {
        live(BLUE, 11);
        deliver(BLUE);
        tenants().restore(GREEN.tenant(), read(BLUE).iterator());

        assertThat(workRows(
                        GREEN,
                        session ->
                                session.documents().list(DocumentQuery.all(KIND).where("name", "same"))))
                .extracting(Things::text)
                .containsExactly("11");
        assertThat(store().due().list(DueQuery.of(KIND, NOON.toString(), 10)))
                .containsExactlyInAnyOrder(
                        new DueEntry(NOON.toString(), BLUE.tenant(), "same"),
                        new DueEntry(NOON.toString(), GREEN.tenant(), "same"));
        doWork(GREEN, session -> session.documents().update(thing("same", 2, "y"), 1));
        assertThat(hotMap(session -> session.counters().read(List.of(stock(GREEN)))))
                .isEqualTo(Map.of(stock(GREEN), new Counter(stock(GREEN), 11, 10, 0)));
        assertThat(hotRows(session -> session.counters().due(LATER, 10)))
                .extracting(Hold::key)
                .containsExactlyInAnyOrder(new HoldKey(BLUE.tenant(), HOLD), new HoldKey(GREEN.tenant(), HOLD));
        assertThat(hotRows(session -> session.counters().due(List.of(stock(GREEN)), LATER, 10)))
                .extracting(Hold::key)
                .containsExactly(new HoldKey(GREEN.tenant(), HOLD));
        assertThat(hotMap(session -> session.deltas()
                        .balances(BalanceQuery.of(GREEN.tenant(), "ledger").account("cash"))))
                .isEqualTo(Map.of(account(GREEN, "cash"), 12L));
        int folded = hot(session -> session.deltas().fold(1000));
        assertThat(folded).isPositive();
        assertThat(hotMap(session -> session.deltas()
                        .balances(BalanceQuery.of(GREEN.tenant(), "ledger").account("cash"))))
                .isEqualTo(Map.of(account(GREEN, "cash"), 12L));
        doHot(session ->
                new Numbers(session.numbers(), NOON).lease(List.of(new Numbers.Request(series(GREEN), "next", 1))));
        assertThat(hotRows(session -> session.numbers().list(series(GREEN), 1, 10)))
                .extracting(NumberLease::number)
                .containsExactly(11L, 12L);
        assertThat(workRows(GREEN, session -> session.outbox().of(GREEN.tenant(), AggregateRef.of("thing", "sealed"))))
                .hasSize(2);
        assertThat(store().trail().unsealed(GREEN.tenant(), 10)).hasSize(1);
        assertThat(store().trail().entries(GREEN.tenant(), 0, 10))
                .hasSize(2)
                .allMatch(entry -> entry.event().isPresent());
        assertThat(store().trail().blocks(GREEN.tenant(), 0, 10)).hasSize(2);
        assertThat(store().trail().nextUnanchored(Optional.of(BLUE.tenant())))
                .hasValueSatisfying(row -> assertThat(row.tenant()).isEqualTo(GREEN.tenant()));
        assertThat(again(() -> store().deliveries().claim("ledger", "w", LATER, LATER.plusSeconds(60), 100)))
                .extracting(delivery -> delivery.event().key().tenant())
                .contains(GREEN.tenant());
        assertThat(store().deliveries().unfinished("mail", GREEN.tenant(), Optional.empty(), 10))
                .extracting(Delivery::status)
                .containsExactlyInAnyOrder(Delivery.Status.PARKED, Delivery.Status.PENDING, Delivery.Status.CLAIMED);
    }

    @Test
    void a_restore_that_fails_at_its_end_adds_nothing_and_may_be_given_again() {
        live(BLUE, 11);
        List<TenantRow> rows = read(BLUE);
        Iterator<TenantRow> breaking = new Iterator<>() {
            private final Iterator<TenantRow> intact = rows.iterator();

            @Override
            public boolean hasNext() {
                if (!intact.hasNext()) {
                    throw new Undone();
                }
                return true;
            }

            @Override
            public TenantRow next() {
                return intact.next();
            }
        };

        assertThatThrownBy(() -> tenants().restore(GREEN.tenant(), breaking)).isInstanceOf(Undone.class);
        assertThat(read(GREEN)).isEmpty();
        tenants().restore(GREEN.tenant(), rows.iterator());
        assertThat(read(GREEN)).isEqualTo(rows);
    }

    @Test
    void a_tenant_that_has_a_row_in_any_table_is_not_restored_over() {
        live(BLUE, 11);
        List<TenantRow> rows = read(BLUE);
        post(GREEN, "own", 1);
        List<TenantRow> own = read(GREEN);

        assertRefused("tenant.not-empty", () -> tenants().restore(GREEN.tenant(), rows.iterator()));
        assertThat(read(GREEN)).isEqualTo(own);
    }

    @Test
    void what_others_do_meanwhile_is_read_whole_or_not_at_all() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> posting = threads.submit(() -> {
                for (int number = 1; number <= 300 && !stop.get(); number++) {
                    post(BLUE, "p" + number, number);
                }
            });
            Future<?> folding = threads.submit(() -> {
                while (!stop.get() && !posting.isDone()) {
                    hot(session -> session.deltas().fold(3));
                }
            });
            int reads = 0;
            while (!posting.isDone() || reads == 0) {
                assertWhole(again(() -> read(BLUE)));
                reads++;
            }
            posting.get();
            folding.get();
        } finally {
            stop.set(true);
            threads.shutdown();
        }
        assertWhole(read(BLUE));
    }

    /** Somebody folds once the first row of money was told; a store that does one thing at a time lets them wait, another does not. */
    @Test
    void what_is_folded_while_it_is_read_is_counted_once() throws Exception {
        post(BLUE, "p1", 1);
        hot(session -> session.deltas().fold(1000));
        post(BLUE, "p2", 2);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            List<TenantRow> rows = again(() ->
                    readWhile(thread, () -> hot(session -> session.deltas().fold(1000))));

            assertThat(sum(rows, "cash")).isEqualByComparingTo("3");
            assertThat(sum(rows, "sales")).isEqualByComparingTo("-3");
        } finally {
            thread.shutdown();
        }
    }

    private List<TenantRow> readWhile(ExecutorService thread, Runnable others) {
        List<TenantRow> rows = new ArrayList<>();
        List<Future<?>> meanwhile = new ArrayList<>();
        tenants().read(BLUE.tenant(), row -> {
            rows.add(row);
            boolean money = row.table() == TenantTable.DELTAS || row.table() == TenantTable.CHECKPOINTS;
            if (money && meanwhile.isEmpty()) {
                meanwhile.add(thread.submit(others));
                awaitBriefly(meanwhile.get(0));
            }
        });
        return rows;
    }

    private static void awaitBriefly(Future<?> others) {
        try {
            others.get(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException itWaitsForUs) {
            return;
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void pages_of_a_table_are_its_rows_in_their_order_wherever_they_begin() {
        live(RED, 22);
        live(BLUE, 11);
        deliver(BLUE);
        for (TenantTable table : TenantTable.values()) {
            List<TenantRow> rows =
                    read(BLUE).stream().filter(row -> row.table() == table).toList();
            List<TenantRow> paged = new ArrayList<>();
            Optional<Doc> after = Optional.empty();
            List<TenantRow> page;
            do {
                page = tenants().page(BLUE.tenant(), table, after, 1);
                paged.addAll(page);
                after = page.isEmpty() ? after : Optional.of(page.get(0).fields());
            } while (!page.isEmpty() && paged.size() <= rows.size());

            assertThat(paged).isEqualTo(rows);
            assertThat(tenants().page(BLUE.tenant(), table, Optional.empty(), 10_000))
                    .isEqualTo(rows);
        }
        Doc nowhere = Doc.fields()
                .put("kind", "thing")
                .put("id", "sealed")
                .put("version", 1)
                .put("index", 7)
                .build();
        assertThat(tenants().page(BLUE.tenant(), TenantTable.EVENTS, Optional.of(nowhere), 10))
                .extracting(row -> row.fields().text("id") + row.fields().integer("version"))
                .containsExactly("sealed2", "waiting1");
    }

    /** U+1F600 sorts after U+FFFD, but not by its UTF-16 units. */
    @Test
    void rows_of_every_name_come_in_the_order_of_code_points() {
        for (String name : List.of("\uD83D\uDE00", "\uFFFD", "a")) {
            doWork(BLUE, session -> session.documents().insert(thing(name, 1, name)));
            happen(BLUE, name, 1);
        }

        List<TenantRow> rows = read(BLUE);

        assertThat(rows).isSorted();
        for (TenantTable table : List.of(TenantTable.DOCUMENTS, TenantTable.EVENTS)) {
            List<TenantRow> paged = new ArrayList<>();
            Optional<Doc> after = Optional.empty();
            for (int page = 0; page < 10; page++) {
                List<TenantRow> one = tenants().page(BLUE.tenant(), table, after, 1);
                paged.addAll(one);
                after = one.isEmpty() ? after : Optional.of(one.get(0).fields());
            }
            assertThat(paged)
                    .containsExactlyInAnyOrderElementsOf(
                            rows.stream().filter(row -> row.table() == table).toList());
        }
    }

    /** Of a thing whose name sorts differently by UTF-16 units, too. */
    @Test
    void the_age_of_a_document_is_that_of_its_newest_event_whatever_its_name() {
        for (String name : List.of("\uD83D\uDE00", "\uFFFD", "a")) {
            doWork(BLUE, session -> session.documents().insert(thing(name, 1, name)));
            happen(BLUE, name, 1);
            happen(BLUE, name, 2);
        }
        leaving(in(2040), tenants()).leave(BLUE, LeaveTenant.of("leave"));

        assertThat(leaving(in(2040), tenants()).delete(BLUE).deleted())
                .contains(new DeletionReport.Deleted(TenantTable.DOCUMENTS, KIND, 3));
    }

    @Test
    void what_is_removed_is_gone_and_nothing_else() {
        live(RED, 22);
        live(BLUE, 11);
        deliver(BLUE);
        List<TenantRow> others = read(RED);
        for (TenantTable table : TenantTable.values()) {
            if (table == TenantTable.HOLD_LINES) {
                continue;
            }
            List<TenantRow> before = read(BLUE);
            TenantRow gone = before.stream()
                    .filter(row -> row.table() == table)
                    .findFirst()
                    .orElseThrow();
            tenants().remove(BLUE.tenant(), List.of(gone));
            tenants().remove(BLUE.tenant(), List.of(gone));

            List<TenantRow> left = new ArrayList<>(before);
            left.remove(gone);
            if (table == TenantTable.HOLDS) {
                left.removeIf(row -> row.table() == TenantTable.HOLD_LINES
                        && row.fields().text("hold").equals(gone.fields().text("id")));
            }
            assertThat(read(BLUE)).as(table.toString()).isEqualTo(left);
            assertThat(read(RED)).as(table.toString()).isEqualTo(others);
        }
    }

    @Test
    void a_tenant_of_which_everything_was_removed_is_as_if_it_had_never_been() {
        live(BLUE, 11);
        deliver(BLUE);
        List<TenantRow> rows = read(BLUE);
        removeAll(BLUE);

        assertThat(read(BLUE)).isEmpty();
        assertThat(store().due().list(DueQuery.of(KIND, NOON.toString(), 10))).isEmpty();
        assertThat(hotRows(session -> session.counters().due(LATER, 10))).isEmpty();
        assertThat(hotRows(session -> session.counters().due(List.of(stock(BLUE)), LATER, 10)))
                .isEmpty();
        assertThat(store().trail().nextUnsealed(Optional.empty())).isEmpty();
        assertThat(store().trail().nextUnanchored(Optional.empty())).isEmpty();
        assertThat(store().trail().head(BLUE.tenant())).isEmpty();
        assertThat(store().deliveries().unfinished("mail", BLUE.tenant(), Optional.empty(), 10))
                .isEmpty();
        assertThat(store().deliveries().backlog("mail").unfinished()).isZero();
        tenants().restore(BLUE.tenant(), rows.iterator());
        assertThat(read(BLUE)).isEqualTo(rows);
    }

    private void removeAll(CallContext context) {
        tenants()
                .remove(
                        context.tenant(),
                        read(context).stream()
                                .filter(row -> row.table() != TenantTable.HOLD_LINES)
                                .toList());
    }

    // ---- tenants that have left

    /** Things of the first kind are kept until the last day of 2031, book-keeping until that of 2036. */
    private static final RetentionLaw LAW = new RetentionLaw() {
        @Override
        public Optional<Retention> of(TenantTable table, String kind, Instant happened) {
            int year = LocalDate.ofInstant(happened, ZoneOffset.UTC).getYear();
            if (table == TenantTable.DOCUMENTS && kind.equals(KIND)) {
                return Optional.of(new Retention(LocalDate.of(year + 5, 12, 31), "things", "Law 1"));
            }
            return table == TenantTable.CHECKPOINTS || table == TenantTable.DELTAS
                    ? Optional.of(new Retention(LocalDate.of(year + 10, 12, 31), "books", "Law 2"))
                    : Optional.empty();
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }
    };

    private Leaving leaving(InstantSource clock, TenantRows rows) {
        return new Leaving(commands(clock), rows, LAW);
    }

    private Commands commands(InstantSource clock) {
        Random random = new Random(7);
        return Commands.builder(
                        store(),
                        clock,
                        IdGenerator.uuidV7(clock, random),
                        random,
                        AccessPolicy.allowAll(),
                        ApprovalPolicy.noneNeeded())
                .build();
    }

    private static InstantSource in(int year) {
        return () -> Instant.parse(year + "-06-01T12:00:00Z");
    }

    @Test
    void a_tenant_that_left_keeps_what_the_law_retains_until_its_day_has_passed() {
        live(RED, 22);
        live(BLUE, 11);
        deliver(BLUE);
        List<TenantRow> others = read(RED);
        assertRefused("tenant.not-left", () -> leaving(in(2026), tenants()).delete(BLUE));
        leaving(in(2026), tenants()).leave(BLUE, LeaveTenant.of("leave"));

        DeletionReport first = leaving(in(2026), tenants()).delete(BLUE);

        assertThat(first.complete()).isFalse();
        assertThat(first.next()).contains(LocalDate.of(2031, 12, 31));
        assertThat(first.kept())
                .contains(
                        kept(TenantTable.DOCUMENTS, KIND, 3, "2031-12-31", "things", "Law 1"),
                        kept(TenantTable.CHECKPOINTS, "ledger", 2, "2036-12-31", "books", "Law 2"),
                        kept(TenantTable.DELTAS, "ledger", 2, "2036-12-31", "books", "Law 2"));
        assertThat(tables(BLUE))
                .containsExactly(
                        TenantTable.DOCUMENTS,
                        TenantTable.EVENTS,
                        TenantTable.DELTAS,
                        TenantTable.CHECKPOINTS,
                        TenantTable.SERIES,
                        TenantTable.UNSEALED,
                        TenantTable.SEALED,
                        TenantTable.BLOCKS,
                        TenantTable.UNANCHORED);
        assertThat(store().due().list(DueQuery.of(KIND, NOON.toString(), 10)))
                .extracting(DueEntry::tenant)
                .containsOnly(RED.tenant());
        assertThat(leaving(in(2031), tenants()).delete(BLUE).deleted()).isEmpty();
        assertThat(leaving(in(2032), tenants()).delete(BLUE).deleted())
                .containsExactly(new DeletionReport.Deleted(TenantTable.DOCUMENTS, KIND, 3));
        DeletionReport last = leaving(in(2037), tenants()).delete(BLUE);
        assertThat(last.complete()).isTrue();
        assertThat(last.next()).isEmpty();
        assertThat(tables(BLUE)).containsExactly(TenantTable.DOCUMENTS, TenantTable.SERIES);
        assertThat(read(RED)).isEqualTo(others);
    }

    private static DeletionReport.Kept kept(
            TenantTable table, String kind, long rows, String until, String reason, String source) {
        Optional<LocalDate> day = Optional.of(LocalDate.parse(until));
        return new DeletionReport.Kept(table, kind, rows, day, day, reason, source);
    }

    private SortedSet<TenantTable> tables(CallContext context) {
        SortedSet<TenantTable> tables = new TreeSet<>();
        read(context).forEach(row -> tables.add(row.table()));
        return tables;
    }

    @Test
    void a_deletion_that_is_cut_off_anywhere_goes_on_and_ends_the_same() {
        live(RED, 11);
        leaving(in(2026), tenants()).leave(RED, LeaveTenant.of("leave"));
        leaving(in(2026), tenants()).delete(RED);
        Object whole = shape(RED);
        for (int calls = 1; calls < 40; calls++) {
            removeAll(BLUE);
            live(BLUE, 11);
            leaving(in(2026), tenants()).leave(BLUE, LeaveTenant.of("leave"));
            AtomicInteger left = new AtomicInteger(calls);
            boolean ended = endsWithin(left);
            SortedSet<TenantTable> there = tables(BLUE);
            if (there.contains(TenantTable.HOLDS) || there.contains(TenantTable.DELIVERIES)) {
                assertThat(there).contains(TenantTable.COUNTERS);
            }
            fallDueAnew(BLUE);

            leaving(in(2026), tenants()).delete(BLUE);

            assertThat(shape(BLUE)).isEqualTo(whole);
            assertThat(store().due().list(DueQuery.of(KIND, NOON.toString(), 10)))
                    .isEmpty();
            if (ended) {
                return;
            }
        }
        throw new AssertionError("a deletion of this size ends after some calls");
    }

    /** As a command does that was under way while the tenant left. */
    private void fallDueAnew(CallContext context) {
        doWork(context, session -> {
            long version = session.documents().find(KIND, "same").orElseThrow().version();
            session.documents()
                    .update(
                            thing("same", version + 1, "anew", Map.of("due", NOON.toString(), "name", "same")),
                            version);
        });
    }

    private boolean endsWithin(AtomicInteger calls) {
        try {
            leaving(in(2026), new CutOff(tenants(), calls)).delete(BLUE);
            return true;
        } catch (Undone cutOff) {
            return false;
        }
    }

    /** What is there, without ids that are new each time. */
    private List<String> shape(CallContext context) {
        return read(context).stream()
                .map(row -> row.table() + " " + row.kind() + " "
                        + row.fields().find("id").map(Doc::asText).orElse(""))
                .toList();
    }

    /** Dies at a call. */
    private record CutOff(TenantRows rows, AtomicInteger left) implements TenantRows {
        private TenantRows next() {
            if (left.decrementAndGet() < 0) {
                throw new Undone();
            }
            return rows;
        }

        @Override
        public void read(TenantId tenant, Consumer<? super TenantRow> row) {
            next().read(tenant, row);
        }

        @Override
        public void restore(TenantId tenant, Iterator<TenantRow> restored) {
            next().restore(tenant, restored);
        }

        @Override
        public List<TenantRow> page(TenantId tenant, TenantTable table, Optional<Doc> after, int limit) {
            return next().page(tenant, table, after, limit);
        }

        @Override
        public void remove(TenantId tenant, List<TenantRow> gone) {
            next().remove(tenant, gone);
        }
    }

    private static List<String> texts(List<TenantRow> rows) {
        return rows.stream()
                .filter(row -> row.table() == TenantTable.DOCUMENTS)
                .map(row -> row.fields().get("body").text("text"))
                .toList();
    }

    /** Cash holds every posting from the first to some last one, each once: 1 + 2 + … + n. */
    private static void assertWhole(List<TenantRow> rows) {
        BigDecimal cash = sum(rows, "cash");
        assertThat(cash).isEqualByComparingTo(sum(rows, "sales").negate());
        // n (n + 1) / 2 = c, so n = (√(8 c + 1) − 1) / 2
        long postings =
                (BigInteger.valueOf(8 * cash.longValueExact() + 1).sqrt().longValueExact() - 1) / 2;
        assertThat(cash.longValueExact()).isEqualTo(postings * (postings + 1) / 2);
    }

    private static BigDecimal sum(List<TenantRow> rows, String account) {
        return rows.stream()
                .filter(row -> row.table() == TenantTable.DELTAS || row.table() == TenantTable.CHECKPOINTS)
                .filter(row -> row.fields().text("account").equals(account))
                .map(row -> row.fields().number("amount"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
