package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.Gtin;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.tax.GoodsSupply;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/** The stored form of a draft. It is part of a document and changes with the document's schema. */
final class NfeDraftCodec {
    private NfeDraftCodec() {}

    static Doc write(NfeDraft draft) {
        NfeSale sale = draft.sale();
        return Doc.fields()
                .put("operation", draft.operation())
                .put("series", draft.series())
                .put("firstNumber", draft.firstNumber())
                .put("environment", draft.environment().name())
                .put("presence", draft.presence().name())
                .put("marketplace", draft.marketplace(), NfeDraftCodec::writeMarketplace)
                .put("issuer", writeIssuer(sale.issuer()))
                .put("recipient", writeRecipient(sale.recipient()))
                .put("lines", sale.lines(), NfeDraftCodec::writeLine)
                .put("freight", sale.freight().toString())
                .put("discount", sale.discount().toString())
                .put("other", sale.other().toString())
                .put("transport", writeTransport(sale.transport()))
                .put("payments", sale.payments(), NfeDraftCodec::writePayment)
                .put("buyerOrder", sale.buyerOrder(), Doc::of)
                .put("information", sale.information(), Doc::of)
                .build();
    }

    static NfeDraft read(Doc doc) {
        return new NfeDraft(
                new NfeSale(
                        readIssuer(doc.get("issuer")),
                        readRecipient(doc.get("recipient")),
                        doc.list("lines", NfeDraftCodec::readLine),
                        Money.parse(doc.text("freight")),
                        Money.parse(doc.text("discount")),
                        Money.parse(doc.text("other")),
                        readTransport(doc.get("transport")),
                        doc.list("payments", NfeDraftCodec::readPayment),
                        doc.find("buyerOrder").map(Doc::asText),
                        doc.find("information").map(Doc::asText)),
                doc.text("operation"),
                (int) doc.integer("series"),
                (int) doc.integer("firstNumber"),
                constant(doc, "environment", NfeEnvironment.values()),
                constant(doc, "presence", BuyerPresence.values()),
                doc.find("marketplace")
                        .map(market -> new NfeMarketplace(Cnpj.of(market.text("cnpj")), market.text("sellerId"))));
    }

    private static Doc writeMarketplace(NfeMarketplace marketplace) {
        return Doc.fields()
                .put("cnpj", marketplace.cnpj().value())
                .put("sellerId", marketplace.sellerId())
                .build();
    }

    private static Doc writeIssuer(NfeIssuer issuer) {
        return Doc.fields()
                .put("cnpj", issuer.cnpj().value())
                .put("name", issuer.name())
                .put("tradeName", issuer.tradeName(), Doc::of)
                .put("address", writeAddress(issuer.address()))
                .put("stateRegistration", issuer.stateRegistration().toString())
                .put("regime", issuer.regime().name())
                .build();
    }

    private static NfeIssuer readIssuer(Doc doc) {
        return new NfeIssuer(
                Cnpj.of(doc.text("cnpj")),
                doc.text("name"),
                doc.find("tradeName").map(Doc::asText),
                readAddress(doc.get("address")),
                StateRegistration.parse(doc.text("stateRegistration")),
                constant(doc, "regime", TaxRegime.values()));
    }

    private static Doc writeRecipient(NfeRecipient recipient) {
        return Doc.fields()
                .put("id", writeParty(recipient.id()))
                .put("name", recipient.name())
                .put("address", writeAddress(recipient.address()))
                .put("email", recipient.email(), Doc::of)
                .build();
    }

    private static NfeRecipient readRecipient(Doc doc) {
        return new NfeRecipient(
                readParty(doc.get("id")),
                doc.text("name"),
                readAddress(doc.get("address")),
                doc.find("email").map(Doc::asText));
    }

    private static Doc writeParty(NfePartyId id) {
        Doc.Builder doc = Doc.fields();
        if (id instanceof NfePartyId.Company company) {
            doc.put("cnpj", company.cnpj().value());
        } else if (id instanceof NfePartyId.Person person) {
            doc.put("cpf", person.cpf().digits());
        }
        return doc.build();
    }

