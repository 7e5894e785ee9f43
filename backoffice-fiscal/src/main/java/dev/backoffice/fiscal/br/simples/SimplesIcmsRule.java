package dev.backoffice.fiscal.br.simples;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.br.icms.IcmsRule;
import dev.backoffice.fiscal.br.icms.SettledIcms;
import dev.backoffice.fiscal.br.icms.SubstitutionStanding;
import dev.backoffice.fiscal.br.icms.Withholding;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The ICMS of a seller whose ICMS is in the DAS ({@code CRT} 1 and 4): CSOSN 101 with the credit of a buyer that sells the
 * goods again or makes others of them, 102 for all other sales, 400 for what is no revenue, 900 where the operations table says so;
 * 201, 202 and 203 where tax is withheld for later sales, and what is {@linkplain SettledIcms settled elsewhere}.
 *
 * <p>The credit is told only when the seller's annex and revenue are known ({@link SaleFacts#SIMPLES_ANNEX}, {@link
 * SaleFacts#SIMPLES_REVENUE}): a document without a rate gives none (LC 123/2006 art. 23 § 4, II).
 */
public final class SimplesIcmsRule implements TaxRule {
    /**
     * Table of the annexes; columns {@code up_to}, {@code rate}, {@code deduction} and the share of each tax; key {@code I:1} to
     * {@code V:6}.
     */
    public static final String ANNEXES = "br.simples";

    private static final String ID = "br.icms";
    private static final String WITHOUT_CREDIT = "102";
    private static final String OTHER = "900";
    private static final String BY_REVENUE = "by-revenue";
    private static final String LAW = "LC 123/2006 arts. 13 and 23; Ajuste SINIEF 03/2010";

    /** The rule, which has no parameters. */
    public SimplesIcmsRule() {}

