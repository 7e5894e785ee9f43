package dev.backoffice.tck.plugin;

import dev.backoffice.inventory.valuation.MovingAverage;
import dev.backoffice.inventory.valuation.ValuationRule;

class MovingAverageTest extends ValuationRuleContract {
    @Override
    protected ValuationRule rule() {
        return MovingAverage.RULE;
    }
}
