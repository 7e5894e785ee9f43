package dev.backoffice.finance.charge;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.finance.charge.CreditEvent.CreditGranted;
import dev.backoffice.finance.charge.CreditEvent.CreditGrantedByRefund;
import dev.backoffice.finance.charge.CreditEvent.CreditRefunded;
import dev.backoffice.finance.charge.CreditEvent.CreditUsed;
import java.util.Set;
import org.joda.money.Money;

/** The stored form of the events of credits. */
public final class CreditEvents implements EventCodec<CreditEvent> {
    /** The only one needed. */
    public static final CreditEvents CODEC = new CreditEvents();

    private static final String GRANTED = "credit.granted";
    private static final String BY_REFUND = "credit.granted-by-refund";
    private static final String USED = "credit.used";
    private static final String REFUNDED = "credit.refunded";

    private CreditEvents() {}

    @Override
    public Set<String> types() {
        return Set.of(GRANTED, BY_REFUND, USED, REFUNDED);
    }

    @Override
    public String type(CreditEvent event) {
        if (event instanceof CreditGranted) {
            return GRANTED;
        }
        if (event instanceof CreditGrantedByRefund) {
            return BY_REFUND;
        }
        return event instanceof CreditUsed ? USED : REFUNDED;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(CreditEvent event) {
        Doc.Builder doc = Doc.fields().put("credit", event.credit().toString()).put("reference", event.reference());
        if (event instanceof CreditGranted told) {
            doc.put("cause", Forms.name(told.cause()))
                    .put("method", Forms.name(told.method()))
                    .put("money", told.money().toString())
                    .put("amount", told.amount().toString())
                    .put("at", told.at());
        } else if (event instanceof CreditGrantedByRefund told) {
            doc.put("charge", told.charge().toString())
                    .put("number", told.number())
                    .put("amount", told.amount().toString())
                    .put("at", told.at());
        } else if (event instanceof CreditUsed told) {
            doc.put("charge", told.charge().toString())
                    .put("money", told.money().toString())
                    .put("amount", told.amount().toString())
                    .put("at", told.at());
        } else if (event instanceof CreditRefunded told) {
            doc.put("method", Forms.name(told.method()))
                    .put("number", told.number())
                    .put("amount", told.amount().toString())
                    .put("at", told.at());
        }
        return doc.build();
    }

    @Override
    public CreditEvent read(String type, Doc body, int schema) {
        if (!types().contains(type)) {
            throw InvalidInput.of("event.unknown-type", "type", type);
        }
        CreditId credit = CreditId.parse(body.text("credit"));
        String reference = body.text("reference");
        Money amount = Money.parse(body.text("amount"));
        return switch (type) {
            case GRANTED ->
                new CreditGranted(
                        credit,
                        reference,
                        Forms.constant(CreditCause.class, body.text("cause")),
                        Forms.constant(ChargeMethod.class, body.text("method")),
                        MoneyId.parse(body.text("money")),
                        amount,
                        body.instant("at"));
            case BY_REFUND ->
                new CreditGrantedByRefund(
                        credit,
                        reference,
                        ChargeId.parse(body.text("charge")),
                        body.text("number"),
                        amount,
                        body.instant("at"));
            case USED ->
                new CreditUsed(
                        credit,
                        reference,
                        ChargeId.parse(body.text("charge")),
                        MoneyId.parse(body.text("money")),
                        amount,
                        body.instant("at"));
            case REFUNDED ->
                new CreditRefunded(
                        credit,
                        reference,
                        Forms.constant(ChargeMethod.class, body.text("method")),
                        body.text("number"),
                        amount,
                        body.instant("at"));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }
}
