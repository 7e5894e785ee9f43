package dev.backoffice.fiscal.br;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.util.List;

/** A rule by which a tax never bears. */
public record Nothing(String id) implements TaxRule {
    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        return Explained.of(List.of(), Reason.of("test.nothing", "Nothing is due"));
    }
}
