package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeAdditions;
import dev.backoffice.fiscal.br.nfe.NfeBilling;
import dev.backoffice.fiscal.br.nfe.NfeHandover;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.tax.BuyerUse;
import dev.backoffice.fiscal.classification.Classification;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A sale as the seller knows it: lines, and amounts that belong to the whole of it. {@link NfeComposer} makes a note of it.
 *
 * @param issuer who sells
 * @param recipient who buys
 * @param lines what is sold, in the order of the note
 * @param freight charged to the buyer for the whole sale, besides that of the lines
 * @param discount on the whole sale, besides those of the lines; not more than the lines come to
 * @param other other charges on the whole sale, besides those of the lines
 * @param transport who carries the goods and in how many parcels
 * @param payments how it is paid, 1 to 100, as on the note
 * @param buyerOrder the buyer's order, up to 15 characters; empty when none is named
 * @param information text for the reader of the note; empty for none
 * @param use what the recipient buys for
 * @param handover how the goods come to the buyer
 * @param billing invoice and instalments of a sale on terms; empty otherwise
 * @param references keys of the notes this one refers to ({@code NFref}), up to 999
 * @param sellerCodes what the tax rules have to know of the issuer besides its regime ({@code SaleFacts}), e.g. whether it owes
 *     PIS and COFINS with credits
 * @param additions what the note says besides, with paths from {@code infNFe}
 * @param insurance charged to the buyer for the whole sale ({@code vSeg}); part of what taxes are computed on
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
        Optional<String> information,
        BuyerUse use,
        NfeHandover handover,
        Optional<NfeBilling> billing,
        List<NfeAccessKey> references,
        Classification sellerCodes,
        NfeAdditions additions,
        Money insurance) {
    public NfeSale {
        additions.requireIn("infNFe");
        lines = List.copyOf(lines);
        payments = List.copyOf(payments);
        references = List.copyOf(references);
        if (lines.isEmpty()) {
            throw InvalidInput.of("nfe.too-few", "field", "det");
        }
        NfeAmount.require("vFrete", freight);
        NfeAmount.require("vDesc", discount);
        NfeAmount.require("vOutro", other);
        NfeAmount.require("vSeg", insurance);
    }

    /** Without insurance. */
    public NfeSale(
            NfeIssuer issuer,
            NfeRecipient recipient,
            List<NfeSaleLine> lines,
            Money freight,
            Money discount,
            Money other,
            NfeTransport transport,
            List<NfePayment> payments,
            Optional<String> buyerOrder,
            Optional<String> information,
            BuyerUse use,
            NfeHandover handover,
            Optional<NfeBilling> billing,
            List<NfeAccessKey> references,
            Classification sellerCodes,
            NfeAdditions additions) {
        this(
                issuer,
                recipient,
                lines,
                freight,
                discount,
                other,
                transport,
                payments,
                buyerOrder,
                information,
                use,
                handover,
                billing,
                references,
                sellerCodes,
                additions,
                NfeAmount.ZERO);
    }

    /** Without additions. */
    public NfeSale(
            NfeIssuer issuer,
            NfeRecipient recipient,
            List<NfeSaleLine> lines,
            Money freight,
            Money discount,
            Money other,
            NfeTransport transport,
            List<NfePayment> payments,
            Optional<String> buyerOrder,
            Optional<String> information,
            BuyerUse use,
            NfeHandover handover,
            Optional<NfeBilling> billing,
            List<NfeAccessKey> references,
            Classification sellerCodes) {
        this(
                issuer,
                recipient,
                lines,
                freight,
                discount,
                other,
                transport,
                payments,
                buyerOrder,
                information,
                use,
                handover,
                billing,
                references,
                sellerCodes,
                NfeAdditions.none());
    }

    /** A sale to a final consumer, delivered to their address, without billing and references. */
    public NfeSale(
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
        this(
                issuer,
                recipient,
                lines,
                freight,
                discount,
                other,
                transport,
                payments,
                buyerOrder,
                information,
                BuyerUse.CONSUMPTION,
                NfeHandover.delivered(),
                Optional.empty(),
                List.of(),
                Classification.none());
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

    /** The same by another issuer. */
    public NfeSale issuedBy(NfeIssuer other) {
        return with(other, recipient, payments, information, use, handover, billing, references, sellerCodes);
    }

    /** The same to another recipient. */
    public NfeSale soldTo(NfeRecipient other) {
        return with(issuer, other, payments, information, use, handover, billing, references, sellerCodes);
    }

    /** The same, paid in another way. */
    public NfeSale paid(List<NfePayment> other) {
        return with(issuer, recipient, other, information, use, handover, billing, references, sellerCodes);
    }

    /** The same for another use. */
    public NfeSale boughtFor(BuyerUse other) {
        return with(issuer, recipient, payments, information, other, handover, billing, references, sellerCodes);
    }

    /** The same, handed over in another way. */
    public NfeSale handedOver(NfeHandover other) {
        return with(issuer, recipient, payments, information, use, other, billing, references, sellerCodes);
    }

    /** The same on terms. */
    public NfeSale billed(NfeBilling terms) {
        return with(
                issuer, recipient, payments, information, use, handover, Optional.of(terms), references, sellerCodes);
    }

    /** The same, referring to other notes. */
    public NfeSale referringTo(List<NfeAccessKey> notes) {
        return with(issuer, recipient, payments, information, use, handover, billing, notes, sellerCodes);
    }

    /** The same by an issuer under these codes of the tax rules. */
    public NfeSale soldUnder(Classification codes) {
        return with(issuer, recipient, payments, information, use, handover, billing, references, codes);
    }

    /** The same with a text for the reader of the note. */
    public NfeSale informing(String text) {
        return with(issuer, recipient, payments, Optional.of(text), use, handover, billing, references, sellerCodes);
    }

    /** The same, saying more: groups and elements that are not composed of a sale, with paths from {@code infNFe}. */
    public NfeSale adding(NfeAdditions more) {
        return new NfeSale(
                issuer,
                recipient,
                lines,
                freight,
                discount,
                other,
                transport,
                payments,
                buyerOrder,
                information,
                use,
                handover,
                billing,
                references,
                sellerCodes,
                more,
                insurance);
    }

    /** The same with insurance charged to the buyer, shared over the lines as the freight is. */
    public NfeSale insured(Money amount) {
        return new NfeSale(
                issuer,
                recipient,
                lines,
                freight,
                discount,
                other,
                transport,
                payments,
                buyerOrder,
                information,
                use,
                handover,
                billing,
                references,
                sellerCodes,
                additions,
                amount);
    }

    /** What the note comes to ({@code vNF}): the lines, less discounts, plus freight, insurance and other charges. */
    public Money total() {
        Money total = freight.plus(insurance).plus(other).minus(discount);
        for (NfeSaleLine line : lines) {
            total = total.plus(line.gross())
                    .minus(line.discount())
                    .plus(line.freight())
                    .plus(line.other());
        }
        return total;
    }

    private NfeSale with(
            NfeIssuer by,
            NfeRecipient to,
            List<NfePayment> payment,
            Optional<String> text,
            BuyerUse purpose,
            NfeHandover how,
            Optional<NfeBilling> terms,
            List<NfeAccessKey> notes,
            Classification codes) {
        return new NfeSale(
                by,
                to,
                lines,
                freight,
                discount,
                other,
                transport,
                payment,
                buyerOrder,
                text,
                purpose,
                how,
                terms,
                notes,
                codes,
                additions,
                insurance);
    }
}
