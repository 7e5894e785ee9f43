package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One payment of a note ({@code detPag}).
 *
 * @param description {@code xPag}, 2 to 60 characters, given exactly when the method is {@link NfePaymentMethod#OTHER}
 * @param amount {@code vPag}; zero exactly when the method is {@link NfePaymentMethod#NONE} (rejection 904)
 */
public record NfePayment(NfePaymentMethod method, Optional<String> description, Money amount) {
    public NfePayment {
        description.ifPresent(text -> NfeText.require("xPag", text, 2, 60));
        if (description.isPresent() != (method == NfePaymentMethod.OTHER)) {
            throw InvalidInput.of("nfe.payment-invalid", "reason", "description", "method", method.code());
        }
        NfeAmount.require("vPag", amount);
        if (amount.isZero() != (method == NfePaymentMethod.NONE)) {
            throw InvalidInput.of("nfe.payment-invalid", "reason", "amount", "method", method.code());
        }
    }

    /** A payment by a method that needs no description. */
    public static NfePayment of(NfePaymentMethod method, Money amount) {
        return new NfePayment(method, Optional.empty(), amount);
    }

    /** The document is not paid for. */
    public static NfePayment none() {
        return of(NfePaymentMethod.NONE, NfeAmount.ZERO);
    }
}
