package dev.backoffice.inventory.catalog;

import dev.backoffice.core.error.Input;
import java.util.Optional;

/**
 * Which items, by code; see {@link Catalog#list}. Goes by the code.
 *
 * @param begins how their codes begin
 */
public record ItemQuery(Optional<String> begins) {
    /** @throws dev.backoffice.core.error.InvalidInput naming {@code begins} when it is blank or too long */
    public ItemQuery {
        begins.ifPresent(text -> Input.text(text, "begins", 60));
    }

    /** All items. */
    public static ItemQuery all() {
        return new ItemQuery(Optional.empty());
    }

    /** Only those whose code begins so. */
    public ItemQuery begins(String text) {
        return new ItemQuery(Optional.of(Input.required(text, "begins")));
    }
}
