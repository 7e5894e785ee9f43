package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxTransition;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.QuantityTax;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * ICMS that another link of the chain settles, the same for sellers of every regime: withheld before (CST 60, CSOSN 500), passed
 * on between states (ICMSST), or paid once by quantity (CST 02, 15, 53 and 61; LC 192/2022).
 *
 * <p>Errors: {@code tax.not-determined} for the fact {@code quantity}; {@code tax.goods-code-missing} where a tax passed on is
 * not told; {@code tax.situation} for a row of {@link #MONOPHASE}.
 */
public final class SettledIcms {
    /**
     * Table of goods taxed once by quantity; columns {@code resale} and {@code own} (the CST of who bought the goods and of who
     * made or imported them), {@code rate} ({@code adRemICMS}) and {@code withheld_rate} ({@code adRemICMSReten}) in reais for a
     * unit, {@code withheld_share} (percent of the quantity that is withheld for, such as biodiesel in diesel) and {@code
     * withheld_state_share} (percent of that for other states), {@code reduction} ({@code pRedAdRem}) and {@code
     * reduction_reason}, {@code deferral} ({@code pDif}); key {@code SP:27101921} or a shorter NCM. The library has no row.
     */
    public static final String MONOPHASE = "br.icms-monophase";

    private static final String ID = "br.icms";
    private static final String ONCE = "LC 192/2022; Convênios ICMS 199/2022 and 15/2023";

    private SettledIcms() {}

    /** The library's table of goods taxed once: it has no row. */
    public static ReferenceTable monophase() {
        return ReferenceTable.read(MONOPHASE, SettledIcms.class.getResourceAsStream("monophase.tsv"));
    }

    /** What is settled elsewhere; empty where the seller's own rule has to decide. */
    public static Optional<Explained<List<TaxResult>>> find(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        Optional<ReferenceRow> once = facts.find(MONOPHASE, facts.from().name());
        if (once.isPresent()) {
            return Optional.of(once(asked, facts, once.orElseThrow()));
        }
        return asked.find(SubstitutionStanding.class).flatMap(standing -> switch (standing.kind()) {
            case WITHHELD_BEFORE -> Optional.of(before(asked, facts, standing));
            case PASSED_ON -> Optional.of(passedOn(facts));
            case WITHHOLD, WITHHOLD_DIFFERENCE -> Optional.empty();
        });
    }

    private static Explained<List<TaxResult>> before(TaxCase asked, SaleFacts facts, SubstitutionStanding standing) {
        String situation = facts.regime().usesCsosn() ? "500" : "60";
        Optional<Icms.Earlier> earlier = earlier(facts);
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of(
                        "icms.paid-before",
                        (situation.equals("60") ? "CST 60" : "CSOSN 500") + ": withheld before"
                                + earlier.map(it -> ", " + it.amount().getAmount())
                                        .orElse(", the amounts are not told"))
                .by(standing.ground().law())
                .with("situation", situation));
        Optional<Icms.Effective> effective = effective(asked, facts, reasons);
        return new Explained<>(
                List.of(new Icms.WithheldBefore(
                        facts.origin(),
                        situation,
                        earlier,
                        effective,
                        new Ground(ID, standing.ground().law()))),
                reasons);
    }

    private static Optional<Icms.Earlier> earlier(SaleFacts facts) {
        return facts.amount(SaleFacts.WITHHELD_BASE)
                .map(base -> new Icms.Earlier(
                        base,
                        facts.getRate(SaleFacts.WITHHELD_RATE),
                        facts.amount(SaleFacts.WITHHELD_SUBSTITUTE),
                        facts.getAmount(SaleFacts.WITHHELD_AMOUNT),
                        facts.amount(SaleFacts.WITHHELD_FUND_BASE)
                                .map(fund -> new TaxAmount(
                                        Icms.SUBSTITUTION_FUND,
                                        fund,
                                        facts.getRate(SaleFacts.WITHHELD_FUND_RATE),
                                        facts.getAmount(SaleFacts.WITHHELD_FUND_AMOUNT)))));
    }

    /** What would be due to a final consumer, where the state wants it told. */
    private static Optional<Icms.Effective> effective(TaxCase asked, SaleFacts facts, List<Reason> reasons) {
        String state = facts.from().name();
        if (!asked.operation().buyer().usesTheGoods()
                || !IcmsRule.practice(asked, state).as("effective", "yes or no", SaleFacts::yes)) {
            return Optional.empty();
        }
        IcmsTerms terms = IcmsTerms.inside(facts, state);
        Money base = asked.money(IcmsBaseRule.of(asked, asked.line().amounts().total())
                .getAmount()
                .multiply(BigDecimal.ONE.subtract(terms.reduction().fraction())));
        TaxAmount icms = asked.amount("icms-effective", base, terms.rate());
        reasons.add(IcmsRule.explain("icms.effective", "ICMS efetivo", icms, terms.source()));
        return Optional.of(new Icms.Effective(terms.reduction(), icms));
    }

    private static Explained<List<TaxResult>> passedOn(SaleFacts facts) {
        Icms.Earlier earlier = new Icms.Earlier(
                facts.getAmount(SaleFacts.WITHHELD_BASE),
                facts.getRate(SaleFacts.WITHHELD_RATE),
                facts.amount(SaleFacts.WITHHELD_SUBSTITUTE),
                facts.getAmount(SaleFacts.WITHHELD_AMOUNT),
                Optional.empty());
        Money there = facts.getAmount(SaleFacts.PASSED_ON_AMOUNT);
        String law = "Convênio ICMS 110/2007 cl. 17 to 19";
        return Explained.of(
                List.of(new Icms.PassedOn(
                        facts.origin(),
                        "60",
                        earlier,
                        facts.getAmount(SaleFacts.PASSED_ON_BASE),
                        there,
                        new Ground(ID, law))),
                Reason.of(
                                "icms.passed-on-amount",
                                "Withheld for the state of origin "
                                        + earlier.amount().getAmount() + ", passed on to that of destination "
                                        + there.getAmount())
                        .by(law));
    }

    private static Explained<List<TaxResult>> once(TaxCase asked, SaleFacts facts, ReferenceRow row) {
        boolean makes = asked.line().supply() == GoodsSupply.OWN_PRODUCTION || facts.imported();
        String situation = row.text(makes ? "own" : "resale");
        BigDecimal quantity = asked.quantity(ID);
        TaxTransition left = facts.left(TaxTransition.ICMS);
        BigDecimal rate = left.of(row.decimal("rate"));
        List<Reason> reasons = new ArrayList<>();
        Optional<QuantityTax> withheld = Optional.empty();
        Optional<Icms.RateReduction> reduction = Optional.empty();
        Optional<Icms.Deferral> deferral = Optional.empty();
        QuantityTax own = asked.byQuantity(quantity, rate);
        if (situation.equals("15")) {
            BigDecimal share = row.rate("withheld_share").fraction();
            BigDecimal reduced = row.isOpen("reduction")
                    ? BigDecimal.ONE
                    : BigDecimal.ONE.subtract(row.rate("reduction").fraction());
            reduction = row.isOpen("reduction")
                    ? Optional.empty()
                    : Optional.of(new Icms.RateReduction(row.rate("reduction"), row.text("reduction_reason")));
            BigDecimal kept = quantity.multiply(BigDecimal.ONE.subtract(share));
            own = new QuantityTax(kept, rate, asked.money(kept.multiply(rate).multiply(reduced)));
            withheld = Optional.of(asked.byQuantity(
                    quantity.multiply(share)
                            .multiply(row.rate("withheld_state_share").fraction()),
                    left.of(row.decimal("withheld_rate"))));
            reasons.add(explain("icms.once-withheld", withheld.orElseThrow(), row));
        } else if (situation.equals("53")) {
            Rate percent = row.rate("deferral");
            Money deferred = percent.of(own.amount(), asked.rounding());
            deferral = Optional.of(
                    new Icms.Deferral(percent, deferred, own.amount().minus(deferred)));
            reasons.add(Reason.of(
                            "icms.once-deferred",
                            percent + " of " + own.amount().getAmount() + " is deferred: " + deferred.getAmount()
                                    + ", due "
                                    + deferral.orElseThrow().due().getAmount())
                    .by(row.source())
                    .with("amount", deferral.orElseThrow().due().getAmount()));
        }
        reasons.add(0, explain("icms.once", own, row).with("cst", situation));
        return new Explained<>(
                List.of(new Icms.Monophase(
                        facts.origin(),
                        situation,
                        own,
                        withheld,
                        reduction,
                        deferral,
                        new Ground(ID, row.source() + "; " + ONCE))),
                reasons);
    }

    private static Reason explain(String code, QuantityTax tax, ReferenceRow row) {
        return Reason.of(
                        code,
                        "ICMS by quantity: " + tax.quantity().toPlainString() + " × "
                                + tax.perUnit().toPlainString() + " = "
                                + tax.amount().getAmount())
                .by(row.source())
                .with("place", row.key())
                .with("amount", tax.amount().getAmount());
    }
}
