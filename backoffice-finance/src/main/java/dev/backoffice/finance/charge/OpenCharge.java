package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Opens a charge.
 *
 * <pre>{@code
 * OpenCharge pix = OpenCharge.of("order/1001/charge/1", "order/1001", 1, ChargeMethod.PIX, Money.parse("BRL 79.80"))
 *         .expiresAt(Instant.parse("2026-11-24T15:30:00Z"))
 *         .externalReference("7978c0c97ea847e78e8849634473c1f1");
 * }</pre>
 *
 * @param key names the intention
 * @param terms what is charged
 */
public record OpenCharge(IdempotencyKey key, ChargeTerms terms) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} naming the field */
    public OpenCharge {
        Input.required(key, "key");
        Input.required(terms, "terms");
    }

    /**
     * A charge in one part that does not expire.
     *
     * @param key names the intention
     * @param reference what it is charged for
     * @param ordinal which of the charges of the reference, 1 to 999
     * @param method how it is to be paid
     * @param amount how much
     * @throws dev.backoffice.core.error.InvalidInput as {@link ChargeTerms}
     */
    public static OpenCharge of(String key, String reference, int ordinal, ChargeMethod method, Money amount) {
        return new OpenCharge(
                IdempotencyKey.of(key),
                new ChargeTerms(
                        reference,
                        ordinal,
                        method,
                        amount,
                        1,
                        false,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Paid by the buyer in this many parts. */
    public OpenCharge installments(int parts) {
        return with(
                parts, terms.onTerms(), terms.dues(), terms.expiresAt(), terms.externalReference(), terms.acquirer());
    }

    /** Due by agreement on these dates, after the goods left. */
    public OpenCharge onTerms(List<LocalDate> dues) {
        return with(terms.installments(), true, dues, terms.expiresAt(), terms.externalReference(), terms.acquirer());
    }

    /** Due, or expected to be paid out, on these dates. */
    public OpenCharge dues(List<LocalDate> dues) {
        return with(
                terms.installments(),
                terms.onTerms(),
                dues,
                terms.expiresAt(),
                terms.externalReference(),
                terms.acquirer());
    }

    /** No longer payable from then on. */
    public OpenCharge expiresAt(Instant at) {
        return with(
                terms.installments(),
                terms.onTerms(),
                terms.dues(),
                Optional.of(Charge.checkAt(at)),
                terms.externalReference(),
                terms.acquirer());
    }

    /** Found outside by this number. */
    public OpenCharge externalReference(String number) {
        return with(
                terms.installments(),
                terms.onTerms(),
                terms.dues(),
                terms.expiresAt(),
                Optional.of(number),
                terms.acquirer());
    }

    /** Collected by this acquirer. */
    public OpenCharge acquirer(String code) {
        return with(
                terms.installments(),
                terms.onTerms(),
                terms.dues(),
                terms.expiresAt(),
                terms.externalReference(),
                Optional.of(code));
    }

    private OpenCharge with(
            int installments,
            boolean onTerms,
            List<LocalDate> dues,
            Optional<Instant> expiresAt,
            Optional<String> externalReference,
            Optional<String> acquirer) {
        return new OpenCharge(
                key,
                new ChargeTerms(
                        terms.reference(),
                        terms.ordinal(),
                        terms.method(),
                        terms.amount(),
                        installments,
                        onTerms,
                        dues,
                        expiresAt,
                        externalReference,
                        acquirer));
    }

    Doc form() {
        return ChargeCodec.terms(terms);
    }
}
