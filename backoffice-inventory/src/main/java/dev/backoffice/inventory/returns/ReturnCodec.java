package dev.backoffice.inventory.returns;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.HoldId;
import org.joda.money.Money;

/** The stored form of returns. */
final class ReturnCodec implements Codec<ReturnOrder> {
    static final ReturnCodec INSTANCE = new ReturnCodec();

    private static final WriteStatus WRITE_STATUS = new WriteStatus();

    private ReturnCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(ReturnOrder returned) {
        ReturnTerms terms = returned.terms();
        return Doc.fields()
                .put("id", returned.id().toString())
                .put("order", terms.order().toString())
                .put("hold", terms.hold().toString())
                .put("cause", Forms.name(terms.cause()))
                .put("note", terms.note())
                .put("issuer", Forms.name(terms.issuer()))
                .put("lines", returned.lines(), ReturnCodec::line)
                .put("freightDue", returned.freightDue().toString())
                .put("refunds", returned.refunds(), ReturnCodec::refund)
                .put("document", returned.document(), Doc::of)
                .put("inspections", returned.inspections())
                .put("status", returned.status().match(WRITE_STATUS))
                .put("why", returned.why(), Forms::reason)
                .build();
    }

    @Override
    public ReturnOrder read(Doc doc, int schema) {
        return new ReturnOrder(
                ReturnId.parse(doc.text("id")),
                new ReturnTerms(
                        OrderId.parse(doc.text("order")),
                        HoldId.parse(doc.text("hold")),
                        Forms.constant(ReturnCause.class, doc.text("cause")),
                        doc.text("note"),
                        Forms.constant(ReturnTerms.DocumentIssuer.class, doc.text("issuer"))),
                doc.list("lines", ReturnCodec::readLine),
                Money.parse(doc.text("freightDue")),
                doc.list("refunds", ReturnCodec::readRefund),
                doc.find("document").map(Doc::asText),
                (int) doc.integer("inspections"),
                readStatus(doc.get("status")),
                doc.list("why", Forms::readReason));
    }

    static Doc line(ReturnLine line) {
        return Doc.fields()
                .put("line", line.line())
                .put("sku", line.sku().value())
                .put("requested", line.requested().toString())
                .put("received", line.received().toString())
                .put("restocked", line.restocked().toString())
                .put("discarded", line.discarded().toString())
                .put("due", line.due().toString())
                .build();
    }

    static ReturnLine readLine(Doc doc) {
        return new ReturnLine(
                (int) doc.integer("line"),
                Sku.of(doc.text("sku")),
                Quantity.parse(doc.text("requested")),
                Quantity.parse(doc.text("received")),
                Quantity.parse(doc.text("restocked")),
                Quantity.parse(doc.text("discarded")),
                Money.parse(doc.text("due")));
    }

    static Doc goods(InspectedGoods goods) {
        return Doc.fields()
                .put("line", goods.line())
                .put("sku", goods.sku().value())
                .put("quantity", goods.quantity().toString())
                .put("disposition", Forms.name(goods.disposition()))
                .build();
    }

    static InspectedGoods readGoods(Doc doc) {
        return new InspectedGoods(
                (int) doc.integer("line"),
                Sku.of(doc.text("sku")),
                Quantity.parse(doc.text("quantity")),
                Forms.constant(Disposition.class, doc.text("disposition")));
    }

    private static Doc refund(Refund refund) {
        return Doc.fields()
                .put("amount", refund.amount().toString())
                .put("reference", refund.reference())
                .put("at", refund.at())
                .build();
    }

    private static Refund readRefund(Doc doc) {
        return new Refund(Money.parse(doc.text("amount")), doc.text("reference"), doc.instant("at"));
    }

    private static final class WriteStatus implements ReturnStatus.Cases<Doc> {
        private static Doc.Builder begin(ReturnStatus status) {
            return Doc.fields().put("kind", Forms.name(status.kind()));
        }

        @Override
        public Doc requested(ReturnStatus.Requested status) {
            return begin(status).build();
        }

        @Override
        public Doc received(ReturnStatus.Received status) {
            return begin(status).put("at", status.at()).build();
        }

        @Override
        public Doc inspected(ReturnStatus.Inspected status) {
            return begin(status).put("at", status.at()).build();
        }

        @Override
        public Doc closed(ReturnStatus.Closed status) {
            return begin(status).put("at", status.at()).build();
        }

        @Override
        public Doc cancelled(ReturnStatus.Cancelled status) {
            return begin(status).put("reason", status.reason()).build();
        }
    }

    private static ReturnStatus readStatus(Doc doc) {
        return switch (Forms.constant(ReturnStatus.Kind.class, doc.text("kind"))) {
            case REQUESTED -> new ReturnStatus.Requested();
            case RECEIVED -> new ReturnStatus.Received(doc.instant("at"));
            case INSPECTED -> new ReturnStatus.Inspected(doc.instant("at"));
            case CLOSED -> new ReturnStatus.Closed(doc.instant("at"));
            case CANCELLED -> new ReturnStatus.Cancelled(doc.text("reason"));
        };
    }
}
