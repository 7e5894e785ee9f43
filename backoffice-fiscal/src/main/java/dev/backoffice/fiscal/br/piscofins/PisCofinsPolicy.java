package dev.backoffice.fiscal.br.piscofins;

/**
 * What is taken off the base of PIS and COFINS, where practice differs.
 *
 * @param excludeIcms the own ICMS shown in the document, with its poverty fund (STF, Tema 69; Lei 14.592/2023)
 * @param excludeDifal the DIFAL with its poverty fund, as the documents of most issuers do
 */
public record PisCofinsPolicy(boolean excludeIcms, boolean excludeDifal) {
    /** Both are taken off. */
    public static final PisCofinsPolicy DEFAULT = new PisCofinsPolicy(true, true);

    /** Nothing is taken off. */
    public static final PisCofinsPolicy NOTHING_EXCLUDED = new PisCofinsPolicy(false, false);
}
