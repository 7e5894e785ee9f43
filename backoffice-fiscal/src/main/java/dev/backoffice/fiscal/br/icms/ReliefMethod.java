package dev.backoffice.fiscal.br.icms;

import java.math.BigDecimal;
import java.math.MathContext;

/** How the tax forgone by a benefit ({@code vICMSDeson}) is computed; each state chooses. */
enum ReliefMethod {
    /** On the price as it is. */
    SIMPLE,
    /** On the price the goods would have with the tax inside it ({@code por dentro}). */
    INSIDE;

    static ReliefMethod of(String text) {
        return switch (text) {
            case "simple" -> SIMPLE;
            case "inside" -> INSIDE;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /**
     * The exact tax forgone.
     *
     * @param price what the goods are sold for
     * @param rate the rate without the benefit, as a part of one
     * @param borne the part of the rate that is still borne: zero for exempt goods
     */
    BigDecimal forgone(BigDecimal price, BigDecimal rate, BigDecimal borne) {
        BigDecimal simple = price.multiply(rate.subtract(borne));
        return switch (this) {
            case SIMPLE -> simple;
            // price × (1 − borne) ÷ (1 − rate) − price
            case INSIDE -> simple.divide(BigDecimal.ONE.subtract(rate), MathContext.DECIMAL64);
        };
    }
}