    /** The library's annexes, to 31/12/2026. */
    public static ReferenceTable table() {
        return ReferenceTable.read(ANNEXES, SimplesIcmsRule.class.getResourceAsStream("annexes.tsv"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        ReferenceRow operation = facts.operation();
        String csosn = operation.text("csosn");
        boolean byRevenue = csosn.equals(BY_REVENUE);
        if (!byRevenue && !csosn.equals(OTHER)) {
            return without(asked, facts, csosn, operation.key(), operation.source());
        }
        if (byRevenue) {
            Optional<Explained<List<TaxResult>>> settled = SettledIcms.find(asked);
            if (settled.isPresent()) {
                return settled.orElseThrow();
            }
        }
        Explained<Optional<Icms.Credit>> credit = credit(asked);
        Reason why = credit.reasons().get(credit.reasons().size() - 1);
        return credit.then(told -> byRevenue
                ? told.map(it -> withCredit(asked, facts, it))
                        .orElseGet(() -> without(asked, facts, WITHOUT_CREDIT, why.text(), why.source()))
                : other(asked, facts, told, operation));
    }

    /** What the buyer may use of the tax in the DAS; empty where the buyer may use none or the seller tells no rate. */
    private static Explained<Optional<Icms.Credit>> credit(TaxCase asked) {
        if (!mayTakeCredit(asked.operation().buyer())) {
            return noCredit("no credit for a buyer that uses the goods", LAW);
        }
        if (asked.operation().seller().find(SaleFacts.SIMPLES_REVENUE).isEmpty()) {
            return noCredit("the seller tells no rate of credit", "LC 123/2006 art. 23 § 4, II");
        }
        Money total = asked.line().amounts().total();
        CurrencyUnit currency = total.getCurrencyUnit();
        Explained<SimplesRate> rate = SimplesRate.explain(
                asked.sellerCode(SaleFacts.SIMPLES_ANNEX),
                Amounts.parseNotNegative(asked.sellerCode(SaleFacts.SIMPLES_REVENUE), currency, "simples.revenue"),
                asked.tables(),
                asked.operation().date());
        if (rate.value().icms().isZero()) {
            return rate.then(none -> noCredit("no ICMS in the seller's DAS", LAW));
        }
        Money credit = rate.value().icms().of(total, asked.rounding());
        return rate.map(told -> Optional.of(new Icms.Credit(total, told.icms(), credit)))
                .because(Reason.of(
                                "simples.credit",
                                "The buyer may take " + rate.value().icms() + " of " + total.getAmount() + " = "
                                        + credit.getAmount())
                        .by("LC 123/2006 art. 23 §§ 1 and 2")
                        .with("base", total.getAmount())
                        .with("rate", rate.value().icms())
                        .with("amount", credit.getAmount()));
    }

    private static Explained<Optional<Icms.Credit>> noCredit(String why, String source) {
        return Explained.of(
                Optional.empty(), Reason.of("simples.no-credit", why).by(source));
    }

    private static Explained<List<TaxResult>> withCredit(TaxCase asked, SaleFacts facts, Icms.Credit credit) {
        List<Reason> reasons = new ArrayList<>();
        Icms.SimplesWithCredit decided = new Icms.SimplesWithCredit(
                facts.origin(),
                credit.base(),
                credit.rate(),
                credit.amount(),
                withheld(asked, facts, reasons),
                new Ground(ID, LAW));
        reasons.add(csosn(decided.situation(), "with credit", LAW));
        return new Explained<>(List.of(decided), reasons);
    }

    /** CSOSN 900: the own tax is shown at the rates of all sellers. */
    private static Explained<List<TaxResult>> other(
            TaxCase asked, SaleFacts facts, Optional<Icms.Credit> credit, ReferenceRow operation) {
        ReferenceRow terms = terms(asked, facts);
        Rate reduction = terms.isOpen("reduction") ? Rate.ZERO : terms.rate("reduction");
        Money base = asked.money(
                asked.line().amounts().total().getAmount().multiply(BigDecimal.ONE.subtract(reduction.fraction())));
        TaxAmount icms = asked.amount(Icms.TAX, base, terms.rate("rate"));
        List<Reason> reasons = new ArrayList<>();
        reasons.add(csosn(OTHER, operation.key(), operation.source()));
        reasons.add(Reason.of(
                        "simples.own-icms",
                        "ICMS " + icms.rate() + " of " + base.getAmount() + " = "
                                + icms.amount().getAmount())
                .by(terms.source())
                .with("base", base.getAmount())
                .with("rate", icms.rate())
                .with("amount", icms.amount().getAmount()));
        return new Explained<>(
                List.of(new Icms.SimplesOther(
                        facts.origin(),
                        reduction,
                        icms,
                        withheld(asked, facts, reasons),
                        credit,
                        new Ground(ID, operation.source()))),
                reasons);
    }

    /** What is withheld, less the tax the own operation would bear outside the Simples (Res. CGSN 140/2018 art. 28). */
    private static Optional<Icms.Substitution> withheld(TaxCase asked, SaleFacts facts, List<Reason> reasons) {
        if (asked.find(SubstitutionStanding.class).isEmpty()) {
            return Optional.empty();
        }
        ReferenceRow terms = terms(asked, facts);
        Rate rate = terms.rate("rate");
        Rate reduction = terms.isOpen("reduction") ? Rate.ZERO : terms.rate("reduction");
        BigDecimal own = rate.of(
                asked.line().amounts().total().getAmount().multiply(BigDecimal.ONE.subtract(reduction.fraction())));
        return Withholding.of(asked, own, rate, true, reasons);
    }

    private static ReferenceRow terms(TaxCase asked, SaleFacts facts) {
        return asked.operation().inside()
                ? facts.get(IcmsRule.INTERNAL, facts.from().name())
                : facts.get(
                        IcmsRule.INTERSTATE, facts.countsAsImported() ? "imported" : facts.from() + ":" + facts.to());
    }

    private static boolean mayTakeCredit(BuyerRole buyer) {
        return buyer.taxpayer() && !buyer.usesTheGoods();
    }

    private static Explained<List<TaxResult>> without(
            TaxCase asked, SaleFacts facts, String csosn, String why, String source) {
        List<Reason> reasons = new ArrayList<>();
        Optional<Icms.Substitution> substitution = withheld(asked, facts, reasons);
        String code = csosn;
        if (substitution.isPresent()) {
            code = switch (csosn) {
                case WITHOUT_CREDIT -> "202";
                case "103" -> "203";
                default -> throw asked.notDetermined(ID, "substitution", "CSOSN " + csosn + " with tax withheld");
            };
        }
        reasons.add(csosn(code, why, source));
        return new Explained<>(
                List.of(new Icms.SimplesWithoutCredit(facts.origin(), code, substitution, new Ground(ID, source))),
                reasons);
    }

    private static Reason csosn(String csosn, String why, String source) {
        return Reason.of("simples.csosn", "CSOSN " + csosn + ": " + why)
                .by(source)
                .with("csosn", csosn);
    }
}
