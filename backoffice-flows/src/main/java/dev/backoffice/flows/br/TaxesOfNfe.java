package dev.backoffice.flows.br;

import dev.backoffice.fiscal.br.nfe.issuing.NfeFormat;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxTotals;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.flows.recordtoreport.NoteTaxes;
import java.util.Map;
import org.joda.money.Money;

/** The taxes of sales as the totals of their NF-e state them. */
final class TaxesOfNfe implements NoteTaxes {
    @Override
    public Map<String, Money> of(FiscalDocument document) {
        boolean sale =
                document.model().equals(NfeFormat.MODEL) && document.origin().startsWith("order/");
        return sale
                ? document.signed()
                        .map(NfeTaxTotals::read)
                        .map(TaxesOfNfe::amounts)
                        .orElse(Map.of())
                : Map.of();
    }

    private static Map<String, Money> amounts(NfeTaxTotals taxes) {
        return Map.of(
                "icms", taxes.icms(),
                "difal", taxes.difal(),
                "fcp", taxes.fcp(),
                "pis", taxes.pis(),
                "cofins", taxes.cofins());
    }
}
