package dev.backoffice.examples.quickstart;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Goes through a view that is given out page by page, keeping a page at a time; {@link Page#all} keeps all of it. */
final class Pages {
    private Pages() {}

    /**
     * One after the other.
     *
     * @param limit how many are on a page
     * @param read reads one page
     */
    static <T> void each(int limit, Function<PageRequest, Page<T>> read, Consumer<? super T> to) {
        Optional<PageRequest> next = Optional.of(PageRequest.first(limit));
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<T> page = read.apply(request);
            page.rows().forEach(to);
            next = page.next().map(request::after);
        }
    }
}
