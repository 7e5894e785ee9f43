package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A sale as the seller knows it: lines, and amounts that belong to the whole of it. {@link NfeComposer} makes a note of it.
 *
 * @param freight charged to the buyer for the whole sale
 * @param discount on the whole sale, besides those of the lines; not more than the lines come to
 * @param other other charges on the whole sale
 * @param buyerOrder the buyer's order, up to 15 characters; empty when none is named
 */
public record NfeSale(
        NfeIssuer issuer,
        NfeRecipient recipient,
        List<NfeSaleLine> lines,
        Money freight,
        Money discount,
        Money other,
        NfeTransport transport,
        List<NfePayment> payments,
        Optional<String> buyerOrder,
        Optional<String> information) {
    public NfeSale {
        lines = List.copyOf(lines);
        payments = List.copyOf(payments);
        if (lines.isEmpty()) {
            throw InvalidInput.of("nfe.too-few", "field", "det");
        }
        NfeAmount.require("vFrete", freight);
        NfeAmount.require("vDesc", discount);
        NfeAmount.require("vOutro", other);
    }

    /** What the buyer pays: the lines, less discounts, plus freight and other charges. */
    public Money total() {
        Money total = freight.plus(other).minus(discount);
        for (NfeSaleLine line : lines) {
            total = total.plus(line.gross()).minus(line.discount());
        }
        return total;
    }

    /** A sale without discount, charges and texts. */
    public static NfeSale of(
            NfeIssuer issuer,
            NfeRecipient recipient,
            List<NfeSaleLine> lines,
            Money freight,
            NfeTransport transport,
            List<NfePayment> payments) {
        return new NfeSale(
                issuer,
                recipient,
                lines,
                freight,
                NfeAmount.ZERO,
                NfeAmount.ZERO,
                transport,
                payments,
                Optional.empty(),
                Optional.empty());
    }
}
