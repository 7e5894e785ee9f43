package dev.backoffice.fiscal.br.customs;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.ibscbs.IbsCbs;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTax;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTaxRule;
import dev.backoffice.fiscal.br.icms.ImportIcms;
import dev.backoffice.fiscal.br.ipi.Ipi;
import dev.backoffice.fiscal.br.ipi.IpiRule;
import dev.backoffice.fiscal.br.piscofins.Contribution.Cofins;
import dev.backoffice.fiscal.br.piscofins.Contribution.Pis;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.QuantityTax;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The taxes of goods that come into the country, in the order in which one enters the base of the next:
 *
 * <pre>
 * II           on the customs value                                     Decreto-Lei 37/1966 art. 2
 * IPI          on customs value + II                                    RIPI art. 190, I
 * PIS, COFINS  on the customs value alone                               Lei 10.865/2004 art. 7; STF, RE 559.937
 * IS           on customs value + II, from 2027                         LC 214/2025 arts. 409 to 414
 * IBS, CBS     on customs value + II + IS + charges + other duties      LC 214/2025 art. 69
 * ICMS         on all of these + IOF, and itself                        LC 87/1996 art. 13, V and § 1, I
 * </pre>
 *
 * Rates of II are rows of a host, as those of IPI: the library carries neither TEC nor TIPI.
 */
public final class ImportTaxes {
    /**
     * Table of II; columns {@code rate} in percent, {@code per_unit} in reais, {@code relief} (percent of the duty that a regime takes
     * off; open for none); key {@code tec:84713012} or a shorter NCM. The library has no row.
     */
    public static final String DUTIES = "br.import-duty";

    /**
     * Table of PIS and COFINS at customs; columns {@code in_force}, {@code situation}, {@code pis}, {@code cofins}; keys {@code
     * cumulative}, {@code non-cumulative}, {@code simples}, and {@code goods:30} for goods with rates of their own (their
     * {@code situation} is open).
     */
    public static final String CONTRIBUTIONS = "br.import-pis-cofins";

    /** Table of the CFOP; column {@code cfop}; key: purpose. */
    public static final String OPERATIONS = "br.import-operations";

    private static final String LINE = "1";
    private static final String ID = "br.import";
    private static final String NO_FRAMEWORK = "999";

    private final Importation importation;
    private final TaxCase asked;
    private final SaleFacts facts;
    private final List<TaxResult> results = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();

    private ImportTaxes(Importation importation, ReferenceTables tables, RoundingPolicy rounding) {
        this.importation = importation;
        SaleLine line = new SaleLine(
                LINE,
                SaleKind.SALE,
                GoodsSupply.OWN_PRODUCTION,
                importation.goods(),
                LineAmounts.of(importation.customsValue()),
                importation.quantity());
        SaleOperation operation = new SaleOperation(
                importation.date(),
                SaleFacts.place(importation.state()),
                SaleFacts.place(importation.state()),
                importation.importer(),
                BuyerRole.TAXPAYER_FOR_RESALE,
                List.of(line));
        this.asked = new TaxCase(operation, line, List.of(), tables, rounding);
        this.facts = SaleFacts.of(asked);
    }

    /** The library's rates of II: it has no row. */
    public static ReferenceTable duties() {
        return read(DUTIES, "duties.tsv");
    }

    /** The library's rates of PIS and COFINS at customs. */
    public static ReferenceTable contributions() {
        return read(CONTRIBUTIONS, "contributions.tsv");
    }

    /** The library's CFOP of imports. */
    public static ReferenceTable operations() {
        return read(OPERATIONS, "operations.tsv");
    }

