package dev.backoffice.finance.charge;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.finance.charge.ChargeEvent.ChargeAuthorized;
import dev.backoffice.finance.charge.ChargeEvent.ChargeCancelled;
import dev.backoffice.finance.charge.ChargeEvent.ChargeDisputed;
import dev.backoffice.finance.charge.ChargeEvent.ChargeExpired;
import dev.backoffice.finance.charge.ChargeEvent.ChargeOpened;
import dev.backoffice.finance.charge.ChargeEvent.ChargeRefunded;
import dev.backoffice.finance.charge.ChargeEvent.ChargeRefundedIntoCredit;
import dev.backoffice.finance.charge.ChargeEvent.CreditApplied;
import dev.backoffice.finance.charge.ChargeEvent.DisputeLost;
import dev.backoffice.finance.charge.ChargeEvent.DisputeWon;
import dev.backoffice.finance.charge.ChargeEvent.MoneyCaptured;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;

/** The stored form of the events of charges. */
public final class ChargeEvents implements EventCodec<ChargeEvent> {
    /** The only one needed. */
    public static final ChargeEvents CODEC = new ChargeEvents();

    private static final Map<Class<? extends ChargeEvent>, String> TYPES = Map.ofEntries(
            Map.entry(ChargeOpened.class, "charge.opened"),
            Map.entry(ChargeAuthorized.class, "charge.authorized"),
            Map.entry(MoneyCaptured.class, "charge.money-captured"),
            Map.entry(CreditApplied.class, "charge.credit-applied"),
            Map.entry(ChargeExpired.class, "charge.expired"),
            Map.entry(ChargeCancelled.class, "charge.cancelled"),
            Map.entry(ChargeRefunded.class, "charge.refunded"),
            Map.entry(ChargeRefundedIntoCredit.class, "charge.refunded-into-credit"),
            Map.entry(ChargeDisputed.class, "charge.disputed"),
            Map.entry(DisputeWon.class, "charge.dispute-won"),
            Map.entry(DisputeLost.class, "charge.dispute-lost"));

    private ChargeEvents() {}

    @Override
    public Set<String> types() {
        return Set.copyOf(TYPES.values());
    }

    @Override
    public String type(ChargeEvent event) {
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
    public Doc write(ChargeEvent event) {
        Doc.Builder doc = Doc.fields().put("charge", event.charge().toString());
        if (event instanceof ChargeOpened opened) {
            return doc.put("terms", ChargeCodec.terms(opened.terms())).build();
        }
        doc.put("reference", event.reference());
        if (event instanceof ChargeAuthorized told) {
            doc.put("method", Forms.name(told.method()))
                    .put("amount", told.amount().toString())
                    .put("at", told.at());
        } else if (event instanceof MoneyCaptured told) {
            captured(doc, told.method(), told.money(), told.amount(), told.complete())
                    .put("at", told.at());
        } else if (event instanceof CreditApplied told) {
            captured(doc, told.method(), told.money(), told.amount(), told.complete())
                    .put("at", told.at());
        } else if (event instanceof ChargeExpired told) {
            ended(doc, told.method(), told.amount(), told.captured(), told.missing())
                    .put("at", told.at());
        } else if (event instanceof ChargeCancelled told) {
            ended(doc, told.method(), told.amount(), told.captured(), told.missing())
                    .put("reason", told.reason())
                    .put("at", told.at());
        } else if (event instanceof ChargeRefunded told) {
            numbered(doc, told.method(), told.number(), told.amount()).put("at", told.at());
        } else if (event instanceof ChargeRefundedIntoCredit told) {
            numbered(doc, told.method(), told.number(), told.amount()).put("at", told.at());
        } else if (event instanceof ChargeDisputed told) {
            numbered(doc, told.method(), told.number(), told.amount()).put("at", told.at());
        } else if (event instanceof DisputeWon told) {
            numbered(doc, told.method(), told.number(), told.amount()).put("at", told.at());
        } else if (event instanceof DisputeLost told) {
            numbered(doc, told.method(), told.number(), told.amount()).put("at", told.at());
        }
        return doc.build();
    }

    private static Doc.Builder captured(
            Doc.Builder doc, ChargeMethod method, MoneyId money, Money amount, boolean complete) {
        return doc.put("method", Forms.name(method))
                .put("money", money.toString())
                .put("amount", amount.toString())
                .put("complete", complete);
    }

    private static Doc.Builder ended(
            Doc.Builder doc, ChargeMethod method, Money amount, Money captured, Money missing) {
        return doc.put("method", Forms.name(method))
                .put("amount", amount.toString())
                .put("captured", captured.toString())
                .put("missing", missing.toString());
    }

    private static Doc.Builder numbered(Doc.Builder doc, ChargeMethod method, String number, Money amount) {
        return doc.put("method", Forms.name(method)).put("number", number).put("amount", amount.toString());
    }

    @Override
    public ChargeEvent read(String type, Doc body, int schema) {
        if (!TYPES.containsValue(type)) {
            throw InvalidInput.of("event.unknown-type", "type", type);
        }
        ChargeId charge = ChargeId.parse(body.text("charge"));
        if (type.equals("charge.opened")) {
            return new ChargeOpened(charge, ChargeCodec.readTerms(body.get("terms")));
        }
        String reference = body.text("reference");
        ChargeMethod method = Forms.constant(ChargeMethod.class, body.text("method"));
        Money amount = Money.parse(body.text("amount"));
        return switch (type) {
            case "charge.authorized" -> new ChargeAuthorized(charge, reference, method, amount, body.instant("at"));
            case "charge.money-captured" ->
                new MoneyCaptured(
                        charge,
                        reference,
                        method,
                        MoneyId.parse(body.text("money")),
                        amount,
                        body.bool("complete"),
                        body.instant("at"));
            case "charge.credit-applied" ->
                new CreditApplied(
                        charge,
                        reference,
                        method,
                        MoneyId.parse(body.text("money")),
                        amount,
                        body.bool("complete"),
                        body.instant("at"));
            case "charge.expired" ->
                new ChargeExpired(
                        charge,
                        reference,
                        method,
                        amount,
                        Money.parse(body.text("captured")),
                        Money.parse(body.text("missing")),
                        body.instant("at"));
            case "charge.cancelled" ->
                new ChargeCancelled(
                        charge,
                        reference,
                        method,
                        amount,
                        Money.parse(body.text("captured")),
                        Money.parse(body.text("missing")),
                        body.text("reason"),
                        body.instant("at"));
            case "charge.refunded" ->
                new ChargeRefunded(charge, reference, method, body.text("number"), amount, body.instant("at"));
            case "charge.refunded-into-credit" ->
                new ChargeRefundedIntoCredit(
                        charge, reference, method, body.text("number"), amount, body.instant("at"));
            case "charge.disputed" ->
                new ChargeDisputed(charge, reference, method, body.text("number"), amount, body.instant("at"));
            case "charge.dispute-won" ->
                new DisputeWon(charge, reference, method, body.text("number"), amount, body.instant("at"));
            case "charge.dispute-lost" ->
                new DisputeLost(charge, reference, method, body.text("number"), amount, body.instant("at"));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }
}
