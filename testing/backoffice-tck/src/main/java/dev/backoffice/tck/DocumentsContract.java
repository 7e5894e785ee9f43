package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.core.store.Transition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Documents: what is stored reads back equal (law 15); of two who loaded one version only one can save; pages come in code
 * point order, each row once; tenants with equal ids do not meet.
 */
public abstract class DocumentsContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected DocumentsContract() {}

    private Optional<StoredDocument> find(String id) {
        return work(BLUE, session -> session.documents().find(KIND, id));
    }

    private void insert(StoredDocument... documents) {
        doWork(BLUE, session -> {
            for (StoredDocument document : documents) {
                session.documents().insert(document);
            }
        });
    }

    private List<String> ids(DocumentQuery query) {
        return work(BLUE, session -> session.documents().list(query)).stream()
                .map(StoredDocument::id)
                .toList();
    }

    /** Reads all pages of a query, each in a transaction of its own. */
    private List<StoredDocument> pages(DocumentQuery query) {
        List<StoredDocument> all = new ArrayList<>();
        DocumentQuery next = query;
        while (true) {
            DocumentQuery page = next;
            List<StoredDocument> rows =
                    work(BLUE, session -> session.documents().list(page));
            assertThat(rows).hasSizeLessThanOrEqualTo(query.limit());
            all.addAll(rows);
            if (rows.size() < query.limit()) {
                return all;
            }
            next = page.after(rows.get(rows.size() - 1));
        }
    }

    @Test
    void an_unknown_id_or_kind_is_not_found() {
        insert(thing("1", 1, "one"));

        assertThat(find("2")).isEmpty();
        assertThat(workRow(BLUE, session -> session.documents().find("other", "1")))
                .isEmpty();
        assertThat(ids(DocumentQuery.all("other"))).isEmpty();
    }

    @Test
    void what_is_stored_reads_back_equal() {
        List<Doc> values = List.of(
                Doc.of(new BigDecimal("0.0000000001")),
                Doc.of(new BigDecimal("1.5000000000")),
                Doc.of(new BigDecimal("999999999999999.99")),
                Doc.of(new BigDecimal("-999999999999999.9999999999")),
                Doc.of(new BigDecimal("0.00")),
                Doc.of(new BigDecimal("1E+3")),
                Doc.of(Long.MAX_VALUE),
                Doc.of(Long.MIN_VALUE),
                Doc.of(true),
                Doc.of(false),
                Doc.of(""),
                Doc.of(" outer blanks "),
                Doc.of("ação, coração, ÀÉÎÕÜ, ŞİĞ, ß"),
                Doc.of("e\u0301 is not \u00e9"),
                Doc.of("🧾👩🏽‍🔧 漢字 العربية"),
                Doc.of("quote \" backslash \\ slash / apostrophe ' percent % underscore _"),
                Doc.of("\t\r\n\b\f\u0000\u0001\u001f\u007f\u0085\u2028\ufeff\uffff"),
                Doc.of("2026-03-02T12:00:00.123456Z"),
                Doc.of(List.of()),
                Doc.fields().build(),
                Doc.of(List.of(
                        Doc.of(List.of(Doc.of("deep"))),
                        Doc.fields().put("", "empty name").build())),
                Doc.fields().put("b", 1).put("a", 2).put("ção", "name").build());
        Doc body = Doc.of(values);
        insert(new StoredDocument(KIND, "values", 1, 7, body, Map.of("name", "ação 🧾", "other", "x")));

        StoredDocument read = find("values").orElseThrow();

        assertThat(read.body().asItems()).containsExactlyElementsOf(values);
        assertThat(read)
                .isEqualTo(new StoredDocument(KIND, "values", 1, 7, body, Map.of("name", "ação 🧾", "other", "x")));
        assertThat(ids(DocumentQuery.all(KIND).where("name", "ação 🧾"))).containsExactly("values");
    }

    @Test
    void a_body_of_a_hundred_kilobytes_reads_back_equal() {
        StoredDocument large = thing("large", 1, "ção🧾 ".repeat(10_000));
        insert(large);

        assertThat(find("large")).contains(large);
        StoredDocument larger = thing("large", 2, "x".repeat(1_000_000));
        doWork(BLUE, session -> session.documents().update(larger, 1));
        assertThat(find("large")).contains(larger);
    }

    @Test
    void ids_and_index_texts_keep_every_character() {
        String id = "SP1/ção 🧾'\"\\%_;--";
        StoredDocument odd = thing(id, 1, "odd", Map.of("name", "Ünïcode '\"\\%_ 🧾"));
        insert(odd, thing("SP1/cao", 1, "even", Map.of("name", "unicode")));

        assertThat(find(id)).contains(odd);
        assertThat(ids(DocumentQuery.all(KIND).where("name", "Ünïcode '\"\\%_ 🧾")))
                .containsExactly(id);
        assertThat(ids(DocumentQuery.all(KIND).where("name", "ünïcode '\"\\%_ 🧾")))
                .as("no folding of case")
                .isEmpty();
    }

    @Test
    void ids_and_index_texts_may_have_200_characters() {
        String text = "🧾".repeat(66) + "ab";
        StoredDocument document = thing("i".repeat(200), 1, "long", Map.of("name", text));
        insert(document);

        assertThat(find("i".repeat(200))).contains(document);
        assertThat(ids(DocumentQuery.all(KIND).where("name", text))).containsExactly("i".repeat(200));
    }

    @Test
    void an_id_is_inserted_once() {
        insert(thing("1", 1, "first"));

        assertConflict(
                "store.exists",
                () -> store().execute(BLUE, session -> {
                    session.documents().insert(thing("1", 1, "second"));
                    return 1;
                }));

        assertThat(find("1").map(Things::text)).contains("first");
    }

    @Test
    void of_many_that_are_inserted_together_the_one_that_was_there_is_named() {
        insert(thing("5", 1, "first"));

        assertThatThrownBy(() -> store().execute(BLUE, session -> {
                    session.documents().insert(new StoredDocument("a-" + KIND, "5", 1, 1, Doc.of(""), Map.of()));
                    for (String id : List.of("4", "5", "5, 6", "51", "6")) {
                        session.documents().insert(thing(id, 1, "second", Map.of("name", id)));
                    }
                    return 1;
                }))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.details())
                                .containsEntry("kind", KIND)
                                .containsEntry("id", "5"));
    }

    @Test
    void an_update_replaces_the_version_that_was_loaded() {
        insert(thing("1", 1, "first"));
        doWork(BLUE, session -> session.documents().update(thing("1", 2, "second"), 1));

        assertThat(find("1")).contains(thing("1", 2, "second"));
    }

    @Test
    void an_update_of_another_version_is_refused_and_leaves_nothing() {
        insert(thing("1", 1, "first"), thing("2", 1, "first"));
        doWork(BLUE, session -> session.documents().update(thing("1", 2, "second"), 1));

        assertConflict(
                "store.stale-version",
                () -> store().execute(BLUE, session -> {
                    session.documents().update(thing("2", 2, "must vanish"), 1);
                    session.documents().update(thing("1", 2, "stale"), 1);
                    return 1;
                }));
        assertConflict(
                "store.stale-version",
                () -> store().execute(BLUE, session -> {
                    session.documents().update(thing("1", 4, "ahead"), 3);
                    return 1;
                }));
        assertConflict(
                "store.stale-version",
                () -> store().execute(BLUE, session -> {
                    session.documents().update(thing("unknown", 2, "none"), 1);
                    return 1;
                }));

        assertThat(find("1").map(Things::text)).contains("second");
        assertThat(find("2").map(Things::text)).contains("first");
        assertThat(find("unknown")).isEmpty();
    }

    @Test
    void no_update_of_many_threads_is_lost() {
        insert(thing("1", 1, "0"));
        int threads = 8;
        int each = 10;

        Crowd.together(threads, number -> {
            for (int i = 0; i < each; i++) {
                doWork(BLUE, session -> {
                    StoredDocument before = session.documents().find(KIND, "1").orElseThrow();
                    int count = Integer.parseInt(Things.text(before)) + 1;
                    session.documents()
                            .update(thing("1", before.version() + 1, Integer.toString(count)), before.version());
                });
            }
            return number;
        });

        assertThat(find("1")).contains(thing("1", (long) threads * each + 1, Integer.toString(threads * each)));
    }

    private record Tally(String id, String text) {
        static final AggregateType<Tally, Happened> TYPE = new AggregateType<>(
                KIND,
                new Codec<>() {
                    @Override
                    public int schema() {
                        return 1;
                    }

                    @Override
                    public Doc write(Tally tally) {
                        return Doc.fields()
                                .put("id", tally.id())
                                .put("text", tally.text())
                                .build();
                    }

                    @Override
                    public Tally read(Doc doc, int schema) {
                        return new Tally(doc.text("id"), doc.text("text"));
                    }
                },
                Happened.CODEC,
                Tally::id,
                tally -> Map.of());

        Transition<Tally, Happened> plus(String more) {
            return new Transition<>(new Tally(id, text + more), List.of());
        }
    }

    private record Add(IdempotencyKey key, String text) implements Command {}

    private static final Verb<Add, String> ADD =
            Verb.of("tally.add", 1, add -> Doc.of(add.text()), answer -> answer, answer -> answer);

    /** What is read again may be newer than what the work has decided on. */
    @Test
    void a_state_that_is_read_twice_is_saved_against_the_version_read_first() {
        Commands commands = commands();
        commands.run(BLUE, ADD, new Add(IdempotencyKey.of("0"), "0"), session -> {
            session.aggregates(Tally.TYPE).save(new Transition<>(new Tally("1", "0"), List.of()));
            return "";
        });
        ExecutorService pool = Crowd.pool(1);
        AtomicBoolean begun = new AtomicBoolean();
        try {
            List<Future<String>> rival = new ArrayList<>();
            commands.run(BLUE, ADD, new Add(IdempotencyKey.of("1"), "a"), session -> {
                Aggregates<Tally, Happened> tallies = session.aggregates(Tally.TYPE);
                Tally first = tallies.get("1");
                if (!begun.getAndSet(true)) {
                    rival.add(pool.submit(() -> commands.run(BLUE, ADD, new Add(IdempotencyKey.of("2"), "b"), other -> {
                        Aggregates<Tally, Happened> others = other.aggregates(Tally.TYPE);
                        others.save(others.get("1").plus("b"));
                        return "";
                    })));
                    // a store with a single writer lets the rival in only when this one has ended
                    assertThat(Crowd.endsSoon(rival.get(0))).isIn(true, false);
                }
                assertThat(tallies.list(DocumentQuery.all(KIND))).hasSize(1);
                tallies.save(first.plus("a"));
                return "";
            });
            assertThat(Crowd.answerOf(rival.get(0))).isEmpty();
        } finally {
            pool.shutdownNow();
        }
        assertThat(find("1").map(Things::text).orElse("")).isIn("0ab", "0ba");
    }

    @Test
    void aggregates_are_gone_through_page_by_page_and_may_be_saved_on_the_way() {
        doWork(BLUE, session -> {
            for (int i = 10; i < 33; i++) {
                Tally tally = new Tally("t" + i, "0");
                session.documents()
                        .insert(new StoredDocument(
                                KIND, tally.id(), 1, 1, Tally.TYPE.codec().write(tally), Map.of()));
            }
        });
        DocumentQuery pages = DocumentQuery.all(KIND).limit(5);
        List<String> seen = new ArrayList<>();

        commands().run(BLUE, ADD, new Add(IdempotencyKey.of("1"), "a"), session -> {
            seen.clear();
            Aggregates<Tally, Happened> tallies = session.aggregates(Tally.TYPE);
            tallies.each(pages, tally -> {
                seen.add(tally.id());
                if (tally.id().endsWith("7")) {
                    tallies.save(tally.plus("a"));
                }
            });
            tallies.save(tallies.get("t17").plus("b"));
            assertThat(tallies.listAfter(pages, tallies.get("t27")))
                    .extracting(Tally::id)
                    .containsExactly("t28", "t29", "t30", "t31", "t32");
            return "";
        });

        assertThat(seen).hasSize(23).isSorted().doesNotHaveDuplicates();
        assertThat(find("t17").map(Things::text)).contains("0ab");
        assertThat(find("t27").map(Things::text)).contains("0a");
        assertThat(find("t28").map(Things::text)).contains("0");
    }

    /** A posting pins the month it lands in; whoever closes the month must not get past it. */
    @Test
    void what_a_transaction_has_pinned_changes_only_after_it() {
        doWork(BLUE, session -> session.documents().insert(thing("1", 1, "open")));
        ExecutorService pool = Crowd.pool(1);
        AtomicBoolean ended = new AtomicBoolean();
        try {
            List<Future<Boolean>> rival = new ArrayList<>();
            doHot(session -> {
                assertThat(session.records(BLUE.tenant()).pin(KIND, "1").map(Things::text))
                        .contains("open");
                if (rival.isEmpty()) {
                    rival.add(pool.submit(() -> work(BLUE, other -> {
                        other.documents().update(thing("1", 2, "closed"), 1);
                        return ended.get();
                    })));
                }
                assertThat(Crowd.endsSoon(rival.get(0)))
                        .as("changed while pinned")
                        .isFalse();
                assertThat(session.records(BLUE.tenant()).find(KIND, "1").map(Things::text))
                        .contains("open");
                ended.set(true);
            });
            assertThat(Crowd.answerOf(rival.get(0)))
                    .as("changed before the transaction that pinned it ended")
                    .isTrue();
        } finally {
            pool.shutdownNow();
        }
        assertThat(find("1").map(Things::text)).contains("closed");
        assertThat(hotRow(session -> session.records(BLUE.tenant()).pin(KIND, "2")))
                .isEmpty();
    }

    @Test
    void many_transactions_pin_one_document_at_the_same_time() {
        doWork(BLUE, session -> session.documents().insert(thing("1", 1, "open")));

        List<String> read = Crowd.together(
                8,
                number -> hotRow(session -> session.records(BLUE.tenant()).pin(KIND, "1"))
                        .map(Things::text)
                        .orElse(""));

        assertThat(read).containsOnly("open").hasSize(8);
    }

    @Test
    void of_many_threads_that_insert_one_id_one_wins() {
        List<Boolean> won = Crowd.together(8, number -> {
            try {
                return store().execute(BLUE, session -> {
                    session.documents().insert(thing("1", 1, Integer.toString(number)));
                    return true;
                });
            } catch (dev.backoffice.core.error.Conflict conflict) {
                assertThat(conflict.retryable()).isTrue();
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(find("1").map(Things::text)).contains(Integer.toString(won.indexOf(true)));
    }

    @Test
    void equal_ids_of_two_tenants_are_two_documents() {
        Map<String, String> index = Map.of("name", "same");
        doWork(BLUE, session -> session.documents().insert(thing("1", 1, "blue", index)));
        doWork(RED, session -> session.documents().insert(thing("1", 1, "red", index)));
        doWork(RED, session -> session.documents().insert(thing("2", 1, "red", index)));
        doWork(BLUE, session -> session.documents().update(thing("1", 2, "blue again", index), 1));

        assertThat(workRow(RED, session -> session.documents().find(KIND, "1"))).contains(thing("1", 1, "red", index));
        assertThat(find("2")).isEmpty();
        assertThat(ids(DocumentQuery.all(KIND))).containsExactly("1");
        assertThat(ids(DocumentQuery.all(KIND).where("name", "same"))).containsExactly("1");
        assertConflict(
                "store.stale-version",
                () -> store().execute(BLUE, session -> {
                    session.documents().update(thing("2", 2, "of another tenant"), 1);
                    return 1;
                }));
    }

    /** Texts in code point order; UTF-16 would put the last two before U+FF5E, a language's collation would mix the cases. */
    private static final List<String> IN_ORDER = List.of(
            " ", "!", "0", "10", "9", "A", "Z", "_", "a", "a b", "aa", "b", "~", "Ä", "é", "ü", "漢", "～", "😀", "🧾");

    @Test
    void pages_by_id_come_in_code_point_order_each_row_once() {
        List<String> shuffled = new ArrayList<>(IN_ORDER);
        java.util.Collections.shuffle(shuffled, new java.util.Random(7));
        shuffled.forEach(id -> insert(thing(id, 1, id)));

        for (int limit : new int[] {1, 3, 20, 100}) {
            assertThat(pages(DocumentQuery.all(KIND).limit(limit)))
                    .as("pages of %s", limit)
                    .extracting(StoredDocument::id)
                    .containsExactlyElementsOf(IN_ORDER);
        }
    }

    @Test
    void pages_by_index_come_in_order_of_text_then_id_each_row_once() {
        List<StoredDocument> documents = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String text = IN_ORDER.get((i * 7) % IN_ORDER.size());
            documents.add(thing("id-" + (i * 37) % 60, 1, "x", Map.of("name", text)));
        }
        documents.forEach(this::insert);
        insert(thing("without", 1, "has no such text"));
        Comparator<StoredDocument> byPlace = Comparator.comparingInt(
                document -> IN_ORDER.indexOf(document.indexes().get("name")));
        List<StoredDocument> expected = new ArrayList<>(documents);
        expected.sort(byPlace.thenComparing(StoredDocument::id));

        for (int limit : new int[] {1, 2, 7, 60, 1000}) {
            assertThat(pages(DocumentQuery.all(KIND)
                            .between("name", IN_ORDER.get(0), "\uDBFF\uDFFD")
                            .limit(limit)))
                    .as("pages of %s", limit)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void bounds_are_inclusive() {
        for (String text : List.of("a", "b", "c", "d")) {
            insert(thing("1" + text, 1, text, Map.of("name", text)));
            insert(thing("2" + text, 1, text, Map.of("name", text)));
        }

        assertThat(ids(DocumentQuery.all(KIND).between("name", "b", "c"))).containsExactly("1b", "2b", "1c", "2c");
        assertThat(ids(DocumentQuery.all(KIND).between("name", "b", "c").limit(3)))
                .containsExactly("1b", "2b", "1c");
        assertThat(ids(DocumentQuery.all(KIND).where("name", "c"))).containsExactly("1c", "2c");
        assertThat(ids(DocumentQuery.all(KIND).between("name", "bb", "bz"))).isEmpty();
        assertThat(ids(DocumentQuery.all(KIND).between("name", "c", "b"))).isEmpty();
        assertThat(ids(new DocumentQuery(
                        KIND, Optional.of("name"), Optional.of("c"), Optional.empty(), Optional.empty(), 10)))
                .containsExactly("1c", "2c", "1d", "2d");
        assertThat(ids(new DocumentQuery(
                        KIND, Optional.empty(), Optional.of("1c"), Optional.of("2a"), Optional.empty(), 10)))
                .containsExactly("1c", "1d", "2a");
    }

    @Test
    void index_texts_follow_the_update() {
        insert(thing("1", 1, "x", Map.of("status", "open", "name", "kept")));
        doWork(
                BLUE,
                session -> session.documents()
                        .update(thing("1", 2, "x", Map.of("status", "closed", "name", "kept", "buyer", "ana")), 1));

        assertThat(ids(DocumentQuery.all(KIND).where("status", "open"))).isEmpty();
        assertThat(ids(DocumentQuery.all(KIND).where("status", "closed"))).containsExactly("1");
        assertThat(ids(DocumentQuery.all(KIND).where("name", "kept"))).containsExactly("1");
        assertThat(ids(DocumentQuery.all(KIND).where("buyer", "ana"))).containsExactly("1");

        doWork(BLUE, session -> session.documents().update(thing("1", 3, "x", Map.of("name", "kept")), 2));

        assertThat(ids(DocumentQuery.all(KIND).where("status", "closed"))).isEmpty();
        assertThat(ids(DocumentQuery.all(KIND).where("buyer", "ana"))).isEmpty();
        assertThat(find("1").orElseThrow().indexes()).isEqualTo(Map.of("name", "kept"));
    }

    @Test
    void index_texts_of_an_undone_update_stay_as_they_were() {
        insert(thing("1", 1, "x", Map.of("status", "open")));

        assertThatThrownBy(() -> store().execute(BLUE, session -> {
                    session.documents().update(thing("1", 2, "y", Map.of("status", "closed")), 1);
                    session.documents().insert(thing("2", 1, "z", Map.of("status", "open")));
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);

        assertThat(ids(DocumentQuery.all(KIND).where("status", "open"))).containsExactly("1");
        assertThat(ids(DocumentQuery.all(KIND).where("status", "closed"))).isEmpty();
        assertThat(find("1").map(Things::text)).contains("x");
    }

    @Test
    void a_transaction_sees_what_it_wrote() {
        List<String> seen = work(BLUE, session -> {
            session.documents().insert(thing("1", 1, "first", Map.of("name", "n")));
            session.documents().update(thing("1", 2, "second", Map.of("name", "m")), 1);
            List<String> texts = new ArrayList<>();
            session.documents().find(KIND, "1").map(Things::text).ifPresent(texts::add);
            session.documents()
                    .list(DocumentQuery.all(KIND).where("name", "m"))
                    .forEach(row -> texts.add(Things.text(row)));
            return texts;
        });

        assertThat(seen).containsExactly("second", "second");
    }

    @Test
    void a_row_of_the_hot_lane_is_read_in_both_lanes() {
        doHot(session -> {
            session.records(BLUE.tenant()).insert(thing("1", 1, "blue", Map.of("name", "n")));
            session.records(RED.tenant()).insert(thing("1", 1, "red", Map.of("name", "n")));
        });

        assertThat(find("1").map(Things::text)).contains("blue");
        assertThat(ids(DocumentQuery.all(KIND).where("name", "n"))).containsExactly("1");
        assertThat(hotRow(session -> session.records(RED.tenant()).find(KIND, "1"))
                        .map(Things::text))
                .contains("red");
        assertThat(
                        hotRows(session -> session.records(RED.tenant())
                                        .list(DocumentQuery.all(KIND).where("name", "n")))
                                .stream()
                                .map(Things::text))
                .containsExactly("red");
        assertConflict(
                "store.exists",
                () -> store().hot(session -> {
                    session.records(BLUE.tenant()).insert(thing("1", 1, "again"));
                    return 1;
                }));
    }

    @Test
    void no_row_comes_twice_when_rows_are_added_between_pages() {
        for (int i = 0; i < 10; i++) {
            insert(thing("m" + i, 1, "x", Map.of("name", "m")));
        }
        Set<String> seen = new HashSet<>();
        DocumentQuery query = DocumentQuery.all(KIND).where("name", "m").limit(3);
        int added = 0;
        List<StoredDocument> page = work(BLUE, session -> session.documents().list(query));
        while (!page.isEmpty()) {
            for (StoredDocument row : page) {
                assertThat(seen.add(row.id())).as("%s came once", row.id()).isTrue();
            }
            insert(thing("a" + added, 1, "before", Map.of("name", "m")));
            insert(thing("z" + added, 1, "after", Map.of("name", "l")));
            added++;
            DocumentQuery next = query.after(page.get(page.size() - 1));
            page = work(BLUE, session -> session.documents().list(next));
        }
        assertThat(seen).contains("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9");
    }
}
