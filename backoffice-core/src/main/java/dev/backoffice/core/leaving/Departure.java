package dev.backoffice.core.leaving;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Transition;
import java.time.Instant;
import java.util.Map;

/**
 * That a tenant has left. There is one of a tenant that has, and it is never removed. Immutable.
 *
 * @param at since when its commands are refused
 * @param by who gave the command
 */
public record Departure(Instant at, UserId by) {
    static final Codec<Departure> CODEC = new Codec<>() {
        @Override
        public int schema() {
            return 1;
        }

        @Override
        public Doc write(Departure departure) {
            return Doc.fields()
                    .put("at", departure.at())
                    .put("by", departure.by().value())
                    .build();
        }

        @Override
        public Departure read(Doc doc, int schema) {
            return new Departure(doc.instant("at"), UserId.of(doc.text("by")));
        }
    };

    /** How it is kept. */
    public static final AggregateType<Departure, TenantEvent> TYPE = new AggregateType<>(
            Commands.DEPARTURE, CODEC, TenantEvents.CODEC, departure -> Commands.DEPARTURE, departure -> Map.of());

    static Transition<Departure, TenantEvent> leave(Instant at, UserId by) {
        return Transition.of(new Departure(at, by), new TenantEvent.TenantLeft());
    }
}
