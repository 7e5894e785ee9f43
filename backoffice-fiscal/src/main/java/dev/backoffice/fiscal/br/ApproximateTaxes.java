package dev.backoffice.fiscal.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a final consumer pays in taxes by estimate ({@code vTotTrib}, Lei 12.741/2012): told on the document, not due.
 *
 * @param amount of all spheres together
 * @param shares of each sphere; empty where the estimate does not tell them apart
 */
public record ApproximateTaxes(Money amount, Optional<Shares> shares, Ground ground) implements TaxResult {
    /**
     * What of an estimate goes to each sphere (Decreto 8.264/2014 art. 2); together they are the estimate.
     *
     * @param federal to the federation
     * @param state to the state
     * @param municipal to the municipality
     */
    public record Shares(Money federal, Money state, Money municipal) {
        /** The sums of both, sphere by sphere. */
        public Shares plus(Shares other) {
            return new Shares(federal.plus(other.federal), state.plus(other.state), municipal.plus(other.municipal));
        }
    }

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.negative} */
    public ApproximateTaxes {
        Amounts.notNegative(amount, "approximate.amount");
        Input.required(shares, "approximate.shares");
    }

    /** Without shares. */
    public ApproximateTaxes(Money amount, Ground ground) {
        this(amount, Optional.empty(), ground);
    }

    /** An estimate has no situation code. */
    @Override
    public String situation() {
        return "";
    }

    /** None: the taxes themselves are other results. */
    @Override
    public List<TaxAmount> amounts() {
        return List.of();
    }
}
