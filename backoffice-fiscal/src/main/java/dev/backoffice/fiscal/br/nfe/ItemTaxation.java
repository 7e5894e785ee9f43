package dev.backoffice.fiscal.br.nfe;

import java.util.Optional;
import org.joda.money.Money;

/**
 * What a tax rule decided for an item: its operation code and its tax groups.
 *
 * @param cfop código fiscal de operações e prestações, four digits; the first is 5 inside the state and 6 to another
 * @param destination what is owed to the state of destination; empty where nothing is
 * @param ibsCbs IBS and CBS; empty where the note needs none
 * @param benefitCode {@code cBenef}, the state's code of the benefit used, 8 or 10 characters; empty where none is asked for
 * @param approximateTaxes {@code vTotTrib}, what the buyer pays in taxes by estimate (Lei 12.741/2012); empty where it is not told
 */
public record ItemTaxation(
        String cfop,
        IcmsGroup icms,
        ContributionGroup pis,
        ContributionGroup cofins,
        Optional<DestinationIcms> destination,
        Optional<IbsCbsGroup> ibsCbs,
        Optional<String> benefitCode,
        Optional<Money> approximateTaxes) {
    public ItemTaxation {
        NfeText.digits("CFOP", cfop, 4, 4);
        benefitCode.ifPresent(code -> NfeText.require("cBenef", code, 8, 10));
        approximateTaxes.ifPresent(amount -> NfeAmount.require("vTotTrib", amount));
    }

    /** Groups without anything owed to another state, IBS and CBS, and estimates. */
    public ItemTaxation(String cfop, IcmsGroup icms, ContributionGroup pis, ContributionGroup cofins) {
        this(cfop, icms, pis, cofins, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with what is owed to the state of destination. */
    public ItemTaxation with(DestinationIcms owed) {
        return new ItemTaxation(cfop, icms, pis, cofins, Optional.of(owed), ibsCbs, benefitCode, approximateTaxes);
    }

    /** The same with IBS and CBS. */
    public ItemTaxation with(IbsCbsGroup group) {
        return new ItemTaxation(
                cfop, icms, pis, cofins, destination, Optional.of(group), benefitCode, approximateTaxes);
    }
}
