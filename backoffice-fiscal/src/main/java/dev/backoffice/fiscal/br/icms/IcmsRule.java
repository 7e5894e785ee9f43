package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The own ICMS of a seller that pays it outside the Simples ({@code CRT} 2 and 3): CST 00, 20, 40, 41 and 50, with the
 * poverty fund inside a state.
 *
 * <p>The base is what the buyer pays for the line, carriage and charges included: the tax is inside the price (LC 87/1996
 * art. 13 § 1). IBS and CBS do not enter it in 2026.
 *
 * <p>Errors: {@code reference.missing-row} naming a state, pair of states or date; {@code tax.not-determined} for fact {@code
 * icms-situation}.
 */
public final class IcmsRule implements TaxRule {
    /**
     * Table of the rates inside a state; columns {@code rate}, {@code situation}, {@code reduction}, {@code relief}, {@code
     * relief_reason}, {@code benefit}; key {@code SP} or {@code SP:2203} for goods of an NCM.
     */
    public static final String INTERNAL = "br.icms-internal";

    /** Table of the rates between states; columns as {@link #INTERNAL}; key {@code SP:BA}, {@code SP:BA:8471}, {@code imported}. */
    public static final String INTERSTATE = "br.icms-interstate";

    /** Table of the poverty funds; column {@code rate}; key {@code RJ} or {@code RJ:2203}. */
    public static final String FUND = "br.fcp";

    private static final String ID = "br.icms";

    /** The rule, which has no parameters. */
    public IcmsRule() {}

    /** The library's rates inside the states. */
    public static ReferenceTable internal() {
        return read(INTERNAL, "internal.tsv");
    }

    /** The library's rates between the states. */
    public static ReferenceTable interstate() {
        return read(INTERSTATE, "interstate.tsv");
    }

    /** The library's rates of the poverty funds: the general additions. */
    public static ReferenceTable fund() {
        return read(FUND, "fcp.tsv");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        ReferenceRow operation = facts.operation();
        String treatment = operation.text("icms");
        if (!treatment.equals("taxed")) {
            return Explained.of(
                    List.of(new Icms.NotTaxed(
                            facts.origin(),
                            treatment,
                            Optional.empty(),
                            Optional.empty(),
                            new Ground(ID, operation.source()))),
                    Reason.of("icms.operation-not-taxed", "CST " + treatment + ": " + operation.key() + " is not taxed")
                            .by(operation.source())
                            .with("cst", treatment));
        }
        IcmsTerms terms = IcmsTerms.of(asked.operation(), facts);
        return switch (terms.situation()) {
            case "00", "20" -> taxed(asked, facts, terms);
            case "40", "41", "50" -> notTaxed(asked, facts, terms);
            default -> throw asked.notDetermined(ID, "icms-situation", terms.situation());
        };
    }

    private static Explained<List<TaxResult>> taxed(TaxCase asked, SaleFacts facts, IcmsTerms terms) {
        Money total = asked.line().amounts().total();
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of("icms.rate", "ICMS " + terms.rate() + ": " + terms.key())
                .by(terms.source())
                .with("rate", terms.rate())
                .with("place", terms.key()));
        Money base = asked.money(total.getAmount().multiply(left(terms.reduction())));
        if (!terms.reduction().isZero()) {
            reasons.add(Reason.of(
                            "icms.reduced-base",
                            "Base of " + total.getAmount() + " less " + terms.reduction() + " = " + base.getAmount())
                    .by(terms.source())
                    .with("reduction", terms.reduction())
                    .with("base", base.getAmount()));
        }
        TaxAmount icms = amount(asked, Icms.TAX, base, terms.rate());
        reasons.add(explain("icms.amount", "ICMS", icms, terms.source()));
        Optional<TaxAmount> fund = asked.operation().inside()
                ? fund(asked, facts, facts.from().name(), Icms.FUND, base, reasons)
                : Optional.empty();
        Optional<Icms.Relief> relief =
                relief(asked, terms, terms.rate().fraction().multiply(left(terms.reduction())), reasons);
        return new Explained<>(
                List.of(new Icms.Taxed(
                        facts.origin(),
                        terms.reduction(),
                        icms,
                        fund,
                        relief,
                        terms.benefit(),
                        new Ground(ID, terms.source()))),
                reasons);
    }

    private static Explained<List<TaxResult>> notTaxed(TaxCase asked, SaleFacts facts, IcmsTerms terms) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of("icms.not-taxed", "CST " + terms.situation() + ": " + terms.key())
                .by(terms.source())
                .with("cst", terms.situation())
                .with("place", terms.key()));
        Optional<Icms.Relief> relief = relief(asked, terms, BigDecimal.ZERO, reasons);
        return new Explained<>(
                List.of(new Icms.NotTaxed(
                        facts.origin(), terms.situation(), relief, terms.benefit(), new Ground(ID, terms.source()))),
                reasons);
    }

    private static Optional<Icms.Relief> relief(
            TaxCase asked, IcmsTerms terms, BigDecimal borne, List<Reason> reasons) {
        return terms.relief().map(method -> {
            Money forgone = asked.money(method.forgone(
                    asked.line().amounts().total().getAmount(), terms.rate().fraction(), borne));
            reasons.add(Reason.of("icms.relief", "ICMS forgone: " + forgone.getAmount())
                    .by(terms.source())
                    .with("amount", forgone.getAmount())
                    .with("reason", terms.reliefReason()));
            return new Icms.Relief(forgone, terms.reliefReason());
        });
    }

    /** What goes to the poverty fund of a state; empty where it takes nothing. */
    static Optional<TaxAmount> fund(
            TaxCase asked, SaleFacts facts, String state, String tax, Money base, List<Reason> reasons) {
        ReferenceRow row = facts.get(FUND, state);
        Rate rate = row.rate("rate");
        if (rate.isZero()) {
            reasons.add(Reason.of("icms.no-fund", "No addition for the poverty fund of " + state)
                    .by(row.source())
                    .with("place", row.key()));
            return Optional.empty();
        }
        TaxAmount fund = amount(asked, tax, base, rate);
        reasons.add(explain("icms.fund", "FCP of " + state, fund, row.source()));
        return Optional.of(fund);
    }

    static TaxAmount amount(TaxCase asked, String tax, Money base, Rate rate) {
        return new TaxAmount(tax, base, rate, asked.money(rate.of(base.getAmount())));
    }

    static Reason explain(String code, String name, TaxAmount tax, String source) {
        return Reason.of(
                        code,
                        name + ": " + tax.rate() + " of " + tax.base().getAmount() + " = "
                                + tax.amount().getAmount())
                .by(source)
                .with("base", tax.base().getAmount())
                .with("rate", tax.rate())
                .with("amount", tax.amount().getAmount());
    }

    private static BigDecimal left(Rate reduction) {
        return BigDecimal.ONE.subtract(reduction.fraction());
    }

    private static ReferenceTable read(String table, String file) {
        return ReferenceTable.read(table, IcmsRule.class.getResourceAsStream(file));
    }
}
