package dev.backoffice.fiscal.br.simples;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The ICMS of a seller whose ICMS is in the DAS ({@code CRT} 1 and 4): CSOSN 101 with the credit of a buyer that sells the
 * goods again or makes others of them, 102 for all other sales, 400 for what is no revenue.
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
        if (!csosn.equals(BY_REVENUE)) {
            return without(facts, csosn, operation.key(), operation.source());
        }
        if (!mayTakeCredit(asked.operation().buyer())) {
            return without(facts, WITHOUT_CREDIT, "no credit for a buyer that uses the goods", LAW);
        }
        if (asked.operation().seller().find(SaleFacts.SIMPLES_REVENUE).isEmpty()) {
            return without(facts, WITHOUT_CREDIT, "the seller tells no rate of credit", "LC 123/2006 art. 23 § 4, II");
        }
        return withCredit(asked, facts);
    }

    private static Explained<List<TaxResult>> withCredit(TaxCase asked, SaleFacts facts) {
        Money total = asked.line().amounts().total();
        CurrencyUnit currency = total.getCurrencyUnit();
        Explained<SimplesRate> rate = SimplesRate.explain(
                asked.sellerCode(SaleFacts.SIMPLES_ANNEX),
                Amounts.parseNotNegative(asked.sellerCode(SaleFacts.SIMPLES_REVENUE), currency, "simples.revenue"),
                asked.tables(),
                asked.operation().date());
        if (rate.value().icms().isZero()) {
            return rate.then(none -> without(facts, WITHOUT_CREDIT, "no ICMS in the seller's DAS", LAW));
        }
        Money credit = rate.value().icms().of(total, asked.rounding());
        List<Reason> reasons = new ArrayList<>(rate.reasons());
        reasons.add(Reason.of(
                        "simples.credit",
                        "CSOSN 101: the buyer may take " + rate.value().icms() + " of " + total.getAmount() + " = "
                                + credit.getAmount())
                .by("LC 123/2006 art. 23 §§ 1 and 2")
                .with("csosn", "101")
                .with("base", total.getAmount())
                .with("rate", rate.value().icms())
                .with("amount", credit.getAmount()));
        return new Explained<>(
                List.of(new Icms.SimplesWithCredit(
                        facts.origin(), total, rate.value().icms(), credit, new Ground(ID, LAW))),
                reasons);
    }

    private static boolean mayTakeCredit(BuyerRole buyer) {
        return buyer.taxpayer() && !buyer.usesTheGoods();
    }

    private static Explained<List<TaxResult>> without(SaleFacts facts, String csosn, String why, String source) {
        return Explained.of(
                List.of(new Icms.SimplesWithoutCredit(facts.origin(), csosn, new Ground(ID, source))),
                Reason.of("simples.csosn", "CSOSN " + csosn + ": " + why)
                        .by(source)
                        .with("csosn", csosn));
    }
}
