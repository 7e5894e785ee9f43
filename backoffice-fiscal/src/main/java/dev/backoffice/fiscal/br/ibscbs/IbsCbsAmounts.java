package dev.backoffice.fiscal.br.ibscbs;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** The amounts of IBS and CBS of a line, all on one base (group {@code gIBSCBS}). */
final class IbsCbsAmounts {
    private static final List<String> TAXES = List.of(IbsCbs.IBS_STATE, IbsCbs.IBS_MUNICIPAL, IbsCbs.CBS);
    private static final int RATE_DECIMALS = 4;

    private final TaxCase asked;
    private final SaleFacts facts;
    private final IbsCbsClass known;

    IbsCbsAmounts(TaxCase asked, SaleFacts facts, IbsCbsClass known) {
        this.asked = asked;
        this.facts = facts;
        this.known = known;
    }

    /** On the price. */
    IbsCbs.Due due(List<Reason> reasons) {
        IbsCbsPrice price = new IbsCbsPrice(asked);
        BigDecimal kept = kept();
        BigDecimal excluded = excluded(price.left());
        BigDecimal exact = price.exact(kept, excluded, rates());
        List<Reason> explained = new ArrayList<>();
        Map<String, IbsCbs.Part> parts = parts(exact, explained);
        Money sum = asked.zero();
        for (IbsCbs.Part part : parts.values()) {
            sum = sum.plus(part.amount());
        }
        Money base = price.base(exact, kept, excluded, sum);
        reasons.add(price.reason(base, sum, kept, excluded));
        reasons.addAll(explained);
        return due(exact, base, parts, reasons);
    }

    /** On a base that holds neither tax. */
    IbsCbs.Due on(Money whole, List<Reason> reasons) {
        BigDecimal exact = whole.getAmount().multiply(kept()).subtract(excluded(whole));
        return due(exact, asked.money(exact), parts(exact, reasons), reasons);
    }

    private IbsCbs.Due due(BigDecimal exact, Money base, Map<String, IbsCbs.Part> parts, List<Reason> reasons) {
        return new IbsCbs.Due(
                base,
                of(parts, IbsCbs.IBS_STATE),
                of(parts, IbsCbs.IBS_MUNICIPAL),
                of(parts, IbsCbs.CBS),
                known.regular() ? Optional.of(regular(exact, base, reasons)) : Optional.empty());
    }

    private Map<String, IbsCbs.Part> parts(BigDecimal exact, List<Reason> reasons) {
        Map<String, IbsCbs.Part> parts = new LinkedHashMap<>();
        for (String tax : TAXES) {
            parts.put(tax, part(tax, exact, reasons));
        }
        return parts;
    }

    /** What part of the price they are; a part that is excluded by an amount has none that is known. */
    IbsCbsShare share() {
        if (known.form() == IbsCbsClass.Form.EXCLUDED) {
            throw asked.notDetermined(IbsCbsClass.ID, IbsCbsFacts.BASE_EXCLUSION, known.code());
        }
        return new IbsCbsShare(rates().multiply(kept()), BigDecimal.ZERO);
    }

    private static IbsCbs.Part of(Map<String, IbsCbs.Part> parts, String tax) {
        return Optional.ofNullable(parts.get(tax)).orElseThrow();
    }

    private IbsCbs.Part part(String tax, BigDecimal exact, List<Reason> reasons) {
        ReferenceRow row = row(known, tax);
        Rate rate = nothingIsDue() ? Rate.ZERO : row.rate("rate");
        Optional<Rate> reduction = known.reduction(tax);
        Rate effective = effective(rate, reduction);
        Money whole = asked.money(effective.of(exact));
        Optional<IbsCbs.Deferral> deferral =
                known.deferral(tax).map(less -> new IbsCbs.Deferral(less, less.of(whole, asked.rounding())));
        Money amount = deferral.map(less -> whole.minus(less.amount())).orElse(whole);
        reasons.add(Reason.of(
                        "ibscbs." + tax,
                        effective + " = " + whole.getAmount()
                                + reduction
                                        .map(less -> " (" + rate + " less " + less + ")")
                                        .orElse("")
                                + deferral.map(less ->
                                                ", deferred " + less.amount().getAmount())
                                        .orElse("")
                                + (nothingIsDue() ? ", suspended" : ""))
                .by(row.source())
                .with("rate", effective)
                .with("amount", amount.getAmount()));
        return new IbsCbs.Part(rate, reduction, effective, deferral, amount);
    }

