package dev.backoffice.finance.charge;

import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import org.joda.money.Money;

/** The stored form of a credit. Schema 1: id, reference, cause, source, method, amount, at, uses, refunds. */
final class CreditCodec implements Codec<Credit> {
    static final CreditCodec CODEC = new CreditCodec();

    private CreditCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(Credit credit) {
        return Doc.fields()
                .put("id", credit.id().toString())
                .put("reference", credit.reference())
                .put("cause", Forms.name(credit.cause()))
                .put("source", credit.source())
                .put("method", Forms.name(credit.method()))
                .put("amount", credit.amount().toString())
                .put("at", credit.at())
                .put("uses", credit.uses(), CreditCodec::use)
                .put("refunds", credit.refunds(), CreditCodec::refund)
                .build();
    }

    @Override
    public Credit read(Doc doc, int schema) {
        return new Credit(
                CreditId.parse(doc.text("id")),
                doc.text("reference"),
                Forms.constant(CreditCause.class, doc.text("cause")),
                doc.text("source"),
                Forms.constant(ChargeMethod.class, doc.text("method")),
                Money.parse(doc.text("amount")),
                doc.instant("at"),
                doc.list("uses", CreditCodec::readUse),
                doc.list("refunds", CreditCodec::readRefund));
    }

    private static Doc use(CreditUse use) {
        return Doc.fields()
                .put("money", use.money().toString())
                .put("charge", use.charge().toString())
                .put("amount", use.amount().toString())
                .put("at", use.at())
                .build();
    }

    private static CreditUse readUse(Doc doc) {
        return new CreditUse(
                MoneyId.parse(doc.text("money")),
                ChargeId.parse(doc.text("charge")),
                Money.parse(doc.text("amount")),
                doc.instant("at"));
    }

    private static Doc refund(CreditRefund refund) {
        return Doc.fields()
                .put("number", refund.number())
                .put("amount", refund.amount().toString())
                .put("at", refund.at())
                .build();
    }

    private static CreditRefund readRefund(Doc doc) {
        return new CreditRefund(doc.text("number"), Money.parse(doc.text("amount")), doc.instant("at"));
    }
}
