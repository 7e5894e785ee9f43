package dev.backoffice.fiscal.tax;

import java.util.List;

/**
 * What a rule decided about one tax of a line. Each country has its own, with what its documents want to know; this is what
 * all have in common.
 */
public interface TaxResult {
    /** The code of the situation, as the country's documents write it. */
    String situation();

    /** What is due; empty where the tax does not bear on the line. */
    List<TaxAmount> amounts();

    /** The law and the rule it rests on. */
    Ground ground();
}
