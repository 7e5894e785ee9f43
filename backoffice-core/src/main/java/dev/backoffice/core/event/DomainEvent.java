package dev.backoffice.core.event;

/** Something that happened, named in the past tense. A record without personal data: it names people by id only. */
public interface DomainEvent {}
