package dev.backoffice.tck.rooms;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.tck.rooms.SmallShop.Day;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages of one query, one after the other. */
final class Walk<T> {
    private static final int MOST_PAGES = 1000;

    private final Read<T> read;
    private final Day day;
    private final int limit;
    private final List<T> before;
    private final List<T> rows = new ArrayList<>();
    private Optional<PageRequest> next;
    private int pages;

    Walk(Read<T> read, Day day, int limit) {
        this.read = read;
        this.day = day;
        this.limit = limit;
        this.before = read.expected(day);
        this.next = Optional.of(PageRequest.first(limit));
    }

    /** In about three pages. */
    static <T> Walk<T> inThree(Read<T> read, Day day) {
        return new Walk<>(read, day, Math.max(1, read.expected(day).size() / 3));
    }

    boolean goesOn() {
        return next.isPresent();
    }

    /** Reads the next page, when there is one. */
    void step() {
        next.ifPresent(request -> {
            if (++pages > MOST_PAGES) {
                throw new AssertionError(read + " has no end");
            }
            Page<T> page = read.page().apply(day, request);
            if (page.rows().size() > limit) {
                throw new AssertionError(
                        read + " answers " + page.rows().size() + " rows where " + limit + " were asked for");
            }
            rows.addAll(page.rows());
            next = page.next().map(request::after);
        });
    }

    Read<T> read() {
        return read;
    }

    List<T> rows() {
        return rows;
    }

    List<String> keys() {
        return read.keys(rows);
    }

    /** What was there when it began and is there now. */
    List<String> stayed() {
        List<String> stayed = new ArrayList<>(read.keys(before));
        stayed.retainAll(read.keys(read.expected(day)));
        return stayed;
    }
}
