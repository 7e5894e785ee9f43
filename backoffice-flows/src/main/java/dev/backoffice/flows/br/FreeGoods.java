package dev.backoffice.flows.br;

/**
 * How goods that are given along with goods that are sold ({@code bonificação}, {@code amostra}) stand on a note. An order of
 * which nothing is sold always has a note of its own, under operation 5910, 5911 or those of other states, paid with nothing.
 */
public enum FreeGoods {
    /**
     * In the note of what is sold, with their price and an unconditional discount of the same amount, so that the note comes to
     * what is charged (IN SRF 51/1978, 4.2; STJ, Súmula 457).
     */
    AS_DISCOUNT,
    /** In a note of their own: an order that has both waits until it is split into what is sold and what is given. */
    OWN_NOTE
}
