package dev.backoffice.core.trail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Rows of a store in order, page by page. What was added when the last page was read is read when it is asked for again. */
final class Pages<T> {
    private final LongFunction<List<T>> page;
    private final Function<T, Long> place;
    private final Deque<T> read = new ArrayDeque<>();
    private long last;

    /**
     * @param page reads the page after a place
     * @param place where a row stands
     */
    Pages(LongFunction<List<T>> page, Function<T, Long> place) {
        this.page = page;
        this.place = place;
    }

    /** The next row, which stays the next; null when there is none. */
    @Nullable
    T peek() {
        if (read.isEmpty()) {
            read.addAll(page.apply(last));
            if (!read.isEmpty()) {
                last = place.apply(read.getLast());
            }
        }
        return read.peek();
    }

    void skip() {
        read.remove();
    }
}
