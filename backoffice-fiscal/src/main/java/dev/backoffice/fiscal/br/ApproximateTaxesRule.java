package dev.backoffice.fiscal.br;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Estimates what a final consumer pays in taxes, where the host has laid a supplier's table (such as IBPT's) over {@link
 * #RATES}. Without a row for the goods nothing is told: the estimate is the host's to buy, and no tax depends on it.
 */
public final class ApproximateTaxesRule implements TaxRule {
    /**
     * Table of the estimates; columns {@code federal}, {@code federal_imported}, {@code state}, {@code municipal} in percent;
     * key: state of the seller, alone or with an NCM: {@code SP:69120000}.
     */
    public static final String RATES = "br.approximate-taxes";

    private static final String ID = "br.approximate-taxes";
    private static final String LAW = "Lei 12.741/2012 art. 1";

    /** The rule, which has no parameters. */
    public ApproximateTaxesRule() {}

    /** The table of the library: it has no row. */
    public static ReferenceTable table() {
        return ReferenceTable.read(RATES, ApproximateTaxesRule.class.getResourceAsStream("approximate.tsv"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        if (asked.operation().buyer().taxpayer()) {
            return none("No estimate of taxes: the buyer is not a final consumer");
        }
        SaleFacts facts = SaleFacts.of(asked);
        Optional<ReferenceRow> row = facts.find(RATES, facts.from().name());
        return row.map(found -> told(asked, facts, found))
                .orElseGet(() -> none("No estimate of taxes: no table tells one for NCM " + facts.ncm()));
    }

    private static Explained<List<TaxResult>> told(TaxCase asked, SaleFacts facts, ReferenceRow row) {
        Rate federal = row.rate(imported(facts.origin()) ? "federal_imported" : "federal");
        Rate all = federal.plus(row.rate("state")).plus(row.rate("municipal"));
        Money price = asked.line().amounts().total();
        Money amount = asked.money(all.of(price.getAmount()));
        return Explained.of(
                List.of(new ApproximateTaxes(
                        amount,
                        Optional.of(shares(amount, federal, row.rate("state"), row.rate("municipal"))),
                        new Ground(ID, row.source()))),
                Reason.of(
                                "approximate.amount",
                                "Estimate of taxes: " + all + " of " + price.getAmount() + " = " + amount.getAmount())
                        .by(row.source())
                        .with("federal", federal)
                        .with("state", row.rate("state"))
                        .with("municipal", row.rate("municipal")));
    }

    private static ApproximateTaxes.Shares shares(Money amount, Rate federal, Rate state, Rate municipal) {
        if (federal.isZero() && state.isZero() && municipal.isZero()) {
            return new ApproximateTaxes.Shares(amount, amount, amount);
        }
        List<Money> parts =
                Allocation.byWeights(amount, List.of(federal.percent(), state.percent(), municipal.percent()));
        return new ApproximateTaxes.Shares(parts.get(0), parts.get(1), parts.get(2));
    }

    /** Goods that are imported themselves; goods made in Brazil of imported parts are estimated as national. */
    private static boolean imported(GoodsOrigin origin) {
        return switch (origin) {
            case IMPORTED_DIRECTLY,
                    IMPORTED_BOUGHT_INSIDE,
                    IMPORTED_DIRECTLY_NO_EQUIVALENT,
                    IMPORTED_BOUGHT_INSIDE_NO_EQUIVALENT -> true;
            case NATIONAL,
                    NATIONAL_IMPORTED_OVER_40,
                    NATIONAL_BASIC_PROCESS,
                    NATIONAL_IMPORTED_UP_TO_40,
                    NATIONAL_IMPORTED_OVER_70 -> false;
        };
    }

    private static Explained<List<TaxResult>> none(String why) {
        return Explained.of(List.of(), Reason.of("approximate.not-told", why).by(LAW));
    }
}
