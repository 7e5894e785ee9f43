package dev.backoffice.inventory.order;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** The stored form of orders. */
final class OrderCodec implements Codec<FulfillmentOrder> {
    static final OrderCodec INSTANCE = new OrderCodec();

    private static final WriteStatus WRITE_STATUS = new WriteStatus();

    private OrderCodec() {}

    @Override
    public int schema() {
        return 2;
    }

    @Override
    public Doc write(FulfillmentOrder order) {
        return putTerms(Doc.fields().put("id", order.id().toString()), order.terms())
                .put("partOf", order.partOf(), OrderCodec::partOf)
                .put("status", order.status().match(WRITE_STATUS))
                .put("change", order.change(), OrderCodec::change)
                .put("why", order.why(), OrderCodec::reason)
                .build();
    }

    @Override
    public FulfillmentOrder read(Doc doc, int schema) {
        return new FulfillmentOrder(
                OrderId.parse(doc.text("id")),
                doc.find("partOf").map(OrderCodec::readPartOf),
                readTerms(doc, schema),
                readStatus(doc.get("status")),
                doc.find("change").map(change -> readChange(change, schema)),
                doc.list("why", OrderCodec::readReason));
    }

    // ---- terms

    private static Doc.Builder putTerms(Doc.Builder doc, OrderTerms terms) {
        return doc.put("channel", terms.channel())
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
                .put("discounts", terms.discounts(), OrderCodec::discount)
                .put("payments", terms.payments(), OrderCodec::payment)
                .put("delivery", name(terms.delivery()))
                .put("freightTerms", name(terms.freightTerms()))
                .put("gift", terms.gift())
                .put("channelTerms", channelTerms(terms.channelTerms()))
                .put("carrierService", terms.carrierService(), Doc::of)
                .put("buyerOrder", terms.buyerOrder(), Doc::of)
                .put("coupon", terms.coupon(), Doc::of)
                .put("riskScore", terms.riskScore(), score -> Doc.of(score.longValue()));
    }

    private static OrderTerms readTerms(Doc doc, int schema) {
        Doc destination = doc.get("destination");
        Money freight = Money.parse(doc.text("freight"));
        return new OrderTerms(
                doc.text("channel"),
                doc.text("channelOrder"),
                doc.find("orderedAt").map(at -> Instant.parse(at.asText())),
                constant(BuyerKind.class, doc.text("buyerKind")),
                constant(BuyerPurpose.class, doc.text("buyerPurpose")),
                new Destination(
                        destination.text("state"),
                        destination.find("cityCode").map(Doc::asText),
                        destination.bool("complete")),
                doc.list("lines", line -> readLine(line, schema)),
                freight,
                Money.parse(doc.text("otherCharges")),
                readDiscounts(doc, schema),
                doc.list("payments", payment -> readPayment(payment, schema)),
                constant(DeliveryMethod.class, doc.text("delivery")),
                constant(FreightTerms.class, doc.text("freightTerms")),
                doc.bool("gift"),
                schema == 1 ? ChannelTerms.none(freight.getCurrencyUnit()) : readChannelTerms(doc.get("channelTerms")),
                doc.find("carrierService").map(Doc::asText),
                doc.find("buyerOrder").map(Doc::asText),
                doc.find("coupon").map(Doc::asText),
                doc.find("riskScore").map(score -> Math.toIntExact(score.asLong())));
    }

    /** Schema 1 had one discount, which the seller paid for. */
    private static List<DiscountStep> readDiscounts(Doc doc, int schema) {
        if (schema > 1) {
            return doc.list("discounts", OrderCodec::readDiscount);
        }
        Money discount = Money.parse(doc.text("discount"));
        return discount.isZero() ? List.of() : List.of(DiscountStep.unnamed(discount));
    }

    private static Doc discount(DiscountStep step) {
        return Doc.fields()
                .put("code", step.code())
                .put("funder", name(step.funder()))
                .put("amount", step.amount().toString())
                .build();
    }

    private static DiscountStep readDiscount(Doc doc) {
        return new DiscountStep(
                doc.text("code"), constant(Funder.class, doc.text("funder")), Money.parse(doc.text("amount")));
    }

    static Doc channelTerms(ChannelTerms terms) {
        return Doc.fields()
                .put("group", terms.group(), Doc::of)
                .put("shipBy", terms.shipBy(), day -> Doc.of(day.toString()))
                .put("deliverBy", terms.deliverBy(), day -> Doc.of(day.toString()))
                .put(
                        "intermediary",
                        terms.intermediary(),
                        marketplace -> Doc.fields()
                                .put("document", marketplace.document())
                                .put("account", marketplace.account(), Doc::of)
                                .build())
                .put("commission", terms.fees().commission().toString())
                .put("fixedFee", terms.fees().fixedFee().toString())
                .put("freightFee", terms.fees().freightFee().toString())
                .build();
    }

    private static ChannelTerms readChannelTerms(Doc doc) {
        return new ChannelTerms(
                doc.find("group").map(Doc::asText),
                doc.find("shipBy").map(day -> LocalDate.parse(day.asText())),
                doc.find("deliverBy").map(day -> LocalDate.parse(day.asText())),
                doc.find("intermediary")
                        .map(marketplace -> new Intermediary(
                                marketplace.text("document"),
                                marketplace.find("account").map(Doc::asText))),
                new ChannelFees(
                        Money.parse(doc.text("commission")),
                        Money.parse(doc.text("fixedFee")),
                        Money.parse(doc.text("freightFee"))));
    }

    private static Doc partOf(PartOf part) {
        return Doc.fields()
                .put("mother", part.mother().toString())
                .put("number", part.number())
                .put("site", part.site(), site -> Doc.of(site.code()))
                .build();
    }

