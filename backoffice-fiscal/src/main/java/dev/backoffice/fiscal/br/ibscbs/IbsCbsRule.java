package dev.backoffice.fiscal.br.ibscbs;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * IBS and CBS of a sale, from 2026 on, for sellers whose documents carry them: {@code cClassTrib} by the operation or the
 * goods, and what that class has: full, reduced, deferred or suspended rates, a reduced base, a tax by quantity, a credit passed
 * on, presumed or given up, the correction of a month, or nothing.
 *
 * <p>The base is what the buyer pays for the line less every tax that the rules before found in it: ICMS, DIFAL, the
 * poverty funds, PIS and COFINS (LC 214/2025 art. 12 § 2, V; formula of the former rule UB16-10), and from 2027, when prices hold
 * them, less IBS and CBS themselves ({@link #PRICE}). Ask this rule last.
 *
 * <p>What a class needs and only the host knows is asked for by name ({@link IbsCbsFacts}); what it has no place for is refused.
 *
 * <p>Errors: {@code reference.missing-row} naming a rate, class or duty nobody published (the CBS of 2027 among them); {@code
 * tax.goods-code-missing} for a fact the class asks for; {@code tax.class-forbids}; {@code tax.not-determined} for the facts {@code
 * ibs-cbs-class}, {@code ibs-cbs-regular-class}, {@code ibs-cbs-base-exclusion} and {@code quantity}.
 */
public final class IbsCbsRule implements TaxRule {
    /**
     * Table of the rates; column {@code rate}; keys {@code ibs-state}, {@code ibs-municipal}, {@code cbs}, and for a class with rates
     * of its own {@code cbs:011005} and so on.
     */
    public static final String RATES = "br.ibs-cbs";

    /** Table of whose documents carry the group; column {@code carried}; key: {@code CRT}. */
    public static final String DUTY = "br.ibs-cbs-duty";

    /** Table of whether prices hold IBS, CBS and IS; column {@code inside}; key {@code default}. */
    public static final String PRICE = "br.ibs-cbs-price";

    /**
     * Table of {@code cClassTrib}; columns {@code situation}, {@code form}, {@code rates} ({@code standard} or {@code own}), {@code
     * ibs_reduction}, {@code cbs_reduction}, {@code ibs_deferral}, {@code cbs_deferral} in percent, {@code regular}, {@code
     * presumed_credit}, {@code reversal}, {@code monophase} (its parts: {@code own}, {@code withheld}, {@code before}, {@code
     * deferred}), and the documents that may have it. Forms: {@code standard}, {@code reduced}, {@code reduced-base}, {@code
     * excluded}, {@code deferred}, {@code suspended}, {@code monophase}, {@code transfer}, {@code free-zone}, {@code adjustment},
     * {@code none}, and {@code other} for what is not computed.
     */
    public static final String CLASSES = "br.ibs-cbs-class";

    /** Table of the {@code cClassTrib} of goods sold; column {@code class}; key {@code goods} or {@code goods:1006} for an NCM. */
    public static final String GOODS = "br.ibs-cbs-goods";

    /**
     * Table of what is paid once by quantity; columns {@code ibs} and {@code cbs} in reais for a unit, {@code withheld_percent} of the
     * quantity, {@code withheld_ibs}, {@code withheld_cbs}, {@code before_percent} (open: all of it), {@code before_ibs}, {@code
     * before_cbs}, {@code deferred_ibs}, {@code deferred_cbs} in percent; key {@code goods:27101259}. The library has no row.
     */
    public static final String MONOPHASE = "br.ibs-cbs-monophase";

    /** Table of presumed credits; columns {@code ibs}, {@code cbs} in percent, {@code pending}; key: {@code cCredPres}. The library has no row. */
    public static final String CREDITS = "br.ibs-cbs-credit";

    static final String ID = IbsCbsClass.ID;

    private static final Pattern FREE_ZONE_KIND = Pattern.compile("[0-4]");

    /** The rule, which has no parameters. */
    public IbsCbsRule() {}

    /** The library's rates. */
    public static ReferenceTable rates() {
        return read(RATES, "rates.tsv");
    }

    /** The library's table of whose documents carry the group. */
    public static ReferenceTable duty() {
        return read(DUTY, "duty.tsv");
    }

    /** The library's table of what prices hold: neither in 2026, both from 2027. */
    public static ReferenceTable price() {
        return read(PRICE, "price.tsv");
    }

    /** The library's classes: the 164 codes of IT 2025.002 v1.60. */
    public static ReferenceTable classes() {
        return read(CLASSES, "classes.tsv");
    }

    /** The library's classes of goods: all at the standard rates. */
    public static ReferenceTable goods() {
        return read(GOODS, "goods.tsv");
    }

    /** The library's rates by quantity: it has no row. */
    public static ReferenceTable monophase() {
        return read(MONOPHASE, "monophase.tsv");
    }

    /** The library's presumed credits: it has no row. */
    public static ReferenceTable credits() {
        return read(CREDITS, "credits.tsv");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        Optional<Reason> notCarried = notCarried(asked, facts);
        if (notCarried.isPresent()) {
            return Explained.of(List.of(), notCarried.orElseThrow());
        }
        List<Reason> reasons = new ArrayList<>();
        IbsCbsClass known = known(asked, facts, reasons);
        Optional<IbsCbs.Due> due = known.form().hasBase()
                ? Optional.of(new IbsCbsAmounts(asked, facts, known).due(reasons))
                : Optional.empty();
        Optional<IbsCbs.Form> form = form(asked, facts, known, reasons);
        return new Explained<>(
                List.of(new IbsCbs(
                        known.situation(),
                        known.code(),
                        due,
                        form,
                        reversal(facts, known, reasons),
                        presumed(asked, facts, known, due, reasons),
                        new Ground(ID, known.row().source()))),
                reasons);
    }

    /**
     * IBS and CBS of goods that come into the country, on a base that customs knows and that holds neither (LC 214/2025 art. 69); empty
     * where the importer's documents do not carry them.
     *
     * @param reasons to which each step is added
     */
    public static Optional<IbsCbs> ofImport(TaxCase asked, Money base, List<Reason> reasons) {
        SaleFacts facts = SaleFacts.of(asked);
        Optional<Reason> notCarried = notCarried(asked, facts);
        if (notCarried.isPresent()) {
            reasons.add(notCarried.orElseThrow());
            return Optional.empty();
        }
        IbsCbsClass known = ofGoods(asked, facts, reasons);
        Optional<IbsCbs.Due> due = known.form().hasBase()
                ? Optional.of(new IbsCbsAmounts(asked, facts, known).on(base, reasons))
                : Optional.empty();
        return Optional.of(new IbsCbs(
                known.situation(),
                known.code(),
                due,
                form(asked, facts, known, reasons),
                reversal(facts, known, reasons),
                presumed(asked, facts, known, due, reasons),
                new Ground(ID, known.row().source())));
    }

    /**
     * What part of the price IBS and CBS are, as far as it is known before ICMS is decided: rates on the base, and what is due by
     * quantity. Nothing where the seller's documents do not carry them.
     */
    public static IbsCbsShare share(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        if (notCarried(asked, facts).isPresent()) {
            return IbsCbsShare.NONE;
        }
        IbsCbsClass known = known(asked, facts, new ArrayList<>());
        if (known.form() == IbsCbsClass.Form.MONOPHASE) {
            IbsCbs.Monophase once = IbsCbsUnits.of(asked, facts, known, new ArrayList<>());
            return new IbsCbsShare(BigDecimal.ZERO, once.ibs().plus(once.cbs()).getAmount());
        }
        return known.form().hasBase() ? new IbsCbsAmounts(asked, facts, known).share() : IbsCbsShare.NONE;
    }

    /** Whether the price of the line holds IBS, CBS and IS, by the day of the sale. */
    public static boolean inThePrice(TaxCase asked) {
        return IbsCbsPrice.inside(asked);
    }

    private static Optional<Reason> notCarried(TaxCase asked, SaleFacts facts) {
        String regime = Integer.toString(facts.regime().code());
        ReferenceRow duty = asked.tables().get(DUTY, regime, asked.operation().date());
        return duty.text("carried").equals("no")
                ? Optional.of(Reason.of("ibscbs.not-carried", "No IBS and CBS: not required of CRT " + regime)
                        .by(duty.source()))
                : Optional.empty();
    }

    /** The class of the line: the operation's own, else that told of the goods, else that of their NCM. */
    private static IbsCbsClass known(TaxCase asked, SaleFacts facts, List<Reason> reasons) {
        ReferenceRow operation = facts.operation();
        if (operation.isOpen("ibs_cbs_class")) {
            throw asked.notDetermined(ID, "ibs-cbs-class", "of " + operation.key());
        }
        String code = operation.text("ibs_cbs_class");
        return code.equals("by-goods")
                ? ofGoods(asked, facts, reasons)
                : read(asked, code, operation.key(), operation.source(), reasons);
    }

    private static IbsCbsClass ofGoods(TaxCase asked, SaleFacts facts, List<Reason> reasons) {
        Optional<String> told = asked.line().goods().find(SaleFacts.IBS_CBS_CLASS);
        IbsCbsClass known;
        if (told.isPresent()) {
            known = read(asked, told.orElseThrow(), "told of the goods", "", reasons);
        } else {
            ReferenceRow goods = facts.get(GOODS, "goods");
            known = read(asked, goods.text("class"), goods.key(), goods.source(), reasons);
        }
        known.requireNothingForbidden(asked);
        return known;
    }

    private static IbsCbsClass read(TaxCase asked, String code, String why, String source, List<Reason> reasons) {
        IbsCbsClass known = IbsCbsClass.of(asked, code);
        if (known.form() == IbsCbsClass.Form.OTHER) {
            throw asked.notDetermined(ID, "ibs-cbs-class", code);
        }
        reasons.add(Reason.of("ibscbs.class", "CST " + known.situation() + ", cClassTrib " + code + ": " + why)
                .by(source)
                .with("class", code)
                .with("cst", known.situation()));
        return known;
    }

    private static Optional<IbsCbs.Form> form(TaxCase asked, SaleFacts facts, IbsCbsClass known, List<Reason> reasons) {
        return switch (known.form()) {
            case MONOPHASE -> Optional.of(IbsCbsUnits.of(asked, facts, known, reasons));
            case TRANSFER -> {
                IbsCbs.CreditAmounts credit = told(facts, IbsCbsFacts.MOVED_IBS, IbsCbsFacts.MOVED_CBS);
                reasons.add(explain("ibscbs.transfer", "Credit passed on", credit, known));
                yield Optional.of(new IbsCbs.Transfer(credit));
            }
            case ADJUSTMENT -> {
                IbsCbs.CreditAmounts amounts = told(facts, IbsCbsFacts.MOVED_IBS, IbsCbsFacts.MOVED_CBS);
                YearMonth month = month(asked);
                reasons.add(explain("ibscbs.adjustment", "Correction of " + month, amounts, known)
                        .with("month", month));
                yield Optional.of(new IbsCbs.Adjustment(month, amounts));
            }
            case STANDARD, REDUCED, REDUCED_BASE, EXCLUDED, DEFERRED, SUSPENDED, FREE_ZONE, NONE, OTHER ->
                Optional.empty();
        };
    }

    private static Optional<IbsCbs.CreditAmounts> reversal(SaleFacts facts, IbsCbsClass known, List<Reason> reasons) {
        if (!known.reversal()) {
            return Optional.empty();
        }
        IbsCbs.CreditAmounts given = told(facts, IbsCbsFacts.REVERSED_IBS, IbsCbsFacts.REVERSED_CBS);
        reasons.add(explain("ibscbs.reversal", "Credit given up", given, known));
        return Optional.of(given);
    }

    private static Optional<IbsCbs.PresumedCredit> presumed(
            TaxCase asked, SaleFacts facts, IbsCbsClass known, Optional<IbsCbs.Due> due, List<Reason> reasons) {
        if (known.form() == IbsCbsClass.Form.FREE_ZONE) {
            return Optional.of(freeZone(asked, facts, known, reasons));
        }
        if (!known.presumedCredit()) {
            return Optional.empty();
        }
        String code = asked.goodsCode(IbsCbsFacts.PRESUMED_CREDIT);
        if (code.equals(IbsCbsFacts.NO_CREDIT)) {
            reasons.add(Reason.of("ibscbs.no-presumed-credit", "The seller takes no presumed credit"));
            return Optional.empty();
        }
        ReferenceRow row = asked.tables().get(CREDITS, code, asked.operation().date());
        Money base = due.map(IbsCbs.Due::base).orElse(asked.line().amounts().total());
        boolean pending = row.as("pending", "yes or no", SaleFacts::yes);
        Optional<IbsCbs.PresumedPart> ibs = presumed(asked, row, "ibs", base, pending, reasons);
        Optional<IbsCbs.PresumedPart> cbs = presumed(asked, row, "cbs", base, pending, reasons);
        return Optional.of(new IbsCbs.OperationCredit(base, code, ibs, cbs));
    }

    private static Optional<IbsCbs.PresumedPart> presumed(
            TaxCase asked, ReferenceRow row, String tax, Money base, boolean pending, List<Reason> reasons) {
        if (row.isOpen(tax)) {
            return Optional.empty();
        }
        Money amount = row.rate(tax).of(base, asked.rounding());
        reasons.add(Reason.of(
                        "ibscbs.presumed-" + tax,
                        "Presumed credit " + row.key() + ": " + row.rate(tax) + " of " + base.getAmount() + " = "
                                + amount.getAmount() + (pending ? ", pending" : ""))
                .by(row.source())
                .with("amount", amount.getAmount()));
        return Optional.of(new IbsCbs.PresumedPart(row.rate(tax), amount, pending));
    }

    private static IbsCbs.FreeZoneCredit freeZone(
            TaxCase asked, SaleFacts facts, IbsCbsClass known, List<Reason> reasons) {
        String kind = asked.goodsCode(IbsCbsFacts.FREE_ZONE_KIND);
        if (!FREE_ZONE_KIND.matcher(kind).matches()) {
            throw malformed(IbsCbsFacts.FREE_ZONE_KIND, FREE_ZONE_KIND.pattern());
        }
        Money credit = facts.getAmount(IbsCbsFacts.FREE_ZONE_CREDIT);
        YearMonth month = month(asked);
        reasons.add(Reason.of(
                        "ibscbs.free-zone-credit",
                        "Presumed IBS of the Zona Franca de Manaus of " + month + ": " + credit.getAmount())
                .by(known.row().source() + "; LC 214/2025 art. 450")
                .with("amount", credit.getAmount()));
        return new IbsCbs.FreeZoneCredit(month, kind, credit);
    }

    private static IbsCbs.CreditAmounts told(SaleFacts facts, String ibs, String cbs) {
        return new IbsCbs.CreditAmounts(facts.getAmount(ibs), facts.getAmount(cbs));
    }

    private static YearMonth month(TaxCase asked) {
        try {
            return YearMonth.parse(asked.goodsCode(IbsCbsFacts.MONTH));
        } catch (DateTimeParseException unreadable) {
            throw malformed(IbsCbsFacts.MONTH, "AAAA-MM");
        }
    }

    private static InvalidInput malformed(String scheme, String form) {
        return InvalidInput.of("input.form", "field", "classification." + scheme, "form", form);
    }

    private static Reason explain(String code, String what, IbsCbs.CreditAmounts amounts, IbsCbsClass known) {
        return Reason.of(
                        code,
                        what + ": IBS " + amounts.ibs().getAmount() + ", CBS "
                                + amounts.cbs().getAmount())
                .by(known.row().source())
                .with("ibs", amounts.ibs().getAmount())
                .with("cbs", amounts.cbs().getAmount());
    }

    private static ReferenceTable read(String table, String file) {
        return ReferenceTable.read(table, IbsCbsRule.class.getResourceAsStream(file));
    }
}
