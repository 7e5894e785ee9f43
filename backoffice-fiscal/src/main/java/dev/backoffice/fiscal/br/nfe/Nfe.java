package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.br.nfe.tax.BuyerUse;
import dev.backoffice.fiscal.tax.SaleKind;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Nota fiscal eletrônica, model 55, layout 4.00 (Ajuste SINIEF 07/2005): the content of one note, complete and consistent.
 *
 * <p>Covers outgoing sales and gifts of goods inside Brazil, to final consumers and to taxpayers, by issuers of the Simples
 * Nacional and of the normal regime. What of one field cannot be is refused here; what the tax authority would reject is
 * refused when the note is written (see {@link NfeXmlWriter}). Immutable and thread-safe.
 *
 * @param header {@code ide}: number, dates and circumstances
 * @param issuer {@code emit}
 * @param recipient {@code dest}
 * @param items 1 to 990
 * @param transport {@code transp}
 * @param payments 1 to 100; together not less than what is charged, unless nothing is paid (yet)
 * @param information {@code infCpl}, text for the reader, up to 5000 characters; empty when there is none
 * @param technicalContact {@code infRespTec}; empty where the state does not ask for it
 * @param use what the recipient buys for
 * @param handover how the goods come to the buyer
 * @param billing {@code cobr}; empty unless it is on terms
 * @param references {@code NFref}, keys of the notes it refers to, up to 999
 * @param additions what the note says besides
 */
@Personal
public record Nfe(
        NfeHeader header,
        NfeIssuer issuer,
        NfeRecipient recipient,
        List<NfeItem> items,
        NfeTransport transport,
        List<NfePayment> payments,
        Optional<String> information,
        Optional<NfeTechnicalContact> technicalContact,
        BuyerUse use,
        NfeHandover handover,
        Optional<NfeBilling> billing,
        List<NfeAccessKey> references,
        NfeAdditions additions) {
    /** The largest number of items. */
    public static final int MAX_ITEMS = 990;

    /**
     * Checks the note as a whole.
     *
     * @throws InvalidInput {@code nfe.too-many}, {@code nfe.too-few} for items and payments; {@code nfe.payment-short}, {@code
     *     nfe.payment-mixed}; {@code nfe.text-*} for the information
     */
    public Nfe {
        additions.requireIn("infNFe");
        items = List.copyOf(items);
        payments = List.copyOf(payments);
        requireCount("det", items.size(), MAX_ITEMS);
        requireCount("detPag", payments.size(), 100);
        information.ifPresent(text -> NfeText.require("infCpl", text, 1, 5000));
        references = List.copyOf(references);
        if (references.size() > 999) {
            throw InvalidInput.of("nfe.too-many", "field", "NFref", "max", "999");
        }
        requirePayments(payments, charged(items));
    }

    /** Without additions. */
    public Nfe(
            NfeHeader header,
            NfeIssuer issuer,
            NfeRecipient recipient,
            List<NfeItem> items,
            NfeTransport transport,
            List<NfePayment> payments,
            Optional<String> information,
            Optional<NfeTechnicalContact> technicalContact,
            BuyerUse use,
            NfeHandover handover,
            Optional<NfeBilling> billing,
            List<NfeAccessKey> references) {
        this(
                header,
                issuer,
                recipient,
                items,
                transport,
                payments,
                information,
                technicalContact,
                use,
                handover,
                billing,
                references,
                NfeAdditions.none());
    }

    /** {@code idDest}: 1 inside the issuer's state, 2 to another. */
    public int destination() {
        return handover.destination(issuer.address().uf(), recipient.address().uf())
                        == issuer.address().uf()
                ? 1
                : 2;
    }

    /** What the buyer owes for it: the total less what is given away. */
    public Money charged() {
        return charged(items);
    }

    /** The exact sums over the items. */
    public NfeTotals totals() {
        return NfeTotals.of(items);
    }

    /** {@code vTroco}: what was paid beyond the total (rejections 866, 869). */
    public Money change() {
        return change(payments, totals().invoice());
    }

    static Money change(List<NfePayment> payments, Money total) {
        Money paid = paid(payments);
        return paid.isGreaterThan(total) ? paid.minus(total) : NfeAmount.ZERO;
    }

    /** The key, made of what it identifies. */
    public NfeAccessKey accessKey() {
        return NfeAccessKey.of(
                issuer.address().uf(),
                YearMonth.from(header.issuedAt()),
                issuer.cnpj(),
                NfeModel.NFE,
                header.series(),
                header.number(),
                header.emission(),
                header.controlCode());
    }

    /** Only the key: the rest names people. */
    @Override
    public String toString() {
        return accessKey().xmlId();
    }

    static void requireCount(String field, int count, int max) {
        if (count < 1) {
            throw InvalidInput.of("nfe.too-few", "field", field);
        }
        if (count > max) {
            throw InvalidInput.of("nfe.too-many", "field", field, "max", Integer.toString(max));
        }
    }

    static void requirePayments(List<NfePayment> payments, Money owed) {
        boolean none = payments.stream().anyMatch(payment -> payment.method() == NfePaymentMethod.NONE);
        if (none && payments.size() > 1) {
            throw InvalidInput.of("nfe.payment-mixed");
        }
        boolean open = payments.stream().anyMatch(payment -> payment.method().unpaid());
        if (!open && paid(payments).isLessThan(owed)) {
            throw InvalidInput.of("nfe.payment-short");
        }
    }

    static Money charged(List<NfeItem> items) {
        Money owed = NfeAmount.ZERO;
        for (NfeItem item : items) {
            owed = item.kind() == SaleKind.SALE ? owed.plus(item.total()) : owed;
        }
        return owed;
    }

    private static Money paid(List<NfePayment> payments) {
        Money paid = NfeAmount.ZERO;
        for (NfePayment payment : payments) {
            paid = paid.plus(payment.amount());
        }
        return NfeAmount.require("vPag", paid);
    }
}
