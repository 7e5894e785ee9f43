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
 * <p>Where one of the two states reduces the base or exempts the goods, {@link #BENEFIT} says what counts.
 *
 * <p>Errors: {@code tax.not-determined} for the facts {@code interstate-benefit} and {@code destination-benefit}: a suspension or
 * deferral, or a benefit of which a row says that it is refused.
 */
public final class DifalRule implements TaxRule {
    /** Table of the bases; column {@code base}: {@code single}, {@code double} or {@code gross-up}, {@code disputed_by}; key: state of destination. */
    public static final String BASE = "br.difal-base";

    /**
     * Table of what becomes of a reduced base or an exemption in one of the two states; column {@code way}: {@code convention} (that of
     * the state of destination counts, that of the state of origin does not), {@code own-base} (the base the state of origin reduced is
     * counted for both) or {@code refuse}; key: state of destination, with NCM or without, or {@code default}.
     */
    public static final String BENEFIT = "br.difal-benefit";

    private static final String ID = "br.icms-difal";
    private static final String LAW = "EC 87/2015; LC 87/1996 art. 13, X and § 7 (LC 190/2022)";

    /** The rule, which has no parameters. */
    public DifalRule() {}

    /** The library's table: a single base in all states. */
    public static ReferenceTable table() {
        return ReferenceTable.read(BASE, DifalRule.class.getResourceAsStream("difal_base.tsv"));
    }

    /** The library's table: Convênio ICMS 153/2015. */
    public static ReferenceTable benefit() {
        return ReferenceTable.read(BENEFIT, DifalRule.class.getResourceAsStream("difal_benefit.tsv"));
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
        if (own instanceof Icms.Shared || own instanceof Icms.Monophase) {
            return none(
                    "difal.settled",
                    "No DIFAL: ICMS of CST " + own.situation() + " is settled between the states in its own way",
                    own.ground().law());
        }
        ReferenceRow operation = facts.operation();
        if (!operation.text("icms").equals("taxed")) {
            return none(
                    "difal.operation-not-taxed",
                    "No DIFAL: " + operation.key() + " is exempt in all states",
                    operation.source());
        }
        return due(asked, facts, own);
    }

    private static Explained<List<TaxResult>> due(TaxCase asked, SaleFacts facts, Icms own) {
        String state = facts.to().name();
        IcmsTerms there = IcmsTerms.inside(facts, state);
        List<Reason> reasons = new ArrayList<>();
        Origin origin = origin(asked, facts, own, there, reasons);
        if (there.situation().equals("40") || there.situation().equals("41")) {
            reasons.add(Reason.of(
                            "difal.destination-exempt",
                            "No DIFAL: in " + state + " the goods are not taxed (CST " + there.situation() + ")")
                    .by(there.source()));
            return new Explained<>(List.of(), reasons);
        }
        reasons.add(Reason.of(
                        "difal.rates",
                        "Internal rate of " + state + " " + there.rate() + ", interstate rate " + origin.rate())
                .by(there.source())
                .with("internal", there.rate())
                .with("interstate", origin.rate()));
        ReferenceRow method = asked.tables().get(BASE, state, asked.operation().date());
        Base way = method.as("base", "single, double or gross-up", Base::of);
        Rate fundRate = facts.left(TaxTransition.FUND)
                .of(facts.get(IcmsRule.FUND, state).rate("rate"));
        BigDecimal left = BigDecimal.ONE.subtract(origin.reduction().fraction());
        BigDecimal inside = there.rate().plus(fundRate).fraction().multiply(left);
        Money base = switch (way) {
            case SINGLE -> asked.money(origin.base().getAmount().multiply(left));
            case DOUBLE -> upwards(asked, origin.base().minus(origin.tax()), left, inside);
            case GROSS_UP -> upwards(asked, origin.base(), left, inside);
        };
        reasons.add(Reason.of(way.reason, way.text + ": base " + base.getAmount())
                .by(method.source())
                .with("base", base.getAmount()));
        if (way == Base.SINGLE && !method.isOpen("disputed_by")) {
            reasons.add(Reason.of(
                            "difal.base-disputed",
                            "Lists of practitioners print a double base for " + state + ": "
                                    + method.text("disputed_by"))
                    .by(method.source()));
        }
        // The single base compares rates; a base of its own compares taxes, each rounded as the note shows it.
        BigDecimal exact = way == Base.SINGLE
                ? there.rate()
                        .of(origin.base().getAmount().multiply(left))
                        .subtract(origin.rate().of(origin.base().getAmount()))
                : asked.money(there.rate().of(base.getAmount()))
                        .minus(origin.tax())
                        .getAmount();
        Money amount = asked.money(exact.max(BigDecimal.ZERO));
        reasons.add(Reason.of("difal.amount", "DIFAL for " + state + ": " + amount.getAmount())
                .by(LAW)
                .with("base", base.getAmount())
                .with("amount", amount.getAmount()));
        Optional<TaxAmount> fund = IcmsRule.fund(asked, facts, state, Difal.FUND, base, reasons);
        return new Explained<>(
                List.of(new Difal(base, there.rate(), origin.rate(), amount, fund, new Ground(ID, method.source()))),
                reasons);
    }

    /** The interstate operation as DIFAL counts it. */
    private static Origin origin(TaxCase asked, SaleFacts facts, Icms own, IcmsTerms there, List<Reason> reasons) {
        Optional<Origin> plain = Optional.empty();
        boolean reduced = false;
        if (own instanceof Icms.Taxed taxed) {
            plain = Optional.of(Origin.of(taxed.icms()));
            reduced = !taxed.reduction().isZero();
        } else if (own instanceof Icms.Other other && other.deferral().isEmpty()) {
            plain = Optional.of(Origin.of(other.icms()));
            reduced = !other.reduction().isZero();
        }
        boolean plainHere = plain.isPresent() && !reduced;
        boolean plainThere = there.situation().equals("00");
        if (plainHere && plainThere) {
            return plain.orElseThrow();
        }
        if (!plainThere && !List.of("20", "40", "41").contains(there.situation())) {
            throw asked.notDetermined(ID, "destination-benefit", there.key() + " CST " + there.situation());
        }
        if (plain.isEmpty() && !own.situation().equals("40")) {
            throw asked.notDetermined(ID, "interstate-benefit", own.situation());
        }
        ReferenceRow row = asked.tables()
                .findLongest(
                        BENEFIT,
                        facts.to() + ":" + facts.ncm(),
                        facts.to().name().length() + 3,
                        asked.operation().date())
                .or(() -> asked.tables()
                        .find(BENEFIT, facts.to().name(), asked.operation().date()))
                .orElseGet(() ->
                        asked.tables().get(BENEFIT, "default", asked.operation().date()));
        Benefit way = row.as("way", "convention, own-base or refuse", Benefit::of);
        if (way == Benefit.OWN_BASE && plain.isPresent()) {
            Money base = plain.orElseThrow().base();
            reasons.add(Reason.of(
                            "difal.benefit-own-base",
                            "The base that the state of origin reduced is counted in " + facts.to() + " too: "
                                    + base.getAmount())
                    .by(row.source())
                    .with("base", base.getAmount()));
            return plain.orElseThrow();
        }
        if (way != Benefit.CONVENTION) {
            throw plainHere
                    ? asked.notDetermined(ID, "destination-benefit", there.key() + " CST " + there.situation())
                    : asked.notDetermined(ID, "interstate-benefit", own.situation());
        }
        Rate interstate = IcmsTerms.of(asked.operation(), facts).rate();
        Money whole = IcmsRule.whole(asked);
        reasons.add(Reason.of(
                        "difal.benefit-convention",
                        "A benefit of the state of origin does not count"
                                + (there.reduction().isZero()
                                        ? ""
                                        : ", that of " + facts.to() + " does: base less " + there.reduction()))
                .by(row.source())
                .with("base", whole.getAmount()));
        return new Origin(whole, interstate, asked.money(interstate.of(whole.getAmount())), there.reduction());
    }

    /**
     * The interstate operation as DIFAL counts it.
     *
     * @param base before the reduction of the state of destination
     * @param reduction of the state of destination
     */
    private record Origin(Money base, Rate rate, Money tax, Rate reduction) {
        static Origin of(TaxAmount icms) {
            return new Origin(icms.base(), icms.rate(), icms.amount(), Rate.ZERO);
        }
    }

    /** A price without the tax of the state of destination, with it; as far as the base is not reduced. */
    private static Money upwards(TaxCase asked, Money net, BigDecimal left, BigDecimal inside) {
        return Money.of(
                net.getCurrencyUnit(),
                asked.rounding()
                        .divide(
                                net.getAmount().multiply(left),
                                BigDecimal.ONE.subtract(inside),
                                net.getCurrencyUnit().getDecimalPlaces()));
    }

    /** What becomes of a benefit that one of the two states grants. */
    private enum Benefit {
        CONVENTION,
        OWN_BASE,
        REFUSE;

        static Benefit of(String text) {
            return switch (text) {
                case "convention" -> CONVENTION;
                case "own-base" -> OWN_BASE;
                case "refuse" -> REFUSE;
                default -> throw new IllegalArgumentException(text);
            };
        }
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
