package dev.backoffice.core.party;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.party.PartyEvent.PartyChanged;
import dev.backoffice.core.party.PartyEvent.PartyErased;
import dev.backoffice.core.party.PartyEvent.PartyRegistered;
import dev.backoffice.core.party.PartyEvent.PartyRoleAdded;
import dev.backoffice.core.party.PartyEvent.PartyRoleEnded;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Transition;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A person or company, as far as nothing personal is said: what it is, and what it is to the company. Immutable.
 *
 * <p>Moves: none → known → erased. Its {@link PartyDetails} lie beside it.
 */
public final class Party {
    /** How parties are kept. */
    public static final AggregateType<Party, PartyEvent> TYPE = new AggregateType<>(
            "party", PartyCodec.CODEC, PartyEvents.CODEC, party -> party.id.toString(), Party::indexes);

    private final PartyId id;
    private final PartyKind kind;
    private final Set<PartyRole> roles;
    private final PartyStatus status;

    Party(PartyId id, PartyKind kind, Set<PartyRole> roles, PartyStatus status) {
        this.id = id;
        this.kind = kind;
        this.roles = copy(roles);
        this.status = status;
    }

    /**
     * A new party.
     *
     * @param roles what it is to the company; may be empty
     */
    public static Transition<Party, PartyEvent> register(PartyKind kind, Set<PartyRole> roles, Moment moment) {
        Input.required(kind, "party.kind");
        Input.required(roles, "party.roles");
        PartyId id = new PartyId(moment.newId());
        return Transition.of(new Party(id, kind, roles, new PartyStatus.Known()), new PartyRegistered(id, kind, roles));
    }

    /**
     * Says that its details changed; nothing happens when no field did.
     *
     * @param fields the names of the fields that differ, e.g. {@code addresses}
     * @throws RuleViolation {@code party.erased}
     */
    public Transition<Party, PartyEvent> change(Set<String> fields) {
        requireKnown();
        return fields.isEmpty() ? unchanged() : Transition.of(this, new PartyChanged(id, fields));
    }

    /**
     * It is this too; nothing happens when it already was.
     *
     * @throws RuleViolation {@code party.erased}
     */
    public Transition<Party, PartyEvent> addRole(PartyRole role) {
        requireKnown();
        if (roles.contains(Input.required(role, "party.role"))) {
            return unchanged();
        }
        Set<PartyRole> more = copy(roles, role);
        return Transition.of(new Party(id, kind, more, status), new PartyRoleAdded(id, role));
    }

    /**
     * It is no longer this; nothing happens when it was not.
     *
     * @throws RuleViolation {@code party.erased}
     */
    public Transition<Party, PartyEvent> endRole(PartyRole role) {
        requireKnown();
        if (!roles.contains(Input.required(role, "party.role"))) {
            return unchanged();
        }
        EnumSet<PartyRole> fewer = EnumSet.copyOf(roles);
        fewer.remove(role);
        return Transition.of(new Party(id, kind, fewer, status), new PartyRoleEnded(id, role));
    }

    /**
     * Erases its details; what it was to the company stays. Nothing happens when they were erased before.
     *
     * @throws RuleViolation {@code party.needed} naming the role, while the law wants the record kept
     */
    public Transition<Party, PartyEvent> erase(Moment moment) {
        if (status.kind() == PartyStatus.Kind.ERASED) {
            return unchanged();
        }
        if (roles.contains(PartyRole.EMPLOYEE)) {
            throw RuleViolation.of("party.needed", "party", id.toString(), "role", name(PartyRole.EMPLOYEE));
        }
        return Transition.of(
                new Party(id, kind, roles, new PartyStatus.Erased(moment.now())), new PartyErased(id, moment.now()));
    }

    private Transition<Party, PartyEvent> unchanged() {
        return Transition.of(this, List.of());
    }

    private void requireKnown() {
        if (status.kind() == PartyStatus.Kind.ERASED) {
            throw RuleViolation.of("party.erased", "party", id.toString());
        }
    }

    /** Its id, which stays when it is erased. */
    public PartyId id() {
        return id;
    }

    /** What it is. */
    public PartyKind kind() {
        return kind;
    }

    /** What it is to the company, in the order of the roles. */
    public Set<PartyRole> roles() {
        return roles;
    }

    /** Whether its details are there. */
    public PartyStatus status() {
        return status;
    }

    /** The index of the parties that are this to the company; its text is the status. */
    static String index(PartyRole role) {
        return "role." + name(role);
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, String> indexes() {
        Map<String, String> indexes = new HashMap<>();
        roles.forEach(role -> indexes.put(index(role), name(status.kind())));
        return indexes;
    }

    private static Set<PartyRole> copy(Set<PartyRole> roles, PartyRole... more) {
        EnumSet<PartyRole> copy = EnumSet.noneOf(PartyRole.class);
        copy.addAll(roles);
        copy.addAll(List.of(more));
        return Collections.unmodifiableSet(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Party party
                && id.equals(party.id)
                && kind == party.kind
                && roles.equals(party.roles)
                && status.equals(party.status);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, kind, roles, status);
    }

    @Override
    public String toString() {
        return id + " " + kind + " " + roles + " (" + status.kind() + ")";
    }
}
