package dev.backoffice.fiscal.br.ipi;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.QuantityTax;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * IPI of a sale of goods that the seller made or imported (RIPI arts. 8, 9, I and 24), on the price with carriage and charges
 * (art. 190 § 1) or by quantity. Ask it before ICMS, whose base it may enter.
 *
 * <p>It bears only where the seller is said to pay it ({@link SaleFacts#IPI}); the rate of the goods is a row of {@link #RATES},
 * which the host brings: the library does not carry the TIPI. From 2027 all goods are at zero but those a host lays over {@link
 * #ZERO} (ADCT art. 126, III, a).
 *
 * <p>Errors: {@code reference.missing-row} naming the goods; {@code tax.not-determined} for the fact {@code quantity}; {@code
 * tax.situation}.
 */
public final class IpiRule implements TaxRule {
    /**
     * Table of the rates; columns {@code situation}, {@code rate} in per cent, {@code per_unit} in reais, {@code framework};
     * key {@code tipi:22030000} or a shorter NCM. One of rate and unit is open, both where nothing is due.
     */
    public static final String RATES = "br.ipi";

    /** Table of when goods are at zero whatever {@link #RATES} says; column {@code zero}; key {@code goods} or {@code goods:8517}. */
    public static final String ZERO = "br.ipi-zero";

    private static final String ID = "br.ipi";
    private static final String LAW = "Decreto 7.212/2010 (RIPI) arts. 8, 9, 24 and 190";
    private static final String ZERO_RATE = "51";
    private static final String NO_FRAMEWORK = "999";

    private final IpiPolicy policy;

    /** The rule by a policy. */
    public IpiRule(IpiPolicy policy) {
        this.policy = Input.required(policy, "policy");
    }

    /** The library's rates: it has no row. */
    public static ReferenceTable rates() {
        return ReferenceTable.read(RATES, IpiRule.class.getResourceAsStream("rates.tsv"));
    }

    /** The library's table of goods at zero: none until 2026, all from 2027. */
    public static ReferenceTable zero() {
        return ReferenceTable.read(ZERO, IpiRule.class.getResourceAsStream("zero.tsv"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        if (asked.operation()
                .seller()
                .find(SaleFacts.IPI)
                .filter(SaleFacts.IPI_PAYER::equals)
                .isEmpty()) {
            return none("ipi.not-a-payer", "No IPI: the seller is not said to pay it");
        }
        if (facts.regime() != TaxRegime.NORMAL && !policy.shownBySimples()) {
            return none("ipi.simples", "No IPI shown: a seller of the Simples pays it in the DAS");
        }
        if (asked.line().supply() != GoodsSupply.OWN_PRODUCTION && !facts.imported()) {
            return none("ipi.not-made", "No IPI: the seller neither made nor imported the goods");
        }
        ReferenceRow zero = facts.get(ZERO, "goods");
        if (zero.as("zero", "yes or no", SaleFacts::yes)) {
            return answer(
                    ZERO_RATE,
                    NO_FRAMEWORK,
                    Optional.empty(),
                    Optional.empty(),
                    zero,
                    Reason.of("ipi.zero", "IPI at zero: " + zero.key()));
        }
        return byRow(asked, facts.get(RATES, "tipi"));
    }

    private Explained<List<TaxResult>> byRow(TaxCase asked, ReferenceRow row) {
        String framework = row.isOpen("framework") ? NO_FRAMEWORK : row.text("framework");
        String situation = row.text("situation");
        if (!row.isOpen("per_unit")) {
            QuantityTax due = asked.byQuantity(asked.quantity(ID), row.decimal("per_unit"));
            return answer(
                    situation,
                    framework,
                    Optional.empty(),
                    Optional.of(due),
                    row,
                    Reason.of(
                                    "ipi.by-quantity",
                                    "IPI: " + due.quantity().toPlainString() + " × "
                                            + due.perUnit().toPlainString() + " = "
                                            + due.amount().getAmount())
                            .with("amount", due.amount().getAmount()));
        }
        if (!row.isOpen("rate")) {
            TaxAmount due = asked.amount(Ipi.TAX, base(asked.line().amounts()), row.rate("rate"));
            return answer(
                    situation,
                    framework,
                    Optional.of(due),
                    Optional.empty(),
                    row,
                    Reason.of(
                                    "ipi.amount",
                                    "IPI: " + due.rate() + " of " + due.base().getAmount() + " = "
                                            + due.amount().getAmount()
                                            + (policy.deductDiscount() ? "" : ", the discount stays in the base"))
                            .with("base", due.base().getAmount())
                            .with("rate", due.rate())
                            .with("amount", due.amount().getAmount()));
        }
        return answer(
                situation,
                framework,
                Optional.empty(),
                Optional.empty(),
                row,
                Reason.of("ipi.not-due", "IPI CST " + situation + ": " + row.key()));
    }

    private Money base(LineAmounts amounts) {
        return policy.deductDiscount() ? amounts.total() : amounts.total().plus(amounts.discount());
    }

    private static Explained<List<TaxResult>> answer(
            String situation,
            String framework,
            Optional<TaxAmount> due,
            Optional<QuantityTax> unit,
            ReferenceRow row,
            Reason reason) {
        return Explained.of(
                List.of(new Ipi(situation, framework, due, unit, new Ground(ID, row.source()))),
                reason.by(row.source()).with("cst", situation));
    }

    private static Explained<List<TaxResult>> none(String code, String why) {
        return Explained.of(List.of(), Reason.of(code, why).by(LAW));
    }
}