    /**
     * Decides them; the results are those of a line of the note of entry.
     *
     * @param tables {@link dev.backoffice.fiscal.br.BrazilianTaxes#tables} with the host's rows laid over them
     *
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row} naming the goods or state, {@code
     *     tax.goods-code-missing} or {@code tax.seller-code-missing}
     * @throws dev.backoffice.core.error.RuleViolation {@code tax.not-determined} for the facts {@code quantity}, {@code
     *     icms-situation}, {@code fund} and those of {@link IbsCbsRule}
     */
    public static Explained<LineTaxes> determine(
            Importation importation, ReferenceTables tables, RoundingPolicy rounding) {
        return new ImportTaxes(importation, tables, rounding).determine();
    }

    private Explained<LineTaxes> determine() {
        ReferenceRow operation =
                asked.tables().get(OPERATIONS, importation.purpose().key(), importation.date());
        reasons.add(Reason.of("br.cfop", "CFOP " + operation.text("cfop") + ": import for " + operation.key())
                .by(operation.source())
                .with("cfop", operation.text("cfop")));
        Money value = importation.customsValue();
        Money duty = duty(value);
        Money ipi = ipi(value.plus(duty));
        Money contributions = contributions(value);
        Money selective = selective(value.plus(duty));
        Money before =
                value.plus(duty).plus(selective).plus(importation.charges()).plus(importation.otherDuties());
        Money fresh = ibsCbs(before);
        ImportIcms.decide(
                        asked,
                        before.minus(selective).plus(ipi).plus(contributions).plus(importation.exchange()),
                        fresh.plus(selective),
                        reasons)
                .ifPresent(results::add);
        return new Explained<>(new LineTaxes(LINE, operation.text("cfop"), results), reasons);
    }

    private Money duty(Money value) {
        ReferenceRow row = facts.get(DUTIES, "tec");
        Optional<QuantityTax> units = row.isOpen("per_unit")
                ? Optional.empty()
                : Optional.of(asked.byQuantity(asked.quantity(ID), row.decimal("per_unit")));
        Rate rate = units.isPresent() ? Rate.ZERO : row.rate("rate");
        Money whole = units.map(QuantityTax::amount).orElseGet(() -> rate.of(value, asked.rounding()));
        Money relief = row.isOpen("relief") ? asked.zero() : row.rate("relief").of(whole, asked.rounding());
        Money duty = whole.minus(relief);
        results.add(new ImportDuty(
                new TaxAmount(ImportDuty.TAX, value, rate, duty),
                units,
                importation.charges(),
                importation.exchange(),
                new Ground(ID, row.source())));
        reasons.add(Reason.of(
                        "import.duty",
                        "II: "
                                + units.map(it -> it.quantity().toPlainString() + " × "
                                                + it.perUnit().toPlainString())
                                        .orElse(rate + " of " + value.getAmount())
                                + (relief.isZero() ? "" : " less " + relief.getAmount()) + " = " + duty.getAmount())
                .by(row.source() + "; Decreto-Lei 37/1966 art. 2")
                .with("base", value.getAmount())
                .with("rate", rate)
                .with("amount", duty.getAmount()));
        return duty;
    }

    private Money ipi(Money base) {
        ReferenceRow zero = facts.get(IpiRule.ZERO, "goods");
        if (zero.as("zero", "yes or no", SaleFacts::yes)) {
            return ipi(new Ipi("01", NO_FRAMEWORK, Optional.empty(), Optional.empty(), new Ground(ID, zero.source())));
        }
        ReferenceRow row = facts.get(IpiRule.RATES, "tipi");
        Optional<QuantityTax> units = row.isOpen("per_unit")
                ? Optional.empty()
                : Optional.of(asked.byQuantity(asked.quantity(ID), row.decimal("per_unit")));
        Optional<TaxAmount> due = row.isOpen("rate") || units.isPresent()
                ? Optional.empty()
                : Optional.of(asked.amount(Ipi.TAX, base, row.rate("rate")));
        return ipi(new Ipi(
                ofEntry(row.text("situation")),
                row.isOpen("framework") ? NO_FRAMEWORK : row.text("framework"),
                due,
                units,
                new Ground(ID, row.source())));
    }

