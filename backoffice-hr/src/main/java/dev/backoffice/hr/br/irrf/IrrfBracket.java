package dev.backoffice.hr.br.irrf;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One bracket of the table. The whole base bears the rate of its bracket, less the amount that makes the brackets
 * meet; summing bracket by bracket would differ by a cent here and there.
 *
 * @param upTo upper limit of the base, inclusive; empty for the last bracket
 * @param rate below the whole; zero in the exempt bracket
 * @param deduction taken from base times rate ({@code parcela a deduzir})
 */
public record IrrfBracket(Optional<Money> upTo, Rate rate, Money deduction) {
    public IrrfBracket {
        Input.required(upTo, "upTo").ifPresent(limit -> Amounts.positive(limit, "upTo"));
        IrrfTable.requireShare(rate, "rate");
        Amounts.notNegative(deduction, "deduction");
    }
}
