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
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.QuantityTax;
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
 * Simples, what the goods' own code {@link SaleFacts#CONTRIBUTIONS_SITUATION} says, and goods of the table {@link #GOODS}: monophase
 * (CST 02 or 03 of the maker, 04 of who sells them again), zero rate, exemption and suspension (06 to 09), and withheld for later
 * sales (05).
 *
 * <p>The base is what the buyer pays for the line, without the ICMS in it as far as the policy says.
 *
 * <p>Errors: {@code tax.seller-code-missing} for {@link SaleFacts#CONTRIBUTIONS}; {@code reference.missing-row}; {@code
 * tax.situation}; {@code tax.not-determined} for the fact {@code quantity}.
 */
public final class PisCofinsRule implements TaxRule {
    /**
     * Table of the rates; columns {@code in_force}, {@code situation}, {@code pis}, {@code cofins}; key {@code cumulative},
     * {@code non-cumulative} or {@code simples}.
     */
    public static final String RATES = "br.pis-cofins";

    /**
     * Table of goods with a treatment of their own; columns {@code resale} and {@code own} (the CST of who bought the goods and of
     * who made or imported them; open: taxed as all goods), {@code pis} and {@code cofins} in per cent, {@code pis_per_unit} and
     * {@code cofins_per_unit} in reais, {@code withheld_pis}, {@code withheld_cofins} in per cent and {@code withheld_coefficient} of
     * what the maker withholds; key {@code goods:2710} or another NCM. The library has no row.
     */
    public static final String GOODS = "br.pis-cofins-goods";

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

    /** The library's goods with a treatment of their own: it has no row. */
    public static ReferenceTable goods() {
        return ReferenceTable.read(GOODS, PisCofinsRule.class.getResourceAsStream("goods.tsv"));
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
        Optional<String> told = asked.line().goods().find(SaleFacts.CONTRIBUTIONS_SITUATION);
        if (normal && told.isPresent()) {
            return notDue(told.orElseThrow(), "the goods are not taxed at the seller's rates", LAW);
        }
        Optional<ReferenceRow> goods = facts.find(GOODS, "goods");
        boolean makes = asked.line().supply() == GoodsSupply.OWN_PRODUCTION || facts.imported();
        String situation =
                goods.map(listed -> listed.text(makes ? "own" : "resale")).orElseGet(() -> row.text("situation"));
        if (goods.isEmpty() || situation.isEmpty()) {
            return normal
                    ? due(asked, row, row.text("situation"))
                    : notDue(row.text("situation"), "paid in the DAS", row.source());
        }
        ReferenceRow listed = goods.orElseThrow();
        if (Contribution.NOT_DUE.matcher(situation).matches() && listed.isOpen("withheld_pis")) {
            return notDue(situation, listed.key(), listed.source());
        }
        return normal
                ? listed(asked, listed, situation, row)
                : notDue(row.text("situation"), "paid in the DAS", row.source());
    }

    /** Goods with a treatment of their own: monophase, by quantity, withheld for later sales, or at rates of their own. */
    private Explained<List<TaxResult>> listed(TaxCase asked, ReferenceRow listed, String situation, ReferenceRow row) {
        if (Contribution.NOT_DUE.matcher(situation).matches()) {
            return withheld(asked, listed, situation);
        }
        if (!listed.isOpen("pis_per_unit")) {
            QuantityTax pis = asked.byQuantity(asked.quantity(ID), listed.decimal("pis_per_unit"));
            QuantityTax cofins = asked.byQuantity(asked.quantity(ID), listed.decimal("cofins_per_unit"));
            Ground ground = new Ground(ID, listed.source());
            return Explained.of(
                    List.of(
                            new Pis(situation, Optional.empty(), Optional.of(pis), ground),
                            new Cofins(situation, Optional.empty(), Optional.of(cofins), ground)),
                    byQuantity("piscofins.pis", "PIS", pis, listed),
                    byQuantity("piscofins.cofins", "COFINS", cofins, listed));
        }
        return due(asked, listed.isOpen("pis") ? row : listed, situation);
    }

    private static Reason byQuantity(String code, String name, QuantityTax tax, ReferenceRow row) {
        return Reason.of(
                        code,
                        name + ": " + tax.quantity().toPlainString() + " × "
                                + tax.perUnit().toPlainString() + " = "
                                + tax.amount().getAmount())
                .by(row.source())
                .with("goods", row.key())
                .with("amount", tax.amount().getAmount());
    }

    /** What the maker withholds for those who sell the goods later, on the price times a coefficient. */
    private static Explained<List<TaxResult>> withheld(TaxCase asked, ReferenceRow listed, String situation) {
        Money price = asked.line().amounts().total();
        BigDecimal coefficient =
                listed.isOpen("withheld_coefficient") ? BigDecimal.ONE : listed.decimal("withheld_coefficient");
        Money base = asked.money(price.getAmount().multiply(coefficient));
        TaxAmount pis = asked.amount(WithheldContribution.PIS, base, listed.rate("withheld_pis"));
        TaxAmount cofins = asked.amount(WithheldContribution.COFINS, base, listed.rate("withheld_cofins"));
        Ground ground = new Ground(ID, listed.source());
        return Explained.of(
                List.of(
                        new Pis(situation, Optional.empty(), ground),
                        new Cofins(situation, Optional.empty(), ground),
                        new WithheldContribution(pis, cofins, ground)),
                Reason.of(
                                "piscofins.withheld-pis",
                                "PIS withheld for later sales: " + pis.rate() + " of " + base.getAmount() + " = "
                                        + pis.amount().getAmount())
                        .by(listed.source())
                        .with("base", base.getAmount())
                        .with("amount", pis.amount().getAmount()),
                Reason.of(
                                "piscofins.withheld-cofins",
                                "COFINS withheld for later sales: " + cofins.rate() + " of " + base.getAmount() + " = "
                                        + cofins.amount().getAmount())
                        .by(listed.source())
                        .with("base", base.getAmount())
                        .with("amount", cofins.amount().getAmount()));
    }

    private Explained<List<TaxResult>> due(TaxCase asked, ReferenceRow row, String situation) {
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
