package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.NfceConsumer;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;

/** The stored form of a receipt's draft. It is part of a document and changes with the document's schema. */
final class NfceDraftCodec {
    private NfceDraftCodec() {}

    static Doc write(NfceDraft draft) {
        NfceSale sale = draft.sale();
        return Doc.fields()
                .put("operation", draft.operation())
                .put("series", draft.series())
                .put("firstNumber", draft.firstNumber())
                .put("environment", draft.environment().name())
                .put("presence", draft.presence().name())
                .put("marketplace", draft.marketplace(), NfeDraftCodec::writeMarketplace)
                .put("offline", draft.offline(), it -> NfeDraftCodec.writeContingency(it, NfeEmission.OFFLINE))
                .put("issuer", NfeDraftCodec.writeIssuer(sale.issuer()))
                .put("consumer", sale.consumer(), NfceDraftCodec::writeConsumer)
                .put("lines", sale.lines(), NfeDraftCodec::writeLine)
                .put("freight", sale.freight().toString())
                .put("discount", sale.discount().toString())
                .put("other", sale.other().toString())
                .put("transport", NfeDraftCodec.writeTransport(sale.transport()))
                .put("payments", sale.payments(), NfeDraftCodec::writePayment)
                .put("information", sale.information(), Doc::of)
                .put("sellerCodes", NfeDraftCodec.writeCodes(sale.sellerCodes()))
                .put("additions", NfeDraftCodec.some(sale.additions()), NfeDraftCodec::writeAdditions)
                .build();
    }

    static NfceDraft read(Doc doc) {
        return new NfceDraft(
                new NfceSale(
                        NfeDraftCodec.readIssuer(doc.get("issuer")),
                        doc.find("consumer").map(NfceDraftCodec::readConsumer),
                        doc.list("lines", NfeDraftCodec::readLine),
                        NfeDraftCodec.money(doc, "freight"),
                        NfeDraftCodec.money(doc, "discount"),
                        NfeDraftCodec.money(doc, "other"),
                        NfeDraftCodec.readTransport(doc.get("transport")),
                        doc.list("payments", NfeDraftCodec::readPayment),
                        doc.find("information").map(Doc::asText),
                        NfeDraftCodec.readCodes(doc, "sellerCodes"),
                        NfeDraftCodec.additions(doc)),
                doc.text("operation"),
                NfeDraftCodec.whole(doc, "series"),
                NfeDraftCodec.whole(doc, "firstNumber"),
                NfeDraftCodec.constant(doc, "environment", NfeEnvironment.values()),
                NfeDraftCodec.constant(doc, "presence", BuyerPresence.values()),
                doc.find("marketplace").map(NfeDraftCodec::readMarketplace),
                doc.find("offline").map(NfeDraftCodec::readContingency));
    }

    private static Doc writeConsumer(NfceConsumer consumer) {
        return Doc.fields()
                .put("id", NfeDraftCodec.writeParty(consumer.id()))
                .put("name", consumer.name(), Doc::of)
                .put("address", consumer.address(), NfeDraftCodec::writeAddress)
                .build();
    }

    private static NfceConsumer readConsumer(Doc doc) {
        return new NfceConsumer(
                NfeDraftCodec.readParty(doc.get("id")),
                doc.find("name").map(Doc::asText),
                doc.find("address").map(NfeDraftCodec::readAddress));
    }
}
