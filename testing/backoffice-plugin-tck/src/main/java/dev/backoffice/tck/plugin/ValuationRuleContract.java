package dev.backoffice.tck.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.valuation.ValuationRule;
import dev.backoffice.inventory.valuation.Worth;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What every {@link ValuationRule} has to keep. */
public abstract class ValuationRuleContract {
    /** For the suite of a host. */
    protected ValuationRuleContract() {}

    /** The rule to be proved. */
    protected abstract ValuationRule rule();

    private Explained<Money> cost(long cents, long before, long leaving) {
        return rule().cost(
                        Worth.of(Quantity.of(before, Unit.UN), Money.ofMinor(CurrencyUnit.of("BRL"), cents)),
                        Quantity.of(leaving, Unit.UN));
    }

    /** What leaves costs from nothing to all that is there, in its currency, and says why. */
    @Test
    public void what_leaves_costs_from_nothing_to_all_that_is_there() {
        for (long cents : List.of(0L, 1L, 2L, 1_000L, 99_999_999_999L)) {
            for (long before : List.of(2L, 3L, 1_000_000L)) {
                for (long leaving : List.of(1L, before / 2, before - 1)) {
                    Explained<Money> cost = cost(cents, before, leaving);
                    assertThat(cost.value().getCurrencyUnit().getCode()).isEqualTo("BRL");
                    assertThat(cost.value().getAmountMinorLong()).isBetween(0L, cents);
                    assertThat(cost.reasons()).isNotEmpty();
                }
            }
        }
    }

    /** The same question gets the same answer. */
    @Test
    public void the_same_question_gets_the_same_answer() {
        assertThat(cost(1_000, 3, 1).value()).isEqualTo(cost(1_000, 3, 1).value());
    }

    /** Its name is always the same. */
    @Test
    public void its_name_never_changes() {
        assertThat(rule().code()).isNotBlank().isEqualTo(rule().code());
    }
}
