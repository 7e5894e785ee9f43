package dev.backoffice.fiscal.br.nfe;

/**
 * What a tax rule decided for an item: its operation code and its tax groups.
 *
 * @param cfop código fiscal de operações e prestações, four digits; the first is 5 inside the state (rule 519)
 */
public record ItemTaxation(String cfop, IcmsGroup icms, ContributionGroup pis, ContributionGroup cofins) {
    public ItemTaxation {
        NfeText.digits("CFOP", cfop, 4, 4);
    }
}
