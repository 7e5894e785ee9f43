package dev.backoffice.fiscal.br.simples;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.BuyerUse;
import dev.backoffice.fiscal.br.nfe.ContributionGroup;
import dev.backoffice.fiscal.br.nfe.IcmsGroup;
import dev.backoffice.fiscal.br.nfe.ItemTaxation;
import dev.backoffice.fiscal.br.nfe.LineKind;
import dev.backoffice.fiscal.br.nfe.SaleTaxFacts;
import dev.backoffice.fiscal.br.nfe.SaleTaxRule;
import dev.backoffice.fiscal.tax.GoodsSupply;
import java.time.LocalDate;

/**
 * Taxes of a sale inside the state, to a final consumer who is not an ICMS contributor, by an issuer of the Simples Nacional
 * ({@code CRT} 1) in 2026: the taxes are paid in the DAS on revenue, so the document shows codes and zeros.
 *
 * <p>Covers nothing else. Sales to another state, other regimes, goods whose ICMS was withheld before and dates outside
 * 2026 are refused with {@code simples.sale-not-covered} and what was not covered. PIS and COFINS end on 31/12/2026, and the
 * form of a Simples note afterwards was not published when this rule was written.
 */
public final class SimplesSaleTaxes implements SaleTaxRule {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);

    /** The rule, which has no parameters. */
    public SimplesSaleTaxes() {}

    @Override
    public Explained<ItemTaxation> determine(SaleTaxFacts facts) {
        require(facts.regime() == TaxRegime.SIMPLES, "regime", facts.regime().name());
        require(facts.from() == facts.to(), "destination", facts.to().name());
        require(
                !facts.date().isBefore(FROM) && !facts.date().isAfter(TO),
                "date",
                facts.date().toString());
        require(!facts.withheldBefore(), "withheldBefore", "true");
        require(facts.use() == BuyerUse.CONSUMPTION, "use", facts.use().name());
        require(facts.kind() == LineKind.SALE, "kind", facts.kind().name());
        String cfop = facts.supply() == GoodsSupply.OWN_PRODUCTION ? "5101" : "5102";
        return Explained.of(
                new ItemTaxation(
                        cfop,
                        IcmsGroup.simplesWithoutCredit(facts.origin()),
                        ContributionGroup.otherOutgoing(),
                        ContributionGroup.otherOutgoing()),
                Reason.of("simples.cfop", "Operation " + cfop + ": sale inside the state")
                        .by("Convênio s/nº de 1970, table of CFOP")
                        .with("cfop", cfop),
                Reason.of("simples.csosn", "CSOSN 102: taxed by Simples, no credit for a final consumer")
                        .by("LC 123/2006 arts. 13 and 23; Ajuste SINIEF 03/2010")
                        .with("csosn", "102")
                        .with("amount", facts.amount()),
                Reason.of("simples.contributions", "PIS and COFINS CST 49 with zeros: paid in the DAS")
                        .by("LC 123/2006 art. 13, IV and V")
                        .with("cst", "49"),
                Reason.of("simples.ibs-cbs", "No IBS and CBS group: not required of CRT 1 in 2026")
                        .by("NT 2025.002"));
    }

    private static void require(boolean covered, String fact, String value) {
        if (!covered) {
            throw RuleViolation.of("simples.sale-not-covered", "fact", fact, "value", value);
        }
    }
}
