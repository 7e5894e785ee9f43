package dev.backoffice.fiscal.br.ibscbs;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.tax.GoodsSupply;
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
 * Imposto Seletivo, due once by who makes or imports goods of Anexo XVII of LC 214/2025 (arts. 409 to 412), on the price without IBS,
 * CBS and itself, by quantity, or both. Ask it after ICMS, PIS and COFINS and before {@link IbsCbsRule}, whose base it is part of.
 *
 * <p>No rate was published by 24/11/2026: from 2027 listed goods are refused until a host lays one over.
 *
 * <p>Errors: {@code tax.not-determined} for the facts {@code selective-tax-rate} naming the row, and {@code quantity}.
 */
public final class SelectiveTaxRule implements TaxRule {
    /**
     * Table of goods; columns {@code bears}, {@code situation} ({@code CSTIS}), {@code class} ({@code cClassTribIS}), {@code rate} in
     * percent, {@code per_unit} in reais, {@code unit}; key {@code goods} or {@code goods:2402}.
     */
    public static final String GOODS = "br.selective-tax";

    private static final String ID = "br.selective-tax";
    private static final String LAW = "LC 214/2025 arts. 409 to 414";

    /** The rule, which has no parameters. */
    public SelectiveTaxRule() {}

    /** The library's table: no goods in 2026, from 2027 those of Anexo XVII without a rate. */
    public static ReferenceTable table() {
        return ReferenceTable.read(GOODS, SelectiveTaxRule.class.getResourceAsStream("selective.tsv"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        if (!first(asked, facts)) {
            return Explained.of(
                    List.of(),
                    Reason.of("is.not-first", "No IS: it is paid by who makes or imports goods")
                            .by(LAW));
        }
        ReferenceRow row = facts.get(GOODS, "goods");
        return bears(row)
                ? due(asked, row, read(asked, row))
                : Explained.of(
                        List.of(),
                        Reason.of("is.not-listed", "No IS: " + row.key()).by(row.source()));
    }

    /** The rate and the amount by quantity that bear on a line; empty where none does. */
    public static Optional<Terms> terms(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        return first(asked, facts)
                ? Optional.of(facts.get(GOODS, "goods"))
                        .filter(SelectiveTaxRule::bears)
                        .map(row -> read(asked, row))
                : Optional.empty();
    }

    private static boolean first(TaxCase asked, SaleFacts facts) {
        return asked.line().supply() == GoodsSupply.OWN_PRODUCTION || facts.imported();
    }

    private static boolean bears(ReferenceRow row) {
        return row.as("bears", "yes or no", SaleFacts::yes);
    }

    private static Terms read(TaxCase asked, ReferenceRow row) {
        if (row.isOpen("rate") && row.isOpen("per_unit")) {
            throw asked.notDetermined(ID, "selective-tax-rate", row.key());
        }
        Optional<SelectiveTax.Units> units = row.isOpen("per_unit")
                ? Optional.empty()
                : Optional.of(new SelectiveTax.Units(row.decimal("per_unit"), row.text("unit"), asked.quantity(ID)));
        return new Terms(row.isOpen("rate") ? Rate.ZERO : row.rate("rate"), units);
    }

    private static Explained<List<TaxResult>> due(TaxCase asked, ReferenceRow row, Terms terms) {
        Money total = asked.line().amounts().total();
        Money base = total;
        Money amount;
        if (IbsCbsPrice.inside(asked)) {
            IbsCbsShare share = IbsCbsRule.share(asked);
            BigDecimal others = share.rates()
                    .multiply(new IbsCbsPrice(asked).exact(BigDecimal.ONE, BigDecimal.ZERO, share.rates()))
                    .add(share.byQuantity());
            BigDecimal whole = total.getAmount().subtract(others);
            BigDecimal exact = RoundingPolicy.HALF_UP_CENT.divide(
                    whole.multiply(terms.rate().fraction()).add(terms.fixed()),
                    BigDecimal.ONE.add(terms.rate().fraction()),
                    10);
            amount = asked.money(exact);
            base = asked.money(whole.subtract(exact).max(BigDecimal.ZERO));
        } else {
            amount = asked.money(terms.rate().of(total.getAmount()).add(terms.fixed()));
        }
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of(
                        "is.amount",
                        "IS: " + terms.rate() + " of " + base.getAmount()
                                + terms.units()
                                        .map(units -> " and " + units.quantity().toPlainString() + " × "
                                                + units.perUnit().toPlainString())
                                        .orElse("")
                                + " = " + amount.getAmount())
                .by(row.source() + "; " + LAW)
                .with("goods", row.key())
                .with("base", base.getAmount())
                .with("amount", amount.getAmount()));
        return new Explained<>(
                List.of(new SelectiveTax(
                        row.text("situation"),
                        row.text("class"),
                        Optional.of(new TaxAmount(SelectiveTax.TAX, base, terms.rate(), amount)),
                        terms.units(),
                        new Ground(ID, row.source()))),
                reasons);
    }

    /**
     * How the tax bears on a line.
     *
     * @param rate of the price; zero where it is by quantity alone
     * @param units what is by quantity
     */
    public record Terms(Rate rate, Optional<SelectiveTax.Units> units) {
        /** The exact amount by quantity. */
        public BigDecimal fixed() {
            return units.map(part -> part.perUnit().multiply(part.quantity())).orElse(BigDecimal.ZERO);
        }
    }
}
