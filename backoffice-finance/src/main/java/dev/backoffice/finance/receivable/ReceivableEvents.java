package dev.backoffice.finance.receivable;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.receivable.ReceivableEvent.OverpaymentReversed;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableCancelled;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableOpened;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableOverpaid;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableReinstated;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableSettled;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableWrittenOff;
import dev.backoffice.finance.receivable.ReceivableEvent.SettlementReversed;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;

/** The stored form of the events of receivables. */
public final class ReceivableEvents implements EventCodec<ReceivableEvent> {
    /** The only one needed. */
    public static final ReceivableEvents CODEC = new ReceivableEvents();

    private static final Map<Class<? extends ReceivableEvent>, String> TYPES = Map.ofEntries(
            Map.entry(ReceivableOpened.class, "receivable.opened"),
            Map.entry(ReceivableSettled.class, "receivable.settled"),
            Map.entry(ReceivableOverpaid.class, "receivable.overpaid"),
            Map.entry(SettlementReversed.class, "receivable.settlement-reversed"),
            Map.entry(OverpaymentReversed.class, "receivable.overpayment-reversed"),
            Map.entry(ReceivableWrittenOff.class, "receivable.written-off"),
            Map.entry(ReceivableReinstated.class, "receivable.reinstated"),
            Map.entry(ReceivableCancelled.class, "receivable.cancelled"));

    private ReceivableEvents() {}

    @Override
    public Set<String> types() {
        return Set.copyOf(TYPES.values());
    }

    @Override
    public String type(ReceivableEvent event) {
        String type = TYPES.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException("no type for " + event.getClass());
        }
        return type;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(ReceivableEvent event) {
        Doc.Builder doc = Doc.fields()
                .put("receivable", event.receivable().toString())
                .put("reference", event.reference())
                .put("debtor", event.debtor().toString())
                .put("amount", event.amount().toString())
                .put("at", event.at());
        if (event instanceof ReceivableOpened told) {
            doc.put("fee", told.fee().toString())
                    .put("net", told.net().toString())
                    .put("due", told.due());
        } else if (event instanceof ReceivableSettled told) {
            doc.put("money", told.money().toString())
                    .put("left", told.left().toString())
                    .put("due", told.due());
        } else if (event instanceof ReceivableOverpaid told) {
            doc.put("money", told.money().toString());
        } else if (event instanceof SettlementReversed told) {
            doc.put("money", told.money().toString()).put("reason", told.reason());
        } else if (event instanceof OverpaymentReversed told) {
            doc.put("money", told.money().toString()).put("reason", told.reason());
        } else if (event instanceof ReceivableWrittenOff told) {
            doc.put("reason", told.reason());
        } else if (event instanceof ReceivableReinstated told) {
            doc.put("reason", told.reason());
        } else if (event instanceof ReceivableCancelled told) {
            doc.put("fee", told.fee().toString()).put("reason", told.reason());
        }
        return doc.build();
    }

    @Override
    public ReceivableEvent read(String type, Doc body, int schema) {
        if (!TYPES.containsValue(type)) {
            throw InvalidInput.of("event.unknown-type", "type", type);
        }
        ReceivableId id = ReceivableId.parse(body.text("receivable"));
        String reference = body.text("reference");
        Debtor debtor = Debtor.parse(body.text("debtor"));
        Money amount = Money.parse(body.text("amount"));
        Instant at = body.instant("at");
        return switch (type) {
            case "receivable.opened" ->
                new ReceivableOpened(
                        id,
                        reference,
                        debtor,
                        amount,
                        Money.parse(body.text("fee")),
                        Money.parse(body.text("net")),
                        body.date("due"),
                        at);
            case "receivable.settled" ->
                new ReceivableSettled(
                        id,
                        reference,
                        debtor,
                        money(body),
                        amount,
                        Money.parse(body.text("left")),
                        body.date("due"),
                        at);
            case "receivable.overpaid" -> new ReceivableOverpaid(id, reference, debtor, money(body), amount, at);
            case "receivable.settlement-reversed" ->
                new SettlementReversed(id, reference, debtor, money(body), amount, body.text("reason"), at);
            case "receivable.overpayment-reversed" ->
                new OverpaymentReversed(id, reference, debtor, money(body), amount, body.text("reason"), at);
            case "receivable.written-off" ->
                new ReceivableWrittenOff(id, reference, debtor, amount, body.text("reason"), at);
            case "receivable.reinstated" ->
                new ReceivableReinstated(id, reference, debtor, amount, body.text("reason"), at);
            case "receivable.cancelled" ->
                new ReceivableCancelled(
                        id, reference, debtor, amount, Money.parse(body.text("fee")), body.text("reason"), at);
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }

    private static MoneyId money(Doc body) {
        return MoneyId.parse(body.text("money"));
    }
}
