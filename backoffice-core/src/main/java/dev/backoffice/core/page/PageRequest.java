package dev.backoffice.core.page;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.util.Optional;

/**
 * Which page of a view.
 *
 * <pre>{@code
 * PageRequest.first(50)                               // the first 50 rows
 * PageRequest.first(50).after(PageToken.parse(text))  // the 50 after those
 * }</pre>
 *
 * @param limit how many rows at most, 1 to {@value #MAX_LIMIT}; each page of a walk may have its own
 * @param after what the page before said comes next; empty for the first page
 */
public record PageRequest(int limit, Optional<PageToken> after) {
    /** The most rows of a page. */
    public static final int MAX_LIMIT = 1000;

    /** @throws InvalidInput {@code input.range} for the limit */
    public PageRequest {
        Input.inRange(limit, "limit", 1, MAX_LIMIT);
        Input.required(after, "after");
    }

    /** The first page. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, Optional.empty());
    }

    /** The page this token asks for. */
    public PageRequest after(PageToken token) {
        return new PageRequest(limit, Optional.of(token));
    }
}
