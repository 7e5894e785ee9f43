package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnCancelled;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnClosed;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnDocumented;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnInspected;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnReceived;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnRefunded;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnRequested;
import dev.backoffice.inventory.stock.HoldId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.Money;

/** The stored form of what happens to returns. */
public final class ReturnEvents implements EventCodec<ReturnEvent> {
    /** The one codec of this room's events. */
    public static final ReturnEvents CODEC = new ReturnEvents();

    /** Stable names, kept for ever. */
    private static final Map<Class<? extends ReturnEvent>, String> NAMES = Map.of(
            ReturnRequested.class, "return.requested",
            ReturnReceived.class, "return.received",
            ReturnInspected.class, "return.inspected",
            ReturnDocumented.class, "return.documented",
            ReturnRefunded.class, "return.refunded",
            ReturnClosed.class, "return.closed",
            ReturnCancelled.class, "return.cancelled");

    private static final Set<String> TYPES = Collections.unmodifiableSet(new TreeSet<>(NAMES.values()));

    private ReturnEvents() {}

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Override
    public String type(ReturnEvent event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw InvalidInput.of("event.unknown-type", "type", event.getClass().getSimpleName());
        }
        return name;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(ReturnEvent event) {
        Doc.Builder doc = Doc.fields()
                .put("return", event.returned().toString())
                .put("order", event.order().toString());
        if (event instanceof ReturnRequested requested) {
            doc.put("cause", Forms.name(requested.cause())).put("lines", requested.lines(), ReturnCodec::line);
        } else if (event instanceof ReturnReceived received) {
            doc.put("lines", received.lines(), ReturnCodec::line)
                    .put("due", received.due().toString());
        } else if (event instanceof ReturnInspected inspected) {
            doc.put("hold", inspected.hold().toString())
                    .put("number", inspected.number())
                    .put("goods", inspected.goods(), ReturnCodec::goods);
        } else if (event instanceof ReturnDocumented documented) {
            doc.put("document", documented.document());
        } else if (event instanceof ReturnRefunded refunded) {
            doc.put("amount", refunded.amount().toString()).put("reference", refunded.reference());
        } else if (event instanceof ReturnCancelled cancelled) {
            doc.put("reason", cancelled.reason());
        }
        return doc.build();
    }

    @Override
    public ReturnEvent read(String type, Doc body, int schema) {
        ReturnId id = ReturnId.parse(body.text("return"));
        OrderId order = OrderId.parse(body.text("order"));
        return switch (type) {
            case "return.requested" ->
                new ReturnRequested(
                        id,
                        order,
                        Forms.constant(ReturnCause.class, body.text("cause")),
                        body.list("lines", ReturnCodec::readLine));
            case "return.received" ->
                new ReturnReceived(id, order, body.list("lines", ReturnCodec::readLine), Money.parse(body.text("due")));
            case "return.inspected" ->
                new ReturnInspected(
                        id,
                        order,
                        HoldId.parse(body.text("hold")),
                        (int) body.integer("number"),
                        body.list("goods", ReturnCodec::readGoods));
            case "return.documented" -> new ReturnDocumented(id, order, body.text("document"));
            case "return.refunded" ->
                new ReturnRefunded(id, order, Money.parse(body.text("amount")), body.text("reference"));
            case "return.closed" -> new ReturnClosed(id, order);
            case "return.cancelled" -> new ReturnCancelled(id, order, body.text("reason"));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }
}
