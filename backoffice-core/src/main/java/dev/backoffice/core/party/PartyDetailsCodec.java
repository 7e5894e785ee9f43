package dev.backoffice.core.party;

import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import java.util.Locale;

/** The stored form of the personal values beside a party. Schema 1. */
final class PartyDetailsCodec implements Codec<PartyDetails> {
    static final PartyDetailsCodec CODEC = new PartyDetailsCodec();

    private PartyDetailsCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(PartyDetails details) {
        return Doc.fields()
                .put("name", details.name())
                .put("tradeName", details.tradeName(), Doc::of)
                .put("documents", details.documents(), PartyDetailsCodec::document)
                .put("addresses", details.addresses(), PartyDetailsCodec::address)
                .put("contacts", details.contacts(), PartyDetailsCodec::contact)
                .build();
    }

    @Override
    public PartyDetails read(Doc doc, int schema) {
        return new PartyDetails(
                doc.text("name"),
                doc.find("tradeName").map(Doc::asText),
                doc.list("documents", PartyDetailsCodec::readDocument),
                doc.list("addresses", PartyDetailsCodec::readAddress),
                doc.list("contacts", PartyDetailsCodec::readContact));
    }

    private static Doc document(PartyDocument document) {
        return Doc.fields()
                .put("scheme", document.scheme())
                .put("number", document.number())
                .build();
    }

    private static PartyDocument readDocument(Doc doc) {
        return new PartyDocument(doc.text("scheme"), doc.text("number"));
    }

    private static Doc address(PartyAddress address) {
        PostalAddress where = address.address();
        return Doc.fields()
                .put("use", Party.name(address.use()))
                .put("street", where.street())
                .put("number", where.number())
                .put("complement", where.complement())
                .put("district", where.district())
                .put("city", where.city())
                .put("cityCode", where.cityCode())
                .put("region", where.region())
                .put("postalCode", where.postalCode())
                .put("country", where.country())
                .build();
    }

    private static PartyAddress readAddress(Doc doc) {
        return new PartyAddress(
                AddressUse.valueOf(doc.text("use").toUpperCase(Locale.ROOT)),
                new PostalAddress(
                        doc.text("street"),
                        doc.text("number"),
                        doc.text("complement"),
                        doc.text("district"),
                        doc.text("city"),
                        doc.text("cityCode"),
                        doc.text("region"),
                        doc.text("postalCode"),
                        doc.text("country")));
    }

    private static Doc contact(Contact contact) {
        return Doc.fields()
                .put("kind", Party.name(contact.kind()))
                .put("value", contact.value())
                .build();
    }

    private static Contact readContact(Doc doc) {
        return new Contact(Contact.Kind.valueOf(doc.text("kind").toUpperCase(Locale.ROOT)), doc.text("value"));
    }
}