    private static PartOf readPartOf(Doc doc) {
        return new PartOf(
                OrderId.parse(doc.text("mother")),
                (int) doc.integer("number"),
                doc.find("site").map(site -> Site.of(site.asText())));
    }

    private static Doc change(ChangeRequest request) {
        return Doc.fields()
                .put("wanted", putTerms(Doc.fields(), request.wanted()).build())
                .put("fields", request.fields(), Doc::of)
                .build();
    }

    private static ChangeRequest readChange(Doc doc, int schema) {
        return new ChangeRequest(readTerms(doc.get("wanted"), schema), doc.list("fields", Doc::asText));
    }

    // ---- parts

    private static Doc line(OrderLine line) {
        return Doc.fields()
                .put("number", line.number())
                .put("sku", line.sku().value())
                .put("quantity", line.quantity().toString())
                .put("unitPrice", line.unitPrice().toString())
                .put("gross", line.gross().toString())
                .put("discounts", line.discounts(), OrderCodec::discount)
                .put("kind", name(line.kind()))
                .put("components", line.components(), OrderCodec::component)
                .build();
    }

    private static OrderLine readLine(Doc doc, int schema) {
        Quantity quantity = Quantity.parse(doc.text("quantity"));
        UnitPrice price = UnitPrice.parse(doc.text("unitPrice"));
        return new OrderLine(
                (int) doc.integer("number"),
                Sku.of(doc.text("sku")),
                quantity,
                price,
                schema == 1 ? price.times(quantity, RoundingPolicy.HALF_UP_CENT) : Money.parse(doc.text("gross")),
                readDiscounts(doc, schema),
                constant(LineKind.class, doc.text("kind")),
                schema == 1 ? List.of() : doc.list("components", OrderCodec::readComponent));
    }

    private static Doc component(LineComponent component) {
        return Doc.fields()
                .put("sku", component.sku().value())
                .put("quantity", component.quantity().toString())
                .put("listPrice", component.listPrice().toString())
                .build();
    }

    private static LineComponent readComponent(Doc doc) {
        return new LineComponent(
                Sku.of(doc.text("sku")), Quantity.parse(doc.text("quantity")), Money.parse(doc.text("listPrice")));
    }

    static Doc payment(Payment payment) {
        return Doc.fields()
                .put("method", name(payment.method()))
                .put("amount", payment.amount().toString())
                .put("status", name(payment.status()))
                .put("installments", payment.installments())
                .put("reference", payment.reference(), Doc::of)
                .put("at", payment.at(), at -> Doc.of(at.toString()))
                .put("due", payment.due(), day -> Doc.of(day.toString()))
                .put("acquirer", payment.acquirer(), Doc::of)
                .put("expiresAt", payment.expiresAt(), at -> Doc.of(at.toString()))
                .build();
    }

    private static Payment readPayment(Doc doc, int schema) {
        return new Payment(
                constant(PaymentMethod.class, doc.text("method")),
                Money.parse(doc.text("amount")),
                constant(PaymentStatus.class, doc.text("status")),
                (int) doc.integer("installments"),
                doc.find("reference").map(Doc::asText),
                doc.find("at").map(at -> Instant.parse(at.asText())),
                schema == 1 ? List.of() : doc.list("due", day -> LocalDate.parse(day.asText())),
                doc.find("acquirer").map(Doc::asText),
                doc.find("expiresAt").map(at -> Instant.parse(at.asText())));
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
                .put("item", reason.item(), item -> Doc.of(item.value()))
                .build();
    }

    static WaitReason readWaitReason(Doc doc) {
        return new WaitReason(
                doc.text("code"), doc.text("text"), doc.find("item").map(item -> Sku.of(item.asText())));
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
            return begin(status)
                    .put("hold", hold(status.hold()))
                    .put("document", status.document(), OrderCodec::document)
                    .build();
        }

        @Override
        public Doc separated(OrderStatus.Separated status) {
            return begin(status)
                    .put("hold", hold(status.hold()))
                    .put("document", status.document(), OrderCodec::document)
                    .build();
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
        public Doc ready(OrderStatus.Ready status) {
            return begin(status)
                    .put("invoiced", status.invoiced().match(this))
                    .put("since", status.since())
                    .put("until", status.until())
                    .put("wrongCodes", status.wrongCodes())
                    .build();
        }

        @Override
        public Doc split(OrderStatus.Split status) {
            return begin(status)
                    .put("parts", status.parts(), part -> Doc.of(part.toString()))
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
            case HELD -> new OrderStatus.Held(readHold(doc.get("hold")), readCover(doc));
            case SEPARATED -> new OrderStatus.Separated(readHold(doc.get("hold")), readCover(doc));
            case PACKED -> readPacked(doc);
            case INVOICED -> readInvoiced(doc);
            case READY ->
                new OrderStatus.Ready(
                        readInvoiced(doc.get("invoiced")), doc.instant("since"), doc.instant("until"), (int)
                                doc.integer("wrongCodes"));
            case SPLIT -> new OrderStatus.Split(doc.list("parts", part -> OrderId.parse(part.asText())));
            case DISPATCHED -> readDispatched(doc);
            case DELIVERED -> new OrderStatus.Delivered(readDispatched(doc.get("dispatched")), doc.instant("at"));
            case CANCELLED ->
                new OrderStatus.Cancelled(
                        readStatus(doc.get("before")), doc.text("reason"), readCompensation(doc.get("compensation")));
        };
    }

    private static Optional<CoveringDocument> readCover(Doc doc) {
        return doc.find("document").map(OrderCodec::readDocument);
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
