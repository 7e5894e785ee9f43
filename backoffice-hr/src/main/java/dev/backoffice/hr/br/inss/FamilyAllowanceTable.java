package dev.backoffice.hr.br.inss;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import org.joda.money.Money;

/**
 * The family allowance in force in a month (Lei 8.213/1991 arts. 65 to 70).
 *
 * @param limit largest remuneration that gives a right to it, inclusive
 * @param quota what is paid for each child
 * @param source the act
 */
public record FamilyAllowanceTable(Money limit, Money quota, String source) {
    public FamilyAllowanceTable {
        Amounts.positive(limit, "limit");
        Amounts.positive(quota, "quota");
        Input.text(source, "source", InssTable.MAX_SOURCE_LENGTH);
    }
}
