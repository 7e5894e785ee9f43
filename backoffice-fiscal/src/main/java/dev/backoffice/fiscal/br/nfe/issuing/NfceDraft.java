package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeContingency;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeMarketplace;
import java.util.Optional;

/**
 * What has to be known of a receipt before it gets its number: the content of a document of model 65.
 *
 * <pre>{@code
 * new DraftDocument("till/1001", "SP1", "65", NfceDraft.of(sale, 1).content());
 * }</pre>
 *
 * @param sale what is sold
 * @param operation {@code natOp}, 1 to 60 characters
 * @param series 0 to {@link NfeAccessKey#MAX_SERIES}
 * @param firstNumber the number to begin an unused series with
 * @param environment where it is sent
 * @param presence in the shop, delivered at home, or in person outside (rejection 717)
 * @param marketplace the intermediary of a delivery; empty when the shop sold by itself
 * @param offline since when and why the shop is offline ({@code tpEmis} 9): the receipt is handed over first and sent later;
 *     empty when it is online
 */
public record NfceDraft(
        NfceSale sale,
        String operation,
        int series,
        int firstNumber,
        NfeEnvironment environment,
        BuyerPresence presence,
        Optional<NfeMarketplace> marketplace,
        Optional<NfeContingency> offline) {
    public NfceDraft {
        NfeDraft.requireParts(operation, series, firstNumber, presence, marketplace);
    }

    /** A sale in the shop, in production, online, whose series begins with 1. */
    public static NfceDraft of(NfceSale sale, int series) {
        return new NfceDraft(
                sale,
                "VENDA AO CONSUMIDOR",
                series,
                1,
                NfeEnvironment.PRODUCTION,
                BuyerPresence.IN_PERSON,
                Optional.empty(),
                Optional.empty());
    }

    /** The same with another number to begin the series with. */
    public NfceDraft startingAt(int number) {
        return new NfceDraft(sale, operation, series, number, environment, presence, marketplace, offline);
    }

    /** The same for another environment. */
    public NfceDraft in(NfeEnvironment other) {
        return new NfceDraft(sale, operation, series, firstNumber, other, presence, marketplace, offline);
    }

    /** The same, where the buyer met the seller in another way. */
    public NfceDraft met(BuyerPresence how) {
        return new NfceDraft(sale, operation, series, firstNumber, environment, how, marketplace, offline);
    }

    /** The same, issued while the shop is offline. */
    public NfceDraft offline(NfeContingency contingency) {
        return new NfceDraft(
                sale, operation, series, firstNumber, environment, presence, marketplace, Optional.of(contingency));
    }

    /** The form in which a document keeps it. */
    public Doc content() {
        return NfceDraftCodec.write(this);
    }

    /**
     * Reads the content of a document.
     *
     * @throws InvalidInput for what is not such a content
     */
    public static NfceDraft read(Doc content) {
        return NfceDraftCodec.read(content);
    }
}
