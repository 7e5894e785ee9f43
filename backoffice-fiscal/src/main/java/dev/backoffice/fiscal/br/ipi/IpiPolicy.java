package dev.backoffice.fiscal.br.ipi;

/**
 * How IPI is shown, where law, courts and practice differ.
 *
 * @param deductDiscount whether an unconditional discount is taken off the base: Lei 7.798/1989 art. 15 says no, STF (RE 567.935,
 *     Tema 84) yes
 * @param shownBySimples whether documents of sellers of the Simples show it, though they pay it in the DAS
 */
public record IpiPolicy(boolean deductDiscount, boolean shownBySimples) {
    /** The discount is taken off, as the STF decided; sellers of the Simples do not show IPI. */
    public static final IpiPolicy DEFAULT = new IpiPolicy(true, false);

    /** The discount stays in the base, as the law of 1989 says. */
    public static final IpiPolicy DISCOUNT_STAYS = new IpiPolicy(false, false);
}
