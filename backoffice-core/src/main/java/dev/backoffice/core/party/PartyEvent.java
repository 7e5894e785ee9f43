package dev.backoffice.core.party;

import dev.backoffice.core.event.DomainEvent;
import java.time.Instant;
import java.util.Set;

/** What happens to a party. Nothing personal is in it. */
public sealed interface PartyEvent extends DomainEvent {
    /** Which party. */
    PartyId party();

    /**
     * It became known, with these roles.
     *
     * @param kind a person or an organization
     * @param roles what it is to the tenant
     */
    record PartyRegistered(PartyId party, PartyKind kind, Set<PartyRole> roles) implements PartyEvent {
        public PartyRegistered {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * Its details changed, in the fields of these names.
     *
     * @param fields names of fields, never their values
     */
    record PartyChanged(PartyId party, Set<String> fields) implements PartyEvent {
        public PartyChanged {
            fields = Set.copyOf(fields);
        }
    }

    /**
     * It is this too from now on.
     *
     * @param role what it is too from now on
     */
    record PartyRoleAdded(PartyId party, PartyRole role) implements PartyEvent {}

    /**
     * It is no longer this.
     *
     * @param role what it is no longer
     */
    record PartyRoleEnded(PartyId party, PartyRole role) implements PartyEvent {}

    /**
     * Its details were erased.
     *
     * @param at when they were
     */
    record PartyErased(PartyId party, Instant at) implements PartyEvent {}
}
