package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeContingency;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeMarketplace;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.util.Optional;

/**
 * What has to be known of a note before it gets its number: the content of a document of model 55.
 *
 * <pre>{@code
 * new DraftDocument("order/1001", "SP1", "55", NfeDraft.of(sale, 1).content());
 * }</pre>
 *
 * @param sale parties, goods and payments
 * @param operation {@code natOp}, 1 to 60 characters
 * @param series 0 to {@link NfeAccessKey#MAX_SERIES}
 * @param firstNumber the number to begin an unused series with, e.g. the one after the last of another system
 * @param environment {@code tpAmb}: in production or, without legal value, in homologation
 * @param presence {@code indPres}: how buyer and seller met
 * @param marketplace {@code infIntermed}, through whom it was sold; empty when the shop sold by itself
 * @param emission {@code tpEmis}; {@link NfeEmission#NORMAL} unless there is a contingency
 * @param contingency since when and why the note is not issued in the normal way; empty when it is
 */
public record NfeDraft(
        NfeSale sale,
        String operation,
        int series,
        int firstNumber,
        NfeEnvironment environment,
        BuyerPresence presence,
        Optional<NfeMarketplace> marketplace,
        NfeEmission emission,
        Optional<NfeContingency> contingency) {
    public NfeDraft {
        if ((emission == NfeEmission.NORMAL) == contingency.isPresent()) {
            throw InvalidInput.of("nfe.emission-not-supported", "emission", Integer.toString(emission.code()));
        }
        requireParts(operation, series, firstNumber, presence, marketplace);
    }

    /** A draft of a note issued in the normal way. */
    public NfeDraft(
            NfeSale sale,
            String operation,
            int series,
            int firstNumber,
            NfeEnvironment environment,
            BuyerPresence presence,
            Optional<NfeMarketplace> marketplace) {
        this(
                sale,
                operation,
                series,
                firstNumber,
                environment,
                presence,
                marketplace,
                NfeEmission.NORMAL,
                Optional.empty());
    }

    /** A sale through the shop's own site, in production, whose series begins with 1. */
    public static NfeDraft of(NfeSale sale, int series) {
        return new NfeDraft(
                sale,
                "VENDA DE MERCADORIA",
                series,
                1,
                NfeEnvironment.PRODUCTION,
                BuyerPresence.INTERNET,
                Optional.empty());
    }

    /** The same with another number to begin the series with. */
    public NfeDraft startingAt(int number) {
        return new NfeDraft(sale, operation, series, number, environment, presence, marketplace, emission, contingency);
    }

    /** The same for another environment. */
    public NfeDraft in(NfeEnvironment other) {
        return new NfeDraft(sale, operation, series, firstNumber, other, presence, marketplace, emission, contingency);
    }

    /** The same under another nature of the operation, e.g. {@code REMESSA EM BONIFICACAO}. */
    public NfeDraft called(String natureOfOperation) {
        return new NfeDraft(
                sale,
                natureOfOperation,
                series,
                firstNumber,
                environment,
                presence,
                marketplace,
                emission,
                contingency);
    }

    /** The same, where the buyer met the seller in another way. */
    public NfeDraft met(BuyerPresence how) {
        return new NfeDraft(sale, operation, series, firstNumber, environment, how, marketplace, emission, contingency);
    }

    /** The same through a marketplace. */
    public NfeDraft through(NfeMarketplace intermediary) {
        return new NfeDraft(
                sale,
                operation,
                series,
                firstNumber,
                environment,
                presence,
                Optional.of(intermediary),
                emission,
                contingency);
    }

    /**
     * The same, issued while the authority is out of reach: EPEC, a security form (FS-DA), or a virtual contingency (SVC).
     *
     * @param how {@code tpEmis}, another than {@link NfeEmission#NORMAL}
     * @param why since when and why
     */
    public NfeDraft inContingency(NfeEmission how, NfeContingency why) {
        return new NfeDraft(
                sale, operation, series, firstNumber, environment, presence, marketplace, how, Optional.of(why));
    }

    /** The form in which a document keeps it. */
    public Doc content() {
        return NfeDraftCodec.write(this);
    }

    /**
     * Reads the content of a document.
     *
     * @throws InvalidInput for what is not such a content
     */
    public static NfeDraft read(Doc content) {
        return NfeDraftCodec.read(content);
    }

    /** What drafts of both models have in common. */
    static void requireParts(
            String operation,
            int series,
            int firstNumber,
            BuyerPresence presence,
            Optional<NfeMarketplace> marketplace) {
        NfeText.require("natOp", operation, 1, 60);
        if (series < 0 || series > NfeAccessKey.MAX_SERIES) {
            throw InvalidInput.of("nfe.key-part", "part", "series");
        }
        if (firstNumber < 1 || firstNumber > 999_999_999) {
            throw InvalidInput.of("nfe.key-part", "part", "number");
        }
        if (marketplace.isPresent() && !presence.remote()) {
            throw InvalidInput.of("nfe.marketplace-without-remote-sale");
        }
    }
}
