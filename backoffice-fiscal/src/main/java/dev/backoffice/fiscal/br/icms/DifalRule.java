package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxTransition;
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
 * DIFAL and FCP of a sale to a final consumer of another state who is not an ICMS taxpayer (CF art. 155 § 2, VII and VIII;
 * LC 87/1996 art. 13, X and § 7).
 *
 * <p>The base is single: the price already holds the tax of the state of destination. A state that wants it double (the
 * interstate tax taken out, the internal one put in) or grossed up (the internal one put in besides) is a row of {@link #BASE}. The rule answers with a reason and no result
 * where the tax does not bear: inside a state, for a buyer that is a taxpayer (who assesses the difference itself when it
 * uses the goods), and for sellers of the Simples (STF, ADI 5464).
 *
 * <p>Errors: {@code tax.not-determined} for the facts {@code interstate-benefit} and {@code destination-benefit}: a reduced base
 * or an exemption, which the one state need not grant because the other does (Convênio ICMS 153/2015).
 */
public final class DifalRule implements TaxRule {
    /** Table of the bases; column {@code base}: {@code single}, {@code double} or {@code gross-up}, {@code disputed_by}; key: state of destination. */
    public static final String BASE = "br.difal-base";

    private static final String ID = "br.icms-difal";
    private static final String LAW = "EC 87/2015; LC 87/1996 art. 13, X and § 7 (LC 190/2022)";

    /** The rule, which has no parameters. */
    public DifalRule() {}

    /** The library's table: a single base in all states. */
    public static ReferenceTable table() {
        return ReferenceTable.read(BASE, DifalRule.class.getResourceAsStream("difal_base.tsv"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        if (asked.operation().inside()) {
            return none("difal.inside-state", "No DIFAL: the goods stay in " + facts.from(), LAW);
        }
        if (asked.operation().buyer().taxpayer()) {
            return asked.operation().buyer().usesTheGoods()
                    ? none(
                            "difal.of-the-buyer",
                            "The buyer is a taxpayer and uses the goods: it assesses and pays the DIFAL itself",
                            "LC 87/1996 arts. 4 § 2, I and 13, IX (LC 190/2022)")
                    : none("difal.not-final", "No DIFAL: the goods are sold again or used in production", LAW);
        }
        if (facts.regime().usesCsosn()) {
            return none(
                    "difal.simples",
                    "No DIFAL: a seller of the Simples Nacional does not owe it",
                    "STF, ADI 5464; rule NA01-20 of the layout");
        }
        TaxTransition left = facts.left(TaxTransition.ICMS);
        if (left.ended()) {
            return none("difal.ended", "No DIFAL: ICMS has ended", left.source());
        }
        Icms own = asked.find(Icms.class).orElseThrow(() -> asked.notDetermined(ID, "icms", "not decided"));
        if (own instanceof Icms.Taxed taxed && taxed.reduction().isZero()) {
            return due(asked, facts, taxed);
        }
        if (own instanceof Icms.Shared || own instanceof Icms.Monophase) {
            return none(
                    "difal.settled",
                    "No DIFAL: ICMS of CST " + own.situation() + " is settled between the states in its own way",
                    own.ground().law());
        }
        ReferenceRow operation = facts.operation();
        if (operation.text("icms").equals("taxed")) {
            throw asked.notDetermined(ID, "interstate-benefit", own.situation());
        }
        return none(
                "difal.operation-not-taxed",
                "No DIFAL: " + operation.key() + " is exempt in all states",
                operation.source());
    }

    private static Explained<List<TaxResult>> due(TaxCase asked, SaleFacts facts, Icms.Taxed own) {
        String state = facts.to().name();
        IcmsTerms there = IcmsTerms.inside(facts, state);
        if (!there.situation().equals("00")) {
            throw asked.notDetermined(ID, "destination-benefit", there.key() + " CST " + there.situation());
        }
        Rate interstate = own.icms().rate();
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of(
                        "difal.rates",
                        "Internal rate of " + state + " " + there.rate() + ", interstate rate " + interstate)
                .by(there.source())
                .with("internal", there.rate())
                .with("interstate", interstate));
        ReferenceRow method = asked.tables().get(BASE, state, asked.operation().date());
        Base way = method.as("base", "single, double or gross-up", Base::of);
        boolean single = way == Base.SINGLE;
        Rate fundRate = facts.left(TaxTransition.FUND)
                .of(facts.get(IcmsRule.FUND, state).rate("rate"));
        Money base = switch (way) {
            case SINGLE -> own.icms().base();
            case DOUBLE ->
                upwards(
                        asked,
                        own.icms().base().minus(own.icms().amount()),
                        there.rate().plus(fundRate));
            case GROSS_UP -> upwards(asked, own.icms().base(), there.rate().plus(fundRate));
        };
        reasons.add(Reason.of(way.reason, way.text + ": base " + base.getAmount())
                .by(method.source())
                .with("base", base.getAmount()));
        if (single && !method.isOpen("disputed_by")) {
            reasons.add(Reason.of(
                            "difal.base-disputed",
                            "Lists of practitioners print a double base for " + state + ": "
                                    + method.text("disputed_by"))
                    .by(method.source()));
        }
        Money amount = single ? single(asked, base, there.rate(), interstate) : doubled(asked, base, own, there.rate());
        reasons.add(Reason.of("difal.amount", "DIFAL for " + state + ": " + amount.getAmount())
                .by(LAW)
                .with("base", base.getAmount())
                .with("amount", amount.getAmount()));
        Optional<TaxAmount> fund = IcmsRule.fund(asked, facts, state, Difal.FUND, base, reasons);
        return new Explained<>(
                List.of(new Difal(base, there.rate(), interstate, amount, fund, new Ground(ID, method.source()))),
                reasons);
    }

    private static Money single(TaxCase asked, Money base, Rate internal, Rate interstate) {
        BigDecimal difference =
                internal.fraction().subtract(interstate.fraction()).max(BigDecimal.ZERO);
        return asked.money(base.getAmount().multiply(difference));
    }

    /** A price without the tax of the state of destination, with it. */
    private static Money upwards(TaxCase asked, Money net, Rate inside) {
        return Money.of(
                net.getCurrencyUnit(),
                asked.rounding()
                        .divide(
                                net.getAmount(),
                                BigDecimal.ONE.subtract(inside.fraction()),
                                net.getCurrencyUnit().getDecimalPlaces()));
    }

    private static Money doubled(TaxCase asked, Money base, Icms.Taxed own, Rate internal) {
        Money whole = asked.money(internal.of(base.getAmount()));
        Money zero = Money.zero(base.getCurrencyUnit());
        Money rest = whole.minus(own.icms().amount());
        return rest.isNegative() ? zero : rest;
    }

    /** How a state wants the base. */
    private enum Base {
        SINGLE("difal.single-base", "The price holds the tax"),
        DOUBLE("difal.double-base", "The interstate tax is taken out and the internal one put in"),
        GROSS_UP("difal.gross-up-base", "The internal tax is put in besides the interstate one");

        private final String reason;
        private final String text;

        Base(String reason, String text) {
            this.reason = reason;
            this.text = text;
        }

        static Base of(String text) {
            return switch (text) {
                case "single" -> SINGLE;
                case "double" -> DOUBLE;
                case "gross-up" -> GROSS_UP;
                default -> throw new IllegalArgumentException(text);
            };
        }
    }

    private static Explained<List<TaxResult>> none(String code, String text, String source) {
        return Explained.of(List.of(), Reason.of(code, text).by(source));
    }
}
