package dev.backoffice.fiscal.tax;

import dev.backoffice.core.error.Input;

/**
 * What a decided tax rests on.
 *
 * @param rule the id of the rule that decided it
 * @param law the norm or table, e.g. {@code LC 87/1996 art. 13 § 7}; up to 1000 characters
 */
public record Ground(String rule, String law) {
    private static final int MAX_RULE = 60;
    private static final int MAX_LAW = 1000;

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null}, {@code input.blank} or {@code input.too-long} */
    public Ground {
        Input.text(rule, "ground.rule", MAX_RULE);
        Input.text(law, "ground.law", MAX_LAW);
    }
}
