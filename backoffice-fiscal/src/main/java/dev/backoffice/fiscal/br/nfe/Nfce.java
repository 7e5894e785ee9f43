package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Nota fiscal de consumidor eletrônica, model 65, layout 4.00 (Ajuste SINIEF 19/2016): the content of one receipt, complete and
 * consistent. What the tax authority would reject is refused when it is written (see {@link NfeXmlWriter}). Immutable and
 * thread-safe.
 *
 * @param header what identifies it
 * @param issuer who sells
 * @param consumer empty when the buyer gave no number
 * @param items 1 to 990
 * @param transport how the goods are delivered; without carriage in the shop
 * @param payments 1 to 100, together not less than the total (rejection 866)
 * @param information {@code infCpl}; empty when there is none
 * @param technicalContact {@code infRespTec}; empty where the state does not ask for it
 * @param additions what the receipt says besides
 */
@Personal
public record Nfce(
        NfeHeader header,
        NfeIssuer issuer,
        Optional<NfceConsumer> consumer,
        List<NfeItem> items,
        NfeTransport transport,
        List<NfePayment> payments,
        Optional<String> information,
        Optional<NfeTechnicalContact> technicalContact,
        NfeAdditions additions) {
    public Nfce {
        additions.requireIn("infNFe");
        items = List.copyOf(items);
        payments = List.copyOf(payments);
        Nfe.requireCount("det", items.size(), Nfe.MAX_ITEMS);
        Nfe.requireCount("detPag", payments.size(), 100);
        information.ifPresent(text -> NfeText.require("infCpl", text, 1, 5000));
        Nfe.requirePayments(payments, Nfe.charged(items));
    }

    /** Without additions. */
    public Nfce(
            NfeHeader header,
            NfeIssuer issuer,
            Optional<NfceConsumer> consumer,
            List<NfeItem> items,
            NfeTransport transport,
            List<NfePayment> payments,
            Optional<String> information,
            Optional<NfeTechnicalContact> technicalContact) {
        this(header, issuer, consumer, items, transport, payments, information, technicalContact, NfeAdditions.none());
    }

    /** The exact sums over the items. */
    public NfeTotals totals() {
        return NfeTotals.of(items);
    }

    /** {@code vTroco}: what was paid beyond the total. */
    public Money change() {
        return Nfe.change(payments, totals().invoice());
    }

    /** The key, made of what it identifies. */
    public NfeAccessKey accessKey() {
        return NfeAccessKey.of(
                issuer.address().uf(),
                YearMonth.from(header.issuedAt()),
                issuer.cnpj(),
                NfeModel.NFCE,
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
}