    private static NfePartyId readParty(Doc doc) {
        return doc.has("cnpj") ? NfePartyId.of(Cnpj.of(doc.text("cnpj"))) : NfePartyId.of(Cpf.of(doc.text("cpf")));
    }

    private static Doc writeAddress(NfeAddress address) {
        return Doc.fields()
                .put("street", address.street())
                .put("number", address.number())
                .put("complement", address.complement(), Doc::of)
                .put("district", address.district())
                .put("municipalityCode", address.municipalityCode().digits())
                .put("municipality", address.municipality())
                .put("postalCode", address.postalCode().digits())
                .put("phone", address.phone(), Doc::of)
                .build();
    }

    private static NfeAddress readAddress(Doc doc) {
        return new NfeAddress(
                doc.text("street"),
                doc.text("number"),
                doc.find("complement").map(Doc::asText),
                doc.text("district"),
                MunicipalityCode.of(doc.text("municipalityCode")),
                doc.text("municipality"),
                Cep.of(doc.text("postalCode")),
                doc.find("phone").map(Doc::asText));
    }

    private static Doc writeLine(NfeSaleLine line) {
        return Doc.fields()
                .put("code", line.code())
                .put("gtin", line.gtin().map(Gtin::digits), Doc::of)
                .put("description", line.description())
                .put("ncm", line.ncm())
                .put("cest", line.cest(), Doc::of)
                .put("origin", line.origin().name())
                .put("supply", line.supply().name())
                .put("withheldBefore", line.withheldBefore())
                .put("quantity", line.quantity().toString())
                .put("unitPrice", line.unitPrice().toString())
                .put("discount", line.discount().toString())
                .build();
    }

    private static NfeSaleLine readLine(Doc doc) {
        return new NfeSaleLine(
                doc.text("code"),
                doc.find("gtin").map(digits -> Gtin.of(digits.asText())),
                doc.text("description"),
                doc.text("ncm"),
                doc.find("cest").map(Doc::asText),
                constant(doc, "origin", GoodsOrigin.values()),
                constant(doc, "supply", GoodsSupply.values()),
                doc.bool("withheldBefore"),
                Quantity.parse(doc.text("quantity")),
                UnitPrice.parse(doc.text("unitPrice")),
                Money.parse(doc.text("discount")));
    }

    private static Doc writeTransport(NfeTransport transport) {
        Function<NfeTransport.Carrier, Doc> carrier = it -> Doc.fields()
                .put("id", writeParty(it.id()))
                .put("name", it.name())
                .build();
        return Doc.fields()
                .put("mode", transport.mode().name())
                .put("carrier", transport.carrier(), carrier)
                .put(
                        "volumes",
                        transport.volumes(),
                        it -> Doc.fields()
                                .put("count", it.count())
                                .put("kind", it.kind())
                                .put("netWeight", it.netWeight())
                                .put("grossWeight", it.grossWeight())
                                .build())
                .build();
    }

    private static NfeTransport readTransport(Doc doc) {
        Optional<NfeTransport.Carrier> carrier =
                doc.find("carrier").map(it -> new NfeTransport.Carrier(readParty(it.get("id")), it.text("name")));
        return new NfeTransport(
                constant(doc, "mode", FreightMode.values()),
                carrier,
                doc.list(
                        "volumes",
                        it -> new NfeTransport.Volumes(
                                (int) it.integer("count"),
                                it.text("kind"),
                                it.number("netWeight"),
                                it.number("grossWeight"))));
    }

    private static Doc writePayment(NfePayment payment) {
        return Doc.fields()
                .put("method", payment.method().name())
                .put("description", payment.description(), Doc::of)
                .put("amount", payment.amount().toString())
                .build();
    }

    private static NfePayment readPayment(Doc doc) {
        return new NfePayment(
                constant(doc, "method", NfePaymentMethod.values()),
                doc.find("description").map(Doc::asText),
                Money.parse(doc.text("amount")));
    }

    private static <E extends Enum<E>> E constant(Doc doc, String field, E[] values) {
        String name = doc.text(field);
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw InvalidInput.of("store.field-kind", "field", field, "wanted", "constant");
    }
}
