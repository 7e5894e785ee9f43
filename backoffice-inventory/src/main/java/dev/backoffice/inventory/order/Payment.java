package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.money.Amounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
 * @param at when it came to stand there; empty when the channel did not tell
 * @param due when it is due, one date for each term, the earliest first; for what a marketplace collects, when it pays out
 * @param acquirer who takes the card, e.g. a CNPJ; empty when unknown; at most 60 visible ASCII characters
 * @param expiresAt from when on it cannot be paid any more, e.g. half an hour after a Pix was asked for; empty when it does not
 *     expire or its due dates say so
 */
public record Payment(
        PaymentMethod method,
        Money amount,
        PaymentStatus status,
        int installments,
        Optional<String> reference,
        Optional<Instant> at,
        List<LocalDate> due,
        Optional<String> acquirer,
        Optional<Instant> expiresAt) {
    private static final int MAX_TERMS = 99;

    /** @throws InvalidInput naming the field; {@code order.due-dates} when they do not follow each other */
    public Payment {
        Input.required(method, "payment.method");
        Amounts.inRange(Amounts.positive(amount, "payment.amount"), "payment.amount");
        Input.required(status, "payment.status");
        Input.inRange(installments, "payment.installments", 1, MAX_TERMS);
        code(reference, "payment.reference", 100);
        at = Input.required(at, "payment.at").map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
        due = Input.atMost(MAX_TERMS, due, "payment.due");
        for (int i = 1; i < due.size(); i++) {
            if (!due.get(i).isAfter(due.get(i - 1))) {
                throw InvalidInput.of("order.due-dates", "due", due.get(i).toString());
            }
        }
        code(acquirer, "payment.acquirer", 60);
        expiresAt =
                Input.required(expiresAt, "payment.expiresAt").map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
    }

    /** A payment of which the channel tells no more. */
    public Payment(
            PaymentMethod method, Money amount, PaymentStatus status, int installments, Optional<String> reference) {
        this(
                method,
                amount,
                status,
                installments,
                reference,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static void code(Optional<String> text, String field, int longest) {
        Input.required(text, field).ifPresent(code -> CodeText.check(field, code, longest, CodeText.PRINTABLE));
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
        return new Payment(method, amount, status, parts, reference, at, due, acquirer, expiresAt);
    }

    /** Found by this number. */
    public Payment reference(String number) {
        return new Payment(method, amount, status, installments, Optional.of(number), at, due, acquirer, expiresAt);
    }

    /** Came to stand there at this time. */
    public Payment at(Instant time) {
        return new Payment(
                method, amount, status, installments, reference, Optional.of(time), due, acquirer, expiresAt);
    }

    /** Due on these dates. */
    public Payment due(LocalDate... dates) {
        return new Payment(method, amount, status, installments, reference, at, List.of(dates), acquirer, expiresAt);
    }

    /** Taken by this acquirer. */
    public Payment acquirer(String code) {
        return new Payment(method, amount, status, installments, reference, at, due, Optional.of(code), expiresAt);
    }

    /** Cannot be paid any more from this time on. */
    public Payment expiresAt(Instant time) {
        return new Payment(method, amount, status, installments, reference, at, due, acquirer, Optional.of(time));
    }

    /** The same payment of another amount: a share of it. */
    Payment of(Money share) {
        return new Payment(method, share, status, installments, reference, at, due, acquirer, expiresAt);
    }
}
