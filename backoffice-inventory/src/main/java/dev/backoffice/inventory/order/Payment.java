package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.money.Amounts;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One payment of an order, as the channel tells it.
 *
 * <pre>{@code
 * Payment pix = Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PAID);
 * }</pre>
 *
 * @param method how
 * @param amount how much, above zero
 * @param status where it stands
 * @param installments in how many parts, 1 to 99
 * @param reference the number it is found by, e.g. the end-to-end id of a Pix; empty when unknown; at most 100 visible ASCII
 *     characters
 */
public record Payment(
        PaymentMethod method, Money amount, PaymentStatus status, int installments, Optional<String> reference) {
    /** @throws InvalidInput naming the field */
    public Payment {
        Input.required(method, "payment.method");
        Amounts.inRange(Amounts.positive(amount, "payment.amount"), "payment.amount");
        Input.required(status, "payment.status");
        Input.inRange(installments, "payment.installments", 1, 99);
        Input.required(reference, "payment.reference")
                .ifPresent(number -> CodeText.check("payment.reference", number, 100, CodeText.PRINTABLE));
    }

    /** A payment in BRL, in one part. */
    public static Payment of(PaymentMethod method, String reais, PaymentStatus status) {
        return of(method, Amounts.parsePositive(reais, CurrencyUnit.of("BRL"), "payment.amount"), status);
    }

    /** A payment in one part. */
    public static Payment of(PaymentMethod method, Money amount, PaymentStatus status) {
        return new Payment(method, amount, status, 1, Optional.empty());
    }

    /** In this many parts. */
    public Payment installments(int parts) {
        return new Payment(method, amount, status, parts, reference);
    }

    /** Found by this number. */
    public Payment reference(String number) {
        return new Payment(method, amount, status, installments, Optional.of(number));
    }
}
