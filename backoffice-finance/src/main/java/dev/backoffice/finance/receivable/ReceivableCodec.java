package dev.backoffice.finance.receivable;

import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.finance.charge.MoneyId;
import java.time.Instant;
import org.joda.money.Money;

/**
 * The stored form of a receivable. Schema 2: id, terms, status, settlements, written off, cancelled. Schema 1 named the last
 * two with the status only.
 */
final class ReceivableCodec implements Codec<Receivable> {
    static final ReceivableCodec CODEC = new ReceivableCodec();

    private static final WriteStatus WRITE_STATUS = new WriteStatus();

    private ReceivableCodec() {}

    @Override
    public int schema() {
        return 2;
    }

    @Override
    public Doc write(Receivable receivable) {
        return Doc.fields()
                .put("id", receivable.id().toString())
                .put("terms", terms(receivable.terms()))
                .put("status", receivable.status().match(WRITE_STATUS))
                .put("settlements", receivable.settlements(), ReceivableCodec::settlement)
                .put("writtenOff", receivable.writtenOff().toString())
                .put("cancelled", receivable.cancelled().toString())
                .build();
    }

    @Override
    public Receivable read(Doc doc, int schema) {
        Doc status = doc.get("status");
        ReceivableTerms terms = readTerms(doc.get("terms"));
        return new Receivable(
                ReceivableId.parse(doc.text("id")),
                terms,
                readStatus(status),
                doc.list("settlements", ReceivableCodec::readSettlement),
                schema == 1 ? ended(status, "written-off", terms) : Money.parse(doc.text("writtenOff")),
                schema == 1 ? ended(status, "cancelled", terms) : Money.parse(doc.text("cancelled")));
    }

    /** As schema 1 told it. */
    private static Money ended(Doc status, String kind, ReceivableTerms terms) {
        return status.text("kind").equals(kind)
                ? Money.parse(status.text("amount"))
                : Money.zero(terms.amount().getCurrencyUnit());
    }

    private static Doc terms(ReceivableTerms terms) {
        return Doc.fields()
                .put("reference", terms.reference())
                .put("series", terms.series())
                .put("debtor", terms.debtor().toString())
                .put("instalment", terms.instalment())
                .put("installments", terms.installments())
                .put("total", terms.total().toString())
                .put("amount", terms.amount().toString())
                .put("fee", terms.fee().toString())
                .put("due", terms.due())
                .put("externalReference", terms.externalReference(), Doc::of)
                .build();
    }

    private static ReceivableTerms readTerms(Doc doc) {
        return new ReceivableTerms(
                doc.text("reference"),
                doc.text("series"),
                Debtor.parse(doc.text("debtor")),
                (int) doc.integer("instalment"),
                (int) doc.integer("installments"),
                Money.parse(doc.text("total")),
                Money.parse(doc.text("amount")),
                Money.parse(doc.text("fee")),
                doc.date("due"),
                doc.find("externalReference").map(Doc::asText));
    }

    private static Doc settlement(Settlement settlement) {
        return Doc.fields()
                .put("money", settlement.money().toString())
                .put("paid", settlement.paid().toString())
                .put("applied", settlement.applied().toString())
                .put("at", settlement.at())
                .put("reversedAt", settlement.reversedAt(), at -> Doc.of(at.toString()))
                .build();
    }

    private static Settlement readSettlement(Doc doc) {
        return new Settlement(
                MoneyId.parse(doc.text("money")),
                Money.parse(doc.text("paid")),
                Money.parse(doc.text("applied")),
                doc.instant("at"),
                doc.find("reversedAt").map(at -> Instant.parse(at.asText())));
    }

    private static final class WriteStatus implements ReceivableStatus.Cases<Doc> {
        @Override
        public Doc open(ReceivableStatus.Open status) {
            return kind(status).build();
        }

        @Override
        public Doc partlySettled(ReceivableStatus.PartlySettled status) {
            return kind(status).build();
        }

        @Override
        public Doc settled(ReceivableStatus.Settled status) {
            return kind(status).build();
        }

        @Override
        public Doc writtenOff(ReceivableStatus.WrittenOff status) {
            return ended(status, status.reason(), status.at());
        }

        @Override
        public Doc cancelled(ReceivableStatus.Cancelled status) {
            return ended(status, status.reason(), status.at());
        }

        private static Doc ended(ReceivableStatus status, String reason, Instant at) {
            return kind(status).put("reason", reason).put("at", at).build();
        }

        private static Doc.Builder kind(ReceivableStatus status) {
            return Doc.fields().put("kind", Forms.name(status.kind()));
        }
    }

    private static ReceivableStatus readStatus(Doc doc) {
        return switch (Forms.constant(ReceivableStatus.Kind.class, doc.text("kind"))) {
            case OPEN -> new ReceivableStatus.Open();
            case PARTLY_SETTLED -> new ReceivableStatus.PartlySettled();
            case SETTLED -> new ReceivableStatus.Settled();
            case WRITTEN_OFF -> new ReceivableStatus.WrittenOff(doc.text("reason"), doc.instant("at"));
            case CANCELLED -> new ReceivableStatus.Cancelled(doc.text("reason"), doc.instant("at"));
        };
    }
}
