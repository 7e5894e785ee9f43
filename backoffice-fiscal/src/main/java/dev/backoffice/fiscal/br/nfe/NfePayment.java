package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One payment of a note ({@code detPag}).
 *
 * @param method {@code tPag}
 * @param description {@code xPag}, 2 to 60 characters, given exactly when the method is {@link NfePaymentMethod#OTHER}
 * @param amount {@code vPag}; zero exactly when the method is {@link NfePaymentMethod#unpaid()} (rejection 904)
 * @param term {@code indPag}; empty when it is not told
 * @param card {@code card}; for {@linkplain NfePaymentMethod#electronic() electronic} methods only. A card without it is
 *     written as one beside the issuing software
 */
public record NfePayment(
        NfePaymentMethod method,
        Optional<String> description,
        Money amount,
        Optional<PaymentTerm> term,
        Optional<NfeCard> card) {
    public NfePayment {
        description.ifPresent(text -> NfeText.require("xPag", text, 2, 60));
        if (description.isPresent() != (method == NfePaymentMethod.OTHER)) {
            throw InvalidInput.of("nfe.payment-invalid", "reason", "description", "method", method.code());
        }
        NfeAmount.require("vPag", amount);
        if (amount.isZero() != method.unpaid()) {
            throw InvalidInput.of("nfe.payment-invalid", "reason", "amount", "method", method.code());
        }
        if (card.isPresent() && !method.electronic()) {
            throw InvalidInput.of("nfe.payment-invalid", "reason", "card", "method", method.code());
        }
    }

    /** A payment of which neither term nor card are told. */
    public NfePayment(NfePaymentMethod method, Optional<String> description, Money amount) {
        this(method, description, amount, Optional.empty(), Optional.empty());
    }

    /** A payment by a method that needs no description. */
    public static NfePayment of(NfePaymentMethod method, Money amount) {
        return new NfePayment(method, Optional.empty(), amount);
    }

    /** The document is not paid for. */
    public static NfePayment none() {
        return of(NfePaymentMethod.NONE, NfeAmount.ZERO);
    }

    /** The same, told to be paid at once or later. */
    public NfePayment on(PaymentTerm when) {
        return new NfePayment(method, description, amount, Optional.of(when), card);
    }

    /** The same with the card, or the other electronic means, it was made by. */
    public NfePayment by(NfeCard means) {
        return new NfePayment(method, description, amount, term, Optional.of(means));
    }
}
