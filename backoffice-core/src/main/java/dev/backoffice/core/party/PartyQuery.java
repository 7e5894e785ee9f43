package dev.backoffice.core.party;

import dev.backoffice.core.error.Input;
import java.util.Optional;

/**
 * Which parties, of those that are not erased, by id; see {@link Parties#list}.
 *
 * <pre>{@code
 * PartyQuery.all().role(PartyRole.CARRIER)
 * }</pre>
 *
 * <p>Role goes by an index; kind is asked of the rows it brings. A party is found by a number with {@link Parties#find}. There is no search
 * by name: names are personal, lie apart from what is listed, and are in no index.
 *
 * @param role what they are to the company
 * @param kind what they are
 */
public record PartyQuery(Optional<PartyRole> role, Optional<PartyKind> kind) {
    private static final PartyQuery ALL = new PartyQuery(Optional.empty(), Optional.empty());

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} naming the field */
    public PartyQuery {
        Input.required(role, "role");
        Input.required(kind, "kind");
    }

    /** All parties that are not erased. */
    public static PartyQuery all() {
        return ALL;
    }

    /** Only those that are this to the company. */
    public PartyQuery role(PartyRole what) {
        return new PartyQuery(Optional.of(Input.required(what, "role")), kind);
    }

    /** Only persons, or only companies. */
    public PartyQuery kind(PartyKind what) {
        return new PartyQuery(role, Optional.of(Input.required(what, "kind")));
    }
}
