package dev.backoffice.flows.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import java.time.LocalDate;
import java.time.YearMonth;
import org.joda.money.Money;

/**
 * One person's pay of one month. Its key is contract and month: the pay of a month is booked once.
 *
 * @param contract names the employment, without personal data; 1 to 60 visible ASCII characters
 * @param competence the month worked
 * @param paidOn when it is paid, in the month worked or later
 * @param gross taxable pay before anything is taken off, above zero
 * @param dependants how many count for IRRF, 0 to 99
 */
public record PayMonth(String contract, YearMonth competence, LocalDate paidOn, Money gross, int dependants) {
    /** @throws InvalidInput naming the field */
    public PayMonth {
        CodeText.check("contract", contract, 60, CodeText.VISIBLE);
        Input.required(competence, "competence");
        Input.required(paidOn, "paidOn");
        Amounts.inRange(Amounts.positive(gross, "gross"), "gross");
        if (YearMonth.from(paidOn).isBefore(competence)) {
            throw InvalidInput.of(
                    "flow.paid-before-worked", "competence", competence.toString(), "paidOn", paidOn.toString());
        }
    }

    /** Pay of somebody without dependants. */
    public static PayMonth of(String contract, YearMonth competence, LocalDate paidOn, Money gross) {
        return new PayMonth(contract, competence, paidOn, gross, 0);
    }

    /** With this many dependants. */
    public PayMonth dependants(int count) {
        return new PayMonth(contract, competence, paidOn, gross, count);
    }

    IdempotencyKey key() {
        return IdempotencyKey.of("salary/" + contract + "/" + competence);
    }
}
