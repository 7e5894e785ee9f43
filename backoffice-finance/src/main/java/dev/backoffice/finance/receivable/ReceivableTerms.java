package dev.backoffice.finance.receivable;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.money.Amounts;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What is owed, as agreed: one instalment of a series.
 *
 * @param reference what it is owed for, e.g. {@code order/1001}: up to 200 visible ASCII characters, space allowed inside
 * @param series which of the reference's series, e.g. {@code charge-1}: up to 40 lower-case letters, digits and hyphens
 * @param debtor who owes
 * @param instalment which of the series, from 1 on
 * @param installments how many the series has, 1 to 99
 * @param total what all of the series sum to
 * @param amount what this one is of the total, above zero
 * @param fee what the debtor keeps of the amount (MDR, commission), zero or more and below the amount
 * @param due when it is due, or expected to be paid out
 * @param externalReference the number it is matched by: NSU, nosso número, the marketplace's order; up to 120 visible ASCII
 *     characters
 */
public record ReceivableTerms(
        String reference,
        String series,
        Debtor debtor,
        int instalment,
        int installments,
        Money total,
        Money amount,
        Money fee,
        LocalDate due,
        Optional<String> externalReference) {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /** @throws InvalidInput naming the field; {@code receivable.fee-too-large} when nothing would be left of it */
    public ReceivableTerms {
        checkReference(reference);
        CodeText.check("receivable.series", series, 40, CodeText.LOWER);
        Input.required(debtor, "receivable.debtor");
        Input.inRange(installments, "receivable.installments", 1, 99);
        Input.inRange(instalment, "receivable.instalment", 1, installments);
        Amounts.inRange(Amounts.positive(total, "receivable.total"), "receivable.total");
        Amounts.inRange(Amounts.positive(amount, "receivable.amount"), "receivable.amount");
        Amounts.notNegative(fee, "receivable.fee");
        if (!fee.isSameCurrency(amount) || !fee.isLessThan(amount)) {
            throw InvalidInput.of("receivable.fee-too-large", "fee", fee.toString(), "amount", amount.toString());
        }
        Input.inRange(due, "receivable.due", EARLIEST, LATEST);
        Input.required(externalReference, "receivable.externalReference")
                .ifPresent(number -> CodeText.check("receivable.externalReference", number, 120, CodeText.PRINTABLE));
    }

    /** What is to be paid: the amount less the fee. */
    public Money net() {
        return amount.minus(fee);
    }

    static String checkReference(String reference) {
        return CodeText.check("receivable.reference", reference, 200, CodeText.PRINTABLE);
    }
}
