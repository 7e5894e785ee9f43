package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a tax rule decided for an item: its operation code and its tax groups.
 *
 * @param cfop código fiscal de operações e prestações, four digits; the first is 5 inside the state and 6 to another
 * @param icms {@code ICMS}, or the form of it that the Simples Nacional has; of a service {@code ISSQN} in its place
 * @param pis {@code PIS}
 * @param cofins {@code COFINS}
 * @param destination what is owed to the state of destination; empty where nothing is
 * @param ibsCbs IBS and CBS; empty where the note needs none
 * @param benefitCode {@code cBenef}, the state's code of the benefit used, 8 or 10 characters; empty where none is asked for
 * @param approximateTaxes {@code vTotTrib}, what the buyer pays in taxes by estimate (Lei 12.741/2012); empty where it is not told
 * @param other groups that few items have
 */
public record ItemTaxation(
        String cfop,
        IcmsGroup icms,
        ContributionGroup pis,
        ContributionGroup cofins,
        Optional<DestinationIcms> destination,
        Optional<IbsCbsGroup> ibsCbs,
        Optional<String> benefitCode,
        Optional<Money> approximateTaxes,
        OtherTaxes other) {
    public ItemTaxation {
        NfeText.digits("CFOP", cfop, 4, 4);
        benefitCode.ifPresent(code -> NfeText.require("cBenef", code, 8, 10));
        approximateTaxes.ifPresent(amount -> NfeAmount.require("vTotTrib", amount));
    }

    /** Groups without {@linkplain OtherTaxes others}. */
    public ItemTaxation(
            String cfop,
            IcmsGroup icms,
            ContributionGroup pis,
            ContributionGroup cofins,
            Optional<DestinationIcms> destination,
            Optional<IbsCbsGroup> ibsCbs,
            Optional<String> benefitCode,
            Optional<Money> approximateTaxes) {
        this(cfop, icms, pis, cofins, destination, ibsCbs, benefitCode, approximateTaxes, OtherTaxes.none());
    }

    /** Groups without anything owed to another state, IBS and CBS, and estimates. */
    public ItemTaxation(String cfop, IcmsGroup icms, ContributionGroup pis, ContributionGroup cofins) {
        this(cfop, icms, pis, cofins, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The tax of the municipality, where the item is a service. */
    public Optional<IssqnGroup> service() {
        return icms instanceof IcmsGroup.Service service ? Optional.of(service.issqn()) : Optional.empty();
    }

    /** The same with what is owed to the state of destination. */
    public ItemTaxation with(DestinationIcms owed) {
        return new ItemTaxation(
                cfop, icms, pis, cofins, Optional.of(owed), ibsCbs, benefitCode, approximateTaxes, other);
    }

    /** The same with IBS and CBS. */
    public ItemTaxation with(IbsCbsGroup group) {
        return new ItemTaxation(
                cfop, icms, pis, cofins, destination, Optional.of(group), benefitCode, approximateTaxes, other);
    }

    /** The same with groups that few items have. */
    public ItemTaxation with(OtherTaxes groups) {
        return new ItemTaxation(cfop, icms, pis, cofins, destination, ibsCbs, benefitCode, approximateTaxes, groups);
    }

    /**
     * What the taxes add to the note's total (rule W16-10): those the buyer pays besides the price, less what an exemption takes
     * off.
     */
    public Money charged() {
        Money charged = other.charged();
        if (icms.substitution().isPresent()) {
            IcmsGroup.Substitution withheld = icms.substitution().get();
            charged = charged.plus(withheld.amount())
                    .plus(withheld.fcp().map(IcmsGroup.SubstitutionFcp::amount).orElse(NfeAmount.ZERO));
        }
        if (icms instanceof IcmsGroup.TaxedOnceAndWithheld once) {
            charged = charged.plus(once.withheldAmount());
        }
        return charged.minus(relief());
    }

    /** What an exemption takes off the note's total. */
    public Money relief() {
        return icms.exempted()
                .filter(IcmsGroup.Exempted::deducted)
                .map(IcmsGroup.Exempted::amount)
                .orElse(NfeAmount.ZERO);
    }
}
