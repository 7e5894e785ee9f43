package dev.backoffice.tck.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract of the rooms' lists fails on a store whose lists are wrong, by the tests that say so. */
class BrokenListsTest {
    private static final String WALK = "a_walk_shows_each_row_once_in_the_order_its_query_states";
    private static final String GOES_ON = "a_walk_while_the_shop_goes_on_shows_what_stays_once_and_nothing_twice";
    private static final String TENANTS = "no_tenant_is_shown_what_is_anothers";

    private static DocumentQuery changed(
            DocumentQuery query, Optional<String> from, Optional<String> to, Optional<DocumentQuery.Position> after) {
        return new DocumentQuery(query.kind(), query.index(), from, to, after, query.limit());
    }

    private static String text(DocumentQuery query, StoredDocument row) {
        return query.index().map(name -> row.indexes().get(name)).orElse(row.id());
    }

    @Test
    void a_sound_store_passes() {
        assertThat(failing(Records::list)).isEmpty();
    }

    @Test
    void a_store_that_reads_beyond_the_upper_bound_is_found() {
        assertThat(failing(
                        (sound, query) -> sound.list(changed(query, query.from(), Optional.empty(), query.after())),
                        WALK))
                .containsOnly(WALK);
    }

    @Test
    void a_store_that_reads_before_the_lower_bound_is_found() {
        assertThat(failing(
                        (sound, query) -> sound.list(changed(query, Optional.empty(), query.to(), query.after())),
                        WALK))
                .containsOnly(WALK);
    }

    @Test
    void a_store_that_sorts_by_id_instead_of_the_index_is_found() {
        assertThat(failing(
                        (sound, query) ->
                                sound
                                        .list(changed(query, query.from(), query.to(), Optional.empty())
                                                .limit(10_000))
                                        .stream()
                                        .sorted(Comparator.comparing(StoredDocument::id))
                                        .filter(row -> query.after()
                                                .map(last -> row.id().compareTo(last.id()) > 0)
                                                .orElse(true))
                                        .limit(query.limit())
                                        .toList(),
                        WALK))
                .containsOnly(WALK);
    }

    @Test
    void a_store_that_sorts_downwards_is_found() {
        assertThat(failing(
                        (sound, query) -> {
                            List<StoredDocument> rows = new ArrayList<>(sound.list(query));
                            Collections.reverse(rows);
                            return rows;
                        },
                        WALK))
                .containsOnly(WALK);
    }

    @Test
    void a_store_that_passes_over_rows_of_equal_text_is_found() {
        assertThat(failing(
                        (sound, query) ->
                                sound
                                        .list(changed(query, query.from(), query.to(), Optional.empty())
                                                .limit(10_000))
                                        .stream()
                                        .filter(row -> query.after()
                                                .map(last -> text(query, row).compareTo(last.text()) > 0)
                                                .orElse(true))
                                        .limit(query.limit())
                                        .toList(),
                        WALK,
                        GOES_ON))
                .containsOnly(WALK, GOES_ON);
    }

    @Test
    void a_store_that_begins_a_page_with_the_last_row_again_is_found() {
        assertThat(failing(
                        (sound, query) ->
                                sound
                                        .list(changed(query, query.from(), query.to(), Optional.empty())
                                                .limit(10_000))
                                        .stream()
                                        .filter(row -> query.after()
                                                .map(last -> text(query, row).compareTo(last.text()) >= 0)
                                                .orElse(true))
                                        .limit(query.limit())
                                        .toList(),
                        WALK,
                        GOES_ON))
                .containsOnly(WALK, GOES_ON);
    }

    @Test
    void a_store_that_forgets_where_a_page_begins_is_found() {
        assertThat(failing(
                        (sound, query) -> sound.list(changed(query, query.from(), query.to(), Optional.empty())), WALK))
                .containsOnly(WALK);
    }

    @Test
    void a_store_whose_pages_end_short_is_found() {
        assertThat(failing(
                        (sound, query) -> {
                            List<StoredDocument> rows = sound.list(query);
                            return rows.size() < query.limit() ? rows : rows.subList(0, rows.size() - 1);
                        },
                        WALK,
                        GOES_ON))
                .containsOnly(WALK, GOES_ON);
    }

    @Test
    void a_store_that_lists_what_is_anothers_is_found() {
        List<StoredDocument> seen = new ArrayList<>();
        assertThat(failing(
                        (sound, query) -> {
                            List<StoredDocument> rows = new ArrayList<>(sound.list(query));
                            if (rows.isEmpty()) {
                                seen.stream()
                                        .filter(row -> row.kind().equals(query.kind()))
                                        .limit(1)
                                        .forEach(rows::add);
                            }
                            seen.addAll(rows);
                            return rows;
                        },
                        TENANTS))
                .containsOnly(TENANTS);
    }

    /** Which of these tests fail; of all when none is named. */
    private static Set<String> failing(BrokenLists.Fault fault, String... tests) {
        BrokenLists store = new BrokenLists(fault);
        RoomReadsContract contract = new RoomReadsContract() {
            @Override
            protected Store openStore() {
                return store;
            }
        };
        // the days are lived on a store that is in order
        contract.live();
        store.breakDown();
        Set<String> failing = new TreeSet<>();
        Arrays.stream(RoomReadsContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> tests.length == 0 || List.of(tests).contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .filter(method -> !passes(contract, method))
                .forEach(method -> failing.add(method.getName()));
        return failing;
    }

    private static boolean passes(RoomReadsContract contract, Method test) {
        try {
            test.invoke(contract);
            return true;
        } catch (InvocationTargetException failed) {
            return false;
        } catch (IllegalAccessException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
