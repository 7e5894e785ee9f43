package dev.backoffice.core.leaving;

import dev.backoffice.core.event.DomainEvent;

/** What happens to a tenant as a whole. */
public sealed interface TenantEvent extends DomainEvent {
    /** Its commands are refused from now on. */
    record TenantLeft() implements TenantEvent {}
}
