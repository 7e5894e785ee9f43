package dev.backoffice.inventory.order;

import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;

/** The stored form of the personal values beside an order. */
final class BuyerCodec implements Codec<Buyer> {
    static final BuyerCodec INSTANCE = new BuyerCodec();

    private BuyerCodec() {}

    @Override
    public int schema() {
        return 2;
    }

    @Override
    public Doc write(Buyer buyer) {
        return Doc.fields()
                .put("kind", OrderCodec.name(buyer.kind()))
                .put("name", buyer.name())
                .put("document", buyer.document(), Doc::of)
                .put("stateRegistration", buyer.stateRegistration(), Doc::of)
                .put("purpose", OrderCodec.name(buyer.purpose()))
                .put("email", buyer.email(), Doc::of)
                .put("phone", buyer.phone(), Doc::of)
                .put("recipient", buyer.recipient(), Doc::of)
                .put("recipientDocument", buyer.recipientDocument(), Doc::of)
                .put("shipTo", address(buyer.shipTo()))
                .put("billTo", buyer.billTo(), BuyerCodec::address)
                .put("giftMessage", buyer.giftMessage(), Doc::of)
                .put("notes", buyer.notes(), Doc::of)
                .build();
    }

    @Override
    public Buyer read(Doc doc, int schema) {
        return new Buyer(
                OrderCodec.constant(BuyerKind.class, doc.text("kind")),
                doc.text("name"),
                doc.find("document").map(Doc::asText),
                doc.find("stateRegistration").map(Doc::asText),
                OrderCodec.constant(BuyerPurpose.class, doc.text("purpose")),
                doc.find("email").map(Doc::asText),
                doc.find("phone").map(Doc::asText),
                doc.find("recipient").map(Doc::asText),
                doc.find("recipientDocument").map(Doc::asText),
                readAddress(doc.get("shipTo")),
                doc.find("billTo").map(BuyerCodec::readAddress),
                doc.find("giftMessage").map(Doc::asText),
                doc.find("notes").map(Doc::asText));
    }

    private static Doc address(BuyerAddress address) {
        return Doc.fields()
                .put("postalCode", address.postalCode())
                .put("street", address.street())
                .put("number", address.number())
                .put("complement", address.complement(), Doc::of)
                .put("district", address.district(), Doc::of)
                .put("city", address.city(), Doc::of)
                .put("cityCode", address.cityCode(), Doc::of)
                .put("state", address.state())
                .build();
    }

    private static BuyerAddress readAddress(Doc doc) {
        return new BuyerAddress(
                doc.text("postalCode"),
                doc.text("street"),
                doc.text("number"),
                doc.find("complement").map(Doc::asText),
                doc.find("district").map(Doc::asText),
                doc.find("city").map(Doc::asText),
                doc.find("cityCode").map(Doc::asText),
                doc.text("state"));
    }
}
