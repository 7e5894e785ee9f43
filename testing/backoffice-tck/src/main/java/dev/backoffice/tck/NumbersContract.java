package dev.backoffice.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.NumberLease.State;
import dev.backoffice.core.numbering.Numbers;
import dev.backoffice.core.numbering.Numbers.Request;
import dev.backoffice.core.numbering.Numbers.Resolution;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Numbers: without gaps between those given, the same number for the same document however often it asks, each used or voided
 * once (law 8), every tenant's series its own.
 */
public abstract class NumbersContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected NumbersContract() {}

    private static final SeriesKey SERIES = new SeriesKey(BLUE.tenant(), "nfe/55/99900001000100/1");

    private List<NumberLease> lease(List<Request> requests) {
        return hot(session -> new Numbers(session.numbers(), NOON).lease(requests));
    }

    private long lease(SeriesKey series, String document) {
        return lease(List.of(new Request(series, document, 1))).get(0).number();
    }

    private Outcome<NumberLease> resolve(Resolution resolution) {
        return hot(session -> new Numbers(session.numbers(), NOON.plusSeconds(1)).resolve(List.of(resolution)))
                .get(0);
    }

    private List<NumberLease> list(SeriesKey series, long from, int limit) {
        return hot(session -> session.numbers().list(series, from, limit));
    }

    private static void assertRefused(String code, Outcome<?> outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(code));
    }

    @Test
    void the_same_document_gets_the_same_number() {
        assertThat(lease(SERIES, "doc-1")).isEqualTo(1);
        assertThat(lease(SERIES, "doc-2")).isEqualTo(2);
        assertThat(lease(SERIES, "doc-1")).isEqualTo(1);
        assertThat(lease(List.of(
                        new Request(SERIES, "doc-3", 1),
                        new Request(SERIES, "doc-2", 1),
                        new Request(SERIES, "doc-3", 1),
                        new Request(SERIES, "doc-4", 1))))
                .extracting(NumberLease::number)
                .containsExactly(3L, 2L, 3L, 4L);
        assertThat(list(SERIES, 1, 100))
                .extracting(NumberLease::document)
                .containsExactly("doc-1", "doc-2", "doc-3", "doc-4");
    }

    @Test
    void a_series_begins_where_it_is_told_and_goes_on_from_there() {
        assertThat(lease(List.of(new Request(SERIES, "doc-1", 5_000_000_000L), new Request(SERIES, "doc-2", 1))))
                .extracting(NumberLease::number)
                .containsExactly(5_000_000_000L, 5_000_000_001L);
    }

    @Test
    void leases_read_back_equal() {
        SeriesKey odd = new SeriesKey(BLUE.tenant(), "s'\"\\%_/" + "x".repeat(190));
        String document = "d'\"\\%_" + "y".repeat(90);
        NumberLease lease =
                lease(List.of(new Request(odd, document, Long.MAX_VALUE - 1))).get(0);

        assertThat(lease).isEqualTo(new NumberLease(odd, Long.MAX_VALUE - 1, document, State.LEASED, "", NOON));
        assertThat(list(odd, 1, 10)).containsExactly(lease);
        resolve(Resolution.voided(odd, document, "número inutilizado 🧾")).orThrow();
        assertThat(list(odd, 1, 10))
                .containsExactly(new NumberLease(
                        odd, Long.MAX_VALUE - 1, document, State.VOIDED, "número inutilizado 🧾", NOON.plusSeconds(1)));
    }

    @Test
    void what_was_not_locked_is_not_written() {
        SeriesKey locked = new SeriesKey(BLUE.tenant(), "locked");
        SeriesKey other = new SeriesKey(BLUE.tenant(), "other");
        assertThatThrownBy(() -> store().hot(session -> {
                    session.numbers().lock(new TreeSet<>(List.of(locked)));
                    session.numbers().write(Map.of(other, 7L));
                    return 1;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().hot(session -> {
                    session.numbers().lock(new TreeSet<>(List.of(locked)));
                    session.numbers()
                            .writeLeases(List.of(new NumberLease(other, 7, "d", NumberLease.State.LEASED, "", NOON)));
                    return 1;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(hotRows(session -> session.numbers().list(other, 1, 10))).isEmpty();
    }

    @Test
    void many_threads_leave_no_gap_and_give_no_number_twice() {
        int threads = 12;
        int each = 15;

        List<List<Long>> given = Crowd.together(threads, number -> {
            List<Long> mine = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                mine.add(lease(SERIES, "doc-" + number + "-" + i));
            }
            return mine;
        });

        List<Long> all = given.stream().flatMap(List::stream).sorted().toList();
        assertThat(all)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, (long) threads * each).boxed().toList());
    }

    @Test
    void many_threads_that_ask_for_one_document_get_one_number() {
        assertThat(new TreeSet<>(Crowd.together(12, number -> lease(SERIES, "doc"))))
                .containsExactly(1L);
        assertThat(list(SERIES, 1, 10)).hasSize(1);
    }

    @Test
    void a_number_is_used_or_voided_once() {
        assertThat(lease(SERIES, "used")).isEqualTo(1);
        assertThat(lease(SERIES, "voided")).isEqualTo(2);
        NumberLease used = resolve(Resolution.use(SERIES, "used")).orThrow();
        NumberLease voided =
                resolve(Resolution.voided(SERIES, "voided", "torn")).orThrow();

        assertThat(used.state()).isEqualTo(State.USED);
        assertThat(voided.state()).isEqualTo(State.VOIDED);
        assertThat(resolve(Resolution.use(SERIES, "used")).orThrow()).isEqualTo(used);
        assertThat(resolve(Resolution.voided(SERIES, "voided", "again")).orThrow())
                .isEqualTo(voided);
        assertRefused("number.already-used", resolve(Resolution.voided(SERIES, "used", "too late")));
        assertRefused("number.already-voided", resolve(Resolution.use(SERIES, "voided")));
        assertRefused("number.unknown", resolve(Resolution.use(SERIES, "nobody")));
        assertThat(list(SERIES, 1, 10)).containsExactly(used, voided);
    }

    @Test
    void of_many_threads_that_use_and_void_a_number_one_way_wins() {
        assertThat(lease(SERIES, "doc")).isEqualTo(1);

        List<Boolean> granted = Crowd.together(
                8,
                number -> resolve(
                                number % 2 == 0
                                        ? Resolution.use(SERIES, "doc")
                                        : Resolution.voided(SERIES, "doc", "torn"))
                        .isGranted());

        boolean used = list(SERIES, 1, 1).get(0).state() == State.USED;
        for (int i = 0; i < granted.size(); i++) {
            assertThat(granted.get(i)).as("thread %s", i).isEqualTo((i % 2 == 0) == used);
        }
    }

    @Test
    void a_document_whose_number_was_voided_gets_a_new_one() {
        assertThat(lease(SERIES, "doc")).isEqualTo(1);
        resolve(Resolution.voided(SERIES, "doc", "torn")).orThrow();

        assertThat(lease(SERIES, "doc")).isEqualTo(2);
        assertThat(lease(SERIES, "doc")).isEqualTo(2);
        resolve(Resolution.use(SERIES, "doc")).orThrow();
        assertThat(list(SERIES, 1, 10)).extracting(NumberLease::state).containsExactly(State.VOIDED, State.USED);
    }

    @Test
    void series_of_tenants_and_names_do_not_meet() {
        SeriesKey red = new SeriesKey(RED.tenant(), SERIES.name());
        SeriesKey second = new SeriesKey(BLUE.tenant(), "nfe/55/99900001000100/2");

        assertThat(lease(SERIES, "doc")).isEqualTo(1);
        assertThat(lease(SERIES, "doc-2")).isEqualTo(2);
        assertThat(lease(red, "doc")).isEqualTo(1);
        assertThat(lease(second, "doc")).isEqualTo(1);
        assertRefused("number.unknown", resolve(Resolution.use(red, "doc-2")));
        assertThat(lease(List.of(new Request(red, "a", 1), new Request(SERIES, "a", 1), new Request(second, "a", 1))))
                .extracting(NumberLease::number)
                .containsExactly(2L, 3L, 2L);
        assertThat(list(red, 1, 10)).extracting(NumberLease::document).containsExactly("doc", "a");
    }

    @Test
    void a_work_that_throws_gives_its_number_to_the_next() {
        assertThat(lease(SERIES, "doc-1")).isEqualTo(1);

        assertThatThrownBy(() -> store().hot(session -> {
                    Numbers numbers = new Numbers(session.numbers(), NOON);
                    assertThat(numbers.lease(List.of(new Request(SERIES, "undone", 1))))
                            .extracting(NumberLease::number)
                            .containsExactly(2L);
                    numbers.resolve(List.of(Resolution.use(SERIES, "doc-1")));
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);

        assertThat(lease(SERIES, "doc-2")).isEqualTo(2);
        assertThat(list(SERIES, 1, 10)).extracting(NumberLease::state).containsExactly(State.LEASED, State.LEASED);
    }

    @Test
    void numbers_are_listed_by_number_page_by_page() {
        List<Request> requests = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            requests.add(new Request(SERIES, "doc-" + i, 1));
        }
        lease(requests);

        assertThat(list(SERIES, 1, 3)).extracting(NumberLease::number).containsExactly(1L, 2L, 3L);
        assertThat(list(SERIES, 99, 3)).extracting(NumberLease::number).containsExactly(99L, 100L, 101L);
        assertThat(list(SERIES, 299, 10)).extracting(NumberLease::number).containsExactly(299L, 300L);
        assertThat(list(SERIES, 301, 10)).isEmpty();
    }
}
