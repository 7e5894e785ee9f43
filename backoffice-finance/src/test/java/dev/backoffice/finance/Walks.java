package dev.backoffice.finance;

import static dev.backoffice.finance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says what the pages of a query are. */
public final class Walks {
    private Walks() {}

    /** Whatever the pages hold: these rows, in this order, each once, and no page with more than it may have. */
    public static <T> void assertWalk(List<T> expected, Function<PageRequest, Page<T>> read) {
        for (int limit : new int[] {1, 2, 3, 1000}) {
            List<T> walked = new ArrayList<>();
            Optional<PageRequest> next = Optional.of(PageRequest.first(limit));
            while (next.isPresent()) {
                PageRequest request = next.get();
                Page<T> page = read.apply(request);
                assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
                walked.addAll(page.rows());
                next = page.next().map(request::after);
            }
            assertThat(walked).as("pages of %s", limit).isEqualTo(expected);
        }
    }

    /** A token of one query asks for nothing of another. */
    public static void assertTokensApart(
            Function<PageRequest, ? extends Page<?>> one, Function<PageRequest, ? extends Page<?>> other) {
        PageToken token = one.apply(PageRequest.first(1)).next().orElseThrow();
        assertThat(one.apply(PageRequest.first(2).after(token)).rows()).isNotEmpty();
        assertRefused("page.token", () -> other.apply(PageRequest.first(1).after(token)));
    }
}
