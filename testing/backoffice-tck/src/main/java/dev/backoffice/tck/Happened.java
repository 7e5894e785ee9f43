package dev.backoffice.tck;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.Set;

/** The event of the contracts. */
record Happened(String what) implements DomainEvent {
    static final String TYPE = "tck.happened";

    static final EventCodec<Happened> CODEC = new EventCodec<>() {
        @Override
        public Set<String> types() {
            return Set.of(TYPE);
        }

        @Override
        public String type(Happened event) {
            return TYPE;
        }

        @Override
        public int schema() {
            return 1;
        }

        @Override
        public Doc write(Happened event) {
            return Doc.fields().put("what", event.what()).build();
        }

        @Override
        public Happened read(String type, Doc body, int schema) {
            if (!type.equals(TYPE)) {
                throw InvalidInput.of("event.unknown-type", "type", type);
            }
            return new Happened(body.text("what"));
        }
    };

    /** The event as recorded, of the thing with this id. */
    static RecordedEvent recorded(CallContext context, String id, long version, int index, Instant at) {
        EventKey key = new EventKey(context.tenant(), AggregateRef.of("thing", id), version, index);
        Happened event = new Happened(id + "@" + version + "." + index);
        return new RecordedEvent(key, TYPE, 1, CODEC.write(event), at, context.user());
    }
}
