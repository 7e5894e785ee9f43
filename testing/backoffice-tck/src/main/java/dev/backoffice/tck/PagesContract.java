package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.History;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every room's lists stand on: pages of documents, of the events of one subject and of stuck deliveries. A walk shows each row once,
 * in the view's order, also while others write; a token is of one tenant and one query.
 */
public abstract class PagesContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected PagesContract() {}

    private static final String STATE = "state";
    private static final String TURN = "turn";
    private static final Set<String> MAIL = Set.of("mail");
    private static final Set<String> BOTH = Set.of("mail", "ledger");

    private static View<StoredDocument> in(String state) {
        return View.<StoredDocument>of(KIND).within(TURN, state, Optional.empty(), Optional.empty());
    }

    private Page<StoredDocument> page(CallContext context, View<StoredDocument> view, PageRequest request) {
        return commands()
                .read(
                        context,
                        "tck.view",
                        session -> view.page(context.tenant(), session.documents(), request, row -> row));
    }

    private List<String> walk(CallContext context, View<StoredDocument> view, int limit) {
        return Page.all(limit, request -> page(context, view, request)).stream()
                .map(StoredDocument::id)
                .toList();
    }

    private static StoredDocument standing(String id, long version, String state, int turn, String text) {
        return thing(id, version, text, Map.of(STATE, state, TURN, View.combined(state, turn(turn))));
    }

    private static String turn(int turn) {
        return View.sortable(NOON.plusSeconds(turn));
    }

    private void insert(CallContext context, StoredDocument... documents) {
        doWork(context, session -> List.of(documents).forEach(session.documents()::insert));
    }

    /** Twelve things: four turns of three each, so that pages end amid equal texts; two states. */
    private void insertTwelve(CallContext context) {
        for (int i = 0; i < 12; i++) {
            insert(context, standing("t" + (char) ('a' + i), 1, i % 4 == 3 ? "done" : "open", i / 3, "first"));
        }
    }

    // ---- documents

    @Test
    void a_walk_shows_each_row_once_in_the_order_of_its_view() {
        insertTwelve(BLUE);

        for (int limit : new int[] {1, 2, 3, 5, 9, 10, 1000}) {
            assertThat(walk(BLUE, in("open"), limit))
                    .as("pages of %s by a combined index", limit)
                    .containsExactly("ta", "tb", "tc", "te", "tf", "tg", "ti", "tj", "tk");
            assertThat(walk(BLUE, View.<StoredDocument>of(KIND).where(STATE, "done"), limit))
                    .as("pages of %s by one text", limit)
                    .containsExactly("td", "th", "tl");
            assertThat(walk(BLUE, View.of(KIND), limit))
                    .as("pages of %s by id", limit)
                    .hasSize(12)
                    .isSorted();
            assertThat(walk(
                            BLUE,
                            View.<StoredDocument>of(KIND)
                                    .within(TURN, "open", Optional.of(turn(1)), Optional.of(turn(2))),
                            limit))
                    .as("pages of %s between two turns", limit)
                    .containsExactly("te", "tf", "tg", "ti");
            assertThat(walk(BLUE, View.<StoredDocument>of(KIND).ids(Optional.of("tc"), Optional.of("te")), limit))
                    .as("pages of %s between two ids", limit)
                    .containsExactly("tc", "td", "te");
        }
    }

    @Test
    void a_page_has_no_more_than_its_limit_and_the_last_one_no_next() {
        insertTwelve(BLUE);

        Page<StoredDocument> first = page(BLUE, in("open"), PageRequest.first(5));
        assertThat(first.rows()).hasSize(5);
        Page<StoredDocument> last =
                page(BLUE, in("open"), PageRequest.first(4).after(first.next().orElseThrow()));
        assertThat(last.rows()).hasSize(4);
        assertThat(last.next()).as("nothing is left").isEmpty();
        assertThat(page(BLUE, in("nowhere"), PageRequest.first(5)).next()).isEmpty();
        assertRefused("input.range", () -> PageRequest.first(0));
        assertRefused("input.range", () -> PageRequest.first(PageRequest.MAX_LIMIT + 1));
    }

    @Test
    void what_else_a_row_has_to_be_leaves_out_rows_and_loses_none() {
        insertTwelve(BLUE);
        View<StoredDocument> late = in("open").and("late", "b", row -> row.id().compareTo("tb") > 0);

        for (int limit : new int[] {1, 3, 7, 1000}) {
            assertThat(walk(BLUE, late, limit)).containsExactly("tc", "te", "tf", "tg", "ti", "tj", "tk");
        }
        PageToken token = page(BLUE, late, PageRequest.first(2)).next().orElseThrow();
        assertRefused(
                "page.token", () -> page(BLUE, in("open"), PageRequest.first(2).after(token)));
        assertRefused(
                "page.token",
                () -> page(
                        BLUE,
                        in("open").and("late", "c", row -> true),
                        PageRequest.first(2).after(token)));
    }

    @Test
    void a_token_is_of_its_tenant_and_query_and_not_to_be_changed() {
        insertTwelve(BLUE);
        insertTwelve(RED);
        PageToken token = page(BLUE, in("open"), PageRequest.first(2)).next().orElseThrow();

        assertThat(PageToken.parse(token.toString())).isEqualTo(token);
        assertThat(page(BLUE, in("open"), PageRequest.first(1).after(token)).rows())
                .extracting(StoredDocument::id)
                .containsExactly("tc");
        assertRefused(
                "page.token", () -> page(RED, in("open"), PageRequest.first(2).after(token)));
        assertRefused(
                "page.token", () -> page(BLUE, in("done"), PageRequest.first(2).after(token)));
        assertRefused(
                "page.token",
                () -> page(BLUE, View.of(KIND), PageRequest.first(2).after(token)));
        String text = token.toString();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertRefused(
                    "page.token",
                    () -> page(BLUE, in("open"), PageRequest.first(2).after(PageToken.parse(changed))));
        }
        assertRefused("page.token", () -> PageToken.parse(""));
        assertRefused("page.token", () -> PageToken.parse("not a token; drop table"));
        assertRefused("page.token", () -> PageToken.parse("A".repeat(PageToken.MAX_LENGTH + 1)));
    }

    @Test
    void equal_ids_of_two_tenants_are_walked_apart() {
        insertTwelve(BLUE);
        insert(RED, standing("ta", 1, "open", 7, "red"), standing("tz", 1, "open", 0, "red"));

        assertThat(walk(RED, in("open"), 1)).containsExactly("tz", "ta");
        assertThat(walk(BLUE, in("open"), 2)).hasSize(9).doesNotContain("tz");
        assertThat(Page.all(1, request -> page(RED, in("open"), request)))
                .extracting(Things::text)
                .containsOnly("red");
    }

    @Test
    void a_row_that_is_gone_still_says_where_the_next_page_begins() {
        insertTwelve(BLUE);
        Page<StoredDocument> first = page(BLUE, in("open"), PageRequest.first(3));

        doWork(BLUE, session -> session.documents().update(standing("tc", 2, "done", 0, "second"), 1));

        assertThat(page(
                                BLUE,
                                in("open"),
                                PageRequest.first(2).after(first.next().orElseThrow()))
                        .rows())
                .extracting(StoredDocument::id)
                .containsExactly("te", "tf");
    }

    @Test
    void a_walk_beside_writers_shows_what_stays_once_and_nothing_twice() {
        int staying = 60;
        for (int i = 0; i < staying; i++) {
            insert(
                    BLUE,
                    standing("stays-" + (100 + i), 1, "open", i / 7, "0"),
                    standing("goes-" + (100 + i), 1, "open", i / 7, "0"));
        }
        AtomicBoolean walked = new AtomicBoolean();
        AtomicInteger walks = new AtomicInteger();
        List<Runnable> crowd = new ArrayList<>();
        // one writes what stays where it is, one moves rows out of the view, one adds rows
        crowd.add(() -> {
            for (int i = 0; !walked.get() && i < 2000; i++) {
                String id = "stays-" + (100 + i % staying);
                int turn = (i % staying) / 7;
                doWork(BLUE, session -> {
                    StoredDocument now = session.documents().find(KIND, id).orElseThrow();
                    session.documents()
                            .update(
                                    standing(id, now.version() + 1, "open", turn, Long.toString(now.version())),
                                    now.version());
                });
            }
        });
        crowd.add(() -> {
            for (int i = 0; !walked.get() && i < staying; i++) {
                String id = "goes-" + (100 + i);
                int turn = i / 7;
                doWork(BLUE, session -> session.documents().update(standing(id, 2, "done", turn, "gone"), 1));
            }
        });
        crowd.add(() -> {
            for (int i = 0; !walked.get() && i < 2000; i++) {
                insert(BLUE, standing("comes-" + (10_000 + i), 1, "open", i % 9, "new"));
            }
        });
        crowd.add(() -> {
            try {
                for (int walk = 0; walk < 5; walk++) {
                    List<String> seen = walk(BLUE, in("open"), 3 + 5 * walk);
                    assertThat(seen).as("none twice").doesNotHaveDuplicates();
                    assertThat(seen.stream().filter(id -> id.startsWith("stays-")))
                            .as("none that stayed is missed")
                            .hasSize(staying);
                    walks.incrementAndGet();
                }
            } finally {
                walked.set(true);
            }
        });
        Crowd.together(crowd.size(), one -> {
            crowd.get(one).run();
            return one;
        });
        assertThat(walks).hasValue(5);
    }

    // ---- the events of one subject

    private static final AggregateRef ONE = AggregateRef.of(KIND, "1");

    private List<EventKey> history(CallContext context, AggregateRef subject, int limit) {
        History history = new History(commands());
        return Page.all(limit, request -> history.list(context, subject, request)).stream()
                .map(RecordedEvent::key)
                .toList();
    }

    private void append(CallContext context, Set<String> subscriptions, RecordedEvent... events) {
        doWork(
                context,
                session -> List.of(events).forEach(event -> session.outbox().append(event, subscriptions)));
    }

    @Test
    void the_history_of_a_subject_is_paged_by_version_and_place() {
        List<EventKey> expected = new ArrayList<>();
        for (int version = 1; version <= 11; version++) {
            for (int index = 0; index < 3; index++) {
                RecordedEvent event = Happened.recorded(BLUE, "1", version, index, NOON.minusSeconds(version));
                append(BLUE, MAIL, event);
                expected.add(event.key());
            }
            append(BLUE, MAIL, Happened.recorded(BLUE, "10", version, 0, NOON));
        }
        append(RED, MAIL, Happened.recorded(RED, "1", 1, 0, NOON), Happened.recorded(RED, "1", 5, 1, NOON));

        for (int limit : new int[] {1, 2, 3, 4, 10, 32, 33, 34, 1000}) {
            assertThat(history(BLUE, ONE, limit)).as("pages of %s", limit).containsExactlyElementsOf(expected);
        }
        assertThat(history(RED, ONE, 1)).hasSize(2).allMatch(key -> key.tenant().equals(RED.tenant()));
        assertThat(history(RED, AggregateRef.of(KIND, "10"), 5)).isEmpty();
        assertThat(history(BLUE, AggregateRef.of("other", "1"), 5)).isEmpty();
    }

    @Test
    void a_history_goes_on_with_what_happened_since() {
        append(BLUE, MAIL, Happened.recorded(BLUE, "1", 1, 0, NOON), Happened.recorded(BLUE, "1", 1, 1, NOON));
        History history = new History(commands());
        Page<RecordedEvent> first = history.list(BLUE, ONE, PageRequest.first(1));
        append(BLUE, MAIL, Happened.recorded(BLUE, "1", 2, 0, NOON));
        PageToken next = first.next().orElseThrow();

        assertThat(history.list(BLUE, ONE, PageRequest.first(10).after(next)).rows())
                .extracting(event -> event.key().version() + "." + event.key().index())
                .containsExactly("1.1", "2.0");
        assertRefused(
                "page.token", () -> history.list(RED, ONE, PageRequest.first(1).after(next)));
        assertRefused(
                "page.token",
                () -> history.list(
                        BLUE, AggregateRef.of(KIND, "2"), PageRequest.first(1).after(next)));
    }

    // ---- stuck deliveries

    private List<String> stuck(StuckQuery query, int limit) {
        return Page.all(limit, request -> query.page(store().deliveries(), request)).stream()
                .map(PagesContract::named)
                .toList();
    }

    private static String named(Delivery delivery) {
        return delivery.subscription() + ":" + delivery.event().key().tenant() + ":"
                + delivery.event().key().aggregate().id();
    }

    @Test
    void stuck_deliveries_are_paged_over_all_tenants_and_for_one_subscription() {
        for (int i = 0; i < 5; i++) {
            append(BLUE, BOTH, Happened.recorded(BLUE, "t" + i, 1, 0, NOON.minusSeconds(i / 2)));
        }
        append(RED, BOTH, Happened.recorded(RED, "t1", 1, 0, NOON));
        for (String subscription : BOTH) {
            List<Delivery> claimed =
                    again(() -> store().deliveries().claim(subscription, "w", NOON, NOON.plusSeconds(60), 100));
            claimed.forEach(delivery ->
                    assertThat(store().deliveries().park(delivery, "w", "x")).isTrue());
        }
        List<String> mail = List.of(
                "mail:blue-shop:t4",
                "mail:blue-shop:t2",
                "mail:blue-shop:t3",
                "mail:blue-shop:t0",
                "mail:blue-shop:t1",
                "mail:red-shop:t1");

        for (int limit : new int[] {1, 2, 5, 6, 1000}) {
            assertThat(stuck(StuckQuery.all().subscription("mail"), limit)).containsExactlyElementsOf(mail);
            assertThat(stuck(StuckQuery.all(), limit))
                    .hasSize(12)
                    .doesNotHaveDuplicates()
                    .startsWith("ledger:blue-shop:t4", "mail:blue-shop:t4", "ledger:blue-shop:t2");
        }
        assertThat(stuck(StuckQuery.all().subscription("unheard-of"), 5)).isEmpty();

        PageToken next = StuckQuery.all()
                .page(store().deliveries(), PageRequest.first(2))
                .next()
                .orElseThrow();
        assertRefused(
                "page.token",
                () -> StuckQuery.all()
                        .subscription("mail")
                        .page(store().deliveries(), PageRequest.first(2).after(next)));
    }

    @Test
    void a_stuck_delivery_that_went_on_still_says_where_the_next_page_begins() {
        for (int i = 0; i < 4; i++) {
            append(BLUE, MAIL, Happened.recorded(BLUE, "t" + i, 1, 0, NOON));
        }
        again(() -> store().deliveries().claim("mail", "w", NOON, NOON.plusSeconds(60), 100))
                .forEach(delivery -> assertThat(store().deliveries().park(delivery, "w", "x"))
                        .isTrue());
        Page<Delivery> first = StuckQuery.all().page(store().deliveries(), PageRequest.first(2));
        Delivery last = first.rows().get(1);

        assertThat(store().deliveries().skip("mail", last.event().key(), "given up"))
                .isTrue();

        assertThat(StuckQuery.all()
                        .page(
                                store().deliveries(),
                                PageRequest.first(2).after(first.next().orElseThrow()))
                        .rows())
                .extracting(PagesContract::named)
                .containsExactly("mail:blue-shop:t2", "mail:blue-shop:t3");
    }
}
