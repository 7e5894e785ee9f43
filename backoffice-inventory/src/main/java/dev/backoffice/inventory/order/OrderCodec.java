package dev.backoffice.inventory.order;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.stock.HoldId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.joda.money.Money;

/** The stored form of orders. */
final class OrderCodec implements Codec<FulfillmentOrder> {
    static final OrderCodec INSTANCE = new OrderCodec();

    private static final WriteStatus WRITE_STATUS = new WriteStatus();

    private OrderCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(FulfillmentOrder order) {
        OrderTerms terms = order.terms();
        return Doc.fields()
                .put("id", order.id().toString())
                .put("channel", terms.channel())
                .put("channelOrder", terms.channelOrder())
                .put("orderedAt", terms.orderedAt(), at -> Doc.of(at.toString()))
                .put("buyerKind", name(terms.buyerKind()))
                .put("buyerPurpose", name(terms.buyerPurpose()))
                .put(
                        "destination",
                        Doc.fields()
                                .put("state", terms.destination().state())
                                .put("cityCode", terms.destination().cityCode(), Doc::of)
                                .put("complete", terms.destination().complete())
                                .build())
                .put("lines", terms.lines(), OrderCodec::line)
                .put("freight", terms.freight().toString())
                .put("otherCharges", terms.otherCharges().toString())
                .put("discount", terms.discount().toString())
                .put("payments", terms.payments(), OrderCodec::payment)
                .put("delivery", name(terms.delivery()))
                .put("freightTerms", name(terms.freightTerms()))
                .put("gift", terms.gift())
                .put("status", order.status().match(WRITE_STATUS))
                .put("why", order.why(), OrderCodec::reason)
                .build();
    }

    @Override
    public FulfillmentOrder read(Doc doc, int schema) {
        Doc destination = doc.get("destination");
        OrderTerms terms = new OrderTerms(
                doc.text("channel"),
                doc.text("channelOrder"),
                doc.find("orderedAt").map(at -> Instant.parse(at.asText())),
                constant(BuyerKind.class, doc.text("buyerKind")),
                constant(BuyerPurpose.class, doc.text("buyerPurpose")),
                new Destination(
                        destination.text("state"),
                        destination.find("cityCode").map(Doc::asText),
                        destination.bool("complete")),
                doc.list("lines", OrderCodec::readLine),
                Money.parse(doc.text("freight")),
                Money.parse(doc.text("otherCharges")),
                Money.parse(doc.text("discount")),
                doc.list("payments", OrderCodec::readPayment),
                constant(DeliveryMethod.class, doc.text("delivery")),
                constant(FreightTerms.class, doc.text("freightTerms")),
                doc.bool("gift"));
        return new FulfillmentOrder(
                OrderId.parse(doc.text("id")),
                terms,
                readStatus(doc.get("status")),
                doc.list("why", OrderCodec::readReason));
    }

    // ---- parts

    private static Doc line(OrderLine line) {
        return Doc.fields()
                .put("number", line.number())
                .put("sku", line.sku().value())
                .put("quantity", line.quantity().toString())
                .put("unitPrice", line.unitPrice().toString())
                .put("discount", line.discount().toString())
                .put("kind", name(line.kind()))
                .build();
    }

    private static OrderLine readLine(Doc doc) {
        return new OrderLine(
                (int) doc.integer("number"),
                Sku.of(doc.text("sku")),
                Quantity.parse(doc.text("quantity")),
                UnitPrice.parse(doc.text("unitPrice")),
                Money.parse(doc.text("discount")),
                constant(LineKind.class, doc.text("kind")));
    }

    static Doc payment(Payment payment) {
        return Doc.fields()
                .put("method", name(payment.method()))
                .put("amount", payment.amount().toString())
                .put("status", name(payment.status()))
                .put("installments", payment.installments())
                .put("reference", payment.reference(), Doc::of)
                .build();
    }

    private static Payment readPayment(Doc doc) {
        return new Payment(
                constant(PaymentMethod.class, doc.text("method")),
                Money.parse(doc.text("amount")),
                constant(PaymentStatus.class, doc.text("status")),
                (int) doc.integer("installments"),
                doc.find("reference").map(Doc::asText));
    }

    static Doc parcel(Parcel parcel) {
        return Doc.fields()
                .put("label", parcel.label())
                .put("weightGrams", parcel.weightGrams())
                .build();
    }

    static Parcel readParcel(Doc doc) {
        return new Parcel(doc.text("label"), doc.integer("weightGrams"));
    }

    static Doc document(CoveringDocument document) {
        return Doc.fields()
                .put("reference", document.reference())
                .put("coverage", name(document.coverage()))
                .build();
    }

    static CoveringDocument readDocument(Doc doc) {
        return new CoveringDocument(doc.text("reference"), constant(Coverage.class, doc.text("coverage")));
    }

    static Doc shipment(Shipment shipment) {
        return Doc.fields()
                .put("carrier", shipment.carrier())
                .put("tracking", shipment.tracking(), Doc::of)
                .build();
    }

    static Shipment readShipment(Doc doc) {
        return new Shipment(doc.text("carrier"), doc.find("tracking").map(Doc::asText));
    }

    static Doc waitReason(WaitReason reason) {
        return Doc.fields()
                .put("code", reason.code())
                .put("text", reason.text())
                .build();
    }