    /** The CST of an entry beside that of a sale: 00 for 50, 01 for 51 and so on, 49 for 99. */
    private static String ofEntry(String situation) {
        return situation.equals("99") ? "49" : situation.replaceFirst("^5", "0");
    }

    private Money ipi(Ipi decided) {
        results.add(decided);
        Money amount =
                decided.amounts().stream().map(TaxAmount::amount).findFirst().orElse(asked.zero());
        reasons.add(Reason.of("import.ipi", "IPI CST " + decided.situation() + ": " + amount.getAmount())
                .by(decided.ground().law() + "; Decreto 7.212/2010 art. 190, I")
                .with("amount", amount.getAmount()));
        return amount;
    }

    private Money contributions(Money base) {
        boolean normal = facts.regime() == TaxRegime.NORMAL;
        ReferenceRow regime = asked.tables()
                .get(CONTRIBUTIONS, normal ? asked.sellerCode(SaleFacts.CONTRIBUTIONS) : "simples", importation.date());
        if (regime.text("in_force").equals("no")) {
            reasons.add(
                    Reason.of("piscofins.ended", "PIS and COFINS have ended").by(regime.source()));
            return asked.zero();
        }
        ReferenceRow row = asked.tables()
                .findLongest(CONTRIBUTIONS, "goods:" + facts.ncm(), "goods:".length() + 2, importation.date())
                .orElse(regime);
        TaxAmount pis = asked.amount(Pis.TAX, base, row.rate("pis"));
        TaxAmount cofins = asked.amount(Cofins.TAX, base, row.rate("cofins"));
        Ground ground = new Ground(ID, row.source());
        String situation = regime.text("situation");
        results.add(new Pis(situation, Optional.of(pis), ground));
        results.add(new Cofins(situation, Optional.of(cofins), ground));
        for (TaxAmount each : List.of(pis, cofins)) {
            reasons.add(Reason.of(
                            "import." + each.tax(),
                            each.tax() + " at customs: " + each.rate() + " of " + base.getAmount() + " = "
                                    + each.amount().getAmount())
                    .by(row.source() + "; STF, RE 559.937 (Tema 1): without ICMS and themselves")
                    .with("base", base.getAmount())
                    .with("rate", each.rate())
                    .with("amount", each.amount().getAmount()));
        }
        return pis.amount().plus(cofins.amount());
    }

    private Money selective(Money base) {
        Optional<SelectiveTaxRule.Terms> terms = SelectiveTaxRule.terms(asked);
        if (terms.isEmpty()) {
            return asked.zero();
        }
        ReferenceRow row = facts.get(SelectiveTaxRule.GOODS, "goods");
        SelectiveTaxRule.Terms known = terms.orElseThrow();
        Money amount = asked.money(known.rate().of(base.getAmount()).add(known.fixed()));
        results.add(new SelectiveTax(
                row.text("situation"),
                row.text("class"),
                Optional.of(new TaxAmount(SelectiveTax.TAX, base, known.rate(), amount)),
                known.units(),
                new Ground(ID, row.source())));
        reasons.add(
                Reason.of("is.amount", "IS: " + known.rate() + " of " + base.getAmount() + " = " + amount.getAmount())
                        .by(row.source())
                        .with("base", base.getAmount())
                        .with("amount", amount.getAmount()));
        return amount;
    }

    private Money ibsCbs(Money base) {
        Optional<IbsCbs> decided = IbsCbsRule.ofImport(asked, base, reasons);
        decided.ifPresent(results::add);
        BigDecimal sum = decided.map(TaxResult::amounts).orElse(List.of()).stream()
                .map(each -> each.amount().getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return asked.zero().plus(sum);
    }

    private static ReferenceTable read(String table, String file) {
        return ReferenceTable.read(table, ImportTaxes.class.getResourceAsStream(file));
    }
}
