package dev.backoffice.fiscal.br;

import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.customs.ImportTaxes;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTaxRule;
import dev.backoffice.fiscal.br.icms.DifalRule;
import dev.backoffice.fiscal.br.icms.IcmsBaseRule;
import dev.backoffice.fiscal.br.icms.IcmsRule;
import dev.backoffice.fiscal.br.icms.ImportIcms;
import dev.backoffice.fiscal.br.icms.SettledIcms;
import dev.backoffice.fiscal.br.icms.SubstitutionRule;
import dev.backoffice.fiscal.br.ipi.IpiPolicy;
import dev.backoffice.fiscal.br.ipi.IpiRule;
import dev.backoffice.fiscal.br.iss.ServiceTaxes;
import dev.backoffice.fiscal.br.piscofins.PisCofinsPolicy;
import dev.backoffice.fiscal.br.piscofins.PisCofinsRule;
import dev.backoffice.fiscal.br.simples.SimplesGuide;
import dev.backoffice.fiscal.br.simples.SimplesIcmsRule;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.util.List;

/**
 * The taxes of a sale of goods in Brazil: IPI, ICMS with substitution, DIFAL and FCP, PIS and COFINS, IS, IBS and CBS.
 *
 * <p>Covers sellers of the normal regime, of the Simples Nacional (with or above the sublimit) and MEI, sales in and across
 * states, to final consumers and to taxpayers, of goods made or bought, and goods handed over without a price. What comes into the country
 * is decided by {@link ImportTaxes}.
 *
 * <pre>{@code
 * ReferenceTable own = ReferenceTable.parse(IcmsRule.INTERNAL, rowsOfMyGoods);
 * TaxDetermination taxes = BrazilianTaxes.determination(BrazilianTaxes.tables().with(own));
 * }</pre>
 */
public final class BrazilianTaxes {
    /**
     * Table of operations; columns {@code cfop}, {@code icms}, {@code csosn}, {@code contributions}, {@code ibs_cbs_class}; key
     * e.g. {@code sale.resale.interstate.consumer}.
     */
    public static final String OPERATIONS = "br.operations";

    private static final String ICMS = "br.icms";

    private BrazilianTaxes() {}

    /** The tables of the library, to lay a host's rows over. */
    public static ReferenceTables tables() {
        return ReferenceTables.of(
                ReferenceTable.read(OPERATIONS, BrazilianTaxes.class.getResourceAsStream("operations.tsv")),
                IcmsRule.internal(),
                IcmsRule.interstate(),
                IcmsRule.fund(),
                IcmsRule.deferral(),
                IcmsRule.shared(),
                IcmsRule.practice(),
                IcmsBaseRule.table(),
                TaxTransition.table(),
                SettledIcms.monophase(),
                SubstitutionRule.table(),
                SubstitutionRule.terms(),
                IpiRule.rates(),
                IpiRule.zero(),
                DifalRule.table(),
                DifalRule.benefit(),
                ImportIcms.table(),
                ImportTaxes.duties(),
                ImportTaxes.contributions(),
                ImportTaxes.operations(),
                SimplesIcmsRule.table(),
                SimplesGuide.limits(),
                SimplesGuide.start(),
                ServiceTaxes.rates(),
                ServiceTaxes.places(),
                ServiceTaxes.withholding(),
                PisCofinsRule.table(),
                PisCofinsRule.goods(),
                IbsCbsRule.rates(),
                IbsCbsRule.duty(),
                IbsCbsRule.classes(),
                IbsCbsRule.goods(),
                IbsCbsRule.price(),
                IbsCbsRule.monophase(),
                IbsCbsRule.credits(),
                SelectiveTaxRule.table(),
                ApproximateTaxesRule.table());
    }

    /** The rules over the tables of the library. */
    public static TaxDetermination determination() {
        return determination(tables());
    }

    /** The rules over a host's tables. */
    public static TaxDetermination determination(ReferenceTables tables) {
        return TaxDetermination.of(
                new CfopRule(),
                List.of(
                        new SubstitutionRule(),
                        new IpiRule(IpiPolicy.DEFAULT),
                        new IcmsBaseRule(),
                        new RegimeRule(ICMS, new SimplesIcmsRule(), new IcmsRule()),
                        new DifalRule(),
                        new PisCofinsRule(PisCofinsPolicy.DEFAULT),
                        new SelectiveTaxRule(),
                        new IbsCbsRule(),
                        new ApproximateTaxesRule()),
                tables);
    }
}
