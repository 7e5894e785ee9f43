package dev.backoffice.core.event;

import dev.backoffice.core.marking.HostImplements;

/** Something that happened, named in the past tense. A record without personal data: it names people by id only. */
@HostImplements
public interface DomainEvent {}
