package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.TaxTransition;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsShare;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTaxRule;
import dev.backoffice.fiscal.br.ipi.Ipi;
import dev.backoffice.fiscal.br.piscofins.PisCofinsRule;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Whether IBS, CBS and IS are in the base of ICMS, by the state and the day ({@link #TABLE}). Ask it before ICMS.
 *
 * <p>Where the price holds them and the base does too, or neither does, there is nothing to do. Otherwise the taxes depend on each
 * other, and what they come to is the exact solution of
 *
 * <pre>
 * ICMS = m × (price ± (IBS + CBS + IS) + IPI)
 * IBS + CBS = t × (price − ICMS − PIS − COFINS − what of them is in it)
 * IS = s × (price without IBS, CBS and IS) + so much for each unit
 * </pre>
 *
 * <p>Errors: {@code tax.not-determined} for the facts {@code difal-base} (a double base is not solved) and {@code
 * pis-cofins-situation} (goods with a treatment of their own, while the price does not hold IBS and CBS).
 */
public final class IcmsBaseRule implements TaxRule {
    /** Table of the base; column {@code ibs_cbs}; key: state, or {@code default}. */
    public static final String TABLE = "br.icms-base";

    private static final String ID = "br.icms-base";
    private static final int EXACT_DECIMALS = 20;

    /** The rule, which has no parameters. */
    public IcmsBaseRule() {}

    /** The library's table: out of the base in 2026, in it from 2027. */
    public static ReferenceTable table() {
        return ReferenceTable.read(TABLE, IcmsBaseRule.class.getResourceAsStream("base.tsv"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        ReferenceRow row = row(asked, facts.from().name());
        boolean inBase = row.as("ibs_cbs", "yes or no", SaleFacts::yes);
        boolean inPrice = IbsCbsRule.inThePrice(asked);
        if (inBase == inPrice) {
            return Explained.of(
                    List.of(),
                    Reason.of(
                                    inBase ? "icms.base-is-price" : "icms.base-without-ibs-cbs",
                                    inBase
                                            ? "IBS, CBS and IS are in the price and in the base of ICMS"
                                            : "IBS, CBS and IS are neither in the price nor in the base of ICMS")
                            .by(row.source()));
        }
        BigDecimal price = asked.line().amounts().total().getAmount();
        BigDecimal base = inBase ? added(asked, facts, price) : takenOut(asked, facts, price);
        Money amount = asked.money(base.subtract(price).abs());
        return Explained.of(
                List.of(new IcmsBase(amount, inBase, new Ground(ID, row.source()))),
                Reason.of(
                                inBase ? "icms.base-with-ibs-cbs" : "icms.base-without-ibs-cbs",
                                "IBS, CBS and IS " + amount.getAmount()
                                        + (inBase ? " are added to the base of ICMS" : " are not in the base of ICMS"))
                        .by(row.source())
                        .with("amount", amount.getAmount()));
    }

    /** Whether a state counts IBS, CBS and IS into the base on the day of the case. */
    static boolean holdsIbsCbs(TaxCase asked, String state) {
        return row(asked, state).as("ibs_cbs", "yes or no", SaleFacts::yes);
    }

    /** What a price is to ICMS, after this rule was asked. */
    static Money of(TaxCase asked, Money price) {
        return asked.find(IcmsBase.class).map(base -> base.of(price)).orElse(price);
    }

    /** The price holds them, the base does not. */
    private static BigDecimal takenOut(TaxCase asked, SaleFacts facts, BigDecimal price) {
        IbsCbsShare share = IbsCbsRule.share(asked);
        Optional<SelectiveTaxRule.Terms> selective = SelectiveTaxRule.terms(asked);
        BigDecimal t = share.rates();
        BigDecimal k = RoundingPolicy.HALF_UP_CENT.divide(t, BigDecimal.ONE.add(t), EXACT_DECIMALS);
        BigDecimal up = BigDecimal.ONE.add(
                selective.map(terms -> terms.rate().fraction()).orElse(BigDecimal.ZERO));
        BigDecimal fixed = share.byQuantity()
                .add(selective.map(SelectiveTaxRule.Terms::fixed).orElse(BigDecimal.ZERO));
        BigDecimal m = icms(asked, facts);
        BigDecimal rest = price.multiply(BigDecimal.ONE.subtract(k)).subtract(fixed);
        // ICMS = m × ((rest + k × ICMS) ÷ up + IPI)
        BigDecimal icms = RoundingPolicy.HALF_UP_CENT.divide(
                m.multiply(rest.add(ipi(asked).multiply(up))), up.subtract(m.multiply(k)), EXACT_DECIMALS);
        return RoundingPolicy.HALF_UP_CENT
                .divide(rest.add(k.multiply(icms)), up, EXACT_DECIMALS)
                .max(BigDecimal.ZERO);
    }

    /** The base holds them, the price does not. */
    private static BigDecimal added(TaxCase asked, SaleFacts facts, BigDecimal price) {
        IbsCbsShare share = IbsCbsRule.share(asked);
        Optional<SelectiveTaxRule.Terms> selective = SelectiveTaxRule.terms(asked);
        BigDecimal t = share.rates();
        BigDecimal is = selective
                .map(terms -> terms.rate().of(price).add(terms.fixed()))
                .orElse(BigDecimal.ZERO);
        BigDecimal kept = BigDecimal.ONE.subtract(contributions(asked, facts));
        BigDecimal m = icms(asked, facts);
        BigDecimal known = is.multiply(BigDecimal.ONE.add(t)).add(share.byQuantity());
        // ICMS = m × (price + IPI + known + t × kept × (price − ICMS))
        BigDecimal icms = RoundingPolicy.HALF_UP_CENT.divide(
                m.multiply(price.add(ipi(asked)).add(known).add(t.multiply(kept).multiply(price))),
                BigDecimal.ONE.add(m.multiply(t).multiply(kept)),
                EXACT_DECIMALS);
        return price.add(known).add(t.multiply(kept).multiply(price.subtract(icms)));
    }

    /** The part of its base that ICMS, the fund and the difference of rates are together. */
    private static BigDecimal icms(TaxCase asked, SaleFacts facts) {
        if (facts.regime().usesCsosn()
                || !facts.operation().text("icms").equals("taxed")
                || SettledIcms.find(asked).isPresent()) {
            return BigDecimal.ZERO;
        }
        IcmsTerms terms = IcmsTerms.of(asked.operation(), facts);
        Optional<ReferenceRow> shared = IcmsRule.shared(asked, facts);
        if (shared.isPresent()) {
            return shared.orElseThrow()
                    .rate("share")
                    .fraction()
                    .multiply(terms.rate().fraction());
        }
        BigDecimal left = BigDecimal.ONE.subtract(terms.reduction().fraction());
        BigDecimal own = terms.situation().matches("00|20|51|90") ? terms.rate().fraction() : BigDecimal.ZERO;
        if (terms.situation().matches("51|90")) {
            own = facts.find(IcmsRule.DEFERRAL, terms.place())
                    .map(row -> BigDecimal.ONE.subtract(row.rate("percent").fraction()))
                    .orElse(BigDecimal.ONE)
                    .multiply(own);
        }
        if (asked.operation().inside()) {
            return own.signum() == 0
                    ? own
                    : left.multiply(own.add(fund(facts, facts.from().name())));
        }
        return asked.operation().buyer() == BuyerRole.FINAL_CONSUMER
                ? left.multiply(own).add(difference(asked, facts, terms))
                : left.multiply(own);
    }

    private static BigDecimal difference(TaxCase asked, SaleFacts facts, IcmsTerms terms) {
        String state = facts.to().name();
        IcmsTerms there = IcmsTerms.inside(facts, state);
        if (there.situation().matches("4[01]")) {
            return BigDecimal.ZERO;
        }
        ReferenceRow method =
                asked.tables().get(DifalRule.BASE, state, asked.operation().date());
        if (!method.text("base").equals("single")
                || !terms.reduction().isZero()
                || !there.reduction().isZero()) {
            throw asked.notDetermined(ID, "difal-base", method.key() + " " + method.text("base"));
        }
        BigDecimal above = there.rate().fraction().subtract(terms.rate().fraction());
        return above.max(BigDecimal.ZERO).add(fund(facts, state));
    }

    private static BigDecimal fund(SaleFacts facts, String state) {
        return facts.left(TaxTransition.FUND)
                .of(facts.get(IcmsRule.FUND, state).rate("rate"))
                .fraction();
    }

    /** PIS and COFINS as a part of what ICMS leaves of the price. */
    private static BigDecimal contributions(TaxCase asked, SaleFacts facts) {
        if (facts.regime() != TaxRegime.NORMAL
                || !facts.operation().text("contributions").equals("taxed")) {
            return BigDecimal.ZERO;
        }
        if (asked.line().goods().find(SaleFacts.CONTRIBUTIONS_SITUATION).isPresent()
                || facts.find(PisCofinsRule.GOODS, "goods").isPresent()) {
            throw asked.notDetermined(ID, SaleFacts.CONTRIBUTIONS_SITUATION, "of their own");
        }
        ReferenceRow row = asked.tables()
                .get(
                        PisCofinsRule.RATES,
                        asked.sellerCode(SaleFacts.CONTRIBUTIONS),
                        asked.operation().date());
        return row.text("in_force").equals("no")
                ? BigDecimal.ZERO
                : row.rate("pis").plus(row.rate("cofins")).fraction();
    }

    private static BigDecimal ipi(TaxCase asked) {
        BigDecimal sum = BigDecimal.ZERO;
        if (asked.operation().buyer().usesTheGoods()) {
            for (TaxAmount ipi : asked.find(Ipi.class).map(Ipi::amounts).orElse(List.of())) {
                sum = sum.add(ipi.amount().getAmount());
            }
        }
        return sum;
    }

    private static ReferenceRow row(TaxCase asked, String state) {
        return asked.tables()
                .find(TABLE, state, asked.operation().date())
                .orElseGet(() ->
                        asked.tables().get(TABLE, "default", asked.operation().date()));
    }
}
