package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxTransition;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * ICMS of goods that come into the country: on everything the goods cost up to the customs gate, and on itself (LC 87/1996 art. 13,
 * V and § 1, I). The base is that cost ÷ (1 − rate), with a reduced base cost × left ÷ (1 − rate × left), where left is what the
 * reduction leaves; the poverty fund is inside it as the tax is.
 */
public final class ImportIcms {
    /**
     * Table of the terms of imports where they are not those inside the state; columns as {@link IcmsRule#INTERNAL} and {@code
     * deferral} (percent, for CST 51); key {@code SP} or {@code SP:8471}. The library has no row.
     */
    public static final String TABLE = "br.icms-import";

    private static final String ID = "br.icms-import";
    private static final String LAW = "LC 87/1996 art. 13, V and § 1, I";

    /** CSOSN of what exemption, immunity or suspension leaves untaxed at customs. */
    private static final String NOT_OF_THE_SIMPLES = "400";

    private ImportIcms() {}

    /** The library's table: it has no row, so that the terms inside the state hold. */
    public static ReferenceTable table() {
        return ReferenceTable.read(TABLE, ImportIcms.class.getResourceAsStream("import.tsv"));
    }

    /**
     * Decides it; empty once ICMS has ended.
     *
     * @param asked an importation as a case inside the state to which the tax is due
     * @param cost what the goods cost without IBS, CBS and IS
     * @param fresh IBS, CBS and IS, which are in the base where {@link IcmsBaseRule#TABLE} says so
     * @param reasons to which each step is added
     * @throws dev.backoffice.core.error.RuleViolation {@code tax.not-determined} for the facts {@code icms-situation} and, of an
     *     importer of the Simples whose state adds for its poverty fund, {@code fund}: CSOSN 900 cannot tell it
     */
    public static Optional<Icms> decide(TaxCase asked, Money cost, Money fresh, List<Reason> reasons) {
        SaleFacts facts = SaleFacts.of(asked);
        TaxTransition part = facts.left(TaxTransition.ICMS);
        if (part.ended()) {
            reasons.add(Reason.of("icms.ended", "ICMS has ended").by(part.source()));
            return Optional.empty();
        }
        return Optional.of(due(asked, facts, cost, fresh, reasons));
    }

    private static Icms due(TaxCase asked, SaleFacts facts, Money cost, Money fresh, List<Reason> reasons) {
        String state = facts.from().name();
        Optional<ReferenceRow> own = facts.find(TABLE, state);
        IcmsTerms terms =
                own.map(row -> IcmsTerms.from(facts, state, row)).orElseGet(() -> IcmsTerms.inside(facts, state));
        if (terms.situation().matches("4[01]|50")) {
            reasons.add(Reason.of("icms.not-taxed", "CST " + terms.situation() + ": " + terms.key())
                    .by(terms.source()));
            if (facts.regime().usesCsosn()) {
                return new Icms.SimplesWithoutCredit(
                        facts.origin(), NOT_OF_THE_SIMPLES, Optional.empty(), new Ground(ID, terms.source()));
            }
            return new Icms.NotTaxed(
                    facts.origin(),
                    terms.situation(),
                    Optional.empty(),
                    terms.benefit(),
                    new Ground(ID, terms.source()));
        }
        boolean deferredInSimples =
                facts.regime().usesCsosn() && terms.situation().equals("51");
        if (!terms.situation().matches("00|20|51|90") || deferredInSimples) {
            throw asked.notDetermined(ID, "icms-situation", terms.situation());
        }
        boolean inBase = IcmsBaseRule.holdsIbsCbs(asked, state);
        Money whole = inBase ? cost.plus(fresh) : cost;
        Rate fundRate = facts.left(TaxTransition.FUND)
                .of(facts.get(IcmsRule.FUND, state).rate("rate"));
        BigDecimal left = BigDecimal.ONE.subtract(terms.reduction().fraction());
        BigDecimal inside = terms.rate().plus(fundRate).fraction().multiply(left);
        Money base = Money.of(
                whole.getCurrencyUnit(),
                asked.rounding()
                        .divide(
                                whole.getAmount().multiply(left),
                                BigDecimal.ONE.subtract(inside),
                                whole.getCurrencyUnit().getDecimalPlaces()));
        reasons.add(Reason.of(
                        "icms.import-base",
                        "Cost " + whole.getAmount() + (inBase && !fresh.isZero() ? ", IBS, CBS and IS in it" : "")
                                + (terms.reduction().isZero() ? "" : ", less " + terms.reduction())
                                + ", with the tax inside: " + base.getAmount())
                .by(LAW)
                .with("cost", whole.getAmount())
                .with("base", base.getAmount()));
        TaxAmount icms = asked.amount(Icms.TAX, base, terms.rate());
        reasons.add(IcmsRule.explain("icms.amount", "ICMS of the import", icms, terms.source()));
        Optional<TaxAmount> fund = IcmsRule.fund(asked, facts, state, Icms.FUND, base, reasons);
        Ground ground = new Ground(ID, terms.source());
        if (facts.regime().usesCsosn()) {
            if (fund.isPresent()) {
                throw asked.notDetermined(ID, "fund", state + ": CSOSN 900 has no place for it");
            }
            return new Icms.SimplesOther(
                    facts.origin(), terms.reduction(), icms, Optional.empty(), Optional.empty(), ground);
        }
        if (terms.situation().equals("51")) {
            return deferred(asked, facts, terms, own, icms, fund, reasons);
        }
        return terms.situation().equals("90")
                ? new Icms.Other(
                        facts.origin(),
                        terms.reduction(),
                        icms,
                        Optional.empty(),
                        fund,
                        Optional.empty(),
                        Optional.empty(),
                        terms.benefit(),
                        Optional.empty(),
                        ground)
                : new Icms.Taxed(
                        facts.origin(), terms.reduction(), icms, fund, Optional.empty(), terms.benefit(), ground);
    }

    private static Icms deferred(
            TaxCase asked,
            SaleFacts facts,
            IcmsTerms terms,
            Optional<ReferenceRow> own,
            TaxAmount icms,
            Optional<TaxAmount> fund,
            List<Reason> reasons) {
        Rate percent = own.orElseThrow(() -> asked.notDetermined(ID, "icms-situation", "51 without a row of imports"))
                .rate("deferral");
        Money deferred = percent.of(icms.amount(), asked.rounding());
        Money due = icms.amount().minus(deferred);
        reasons.add(Reason.of(
                        "icms.deferred", percent + " is deferred: " + deferred.getAmount() + ", due " + due.getAmount())
                .by(terms.source())
                .with("deferred", deferred.getAmount())
                .with("amount", due.getAmount()));
        return new Icms.Deferred(
                facts.origin(),
                terms.reduction(),
                icms,
                percent,
                deferred,
                due,
                fund,
                Optional.empty(),
                terms.benefit(),
                new Ground(ID, terms.source()));
    }
}
