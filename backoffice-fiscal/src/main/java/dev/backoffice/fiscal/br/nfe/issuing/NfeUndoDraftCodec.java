package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import java.math.BigDecimal;

/** The stored form of a draft that undoes a note. It is part of a document and changes with the document's schema. */
final class NfeUndoDraftCodec {
    private NfeUndoDraftCodec() {}

    static Doc write(NfeUndoDraft draft) {
        return Doc.fields()
                .put("issuer", NfeDraftCodec.writeIssuer(draft.issuer()))
                .put("original", draft.original())
                .put("operation", draft.operation())
                .put("lines", draft.lines(), NfeUndoDraftCodec::writeLine)
                .put("reason", draft.reason())
                .put("recipient", draft.recipient(), NfeDraftCodec::writeRecipient)
                .put("paysIpi", draft.paysIpi())
                .put("freight", draft.freight().name())
                .put("series", draft.series())
                .put("firstNumber", draft.firstNumber())
                .put("environment", draft.environment().name())
                .build();
    }

    static NfeUndoDraft read(Doc doc) {
        return new NfeUndoDraft(
                NfeDraftCodec.readIssuer(doc.get("issuer")),
                doc.text("original"),
                doc.text("operation"),
                doc.list("lines", NfeUndoDraftCodec::readLine),
                doc.text("reason"),
                doc.find("recipient").map(NfeDraftCodec::readRecipient),
                doc.bool("paysIpi"),
                NfeDraftCodec.constant(doc, "freight", FreightMode.values()),
                NfeDraftCodec.whole(doc, "series"),
                NfeDraftCodec.whole(doc, "firstNumber"),
                NfeDraftCodec.constant(doc, "environment", NfeEnvironment.values()));
    }

    private static Doc writeLine(NfeUndoLine line) {
        return Doc.fields()
                .put("item", line.item())
                .put("measure", line.measure().name())
                .put("before", line.before().toPlainString())
                .put("now", line.now().toPlainString())
                .build();
    }

    private static NfeUndoLine readLine(Doc doc) {
        return new NfeUndoLine(
                NfeDraftCodec.whole(doc, "item"),
                NfeDraftCodec.constant(doc, "measure", NfeUndoLine.Measure.values()),
                decimal(doc, "before"),
                decimal(doc, "now"));
    }

    private static BigDecimal decimal(Doc doc, String field) {
        try {
            return new BigDecimal(doc.text(field));
        } catch (NumberFormatException noNumber) {
            throw InvalidInput.of("store.field-kind", "field", field, "wanted", "number");
        }
    }
}
