package dev.backoffice.fiscal.br.ibscbs;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.icms.Difal;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.br.piscofins.Contribution;
import dev.backoffice.fiscal.tax.Ground;
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
 * IBS and CBS of a sale, from 2026 on, for sellers whose documents carry them: {@code cClassTrib} by the operation or the
 * goods, full or reduced rates, or none for situations such as bonus goods.
 *
 * <p>The base is what the buyer pays for the line less every tax that the rules before found in it: ICMS, DIFAL, the
 * poverty funds, PIS and COFINS (LC 214/2025 art. 12 § 2, V; formula of the former rule UB16-10). Ask this rule last.
 *
 * <p>Errors: {@code reference.missing-row} naming a rate, class or duty nobody published (the CBS of 2027 among them);
 * {@code tax.not-determined} for the fact {@code ibs-cbs-class}.
 */
public final class IbsCbsRule implements TaxRule {
    /** Table of the rates; column {@code rate}; keys {@code ibs-state}, {@code ibs-municipal}, {@code cbs}. */
    public static final String RATES = "br.ibs-cbs";

    /** Table of whose documents carry the group; column {@code carried}; key: {@code CRT}. */
    public static final String DUTY = "br.ibs-cbs-duty";

    /**
     * Table of {@code cClassTrib}; columns {@code situation}, {@code form} ({@code standard}, {@code reduced}, {@code none} or
     * {@code other}), {@code ibs_reduction}, {@code cbs_reduction}.
     */
    public static final String CLASSES = "br.ibs-cbs-class";

    /** Table of the {@code cClassTrib} of goods sold; column {@code class}; key {@code goods} or {@code goods:1006} for an NCM. */
    public static final String GOODS = "br.ibs-cbs-goods";

    private static final String ID = "br.ibs-cbs";
    private static final String LAW = "LC 214/2025 art. 12 § 2, V; NT 2025.002 UB16-10";
    /** Taxes in the price that its base is without; IPI and what is withheld are paid besides the price. */
    private static final Set<String> INSIDE = Set.of(
            Icms.TAX, Icms.FUND, Icms.MONOPHASE, Difal.TAX, Difal.FUND, Contribution.Pis.TAX, Contribution.Cofins.TAX);

    private static final int RATE_DECIMALS = 4;

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

    /** The library's classes: the 164 codes of IT 2025.002 v1.60. */
    public static ReferenceTable classes() {
        return read(CLASSES, "classes.tsv");
    }

    /** The library's classes of goods: all at the standard rates. */
    public static ReferenceTable goods() {
        return read(GOODS, "goods.tsv");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        String regime = Integer.toString(facts.regime().code());
        ReferenceRow duty = asked.tables().get(DUTY, regime, asked.operation().date());
        if (duty.text("carried").equals("no")) {
            return Explained.of(
                    List.of(),
                    Reason.of("ibscbs.not-carried", "No IBS and CBS: not required of CRT " + regime)
                            .by(duty.source()));
        }
        List<Reason> reasons = new ArrayList<>();
        ReferenceRow known = known(asked, facts, reasons);
        Ground ground = new Ground(ID, known.source());
        Optional<IbsCbs.Due> due = switch (known.text("form")) {
            case "standard", "reduced" -> Optional.of(due(asked, known, reasons));
            case "none" -> Optional.empty();
            default -> throw asked.notDetermined(ID, "ibs-cbs-class", known.key());
        };
        return new Explained<>(List.of(new IbsCbs(known.text("situation"), known.key(), due, ground)), reasons);
    }

    /** The class of the line: the operation's own, else that told of the goods, else that of their NCM. */
    private static ReferenceRow known(TaxCase asked, SaleFacts facts, List<Reason> reasons) {
        ReferenceRow operation = facts.operation();
        Optional<String> ofGoods = asked.line().goods().find(SaleFacts.IBS_CBS_CLASS);
        String code;
        String why;
        String source;
        if (operation.isOpen("ibs_cbs_class")) {
            throw asked.notDetermined(ID, "ibs-cbs-class", "of " + operation.key());
        }
        if (!operation.text("ibs_cbs_class").equals("by-goods")) {
            code = operation.text("ibs_cbs_class");
            why = operation.key();
            source = operation.source();
        } else if (ofGoods.isPresent()) {
            code = ofGoods.orElseThrow();
            why = "told of the goods";
            source = "";
        } else {
            ReferenceRow goods = facts.get(GOODS, "goods");
            code = goods.text("class");
            why = goods.key();
            source = goods.source();
        }
        ReferenceRow known = asked.tables().get(CLASSES, code, asked.operation().date());
        reasons.add(Reason.of("ibscbs.class", "CST " + known.text("situation") + ", cClassTrib " + code + ": " + why)
                .by(source)
                .with("class", code)
                .with("cst", known.text("situation")));
        return known;
    }

    private static IbsCbs.Due due(TaxCase asked, ReferenceRow known, List<Reason> reasons) {
        Money base = base(asked, reasons);
        return new IbsCbs.Due(
                base,
                part(asked, base, IbsCbs.IBS_STATE, reduction(known, "ibs_reduction"), reasons),
                part(asked, base, IbsCbs.IBS_MUNICIPAL, reduction(known, "ibs_reduction"), reasons),
                part(asked, base, IbsCbs.CBS, reduction(known, "cbs_reduction"), reasons));
    }

    private static Money base(TaxCase asked, List<Reason> reasons) {
        Money total = asked.line().amounts().total();
        Money base = total;
        for (TaxResult result : asked.decided()) {
            for (TaxAmount tax : result.amounts()) {
                if (INSIDE.contains(tax.tax())) {
                    base = base.minus(tax.amount());
                }
            }
        }
        if (base.isNegative()) {
            base = Money.zero(total.getCurrencyUnit());
        }
        reasons.add(Reason.of(
                        "ibscbs.base",
                        "Base " + total.getAmount() + " less ICMS, PIS and COFINS "
                                + total.minus(base).getAmount() + " = " + base.getAmount())
                .by(LAW)
                .with("total", total.getAmount())
                .with("taxes", total.minus(base).getAmount())
                .with("base", base.getAmount()));
        return base;
    }

    private static IbsCbs.Part part(
            TaxCase asked, Money base, String tax, Optional<Rate> reduction, List<Reason> reasons) {
        ReferenceRow row = asked.tables().get(RATES, tax, asked.operation().date());
        Rate rate = row.rate("rate");
        Rate effective = reduction
                .map(less -> Rate.percent(asked.rounding()
                        .round(rate.percent().multiply(BigDecimal.ONE.subtract(less.fraction())), RATE_DECIMALS)))
                .orElse(rate);
        Money amount = asked.money(effective.of(base.getAmount()));
        reasons.add(Reason.of(
                        "ibscbs." + tax,
                        effective + " of " + base.getAmount() + " = " + amount.getAmount()
                                + reduction
                                        .map(less -> " (" + rate + " less " + less + ")")
                                        .orElse(""))
                .by(row.source())
                .with("base", base.getAmount())
                .with("rate", effective)
                .with("amount", amount.getAmount()));
        return new IbsCbs.Part(rate, reduction, effective, amount);
    }

    private static Optional<Rate> reduction(ReferenceRow known, String column) {
        return known.isOpen(column) ? Optional.empty() : Optional.of(known.rate(column));
    }

    private static ReferenceTable read(String table, String file) {
        return ReferenceTable.read(table, IbsCbsRule.class.getResourceAsStream(file));
    }
}
