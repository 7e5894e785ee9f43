package dev.backoffice.core.event;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.store.Doc;
import java.time.Instant;

/**
 * An event as stored.
 *
 * @param key its place
 * @param type the stable type name
 * @param schema the schema of {@code body}
 * @param body the event
 * @param at when the work happened that caused it
 * @param by who gave the command
 */
public record RecordedEvent(EventKey key, String type, int schema, Doc body, Instant at, UserId by) {
    /** The tenant of the event and who caused it. */
    public CallContext context() {
        return new CallContext(key.tenant(), by);
    }

    /** What no other event of any tenant is named, and this one each time it is told; e.g. {@code blue-shop/order/1001@3.0}. */
    public String id() {
        return key.toString();
    }

    /** The tenant and the aggregate: what comes in order; e.g. {@code blue-shop/order/1001}. */
    public String aggregateName() {
        return key.tenant() + "/" + key.aggregate();
    }

    /**
     * The whole event as one JSON object, for the message of a broker.
     *
     * <pre>{@code
     * {"id":"blue-shop/order/1001@3.0","tenant":"blue-shop","aggregate":"order/1001","version":3,"index":0,"type":"order.packed",
     *  "schema":1,"at":"2026-11-24T12:00:00Z","by":"maria","body":{…}}
     * }</pre>
     */
    public String toJson() {
        return Doc.fields()
                .put("id", id())
                .put("tenant", key.tenant().value())
                .put("aggregate", key.aggregate().toString())
                .put("version", key.version())
                .put("index", key.index())
                .put("type", type)
                .put("schema", schema)
                .put("at", at)
                .put("by", by.value())
                .put("body", body)
                .build()
                .toJson();
    }
}