    private Rate effective(Rate rate, Optional<Rate> reduction) {
        return reduction
                .map(less -> Rate.percent(asked.rounding()
                        .round(rate.percent().multiply(BigDecimal.ONE.subtract(less.fraction())), RATE_DECIMALS)))
                .orElse(rate);
    }

    /** What would be due if a condition were not met, by the class told for that case or that of the NCM. */
    private IbsCbs.Regular regular(BigDecimal exact, Money base, List<Reason> reasons) {
        String code = asked.line()
                .goods()
                .find(IbsCbsFacts.REGULAR_CLASS)
                .orElseGet(() -> facts.get(IbsCbsRule.GOODS, "goods").text("class"));
        IbsCbsClass otherwise = IbsCbsClass.of(asked, code);
        if (otherwise.form() != IbsCbsClass.Form.STANDARD && otherwise.form() != IbsCbsClass.Form.REDUCED
                || otherwise.regular()) {
            throw asked.notDetermined(IbsCbsClass.ID, IbsCbsFacts.REGULAR_CLASS, code);
        }
        List<TaxAmount> amounts = new ArrayList<>();
        for (String tax : TAXES) {
            Rate effective = effective(row(otherwise, tax).rate("rate"), otherwise.reduction(tax));
            amounts.add(new TaxAmount(tax, base, effective, asked.money(effective.of(exact))));
        }
        reasons.add(Reason.of(
                        "ibscbs.regular",
                        "Without the condition, by cClassTrib " + code + ": IBS "
                                + amounts.get(0)
                                        .amount()
                                        .plus(amounts.get(1).amount())
                                        .getAmount()
                                + ", CBS " + amounts.get(2).amount().getAmount())
                .by(otherwise.row().source())
                .with("class", code));
        return new IbsCbs.Regular(otherwise.situation(), code, amounts.get(0), amounts.get(1), amounts.get(2));
    }

    /** A suspension, or a zero rate on a condition: the document shows no rate, and tells the regular one beside it. */
    private boolean nothingIsDue() {
        return known.regular();
    }

    /** The rates that are due at once, as a part of one. */
    private BigDecimal rates() {
        if (nothingIsDue()) {
            return BigDecimal.ZERO;
        }
        List<Rate> rates = new ArrayList<>();
        for (String tax : TAXES) {
            Rate effective = effective(row(known, tax).rate("rate"), known.reduction(tax));
            rates.add(IbsCbsPrice.due(effective, known.deferral(tax)));
        }
        return IbsCbsPrice.sum(rates);
    }

    private BigDecimal kept() {
        return known.form() == IbsCbsClass.Form.REDUCED_BASE
                ? BigDecimal.ONE.subtract(
                        facts.getRate(IbsCbsFacts.BASE_REDUCTION).fraction())
                : BigDecimal.ONE;
    }

    private BigDecimal excluded(Money whole) {
        if (known.form() != IbsCbsClass.Form.EXCLUDED) {
            return BigDecimal.ZERO;
        }
        Money excluded = facts.getAmount(IbsCbsFacts.BASE_EXCLUSION);
        if (excluded.isGreaterThan(whole)) {
            throw asked.notDetermined(IbsCbsClass.ID, IbsCbsFacts.BASE_EXCLUSION, "more than the price");
        }
        return excluded.getAmount();
    }

    private ReferenceRow row(IbsCbsClass of, String tax) {
        return asked.tables()
                .get(
                        IbsCbsRule.RATES,
                        of.ownRates() ? tax + ":" + of.code() : tax,
                        asked.operation().date());
    }
}
