package dev.backoffice.inventory.packing;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;

/** The stored forms of this room. */
final class PackingCodecs {
    static final Codec<PackingSlip> SLIP = new SlipCodec();
    static final Codec<ItemSize> SIZE = new SizeCodec();

    private PackingCodecs() {}

    static Doc content(ParcelContent content) {
        return Doc.fields()
                .put("sku", content.sku().value())
                .put("quantity", content.quantity().toString())
                .build();
    }

    static ParcelContent readContent(Doc doc) {
        return ParcelContent.of(Sku.of(doc.text("sku")), Quantity.parse(doc.text("quantity")));
    }

    static Doc parcel(PackedParcel parcel) {
        return Doc.fields()
                .put("label", parcel.label())
                .put("box", parcel.box(), Doc::of)
                .put("contents", parcel.contents(), PackingCodecs::content)
                .put("weightGrams", parcel.weightGrams())
                .put("dimensions", parcel.dimensions(), size -> Doc.of(size.toString()))
                .build();
    }

    static PackedParcel readParcel(Doc doc) {
        return new PackedParcel(
                doc.text("label"),
                doc.find("box").map(Doc::asText),
                doc.list("contents", PackingCodecs::readContent),
                doc.integer("weightGrams"),
                doc.find("dimensions").map(size -> Dimensions.parse(size.asText())));
    }

    private static final class SlipCodec implements Codec<PackingSlip> {
        @Override
        public int schema() {
            return 1;
        }

        @Override
        public Doc write(PackingSlip slip) {
            return Doc.fields()
                    .put("order", slip.order().toString())
                    .put("goods", slip.plan().goods(), PackingCodecs::content)
                    .put("parcels", slip.plan().parcels(), PackingCodecs::parcel)
                    .put("packedAt", slip.packedAt())
                    .build();
        }

        @Override
        public PackingSlip read(Doc doc, int schema) {
            return new PackingSlip(
                    OrderId.parse(doc.text("order")),
                    PackingPlan.of(
                            doc.list("goods", PackingCodecs::readContent),
                            doc.list("parcels", PackingCodecs::readParcel)),
                    doc.instant("packedAt"));
        }
    }

    private static final class SizeCodec implements Codec<ItemSize> {
        @Override
        public int schema() {
            return 1;
        }

        @Override
        public Doc write(ItemSize size) {
            return Doc.fields()
                    .put("sku", size.sku().value())
                    .put("dimensions", size.dimensions().toString())
                    .put("weightGrams", size.weightGrams())
                    .build();
        }

        @Override
        public ItemSize read(Doc doc, int schema) {
            return new ItemSize(
                    Sku.of(doc.text("sku")), Dimensions.parse(doc.text("dimensions")), doc.integer("weightGrams"));
        }
    }
}
