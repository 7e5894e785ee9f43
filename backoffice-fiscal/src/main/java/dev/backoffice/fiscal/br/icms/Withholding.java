package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxTransition;
import dev.backoffice.fiscal.br.ipi.Ipi;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Computes the tax a seller withholds for those who sell the goods later, where a {@link SubstitutionStanding} says so:
 *
 * <pre>
 * base   = (price + charges + IPI) × (1 + margin) × (1 − reduction), or listed price × quantity × (1 − reduction)
 * amount = base × rate of the state of destination − tax of the seller's own operation
 * </pre>
 *
 * <p>Between states the margin is adjusted to ((1 + margin) × (1 − interstate rate) ÷ (1 − internal rate)) − 1, but not for
 * sellers of the Simples (Convênio ICMS 142/2018 cl. 11; 35/2011). Of goods a taxpayer uses, what is withheld is the difference of
 * rates with both taxes inside (cl. 12).
 */
public final class Withholding {
    private static final String LAW = "Convênio ICMS 142/2018 cl. 10 to 13";
    private static final String ID = "br.icms-substitution";
    private static final int MARGIN_DECIMALS = 2;

    private Withholding() {}

    /**
     * What is withheld; empty where the standing of the goods asks for nothing.
     *
     * @param own the tax of the seller's own operation, exact or as the document shows it; zero where it is exempt
     * @param interstate the rate of the seller's own operation
     * @param simples whether the seller is of the Simples, whose margin is not adjusted
     * @param reasons to which each step is added
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row} for a rate
     * @throws dev.backoffice.core.error.InvalidInput {@code reference.value} where a margin or price the method needs is open
     * @throws dev.backoffice.core.error.RuleViolation {@code tax.not-determined} for the fact {@code quantity}
     */
    public static Optional<Icms.Substitution> of(
            TaxCase asked, BigDecimal own, Rate interstate, boolean simples, List<Reason> reasons) {
        return asked.find(SubstitutionStanding.class)
                .flatMap(standing -> standing.terms().map(terms -> switch (standing.kind()) {
                    case WITHHOLD -> later(asked, terms, own, interstate, simples, reasons);
                    case WITHHOLD_DIFFERENCE -> difference(asked, terms, own, reasons);
                    case WITHHELD_BEFORE, PASSED_ON ->
                        throw asked.notDetermined(
                                ID, "substitution", standing.kind().name());
                }));
    }

    private static Icms.Substitution later(
            TaxCase asked, ReferenceRow terms, BigDecimal own, Rate interstate, boolean simples, List<Reason> reasons) {
        SaleFacts facts = SaleFacts.of(asked);
        Rate rate = rate(facts, terms);
        Rate reduction = terms.isOpen("reduction") ? Rate.ZERO : terms.rate("reduction");
        int method = terms.as("method", "0 to 6", Withholding::method);
        Optional<Rate> margin = Optional.empty();
        BigDecimal whole;
        if (method == 4) {
            Rate added = margin(asked, facts, terms, rate, interstate, simples, reasons);
            margin = Optional.of(added);
            whole = price(asked).multiply(BigDecimal.ONE.add(added.fraction()));
        } else if (method == 6) {
            whole = price(asked);
        } else {
            whole = terms.decimal("price").multiply(asked.quantity(ID));
        }
        Money base = asked.money(whole.multiply(BigDecimal.ONE.subtract(reduction.fraction())));
        Icms.Substitution withheld = withheld(asked, facts, terms, method, margin, reduction, base, rate, own, reasons);
        return terms.isOpen("relief_reason")
                ? withheld
                : relieved(asked, terms, withheld, rate.of(whole).subtract(own), reasons);
    }

    /** With what the reduction of the base spares, beside what would be withheld without it. */
    private static Icms.Substitution relieved(
            TaxCase asked, ReferenceRow terms, Icms.Substitution withheld, BigDecimal otherwise, List<Reason> reasons) {
        Money spared = asked.money(otherwise.max(BigDecimal.ZERO)).minus(withheld.amount());
        reasons.add(Reason.of("icms.withheld-relief", "ICMS-ST spared by the reduced base: " + spared.getAmount())
                .by(terms.source())
                .with("amount", spared.getAmount())
                .with("reason", terms.text("relief_reason")));
        return new Icms.Substitution(
                withheld.method(),
                withheld.margin(),
                withheld.reduction(),
                withheld.base(),
                withheld.rate(),
                withheld.amount(),
                withheld.fund(),
                Optional.of(new Icms.Relief(spared, terms.text("relief_reason"))));
    }

    /** The price without the interstate tax, with the internal one put in. */
    private static Icms.Substitution difference(
            TaxCase asked, ReferenceRow terms, BigDecimal own, List<Reason> reasons) {
        SaleFacts facts = SaleFacts.of(asked);
        Rate rate = rate(facts, terms);
        Money base = Money.of(
                asked.zero().getCurrencyUnit(),
                asked.rounding()
                        .divide(
                                price(asked).subtract(own),
                                BigDecimal.ONE.subtract(rate.fraction()),
                                asked.zero().getCurrencyUnit().getDecimalPlaces()));
        return withheld(asked, facts, terms, 6, Optional.empty(), Rate.ZERO, base, rate, own, reasons);
    }

