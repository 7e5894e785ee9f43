package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.fiscal.document.FiscalDocumentEvent;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentAuthorized;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentCancelled;
import dev.backoffice.fiscal.document.Invoicing;
import java.util.HashMap;
import java.util.Map;
import org.joda.money.Money;

/** The taxes of sales: owed from the authorization of the document that states them, until it is cancelled. */
final class TaxPosting {
    private final Poster poster;
    private final Invoicing notes;
    private final NoteTaxes taxes;

    TaxPosting(Poster poster, Invoicing notes, NoteTaxes taxes) {
        this.poster = poster;
        this.notes = notes;
        this.taxes = taxes;
    }

    void onDocument(CallContext context, Occurrence<FiscalDocumentEvent> happened) {
        FiscalDocumentEvent event = happened.event();
        if (event instanceof DocumentAuthorized authorized) {
            Map<String, Money> amounts = new HashMap<>(taxes.of(notes.view(context, authorized.document())));
            if (!amounts.isEmpty()) {
                amounts.values().stream().reduce(Money::plus).ifPresent(total -> amounts.put("total", total));
                poster.post(context, happened, "sale.taxes", authorized.origin(), authorized.receivedAt(), amounts);
            }
        } else if (event instanceof DocumentCancelled cancelled) {
            poster.reverse(context, happened, "sale.taxes", cancelled.origin(), "Documento fiscal cancelado");
        }
    }
}
