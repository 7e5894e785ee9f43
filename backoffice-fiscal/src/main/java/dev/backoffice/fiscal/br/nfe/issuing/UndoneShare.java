package dev.backoffice.fiscal.br.nfe.issuing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The part of an amount between two points of its whole. Each point is rounded by itself, so the parts of all notes that undo an
 * item come to the whole of it exactly, whatever they are, and the last one takes the rest.
 *
 * @param before what the notes before took
 * @param after what is taken when this one is counted in
 * @param whole the amount itself
 */
record UndoneShare(BigDecimal before, BigDecimal after, BigDecimal whole) {
    BigDecimal now() {
        return after.subtract(before);
    }

    /**
     * The part of another amount that belongs to this part, e.g. of a tax that belongs to its base: so both stay in their
     * proportion to within what rules of the authority allow.
     */
    UndoneShare of(BigDecimal other, int scale) {
        return new UndoneShare(point(other, before, scale), point(other, after, scale), other);
    }

    private BigDecimal point(BigDecimal other, BigDecimal at, int scale) {
        return at.compareTo(whole) == 0 ? other : other.multiply(at).divide(whole, scale, RoundingMode.HALF_UP);
    }
}
