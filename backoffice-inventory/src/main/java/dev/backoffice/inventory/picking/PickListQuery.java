package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.Input;
import dev.backoffice.inventory.stock.Site;
import java.util.Optional;

/**
 * Which pick lists, by id; see {@link Picking#list}. Status, site and both together go by an index.
 *
 * @param status where they stand
 * @param site where they are picked
 */
public record PickListQuery(Optional<PickListStatus.Kind> status, Optional<Site> site) {
    /** All lists. */
    public static PickListQuery all() {
        return new PickListQuery(Optional.empty(), Optional.empty());
    }

    /** Only those that stand here. */
    public PickListQuery status(PickListStatus.Kind kind) {
        return new PickListQuery(Optional.of(Input.required(kind, "status")), site);
    }

    /** Only those of this place. */
    public PickListQuery site(Site place) {
        return new PickListQuery(status, Optional.of(Input.required(place, "site")));
    }
}
