package dev.backoffice.hr.br.inss;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import org.joda.money.Money;

/**
 * One slice of the progressive table: its rate applies only to what lies between the band below and {@code upTo}.
 *
 * @param upTo upper limit of the slice, in reais, inclusive, above zero
 * @param rate above zero, below the whole, e.g. {@code 7.5%}
 */
public record InssBand(Money upTo, Rate rate) {
    public InssBand {
        Amounts.positive(upTo, "upTo");
        InssTable.requireShare(Input.required(rate, "rate"), "rate");
    }
}
