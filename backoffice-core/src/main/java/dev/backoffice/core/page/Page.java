package dev.backoffice.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some rows of a view, and where the view goes on. Immutable; thread-safe when its rows are.
 *
 * @param rows in the order the view states; never more than were asked for, and fewer, even none, before the end where {@link View#and}
 *     left rows out
 * @param next asks for the rows after these; empty at the end of the view
 */
public record Page<T>(List<T> rows, Optional<PageToken> next) {
    public Page {
        rows = List.copyOf(rows);
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        List<R> changed = new ArrayList<>(rows.size());
        rows.forEach(row -> changed.add(change.apply(row)));
        return new Page<>(changed, next);
    }

    /**
     * A page of rows of which one more than wanted was read, to know whether there is a next page.
     *
     * @param limit how many are wanted
     * @param place the token of a row's place
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<? super T, PageToken> place) {
        return oneMore.size() <= limit
                ? new Page<>(oneMore, Optional.empty())
                : new Page<>(oneMore.subList(0, limit), Optional.of(place.apply(oneMore.get(limit - 1))));
    }

    /**
     * Every row of a view, page by page, to the end.
     *
     * @param limit rows of a page, 1 to {@value PageRequest#MAX_LIMIT}
     * @param read reads one page, e.g. {@code request -> orders.list(context, query, request)}
     */
    public static <T> List<T> all(int limit, Function<PageRequest, Page<T>> read) {
        List<T> all = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(limit));
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<T> page = read.apply(request);
            all.addAll(page.rows());
            next = page.next().map(request::after);
        }
        return all;
    }
}
