package dev.backoffice.fiscal.br.piscofins;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.icms.Difal;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.br.piscofins.Contribution.Cofins;
import dev.backoffice.fiscal.br.piscofins.Contribution.Pis;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * PIS and COFINS of a sale: CST 01 at the cumulative or non-cumulative rates, CST 49 without amounts for sellers of the
 * Simples, and what the goods' own code {@link SaleFacts#CONTRIBUTIONS_SITUATION} says.
 *
 * <p>The base is what the buyer pays for the line, without the ICMS in it as far as the policy says.
 *
 * <p>Errors: {@code tax.seller-code-missing} for {@link SaleFacts#CONTRIBUTIONS}; {@code reference.missing-row}; {@code
 * tax.situation}.
 */
public final class PisCofinsRule implements TaxRule {
    /**
     * Table of the rates; columns {@code in_force}, {@code situation}, {@code pis}, {@code cofins}; key {@code cumulative},
     * {@code non-cumulative} or {@code simples}.
     */
    public static final String RATES = "br.pis-cofins";

    private static final String ID = "br.pis-cofins";
    private static final String SIMPLES = "simples";
    private static final String LAW = "IN RFB 2.121/2022 arts. 25 and 26";

    /** Paid by the buyer besides the price, and so not in it. */
    private static final Set<String> WITHHELD =
            Set.of(Icms.SUBSTITUTION, Icms.SUBSTITUTION_FUND, Icms.MONOPHASE_WITHHELD);

    private final PisCofinsPolicy policy;

    /** The rule by a policy. */
    public PisCofinsRule(PisCofinsPolicy policy) {
        this.policy = Input.required(policy, "policy");
    }

    /** The library's rates. */
    public static ReferenceTable table() {
        return ReferenceTable.read(RATES, PisCofinsRule.class.getResourceAsStream("rates.tsv"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        boolean normal = facts.regime() == TaxRegime.NORMAL;
        ReferenceRow row = asked.tables()
                .get(
                        RATES,
                        normal ? asked.sellerCode(SaleFacts.CONTRIBUTIONS) : SIMPLES,
                        asked.operation().date());
        if (row.text("in_force").equals("no")) {
            return Explained.of(
                    List.of(),
                    Reason.of("piscofins.ended", "PIS and COFINS have ended").by(row.source()));
        }
        ReferenceRow operation = facts.operation();
        if (!operation.text("contributions").equals("taxed")) {
            return notDue(operation.text("contributions"), operation.key() + " is no revenue", operation.source());
        }
        if (!normal) {
            return notDue(row.text("situation"), "paid in the DAS", row.source());
        }
        Optional<String> ofGoods = asked.line().goods().find(SaleFacts.CONTRIBUTIONS_SITUATION);
        return ofGoods.map(situation -> notDue(situation, "the goods are not taxed at the seller's rates", LAW))
                .orElseGet(() -> due(asked, row));
    }

    private Explained<List<TaxResult>> due(TaxCase asked, ReferenceRow row) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of(
                        "piscofins.rates",
                        "PIS " + row.rate("pis") + " and COFINS " + row.rate("cofins") + ": " + row.key())
                .by(row.source())
                .with("pis", row.rate("pis"))
                .with("cofins", row.rate("cofins")));
        Money base = base(asked, reasons);
        TaxAmount pis = amount(asked, Pis.TAX, base, row.rate("pis"), row.source(), reasons);
        TaxAmount cofins = amount(asked, Cofins.TAX, base, row.rate("cofins"), row.source(), reasons);
        Ground ground = new Ground(ID, row.source());
        String situation = row.text("situation");
        return new Explained<>(
                List.of(
                        new Pis(situation, Optional.of(pis), ground),
                        new Cofins(situation, Optional.of(cofins), ground)),
                reasons);
    }

    private Money base(TaxCase asked, List<Reason> reasons) {
        Money total = asked.line().amounts().total();
        Money base = total;
        if (policy.excludeIcms()) {
            base = base.minus(sum(asked, Icms.class, total));
        }
        if (policy.excludeDifal()) {
            base = base.minus(sum(asked, Difal.class, total));
        }
        if (base.isNegative()) {
            base = Money.zero(total.getCurrencyUnit());
        }
        reasons.add(Reason.of(
                        "piscofins.base",
                        "Base " + total.getAmount() + " less ICMS "
                                + total.minus(base).getAmount() + " = " + base.getAmount())
                .by(LAW + "; STF, Tema 69; Lei 14.592/2023")
                .with("total", total.getAmount())
                .with("icms", total.minus(base).getAmount())
                .with("base", base.getAmount()));
        return base;
    }

    private static Money sum(TaxCase asked, Class<? extends TaxResult> type, Money total) {
        Money sum = Money.zero(total.getCurrencyUnit());
        for (TaxAmount amount : asked.find(type).map(TaxResult::amounts).orElse(List.of())) {
            if (!WITHHELD.contains(amount.tax())) {
                sum = sum.plus(amount.amount());
            }
        }
        return sum;
    }

    private static TaxAmount amount(
            TaxCase asked, String tax, Money base, Rate rate, String source, List<Reason> reasons) {
        BigDecimal exact = rate.of(base.getAmount());
        TaxAmount amount = new TaxAmount(tax, base, rate, asked.money(exact));
        reasons.add(Reason.of(
                        "piscofins." + tax,
                        rate + " of " + base.getAmount() + " = "
                                + amount.amount().getAmount())
                .by(source)
                .with("base", base.getAmount())
                .with("rate", rate)
                .with("amount", amount.amount().getAmount()));
        return amount;
    }

    private static Explained<List<TaxResult>> notDue(String situation, String why, String source) {
        Ground ground = new Ground(ID, source);
        return Explained.of(
                List.of(new Pis(situation, Optional.empty(), ground), new Cofins(situation, Optional.empty(), ground)),
                Reason.of("piscofins.not-due", "PIS and COFINS CST " + situation + ": " + why)
                        .by(source)
                        .with("cst", situation));
    }
}
