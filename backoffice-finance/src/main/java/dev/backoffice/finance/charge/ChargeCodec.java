package dev.backoffice.finance.charge;

import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import java.time.Instant;
import java.time.LocalDate;
import org.joda.money.Money;

/** The stored form of a charge. Schema 1: id, terms, status, captures, refunds, disputes. */
final class ChargeCodec implements Codec<Charge> {
    static final ChargeCodec CODEC = new ChargeCodec();

    private static final WriteStatus WRITE_STATUS = new WriteStatus();

    private ChargeCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(Charge charge) {
        return Doc.fields()
                .put("id", charge.id().toString())
                .put("terms", terms(charge.terms()))
                .put("status", charge.status().match(WRITE_STATUS))
                .put("captures", charge.captures(), ChargeCodec::capture)
                .put("refunds", charge.refunds(), ChargeCodec::refund)
                .put("disputes", charge.disputes(), ChargeCodec::dispute)
                .build();
    }

    @Override
    public Charge read(Doc doc, int schema) {
        return new Charge(
                ChargeId.parse(doc.text("id")),
                readTerms(doc.get("terms")),
                readStatus(doc.get("status")),
                doc.list("captures", ChargeCodec::readCapture),
                doc.list("refunds", ChargeCodec::readRefund),
                doc.list("disputes", ChargeCodec::readDispute));
    }

    // ---- parts

    static Doc terms(ChargeTerms terms) {
        return Doc.fields()
                .put("reference", terms.reference())
                .put("ordinal", terms.ordinal())
                .put("method", Forms.name(terms.method()))
                .put("amount", terms.amount().toString())
                .put("installments", terms.installments())
                .put("onTerms", terms.onTerms())
                .put("dues", terms.dues(), due -> Doc.of(due.toString()))
                .put("expiresAt", terms.expiresAt(), at -> Doc.of(at.toString()))
                .put("externalReference", terms.externalReference(), Doc::of)
                .put("acquirer", terms.acquirer(), Doc::of)
                .build();
    }

    static ChargeTerms readTerms(Doc doc) {
        return new ChargeTerms(
                doc.text("reference"),
                (int) doc.integer("ordinal"),
                Forms.constant(ChargeMethod.class, doc.text("method")),
                Money.parse(doc.text("amount")),
                (int) doc.integer("installments"),
                doc.bool("onTerms"),
                doc.list("dues", due -> LocalDate.parse(due.asText())),
                doc.find("expiresAt").map(at -> Instant.parse(at.asText())),
                doc.find("externalReference").map(Doc::asText),
                doc.find("acquirer").map(Doc::asText));
    }

    private static Doc capture(Capture capture) {
        return Doc.fields()
                .put("money", capture.money().toString())
                .put("amount", capture.amount().toString())
                .put("at", capture.at())
                .build();
    }

    private static Capture readCapture(Doc doc) {
        return new Capture(MoneyId.parse(doc.text("money")), Money.parse(doc.text("amount")), doc.instant("at"));
    }

    private static Doc refund(ChargeRefund refund) {
        return Doc.fields()
                .put("number", refund.number())
                .put("amount", refund.amount().toString())
                .put("into", Forms.name(refund.into()))
                .put("at", refund.at())
                .build();
    }

    private static ChargeRefund readRefund(Doc doc) {
        return new ChargeRefund(
                doc.text("number"),
                Money.parse(doc.text("amount")),
                Forms.constant(RefundInto.class, doc.text("into")),
                doc.instant("at"));
    }

    private static Doc dispute(ResolvedDispute dispute) {
        return Doc.fields()
                .put("number", dispute.number())
                .put("amount", dispute.amount().toString())
                .put("outcome", Forms.name(dispute.outcome()))
                .put("at", dispute.at())
                .build();
    }

    private static ResolvedDispute readDispute(Doc doc) {
        return new ResolvedDispute(
                doc.text("number"),
                Money.parse(doc.text("amount")),
                Forms.constant(DisputeOutcome.class, doc.text("outcome")),
                doc.instant("at"));
    }

    private static final class WriteStatus implements ChargeStatus.Cases<Doc> {
        @Override
        public Doc pending(ChargeStatus.Pending status) {
            return kind(status).build();
        }

        @Override
        public Doc authorized(ChargeStatus.Authorized status) {
            return kind(status)
                    .put("number", status.number(), Doc::of)
                    .put("at", status.at())
                    .build();
        }

        @Override
        public Doc onTerms(ChargeStatus.OnTerms status) {
            return kind(status).build();
        }

        @Override
        public Doc partlyCaptured(ChargeStatus.PartlyCaptured status) {
            return kind(status).build();
        }

        @Override
        public Doc captured(ChargeStatus.Captured status) {
            return kind(status).build();
        }

        @Override
        public Doc partlyRefunded(ChargeStatus.PartlyRefunded status) {
            return kind(status).build();
        }

        @Override
        public Doc refunded(ChargeStatus.Refunded status) {
            return kind(status).build();
        }

        @Override
        public Doc expired(ChargeStatus.Expired status) {
            return kind(status).put("at", status.at()).build();
        }

        @Override
        public Doc cancelled(ChargeStatus.Cancelled status) {
            return kind(status)
                    .put("reason", status.reason())
                    .put("at", status.at())
                    .build();
        }

        @Override
        public Doc disputed(ChargeStatus.Disputed status) {
            return kind(status)
                    .put("before", status.before().match(this))
                    .put("number", status.number())
                    .put("amount", status.amount().toString())
                    .put("at", status.at())
                    .build();
        }

        @Override
        public Doc chargedBack(ChargeStatus.ChargedBack status) {
            return kind(status)
                    .put("number", status.number())
                    .put("at", status.at())
                    .build();
        }

        private static Doc.Builder kind(ChargeStatus status) {
            return Doc.fields().put("kind", Forms.name(status.kind()));
        }
    }

    private static ChargeStatus readStatus(Doc doc) {
        return switch (Forms.constant(ChargeStatus.Kind.class, doc.text("kind"))) {
            case PENDING -> new ChargeStatus.Pending();
            case AUTHORIZED -> new ChargeStatus.Authorized(doc.find("number").map(Doc::asText), doc.instant("at"));
            case ON_TERMS -> new ChargeStatus.OnTerms();
            case PARTLY_CAPTURED -> new ChargeStatus.PartlyCaptured();
            case CAPTURED -> new ChargeStatus.Captured();
            case PARTLY_REFUNDED -> new ChargeStatus.PartlyRefunded();
            case REFUNDED -> new ChargeStatus.Refunded();
            case EXPIRED -> new ChargeStatus.Expired(doc.instant("at"));
            case CANCELLED -> new ChargeStatus.Cancelled(doc.text("reason"), doc.instant("at"));
            case DISPUTED ->
                new ChargeStatus.Disputed(
                        readStatus(doc.get("before")),
                        doc.text("number"),
                        Money.parse(doc.text("amount")),
                        doc.instant("at"));
            case CHARGED_BACK -> new ChargeStatus.ChargedBack(doc.text("number"), doc.instant("at"));
        };
    }
}
