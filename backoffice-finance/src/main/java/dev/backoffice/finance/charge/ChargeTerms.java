package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.money.Amounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What is charged, as agreed. It never changes: another amount or method is another charge of the same reference.
 *
 * @param reference what it is charged for, e.g. {@code order/1001}: up to 200 visible ASCII characters, space allowed inside
 * @param ordinal which of the charges of the reference, 1 to 999
 * @param method how it is to be paid
 * @param amount how much, above zero
 * @param installments in how many parts the buyer pays, 1 to 99
 * @param onTerms due later by agreement ({@code a prazo}), as between companies: goods may leave before it is paid
 * @param dues when it is due, the first first; for a charge on terms at least one
 * @param expiresAt from when on it can no longer be paid; for a boleto its due date and the banking days of float; empty when it
 *     does not expire
 * @param externalReference the number it is found by outside: txid, nosso número, the gateway's; up to 120 visible ASCII
 *     characters
 * @param acquirer who collects it, e.g. {@code acquirer-x}; a code, never a person
 */
public record ChargeTerms(
        String reference,
        int ordinal,
        ChargeMethod method,
        Money amount,
        int installments,
        boolean onTerms,
        List<LocalDate> dues,
        Optional<Instant> expiresAt,
        Optional<String> externalReference,
        Optional<String> acquirer) {
    /** Most due dates. */
    public static final int MAX_DUES = 99;

    /**
     * Longest reference.
     *
     * @see #reference
     */
    public static final int MAX_REFERENCE = 200;

    /**
     * @throws InvalidInput naming the field; {@code charge.dues-missing} on terms without a due date, {@code charge.dues-order}
     *     when the dates do not grow, {@code charge.terms-expire} on terms with an expiry
     */
    public ChargeTerms {
        checkReference(reference);
        Input.inRange(ordinal, "charge.ordinal", 1, 999);
        Input.required(method, "charge.method");
        Amounts.inRange(Amounts.positive(amount, "charge.amount"), "charge.amount");
        Input.inRange(installments, "charge.installments", 1, 99);
        dues = Input.atMost(MAX_DUES, dues, "charge.dues");
        Input.required(expiresAt, "charge.expiresAt");
        Input.required(externalReference, "charge.externalReference")
                .ifPresent(number -> CodeText.check("charge.externalReference", number, 120, CodeText.PRINTABLE));
        Input.required(acquirer, "charge.acquirer")
                .ifPresent(code -> CodeText.check("charge.acquirer", code, 40, CodeText.PRINTABLE));
        if (onTerms && dues.isEmpty()) {
            throw InvalidInput.of("charge.dues-missing", "reference", reference);
        }
        if (onTerms && expiresAt.isPresent()) {
            throw InvalidInput.of("charge.terms-expire", "reference", reference);
        }
        for (int i = 1; i < dues.size(); i++) {
            if (dues.get(i).isBefore(dues.get(i - 1))) {
                throw InvalidInput.of(
                        "charge.dues-order",
                        "reference",
                        reference,
                        "due",
                        dues.get(i).toString(),
                        "before",
                        dues.get(i - 1).toString());
            }
        }
    }

    /** The reference itself, when it has the allowed form. */
    static String checkReference(String reference) {
        return CodeText.check("charge.reference", reference, MAX_REFERENCE, CodeText.PRINTABLE);
    }
}
