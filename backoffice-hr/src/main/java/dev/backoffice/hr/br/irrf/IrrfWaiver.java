package dev.backoffice.hr.br.irrf;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import org.joda.money.Money;

/**
 * The limit up to which tax is not withheld (Lei 9.430/1996 art. 67).
 *
 * @param upTo inclusive, in reais, zero or more
 * @param source the law
 */
public record IrrfWaiver(Money upTo, String source) {
    public IrrfWaiver {
        Amounts.notNegative(upTo, "upTo");
        Input.text(source, "source", IrrfTable.MAX_SOURCE_LENGTH);
    }
}
