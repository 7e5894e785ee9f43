package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxTransition;
import dev.backoffice.fiscal.br.ipi.Ipi;
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
 * The ICMS of a seller that pays it outside the Simples ({@code CRT} 2 and 3): CST 00, 20, 40, 41, 50, 51 and 90, with tax
 * withheld for later sales 10, 30 and 70, what is {@linkplain SettledIcms settled elsewhere} (02, 15, 53, 60, 61, ICMSST), and tax
 * shared by two states (ICMSPart), with the poverty fund inside a state.
 *
 * <p>The base is what the buyer pays for the line, carriage and charges included: the tax is inside the price (LC 87/1996
 * art. 13 § 1). IPI enters it where the buyer uses the goods (art. 13 § 2), IBS, CBS and IS as {@link IcmsBaseRule} says. From 2029 rates are
 * what {@link TaxTransition} leaves of them.
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

    /** Table of what is deferred (CST 51, and CST 90 where there is a row); columns {@code percent}, {@code fund_percent}; key as in {@link #INTERNAL} or {@link #INTERSTATE}. */
    public static final String DEFERRAL = "br.icms-deferral";

    /** Table of goods whose tax two states share (ICMSPart); columns {@code share}, {@code rate}; key {@code SP:BA:8703}. */
    public static final String SHARED = "br.icms-shared";

    /**
     * Table of what states do differently, each column {@code yes} or {@code no}: {@code relief_deducted} ({@code indDeduzDeson}),
     * {@code fund_in_margin} (whether the adjusted margin counts the poverty fund), {@code own_fund_deducted} (whether FCP-ST is
     * less the own one), {@code effective} (whether ICMS efetivo is told to consumers); key: state, or {@code default}.
     */
    public static final String PRACTICE = "br.icms-practice";

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

    /** The library's table of what is deferred: it has no row. */
    public static ReferenceTable deferral() {
        return read(DEFERRAL, "deferral.tsv");
    }

    /** The library's table of shared tax: it has no row. */
    public static ReferenceTable shared() {
        return read(SHARED, "shared.tsv");
    }

    /** The library's table of what states do differently. */
    public static ReferenceTable practice() {
        return read(PRACTICE, "practice.tsv");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        TaxTransition left = facts.left(TaxTransition.ICMS);
        if (left.ended()) {
            return Explained.of(
                    List.of(), Reason.of("icms.ended", "ICMS has ended").by(left.source()));
        }
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
        Optional<Explained<List<TaxResult>>> settled = SettledIcms.find(asked);
        if (settled.isPresent()) {
            return settled.orElseThrow();
        }
        Optional<ReferenceRow> shared = shared(asked, facts);
        IcmsTerms terms = IcmsTerms.of(asked.operation(), facts);
        if (shared.isPresent()) {
            return shared(asked, facts, terms, shared.orElseThrow());
        }
        return switch (terms.situation()) {
            case "00", "20", "90" -> taxed(asked, facts, terms);
            case "40", "41", "50" -> notTaxed(asked, facts, terms);
            case "51" -> deferred(asked, facts, terms);
            default -> throw asked.notDetermined(ID, "icms-situation", terms.situation());
        };
    }

    private static Explained<List<TaxResult>> taxed(TaxCase asked, SaleFacts facts, IcmsTerms terms) {
        List<Reason> reasons = new ArrayList<>();
        TaxAmount icms = own(asked, terms, reasons);
        Optional<TaxAmount> fund = ownFund(asked, facts, icms.base(), reasons);
        Optional<Icms.Relief> relief =
                relief(asked, facts, terms, terms.rate().fraction().multiply(left(terms.reduction())), reasons);
        Optional<Icms.Substitution> substitution =
                Withholding.of(asked, icms.amount().getAmount(), terms.rate(), false, reasons);
        Ground ground = new Ground(ID, terms.source());
        return new Explained<>(
                List.of(
                        terms.situation().equals("90")
                                ? other(asked, facts, terms, icms, fund, relief, substitution, reasons)
                                : new Icms.Taxed(
                                        facts.origin(),
                                        terms.reduction(),
                                        icms,
                                        fund,
                                        relief,
                                        terms.benefit(),
                                        substitution,
                                        ground)),
                reasons);
    }

    /** CST 90, of which a part may be deferred where {@link #DEFERRAL} has a row. */
    private static Icms.Other other(
            TaxCase asked,
            SaleFacts facts,
            IcmsTerms terms,
            TaxAmount icms,
            Optional<TaxAmount> fund,
            Optional<Icms.Relief> relief,
            Optional<Icms.Substitution> substitution,
            List<Reason> reasons) {
        Optional<ReferenceRow> row = facts.find(DEFERRAL, terms.place());
        return new Icms.Other(
                facts.origin(),
                terms.reduction(),
                icms,
                row.map(it -> deferral("icms.deferred", "ICMS", asked, it.rate("percent"), icms, it.source(), reasons)),
                fund,
                row.filter(it -> !it.isOpen("fund_percent"))
                        .flatMap(it -> fund.map(whole -> deferral(
                                "icms.fund-deferred",
                                "the FCP",
                                asked,
                                it.rate("fund_percent"),
                                whole,
                                it.source(),
                                reasons))),
                relief,
                terms.benefit(),
                substitution,
                new Ground(ID, terms.source()));
    }

    private static Explained<List<TaxResult>> deferred(TaxCase asked, SaleFacts facts, IcmsTerms terms) {
        if (asked.find(SubstitutionStanding.class).isPresent()) {
            throw asked.notDetermined(ID, "icms-situation", "51 with tax withheld");
        }
        List<Reason> reasons = new ArrayList<>();
        TaxAmount icms = own(asked, terms, reasons);
        ReferenceRow row = facts.get(DEFERRAL, terms.place());
        Icms.Deferral part = deferral("icms.deferred", "ICMS", asked, row.rate("percent"), icms, row.source(), reasons);
        Optional<TaxAmount> fund = ownFund(asked, facts, icms.base(), reasons);
        Optional<Icms.Deferral> fundDeferred = row.isOpen("fund_percent")
                ? Optional.empty()
                : fund.map(whole -> deferral(
                        "icms.fund-deferred",
                        "the FCP",
                        asked,
                        row.rate("fund_percent"),
                        whole,
                        row.source(),
                        reasons));
        return new Explained<>(
                List.of(new Icms.Deferred(
                        facts.origin(),
                        terms.reduction(),
                        icms,
                        part.percent(),
                        part.deferred(),
                        part.due(),
                        fund,
                        fundDeferred,
                        terms.benefit(),
                        new Ground(ID, row.source()))),
                reasons);
    }

    private static Icms.Deferral deferral(
            String code,
            String what,
            TaxCase asked,
            Rate percent,
            TaxAmount whole,
            String source,
            List<Reason> reasons) {
        Money deferred = percent.of(whole.amount(), asked.rounding());
        Money due = whole.amount().minus(deferred);
        reasons.add(Reason.of(
                        code,
                        percent + " of " + what + " " + whole.amount().getAmount() + " is deferred: "
                                + deferred.getAmount() + ", due " + due.getAmount())
                .by(source)
                .with("percent", percent)
                .with("deferred", deferred.getAmount())
                .with("amount", due.getAmount()));
        return new Icms.Deferral(percent, deferred, due);
    }

    /** Vehicles sold directly: a share of the price is taxed by the one state, the rest by the other. */
    private static Explained<List<TaxResult>> shared(
            TaxCase asked, SaleFacts facts, IcmsTerms terms, ReferenceRow row) {
        List<Reason> reasons = new ArrayList<>();
        Money total = Money.of(asked.zero().getCurrencyUnit(), whole(asked).getAmount());
        Rate share = row.rate("share");
        TaxAmount own = asked.amount(Icms.TAX, share.of(total, asked.rounding()), terms.rate());
        reasons.add(explain("icms.shared-own", "ICMS on " + share + " of the price", own, row.source()));
        Money rest = total.minus(own.base());
        Rate there = facts.left(TaxTransition.ICMS)
                .of(row.isOpen("rate") ? facts.get(INTERNAL, facts.to().name()).rate("rate") : row.rate("rate"));
        TaxAmount other = asked.amount(Icms.SUBSTITUTION, rest, there);
        reasons.add(explain("icms.shared-rest", "ICMS on the rest, for " + facts.to(), other, row.source()));
        return new Explained<>(
                List.of(new Icms.Shared(
                        facts.origin(),
                        "10",
                        share,
                        own,
                        new Icms.Substitution(
                                6, Optional.empty(), Rate.ZERO, rest, there, other.amount(), Optional.empty()),
                        facts.to().name(),
                        new Ground(ID, row.source()))),
                reasons);
    }

    static Optional<ReferenceRow> shared(TaxCase asked, SaleFacts facts) {
        return asked.operation().inside() || asked.operation().buyer().taxpayer()
                ? Optional.empty()
                : facts.find(SHARED, facts.from() + ":" + facts.to());
    }

    /** Rate of the base, which is what the buyer pays for the line, less the reduction. */
    private static TaxAmount own(TaxCase asked, IcmsTerms terms, List<Reason> reasons) {
        Money total = whole(asked);
        reasons.add(Reason.of("icms.rate", "ICMS " + terms.rate() + ": " + terms.key())
                .by(terms.source())
                .with("rate", terms.rate())
                .with("place", terms.key()));
        if (total.isGreaterThan(IcmsBaseRule.of(asked, asked.line().amounts().total()))) {
            reasons.add(Reason.of("icms.ipi-in-base", "The buyer uses the goods: IPI is in the base")
                    .by("CF art. 155 § 2, XI; LC 87/1996 art. 13 § 2")
                    .with("base", total.getAmount()));
        }
        Money base = asked.money(total.getAmount().multiply(left(terms.reduction())));
        if (!terms.reduction().isZero()) {
            reasons.add(Reason.of(
                            "icms.reduced-base",
                            "Base of " + total.getAmount() + " less " + terms.reduction() + " = " + base.getAmount())
                    .by(terms.source())
                    .with("reduction", terms.reduction())
                    .with("base", base.getAmount()));
        }
        TaxAmount icms = asked.amount(Icms.TAX, base, terms.rate());
        reasons.add(explain("icms.amount", "ICMS", icms, terms.source()));
        return icms;
    }

    private static Optional<TaxAmount> ownFund(TaxCase asked, SaleFacts facts, Money base, List<Reason> reasons) {
        return asked.operation().inside()
                ? fund(asked, facts, facts.from().name(), Icms.FUND, base, reasons)
                : Optional.empty();
    }

    private static Explained<List<TaxResult>> notTaxed(TaxCase asked, SaleFacts facts, IcmsTerms terms) {
        List<Reason> reasons = new ArrayList<>();
        Optional<Icms.Substitution> substitution = Withholding.of(asked, BigDecimal.ZERO, terms.rate(), false, reasons);
        String situation = substitution.isPresent() ? "30" : terms.situation();
        reasons.add(Reason.of("icms.not-taxed", "CST " + situation + ": " + terms.key())
                .by(terms.source())
                .with("cst", situation)
                .with("place", terms.key()));
        Optional<Icms.Relief> relief = relief(asked, facts, terms, BigDecimal.ZERO, reasons);
        return new Explained<>(
                List.of(new Icms.NotTaxed(
                        facts.origin(),
                        situation,
                        relief,
                        terms.benefit(),
                        substitution,
                        new Ground(ID, terms.source()))),
                reasons);
    }

    private static Optional<Icms.Relief> relief(
            TaxCase asked, SaleFacts facts, IcmsTerms terms, BigDecimal borne, List<Reason> reasons) {
        return terms.relief().map(method -> {
            Money forgone = asked.money(method.forgone(
                    asked.line().amounts().total().getAmount(), terms.rate().fraction(), borne));
            boolean deducted = practice(asked, facts.from().name()).as("relief_deducted", "yes or no", SaleFacts::yes);
            reasons.add(Reason.of(
                            "icms.relief",
                            "ICMS forgone: " + forgone.getAmount()
                                    + (deducted ? ", taken off what the buyer pays" : ""))
                    .by(terms.source())
                    .with("amount", forgone.getAmount())
                    .with("reason", terms.reliefReason()));
            return new Icms.Relief(forgone, terms.reliefReason(), deducted);
        });
    }

    /** What states do differently where the law leaves it to them: the row of the state, else that of all. */
    static ReferenceRow practice(TaxCase asked, String state) {
        return asked.tables()
                .find(PRACTICE, state, asked.operation().date())
                .orElseGet(() -> asked.tables()
                        .get(PRACTICE, "default", asked.operation().date()));
    }

    /** What the buyer pays for the line, with IPI where the buyer uses the goods. */
    static Money whole(TaxCase asked) {
        Money total = IcmsBaseRule.of(asked, asked.line().amounts().total());
        if (asked.operation().buyer().usesTheGoods()) {
            for (TaxAmount ipi : asked.find(Ipi.class).map(Ipi::amounts).orElse(List.of())) {
                total = total.plus(ipi.amount());
            }
        }
        return total;
    }

    /** What goes to the poverty fund of a state; empty where it takes nothing. */
    static Optional<TaxAmount> fund(
            TaxCase asked, SaleFacts facts, String state, String tax, Money base, List<Reason> reasons) {
        ReferenceRow row = facts.get(FUND, state);
        Rate rate = facts.left(TaxTransition.FUND).of(row.rate("rate"));
        if (rate.isZero()) {
            reasons.add(Reason.of("icms.no-fund", "No addition for the poverty fund of " + state)
                    .by(row.source())
                    .with("place", row.key()));
            return Optional.empty();
        }
        TaxAmount fund = asked.amount(tax, base, rate);
        reasons.add(explain("icms.fund", "FCP of " + state, fund, row.source()));
        return Optional.of(fund);
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
