package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.job.DueEntry;
import dev.backoffice.core.job.DueQuery;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What has fallen due: found over all tenants, oldest first, page by page, and gone once it is done with. */
public abstract class DueContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected DueContract() {}

    private static final CallContext GREEN = CallContext.of("green-shop", "gina");
    private static final String NOW = View.sortable(NOON);

    private static String text(int seconds) {
        return View.sortable(NOON.plusSeconds(seconds));
    }

    private static Map<String, String> at(int seconds) {
        return Map.of(DueDocuments.INDEX, text(seconds), "name", NOW);
    }

    private static DueEntry entry(int seconds, CallContext context, String id) {
        return new DueEntry(text(seconds), context.tenant(), id);
    }

    private void insert(CallContext context, String id, Map<String, String> indexes) {
        doWork(context, session -> session.documents().insert(thing(id, 1, "x", indexes)));
    }

    private List<DueEntry> due(DueQuery query) {
        return store().due().list(query);
    }

    @Test
    void what_is_due_is_found_over_all_tenants_oldest_first() {
        insert(RED, "same", at(-10));
        insert(BLUE, "same", at(-20));
        insert(GREEN, "b", at(0));
        insert(GREEN, "a", at(0));
        insert(BLUE, "c", at(0));
        insert(BLUE, "later", at(1));
        insert(BLUE, "never", Map.of("name", NOW));
        doHot(session -> session.records(BLUE.tenant())
                .insert(new StoredDocument(
                        "other-kind", "same", 1, 1, thing("", 1, "x").body(), at(-30))));

        assertThat(due(DueQuery.of(KIND, NOW, 100)))
                .containsExactly(
                        entry(-20, BLUE, "same"),
                        entry(-10, RED, "same"),
                        entry(0, BLUE, "c"),
                        entry(0, GREEN, "a"),
                        entry(0, GREEN, "b"));
        assertThat(due(DueQuery.of("other-kind", NOW, 100))).containsExactly(entry(-30, BLUE, "same"));
        assertThat(due(DueQuery.of("no-kind", NOW, 100))).isEmpty();
        assertThat(due(DueQuery.of(KIND, text(-21), 100))).isEmpty();
    }

    @Test
    void pages_follow_each_other_and_hold_each_entry_once() {
        List<DueEntry> all = new ArrayList<>();
        for (int second = -3; second <= 0; second++) {
            for (CallContext context : List.of(BLUE, GREEN, RED)) {
                for (String id : List.of("1", "2", "\uD83D\uDE00")) {
                    insert(context, id + second, at(second));
                    all.add(entry(second, context, id + second));
                }
            }
        }

        List<DueEntry> read = new ArrayList<>();
        List<DueEntry> page = List.of();
        do {
            read.addAll(page);
            Optional<DueEntry> last = read.isEmpty() ? Optional.empty() : Optional.of(read.get(read.size() - 1));
            page = due(DueQuery.of(KIND, NOW, 5).after(last));
            assertThat(page).hasSizeLessThanOrEqualTo(5);
        } while (!page.isEmpty() && read.size() <= all.size());
        assertThat(read).containsExactlyElementsOf(all);
    }

    @Test
    void excepted_tenants_are_left_out_of_every_page() {
        for (int number = 1; number <= 9; number++) {
            insert(BLUE, "b" + number, at(-100 + number));
        }
        insert(GREEN, "g", at(-50));
        insert(RED, "r1", at(-95));
        insert(RED, "r2", at(-5));

        DueQuery others = DueQuery.of(KIND, NOW, 2).except(Set.of(BLUE.tenant()));
        assertThat(due(others)).containsExactly(entry(-95, RED, "r1"), entry(-50, GREEN, "g"));
        assertThat(due(others.after(Optional.of(entry(-50, GREEN, "g"))))).containsExactly(entry(-5, RED, "r2"));
        assertThat(due(others.except(Set.of(BLUE.tenant(), RED.tenant(), GREEN.tenant()))))
                .isEmpty();
    }

    @Test
    void what_is_done_with_is_due_no_more_and_what_is_put_off_is_due_then() {
        insert(BLUE, "done", at(-1));
        insert(BLUE, "later", at(-1));
        insert(BLUE, "undone", at(-1));
        insert(RED, "done", at(-1));
        doWork(BLUE, session -> {
            session.documents().find(KIND, "done");
            session.documents().update(thing("done", 2, "y", Map.of("name", NOW)), 1);
        });
        doWork(BLUE, session -> session.documents().update(thing("later", 2, "y", at(5)), 1));
        assertThatThrownBy(() -> work(BLUE, session -> {
                    session.documents().update(thing("undone", 2, "y"), 1);
                    session.documents().insert(thing("nothing", 1, "y", at(-9)));
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);

        assertThat(due(DueQuery.of(KIND, NOW, 100))).containsExactly(entry(-1, BLUE, "undone"), entry(-1, RED, "done"));
        assertThat(due(DueQuery.of(KIND, text(5), 100)))
                .containsExactly(entry(-1, BLUE, "undone"), entry(-1, RED, "done"), entry(5, BLUE, "later"));
    }
}
