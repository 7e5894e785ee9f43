package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.NfceConsumer;
import dev.backoffice.fiscal.br.nfe.NfeAdditions;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.classification.Classification;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A sale to a consumer in the shop, or delivered at home, as the seller knows it.
 *
 * @param issuer who sells
 * @param consumer empty when the buyer gave no number
 * @param lines what is sold, one or more
 * @param freight charged for the whole sale, besides that of the lines
 * @param discount on the whole sale, besides those of the lines
 * @param other other charges on the whole sale, besides those of the lines
 * @param transport how the goods are delivered; without carriage in the shop
 * @param payments how it is paid, one or more
 * @param information text for the reader; empty for none
 * @param sellerCodes what the tax rules have to know of the issuer besides its regime
 * @param additions what the receipt says besides, with paths from {@code infNFe}
 */
public record NfceSale(
        NfeIssuer issuer,
        Optional<NfceConsumer> consumer,
        List<NfeSaleLine> lines,
        Money freight,
        Money discount,
        Money other,
        NfeTransport transport,
        List<NfePayment> payments,
        Optional<String> information,
        Classification sellerCodes,
        NfeAdditions additions) {
    public NfceSale {
        additions.requireIn("infNFe");
        lines = List.copyOf(lines);
        payments = List.copyOf(payments);
        if (lines.isEmpty()) {
            throw InvalidInput.of("nfe.too-few", "field", "det");
        }
        NfeAmount.require("vFrete", freight);
        NfeAmount.require("vDesc", discount);
        NfeAmount.require("vOutro", other);
    }

    /** Without additions. */
    public NfceSale(
            NfeIssuer issuer,
            Optional<NfceConsumer> consumer,
            List<NfeSaleLine> lines,
            Money freight,
            Money discount,
            Money other,
            NfeTransport transport,
            List<NfePayment> payments,
            Optional<String> information,
            Classification sellerCodes) {
        this(
                issuer,
                consumer,
                lines,
                freight,
                discount,
                other,
                transport,
                payments,
                information,
                sellerCodes,
                NfeAdditions.none());
    }

    /** A sale in the shop to a buyer without a number, without discount and charges. */
    public static NfceSale of(NfeIssuer issuer, List<NfeSaleLine> lines, List<NfePayment> payments) {
        return new NfceSale(
                issuer,
                Optional.empty(),
                lines,
                NfeAmount.ZERO,
                NfeAmount.ZERO,
                NfeAmount.ZERO,
                NfeTransport.of(FreightMode.NONE),
                payments,
                Optional.empty(),
                Classification.none());
    }

    /** The same to a consumer who gave a number. */
    public NfceSale to(NfceConsumer buyer) {
        return new NfceSale(
                issuer,
                Optional.of(buyer),
                lines,
                freight,
                discount,
                other,
                transport,
                payments,
                information,
                sellerCodes,
                additions);
    }

    /** The same with a discount on the whole. */
    public NfceSale discounted(Money amount) {
        return new NfceSale(
                issuer,
                consumer,
                lines,
                freight,
                amount,
                other,
                transport,
                payments,
                information,
                sellerCodes,
                additions);
    }

    /** The same, delivered at home. */
    public NfceSale delivered(NfeTransport carriage, Money charged) {
        return new NfceSale(
                issuer,
                consumer,
                lines,
                charged,
                discount,
                other,
                carriage,
                payments,
                information,
                sellerCodes,
                additions);
    }

    /** The same by an issuer under these codes of the tax rules. */
    public NfceSale soldUnder(Classification codes) {
        return new NfceSale(
                issuer, consumer, lines, freight, discount, other, transport, payments, information, codes, additions);
    }

    /** The same, saying more: groups and elements that are not composed of a sale, with paths from {@code infNFe}. */
    public NfceSale adding(NfeAdditions more) {
        return new NfceSale(
                issuer, consumer, lines, freight, discount, other, transport, payments, information, sellerCodes, more);
    }

    /** What it comes to: the lines, less discounts, plus freight and other charges. */
    public Money total() {
        Money total = freight.plus(other).minus(discount);
        for (NfeSaleLine line : lines) {
            total = total.plus(line.gross())
                    .minus(line.discount())
                    .plus(line.freight())
                    .plus(line.other());
        }
        return total;
    }
}
