package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.Gtin;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.CardBrand;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeAdditions;
import dev.backoffice.fiscal.br.nfe.NfeAddress;
import dev.backoffice.fiscal.br.nfe.NfeBilling;
import dev.backoffice.fiscal.br.nfe.NfeCard;
import dev.backoffice.fiscal.br.nfe.NfeContingency;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeHandover;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfeMarketplace;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.NfePlace;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.fiscal.br.nfe.PaymentTerm;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.tax.BuyerUse;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxpayer;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.SaleKind;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;

/** The stored form of a draft. It is part of a document and changes with the document's schema. */
final class NfeDraftCodec {
    private static final String NO_TAXPAYER = "none";
    private static final String UNREGISTERED = "unregistered";

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
                .put("contingency", draft.contingency(), it -> writeContingency(it, draft.emission()))
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
                .put("use", sale.use().name())
                .put("handover", writeHandover(sale.handover()))
                .put("billing", sale.billing(), NfeDraftCodec::writeBilling)
                .put("references", sale.references(), key -> Doc.of(key.value()))
                .put("sellerCodes", writeCodes(sale.sellerCodes()))
                .put("additions", some(sale.additions()), NfeDraftCodec::writeAdditions)
                .put("insurance", Optional.of(sale.insurance()).filter(Money::isPositive), it -> Doc.of(it.toString()))
                .build();
    }

    static NfeDraft read(Doc doc) {
        return new NfeDraft(
                new NfeSale(
                        readIssuer(doc.get("issuer")),
                        readRecipient(doc.get("recipient")),
                        doc.list("lines", NfeDraftCodec::readLine),
                        money(doc, "freight"),
                        money(doc, "discount"),
                        money(doc, "other"),
                        readTransport(doc.get("transport")),
                        doc.list("payments", NfeDraftCodec::readPayment),
                        doc.find("buyerOrder").map(Doc::asText),
                        doc.find("information").map(Doc::asText),
                        optional(doc, "use", BuyerUse.values()).orElse(BuyerUse.CONSUMPTION),
                        doc.find("handover").map(NfeDraftCodec::readHandover).orElseGet(NfeHandover::delivered),
                        doc.find("billing").map(NfeDraftCodec::readBilling),
                        doc.has("references")
                                ? doc.list("references", key -> NfeAccessKey.parse(key.asText()))
                                : List.of(),
                        readCodes(doc, "sellerCodes"),
                        additions(doc),
                        doc.has("insurance") ? money(doc, "insurance") : NfeAmount.ZERO),
                doc.text("operation"),
                whole(doc, "series"),
                whole(doc, "firstNumber"),
                constant(doc, "environment", NfeEnvironment.values()),
                constant(doc, "presence", BuyerPresence.values()),
                doc.find("marketplace").map(NfeDraftCodec::readMarketplace),
                doc.find("contingency")
                        .map(it -> constant(it, "emission", NfeEmission.values()))
                        .orElse(NfeEmission.NORMAL),
                doc.find("contingency").map(NfeDraftCodec::readContingency));
    }

    static Doc writeContingency(NfeContingency contingency, NfeEmission emission) {
        return Doc.fields()
                .put("emission", emission.name())
                .put("since", contingency.since().toString())
                .put("reason", contingency.reason())
                .build();
    }

    static NfeContingency readContingency(Doc doc) {
        try {
            return new NfeContingency(OffsetDateTime.parse(doc.text("since")), doc.text("reason"));
        } catch (DateTimeParseException noTime) {
            throw InvalidInput.of("store.field-kind", "field", "since", "wanted", "time with offset");
        }
    }

    static Doc writeMarketplace(NfeMarketplace marketplace) {
        return Doc.fields()
                .put("cnpj", marketplace.cnpj().value())
                .put("sellerId", marketplace.sellerId())
                .build();
    }

    static NfeMarketplace readMarketplace(Doc doc) {
        return new NfeMarketplace(Cnpj.of(doc.text("cnpj")), doc.text("sellerId"));
    }

    static Doc writeIssuer(NfeIssuer issuer) {
        return Doc.fields()
                .put("cnpj", issuer.cnpj().value())
                .put("name", issuer.name())
                .put("tradeName", issuer.tradeName(), Doc::of)
                .put("address", writeAddress(issuer.address()))
                .put("stateRegistration", issuer.stateRegistration().toString())
                .put("regime", issuer.regime().name())
                .build();
    }

    static NfeIssuer readIssuer(Doc doc) {
        return new NfeIssuer(
                Cnpj.of(doc.text("cnpj")),
                doc.text("name"),
                doc.find("tradeName").map(Doc::asText),
                readAddress(doc.get("address")),
                StateRegistration.parse(doc.text("stateRegistration")),
                constant(doc, "regime", TaxRegime.values()));
    }

    static Doc writeRecipient(NfeRecipient recipient) {
        return Doc.fields()
                .put("id", writeParty(recipient.id()))
                .put("name", recipient.name())
                .put("address", writeAddress(recipient.address()))
                .put("email", recipient.email(), Doc::of)
                .put("taxpayer", writeTaxpayer(recipient.taxpayer()))
                .build();
    }

    private static String writeTaxpayer(NfeTaxpayer taxpayer) {
        if (taxpayer instanceof NfeTaxpayer.Registered registered) {
            return registered.registration().toString();
        }
        return taxpayer instanceof NfeTaxpayer.Unregistered ? UNREGISTERED : NO_TAXPAYER;
    }

    private static NfeTaxpayer readTaxpayer(String text) {
        return switch (text) {
            case UNREGISTERED -> NfeTaxpayer.unregistered();
            case NO_TAXPAYER -> NfeTaxpayer.none();
            default -> NfeTaxpayer.registered(StateRegistration.parse(text));
        };
    }

    private static Doc writeHandover(NfeHandover handover) {
        return Doc.fields()
                .put("pickedUp", handover.pickedUp())
                .put("from", handover.from(), NfeDraftCodec::writePlace)
                .put("to", handover.to(), NfeDraftCodec::writePlace)
                .build();
    }

    private static NfeHandover readHandover(Doc doc) {
        return new NfeHandover(
                doc.bool("pickedUp"),
                doc.find("from").map(NfeDraftCodec::readPlace),
                doc.find("to").map(NfeDraftCodec::readPlace));
    }

    private static Doc writePlace(NfePlace place) {
        return Doc.fields()
                .put("id", writeParty(place.id()))
                .put("name", place.name(), Doc::of)
                .put("address", writeAddress(place.address()))
                .put("registration", place.registration(), number -> Doc.of(number.toString()))
                .build();
    }

    private static NfePlace readPlace(Doc doc) {
        return new NfePlace(
                readParty(doc.get("id")),
                doc.find("name").map(Doc::asText),
                readAddress(doc.get("address")),
                doc.find("registration").map(number -> StateRegistration.parse(number.asText())));
    }

    private static Doc writeBilling(NfeBilling billing) {
        return Doc.fields()
                .put("number", billing.number(), Doc::of)
                .put("original", billing.original().toString())
                .put("discount", billing.discount().toString())
                .put(
                        "instalments",
                        billing.instalments(),
                        it -> Doc.fields()
                                .put("due", it.due())
                                .put("amount", it.amount().toString())
                                .build())
                .build();
    }

    private static NfeBilling readBilling(Doc doc) {
        return new NfeBilling(
                doc.find("number").map(Doc::asText),
                money(doc, "original"),
                money(doc, "discount"),
                doc.list("instalments", it -> new NfeBilling.Instalment(it.date("due"), money(it, "amount"))));
    }

    static NfeRecipient readRecipient(Doc doc) {
        return new NfeRecipient(
                readParty(doc.get("id")),
                doc.text("name"),
                readAddress(doc.get("address")),
                doc.find("email").map(Doc::asText),
                doc.find("taxpayer")
                        .map(Doc::asText)
                        .map(NfeDraftCodec::readTaxpayer)
                        .orElseGet(NfeTaxpayer::none));
    }

    static Doc writeParty(NfePartyId id) {
        Doc.Builder doc = Doc.fields();
        if (id instanceof NfePartyId.Company company) {
            doc.put("cnpj", company.cnpj().value());
        } else if (id instanceof NfePartyId.Person person) {
            doc.put("cpf", person.cpf().digits());
        } else if (id instanceof NfePartyId.Foreigner foreigner) {
            doc.put("foreign", foreigner.document());
        }
        return doc.build();
    }

    static NfePartyId readParty(Doc doc) {
        if (doc.has("foreign")) {
            return new NfePartyId.Foreigner(doc.text("foreign"));
        }
        return doc.has("cnpj") ? NfePartyId.of(Cnpj.of(doc.text("cnpj"))) : NfePartyId.of(Cpf.of(doc.text("cpf")));
    }

    static Doc writeAddress(NfeAddress address) {
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

    static NfeAddress readAddress(Doc doc) {
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

    static Doc writeLine(NfeSaleLine line) {
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
                .put("kind", line.kind().name())
                .put("buyerOrderItem", boxed(line.buyerOrderItem()), NfeDraftCodec::writeNumber)
                .put("information", line.information(), Doc::of)
                .put("codes", writeCodes(line.codes()))
                .put("freight", line.freight().toString())
                .put("other", line.other().toString())
                .put("additions", some(line.additions()), NfeDraftCodec::writeAdditions)
                .build();
    }

    static NfeSaleLine readLine(Doc doc) {
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
                money(doc, "discount"),
                optional(doc, "kind", SaleKind.values()).orElse(SaleKind.SALE),
                doc.has("buyerOrderItem") ? OptionalInt.of(whole(doc, "buyerOrderItem")) : OptionalInt.empty(),
                doc.find("information").map(Doc::asText),
                readCodes(doc, "codes"),
                doc.has("freight") ? money(doc, "freight") : NfeAmount.ZERO,
                doc.has("other") ? money(doc, "other") : NfeAmount.ZERO,
                additions(doc));
    }

    static Doc writeTransport(NfeTransport transport) {
        return Doc.fields()
                .put("mode", transport.mode().name())
                .put("carrier", transport.carrier(), NfeDraftCodec::writeCarrier)
                .put("volumes", transport.volumes(), NfeDraftCodec::writeVolumes)
                .build();
    }

    private static Doc writeCarrier(NfeTransport.Carrier carrier) {
        return Doc.fields()
                .put("id", writeParty(carrier.id()))
                .put("name", carrier.name())
                .put("registration", carrier.registration(), number -> Doc.of(number.toString()))
                .put(
                        "place",
                        carrier.place(),
                        place -> Doc.fields()
                                .put("street", place.street())
                                .put("city", place.city())
                                .put("state", place.uf().name())
                                .build())
                .build();
    }

    private static Doc writeVolumes(NfeTransport.Volumes volumes) {
        return Doc.fields()
                .put("count", volumes.count())
                .put("kind", volumes.kind())
                .put("mark", volumes.mark(), Doc::of)
                .put("numbering", volumes.numbering(), Doc::of)
                .put("netWeight", volumes.netWeight())
                .put("grossWeight", volumes.grossWeight())
                .build();
    }

    static NfeTransport readTransport(Doc doc) {
        return new NfeTransport(
                constant(doc, "mode", FreightMode.values()),
                doc.find("carrier").map(NfeDraftCodec::readCarrier),
                doc.list("volumes", NfeDraftCodec::readVolumes));
    }

    private static NfeTransport.Carrier readCarrier(Doc doc) {
        return new NfeTransport.Carrier(
                readParty(doc.get("id")),
                doc.text("name"),
                doc.find("registration").map(number -> StateRegistration.parse(number.asText())),
                doc.find("place")
                        .map(place -> new NfeTransport.CarrierPlace(
                                place.text("street"), place.text("city"), Uf.parse(place.text("state")))));
    }

    private static NfeTransport.Volumes readVolumes(Doc doc) {
        return new NfeTransport.Volumes(
                whole(doc, "count"),
                doc.text("kind"),
                doc.find("mark").map(Doc::asText),
                doc.find("numbering").map(Doc::asText),
                doc.number("netWeight"),
                doc.number("grossWeight"));
    }

    static Doc writePayment(NfePayment payment) {
        return Doc.fields()
                .put("method", payment.method().name())
                .put("description", payment.description(), Doc::of)
                .put("amount", payment.amount().toString())
                .put("term", payment.term(), term -> Doc.of(term.name()))
                .put("card", payment.card(), NfeDraftCodec::writeCard)
                .build();
    }

    static NfePayment readPayment(Doc doc) {
        return new NfePayment(
                constant(doc, "method", NfePaymentMethod.values()),
                doc.find("description").map(Doc::asText),
                money(doc, "amount"),
                optional(doc, "term", PaymentTerm.values()),
                doc.find("card").map(NfeDraftCodec::readCard));
    }

    private static Doc writeCard(NfeCard card) {
        return Doc.fields()
                .put("integrated", card.integrated())
                .put("acquirer", card.acquirer(), cnpj -> Doc.of(cnpj.value()))
                .put("brand", card.brand(), brand -> Doc.of(brand.name()))
                .put("authorization", card.authorization(), Doc::of)
                .build();
    }

    private static NfeCard readCard(Doc doc) {
        return new NfeCard(
                doc.bool("integrated"),
                doc.find("acquirer").map(cnpj -> Cnpj.of(cnpj.asText())),
                optional(doc, "brand", CardBrand.values()),
                doc.find("authorization").map(Doc::asText));
    }

    static Doc writeCodes(Classification codes) {
        return Doc.list(
                codes.codes().entrySet(),
                code -> Doc.fields()
                        .put("scheme", code.getKey())
                        .put("code", code.getValue())
                        .build());
    }

    static Classification readCodes(Doc doc, String field) {
        Classification codes = Classification.none();
        if (doc.has(field)) {
            for (Doc code : doc.<Doc>list(field, each -> each)) {
                codes = codes.with(code.text("scheme"), code.text("code"));
            }
        }
        return codes;
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static Doc writeNumber(int number) {
        return Doc.of(number);
    }

    private static <E extends Enum<E>> Optional<E> optional(Doc doc, String field, E[] values) {
        return doc.has(field) ? Optional.of(constant(doc, field, values)) : Optional.empty();
    }

    static <E extends Enum<E>> E constant(Doc doc, String field, E[] values) {
        String name = doc.text(field);
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw InvalidInput.of("store.field-kind", "field", field, "wanted", "constant");
    }

    static Money money(Doc doc, String field) {
        try {
            return Money.parse(doc.text(field));
        } catch (IllegalArgumentException | ArithmeticException notMoney) {
            throw InvalidInput.of("store.field-kind", "field", field, "wanted", "money");
        }
    }

    static int whole(Doc doc, String field) {
        long number = doc.integer(field);
        if (number != (int) number) {
            throw InvalidInput.of("store.field-kind", "field", field, "wanted", "number of 32 bits");
        }
        return (int) number;
    }

    static Optional<NfeAdditions> some(NfeAdditions additions) {
        return additions.isEmpty() ? Optional.empty() : Optional.of(additions);
    }

    static Doc writeAdditions(NfeAdditions additions) {
        return Doc.list(
                additions.all(),
                addition -> Doc.fields()
                        .put("path", addition.path())
                        .put("xml", addition.xml())
                        .build());
    }

    static NfeAdditions additions(Doc doc) {
        return doc.has("additions")
                ? NfeAdditions.of(doc.<NfeAdditions.Addition>list(
                        "additions", it -> new NfeAdditions.Addition(it.text("path"), it.text("xml"))))
                : NfeAdditions.none();
    }
}
