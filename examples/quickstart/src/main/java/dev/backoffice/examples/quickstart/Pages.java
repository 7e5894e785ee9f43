package dev.backoffice.examples.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Goes through a list that is given out page by page. */
final class Pages {
    private Pages() {}

    /** All of it at once. */
    static <T, K> List<T> of(Function<Optional<K>, List<T>> page, Function<T, K> key, int size) {
        List<T> all = new ArrayList<>();
        each(page, key, size, all::add);
        return all;
    }

    /**
     * One after the other, keeping a page at a time.
     *
     * @param page the page after a key; the first page when there is none
     * @param size how many are on a full page
     */
    static <T, K> void each(Function<Optional<K>, List<T>> page, Function<T, K> key, int size, Consumer<T> to) {
        Optional<K> after = Optional.empty();
        List<T> some;
        do {
            some = page.apply(after);
            for (T one : some) {
                after = Optional.of(key.apply(one));
                to.accept(one);
            }
        } while (some.size() == size);
    }
}