    static WaitReason readWaitReason(Doc doc) {
        return new WaitReason(doc.text("code"), doc.text("text"));
    }

    static Doc compensation(Compensation compensation) {
        return Doc.fields()
                .put("release", compensation.release(), OrderCodec::hold)
                .put("takeBack", compensation.takeBack(), OrderCodec::hold)
                .put("document", compensation.document(), OrderCodec::document)
                .put("refund", compensation.refund().toString())
                .build();
    }

    static Compensation readCompensation(Doc doc) {
        return new Compensation(
                doc.find("release").map(OrderCodec::readHold),
                doc.find("takeBack").map(OrderCodec::readHold),
                doc.find("document").map(OrderCodec::readDocument),
                Money.parse(doc.text("refund")));
    }

    private static Doc hold(HoldId hold) {
        return Doc.of(hold.toString());
    }

    private static HoldId readHold(Doc doc) {
        return HoldId.parse(doc.asText());
    }

    private static Doc reason(Reason reason) {
        return Doc.fields()
                .put("code", reason.code())
                .put("text", reason.text())
                .put("values", values(reason.values()))
                .put("source", reason.source())
                .build();
    }

    private static Doc values(Map<String, String> values) {
        Doc.Builder doc = Doc.fields();
        values.forEach(doc::put);
        return doc.build();
    }

    private static Reason readReason(Doc doc) {
        Map<String, String> values = new LinkedHashMap<>();
        doc.get("values").asFields().forEach((name, value) -> values.put(name, value.asText()));
        return new Reason(doc.text("code"), doc.text("text"), values, doc.text("source"));
    }

    static String name(Enum<?> constant) {
        return FulfillmentOrder.name(constant);
    }

    /** The constant of a stored name; a name this version does not know is an error, not a default. */
    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw InvalidInput.of("store.field-kind", "field", name, "wanted", type.getSimpleName());
        }
    }

    // ---- status

    /** Writes each status with what is known there; what it came from lies inside it. */
    private static final class WriteStatus implements OrderStatus.Cases<Doc> {
        private static Doc.Builder begin(OrderStatus status) {
            return Doc.fields().put("kind", name(status.kind()));
        }

        @Override
        public Doc received(OrderStatus.Received status) {
            return begin(status).build();
        }

        @Override
        public Doc waiting(OrderStatus.Waiting status) {
            return begin(status)
                    .put("before", status.before().match(this))
                    .put("reason", waitReason(status.reason()))
                    .build();
        }

        @Override
        public Doc held(OrderStatus.Held status) {
            return begin(status).put("hold", hold(status.hold())).build();
        }

        @Override
        public Doc separated(OrderStatus.Separated status) {
            return begin(status).put("hold", hold(status.hold())).build();
        }

        @Override
        public Doc packed(OrderStatus.Packed status) {
            return begin(status)
                    .put("hold", hold(status.hold()))
                    .put("parcels", status.parcels(), OrderCodec::parcel)
                    .build();
        }

        @Override
        public Doc invoiced(OrderStatus.Invoiced status) {
            return begin(status)
                    .put("packed", status.packed().match(this))
                    .put("document", document(status.document()))
                    .build();
        }

        @Override
        public Doc dispatched(OrderStatus.Dispatched status) {
            return begin(status)
                    .put("invoiced", status.invoiced().match(this))
                    .put("shipment", shipment(status.shipment()))
                    .put("at", status.at())
                    .build();
        }

        @Override
        public Doc delivered(OrderStatus.Delivered status) {
            return begin(status)
                    .put("dispatched", status.dispatched().match(this))
                    .put("at", status.at())
                    .build();
        }

        @Override
        public Doc cancelled(OrderStatus.Cancelled status) {
            return begin(status)
                    .put("before", status.before().match(this))
                    .put("reason", status.reason())
                    .put("compensation", compensation(status.compensation()))
                    .build();
        }
    }

    private static OrderStatus readStatus(Doc doc) {
        return switch (constant(OrderStatus.Kind.class, doc.text("kind"))) {
            case RECEIVED -> new OrderStatus.Received();
            case WAITING -> new OrderStatus.Waiting(readStatus(doc.get("before")), readWaitReason(doc.get("reason")));
            case HELD -> new OrderStatus.Held(readHold(doc.get("hold")));
            case SEPARATED -> new OrderStatus.Separated(readHold(doc.get("hold")));
            case PACKED -> readPacked(doc);
            case INVOICED -> readInvoiced(doc);
            case DISPATCHED -> readDispatched(doc);
            case DELIVERED -> new OrderStatus.Delivered(readDispatched(doc.get("dispatched")), doc.instant("at"));
            case CANCELLED ->
                new OrderStatus.Cancelled(
                        readStatus(doc.get("before")), doc.text("reason"), readCompensation(doc.get("compensation")));
        };
    }

    private static OrderStatus.Packed readPacked(Doc doc) {
        return new OrderStatus.Packed(readHold(doc.get("hold")), doc.list("parcels", OrderCodec::readParcel));
    }

    private static OrderStatus.Invoiced readInvoiced(Doc doc) {
        return new OrderStatus.Invoiced(readPacked(doc.get("packed")), readDocument(doc.get("document")));
    }

    private static OrderStatus.Dispatched readDispatched(Doc doc) {
        return new OrderStatus.Dispatched(
                readInvoiced(doc.get("invoiced")), readShipment(doc.get("shipment")), doc.instant("at"));
    }
}