    private static Icms.Substitution withheld(
            TaxCase asked,
            SaleFacts facts,
            ReferenceRow terms,
            int method,
            Optional<Rate> margin,
            Rate reduction,
            Money base,
            Rate rate,
            BigDecimal own,
            List<Reason> reasons) {
        Money amount = asked.money(rate.of(base.getAmount()).subtract(own).max(BigDecimal.ZERO));
        reasons.add(Reason.of(
                        "icms.withheld",
                        "ICMS-ST: " + rate + " of " + base.getAmount() + " less " + own.toPlainString() + " = "
                                + amount.getAmount())
                .by(terms.source() + "; " + LAW)
                .with("terms", terms.key())
                .with("base", base.getAmount())
                .with("rate", rate)
                .with("amount", amount.getAmount()));
        return new Icms.Substitution(method, margin, reduction, base, rate, amount, fund(asked, facts, base, reasons));
    }

    /** The fund of the state of destination, less that of the own operation where the state takes it off. */
    private static Optional<TaxAmount> fund(TaxCase asked, SaleFacts facts, Money base, List<Reason> reasons) {
        String state = facts.to().name();
        Optional<TaxAmount> whole = IcmsRule.fund(asked, facts, state, Icms.SUBSTITUTION_FUND, base, reasons);
        if (whole.isEmpty()
                || !asked.operation().inside()
                || !IcmsRule.practice(asked, state).as("own_fund_deducted", "yes or no", SaleFacts::yes)) {
            return whole;
        }
        return whole.map(all -> {
            Money own = asked.money(all.rate().of(price(asked)));
            Money rest =
                    all.amount().isLessThan(own) ? asked.zero() : all.amount().minus(own);
            reasons.add(Reason.of(
                            "icms.fund-of-own-operation", "FCP-ST less that of the own operation: " + rest.getAmount())
                    .by(LAW)
                    .with("amount", rest.getAmount()));
            return new TaxAmount(all.tax(), all.base(), all.rate(), rest);
        });
    }

    private static Rate margin(
            TaxCase asked,
            SaleFacts facts,
            ReferenceRow terms,
            Rate internal,
            Rate interstate,
            boolean simples,
            List<Reason> reasons) {
        Rate original = terms.rate("margin");
        boolean given = !terms.isOpen("adjusted") && !terms.as("adjusted", "yes or no", SaleFacts::yes);
        if (asked.operation().inside() || simples || given) {
            reasons.add(
                    Reason.of("icms.margin", "Margin " + original + (simples ? ", not adjusted for the Simples" : ""))
                            .by(terms.source())
                            .with("margin", original));
            return original;
        }
        String state = facts.to().name();
        Rate inside = IcmsRule.practice(asked, state).as("fund_in_margin", "yes or no", SaleFacts::yes)
                ? internal.plus(facts.left(TaxTransition.FUND)
                        .of(facts.get(IcmsRule.FUND, state).rate("rate")))
                : internal;
        if (inside.percent().compareTo(interstate.percent()) <= 0) {
            reasons.add(Reason.of(
                            "icms.margin", "Margin " + original + ": the internal rate is not above the interstate one")
                    .by(terms.source())
                    .with("margin", original));
            return original;
        }
        BigDecimal up = BigDecimal.ONE
                .add(original.fraction())
                .multiply(BigDecimal.ONE.subtract(interstate.fraction()))
                .movePointRight(2);
        BigDecimal both =
                RoundingPolicy.HALF_UP_CENT.divide(up, BigDecimal.ONE.subtract(inside.fraction()), MARGIN_DECIMALS);
        Rate adjusted = Rate.percent(both.subtract(BigDecimal.valueOf(100)).max(BigDecimal.ZERO));
        reasons.add(Reason.of("icms.margin", "Margin " + original + " adjusted to " + adjusted)
                .by(LAW)
                .with("original", original)
                .with("margin", adjusted));
        return adjusted;
    }

    private static Rate rate(SaleFacts facts, ReferenceRow terms) {
        return facts.left(TaxTransition.ICMS)
                .of(
                        terms.isOpen("rate")
                                ? facts.get(IcmsRule.INTERNAL, facts.to().name())
                                        .rate("rate")
                                : terms.rate("rate"));
    }

    private static BigDecimal price(TaxCase asked) {
        BigDecimal price =
                IcmsBaseRule.of(asked, asked.line().amounts().total()).getAmount();
        for (TaxAmount ipi : asked.find(Ipi.class).map(Ipi::amounts).orElse(List.of())) {
            price = price.add(ipi.amount().getAmount());
        }
        return price;
    }

    private static int method(String text) {
        int method = Integer.parseInt(text);
        if (method < 0 || method > 6) {
            throw new IllegalArgumentException(text);
        }
        return method;
    }
}
