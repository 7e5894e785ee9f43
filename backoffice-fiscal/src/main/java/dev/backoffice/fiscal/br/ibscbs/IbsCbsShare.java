package dev.backoffice.fiscal.br.ibscbs;

import java.math.BigDecimal;

/**
 * What IBS and CBS are in a price.
 *
 * @param rates the sum of the rates that are due on what the other taxes leave of the price, as a part of one
 * @param byQuantity what is due by quantity
 */
public record IbsCbsShare(BigDecimal rates, BigDecimal byQuantity) {
    /** Nothing. */
    public static final IbsCbsShare NONE = new IbsCbsShare(BigDecimal.ZERO, BigDecimal.ZERO);
}
