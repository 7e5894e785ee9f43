package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.fiscal.document.FiscalDocument;
import java.util.Map;
import org.joda.money.Money;

/** What a country's tax documents say that the issuer owes for a sale. Stateless and thread-safe. */
@HostImplements
public interface NoteTaxes {
    /** A country without taxes of this kind, or whose taxes somebody else books. */
    static NoteTaxes none() {
        return document -> Map.of();
    }

    /**
     * The taxes an authorized document states, by the names that the posting rule {@code sale.taxes} has for them, e.g. {@code
     * icms}; their sum is named {@code total} by the books.
     *
     * @param document an authorized one
     * @return nothing when the document owes nothing at its issue
     */
    Map<String, Money> of(FiscalDocument document);
}
