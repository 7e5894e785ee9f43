package dev.backoffice.tck.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.rooms.SmallShop.Day;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The lists of every room on a store: two shops live through the same day with the same numbers, and every query of every room is walked
 * page by page. What has to come is found row by row, each by its own name.
 *
 * <pre>{@code
 * class OurStoreReadsTest extends RoomReadsContract {
 *     @Override
 *     protected Store openStore() {
 *         return OurStore.on(emptyDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>{@code StoreContract} comes first: it says what exactly a store does wrong.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RoomReadsContract {
    private static final int[] LIMITS = {1, 2, 3, PageRequest.MAX_LIMIT};
    private static final CallContext BLUE = CallContext.of("blue-shop", "maria");
    private static final CallContext RED = CallContext.of("red-shop", "rita");
    private static final CallContext GREEN = CallContext.of("green-shop", "gina");

    private @Nullable Lived lived;

    /** For the class that opens the store. */
    protected RoomReadsContract() {}

    /** An empty store; asked for once. */
    protected abstract Store openStore();

    /** Two days, lived when they are first looked at. */
    private record Lived(SmallShop shop, Day blue, Day red, List<Read<?>> reads) {
        static Lived on(Store store) {
            SmallShop shop = new SmallShop(store);
            return new Lived(shop, shop.day(BLUE), shop.day(RED), RoomReads.of(shop.backoffice));
        }
    }

    /** Lives the days, when they are not lived yet. */
    final void live() {
        lived();
    }

    private Lived lived() {
        Lived before = lived;
        if (before == null) {
            before = Lived.on(openStore());
            lived = before;
        }
        return before;
    }

    /** The days leave something to find for every query, so that no other test passes for want of rows. */
    @Test
    public void every_query_of_every_room_has_something_to_answer() {
        Lived both = lived();
        List<String> empty = new ArrayList<>();
        for (Read<?> read : both.reads()) {
            if (read.expected(both.blue()).isEmpty()
                    || read.expected(both.red()).isEmpty()) {
                empty.add(read.name());
            }
        }
        assertThat(empty).isEmpty();
    }

    /** In pages of one, two, three and a thousand rows. */
    @Test
    public void a_walk_shows_each_row_once_in_the_order_its_query_states() {
        Lived both = lived();
        for (Read<?> read : both.reads()) {
            walks(read, both.blue());
            walks(read, both.red());
        }
    }

    private static <T> void walks(Read<T> read, Day day) {
        List<String> expected = read.keys(read.expected(day));
        List<T> first = read.walk(day, LIMITS[0]);
        assertThat(first).as("%s", read).isSortedAccordingTo(read.order());
        assertThat(read.keys(first)).as("%s", read).containsExactlyInAnyOrderElementsOf(expected);
        for (int limit : LIMITS) {
            assertThat(read.keys(read.walk(day, limit)))
                    .as("%s, in pages of %s", read, limit)
                    .isEqualTo(read.keys(first));
        }
    }

    /** A tenant that did nothing sees nothing, and one that did the same sees its own. */
    @Test
    public void no_tenant_is_shown_what_is_anothers() {
        Lived both = lived();
        Day nobody = new Day(GREEN);
        nobody.orders.addAll(both.blue().orders);
        for (Read<?> read : both.reads()) {
            assertThat(read.page().apply(nobody, PageRequest.first(10)).rows())
                    .as("%s", read)
                    .isEmpty();
            apart(read, both.blue(), both.red());
        }
    }

    /** Rows of equal names are each tenant's own. */
    private static <T> void apart(Read<T> read, Day one, Day other) {
        Set<T> mine = new HashSet<>(read.expected(one));
        List<T> theirs = read.walk(other, PageRequest.MAX_LIMIT);
        assertThat(theirs).as("%s", read).hasSameSizeAs(read.expected(other));
        if (mine.stream().noneMatch(new HashSet<>(read.expected(other))::contains)) {
            assertThat(theirs).as("%s", read).doesNotContainAnyElementsOf(mine);
        }
    }

    /** Any other tenant, and any other query, refuses it. */
    @Test
    public void a_token_is_of_its_tenant_and_its_query() {
        Lived both = lived();
        for (Read<?> read : both.reads()) {
            Optional<PageToken> next =
                    read.page().apply(both.blue(), PageRequest.first(1)).next();
            if (next.isEmpty()) {
                continue;
            }
            PageRequest more =
                    PageRequest.first(2).after(PageToken.parse(next.get().toString()));
            assertThat(read.page().apply(both.blue(), more).rows())
                    .as("%s", read)
                    .isNotEmpty();
            refused(read, both.red(), more);
            for (Read<?> other : both.reads()) {
                if (!other.name().equals(read.name())) {
                    refused(other, both.blue(), more);
                }
            }
        }
    }

    private static void refused(Read<?> read, Day day, PageRequest more) {
        assertThatThrownBy(() -> read.page().apply(day, more))
                .as("%s of %s", read, day.context.tenant())
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo("page.token"));
    }

    /** Between two pages orders come in, with their charges, promises, entries and notes, one leaves, and one is cancelled. */
    @Test
    public void a_walk_while_the_shop_goes_on_shows_what_stays_once_and_nothing_twice() {
        Lived both = lived();
        List<Walk<?>> walks = new ArrayList<>();
        both.reads().forEach(read -> walks.add(Walk.inThree(read, both.blue())));
        int round = 0;
        while (walks.stream().anyMatch(Walk::goesOn)) {
            walks.forEach(Walk::step);
            if (round < 3) {
                both.shop().goesOn(both.blue(), round++);
            }
        }
        for (Walk<?> walk : walks) {
            assertThat(walk.keys()).as("%s", walk.read()).doesNotHaveDuplicates();
            assertThat(walk.keys()).as("%s", walk.read()).containsAll(walk.stayed());
        }
    }
}
