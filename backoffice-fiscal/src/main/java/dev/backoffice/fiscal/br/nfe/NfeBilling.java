package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Cobrança ({@code cobr}) of a sale on terms: the invoice and its instalments, which are numbered {@code 001} on.
 *
 * @param number {@code nFat}, 1 to 60 characters; empty for the note's own number
 * @param original {@code vOrig}
 * @param discount {@code vDesc}, not more than the original amount (rejection 901)
 * @param instalments {@code dup}, 1 to 120, in order of their dates (rejection 850), together the original less the discount
 *     (rejection 851)
 */
public record NfeBilling(Optional<String> number, Money original, Money discount, List<Instalment> instalments) {
    public NfeBilling {
        instalments = List.copyOf(instalments);
        number.ifPresent(text -> NfeText.require("nFat", text, 1, 60));
        NfeAmount.require("fat.vOrig", original);
        NfeAmount.require("fat.vDesc", discount);
        if (discount.isGreaterThan(original)) {
            throw InvalidInput.of("nfe.billing-invalid", "reason", "discount", "rejection", "901");
        }
        if (instalments.isEmpty()) {
            throw InvalidInput.of("nfe.too-few", "field", "dup");
        }
        if (instalments.size() > 120) {
            throw InvalidInput.of("nfe.too-many", "field", "dup", "max", "120");
        }
        Money sum = NfeAmount.ZERO;
        LocalDate before = instalments.get(0).due();
        for (Instalment instalment : instalments) {
            if (instalment.due().isBefore(before)) {
                throw InvalidInput.of("nfe.billing-invalid", "reason", "order", "rejection", "850");
            }
            before = instalment.due();
            sum = sum.plus(instalment.amount());
        }
        if (!sum.equals(original.minus(discount))) {
            throw InvalidInput.of("nfe.billing-invalid", "reason", "sum", "rejection", "851");
        }
    }

    /** An invoice over the whole, in these instalments. */
    public static NfeBilling of(List<Instalment> instalments) {
        Money sum = NfeAmount.ZERO;
        for (Instalment instalment : instalments) {
            sum = sum.plus(instalment.amount());
        }
        return new NfeBilling(Optional.empty(), sum, NfeAmount.ZERO, instalments);
    }

    /** {@code vLiq}: what is left to pay. */
    public Money net() {
        return original.minus(discount);
    }

    /**
     * Duplicata: one instalment.
     *
     * @param due {@code dVenc}
     * @param amount {@code vDup}, above zero
     */
    public record Instalment(LocalDate due, Money amount) {
        public Instalment {
            NfeAmount.require("vDup", amount);
            if (amount.isZero()) {
                throw InvalidInput.of("nfe.amount-invalid", "field", "vDup", "reason", "not-positive");
            }
        }
    }
}
