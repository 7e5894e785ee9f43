package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.nfe.Nfce;
import dev.backoffice.fiscal.br.nfe.NfceConsumer;
import dev.backoffice.fiscal.br.nfe.NfceQrCode;
import dev.backoffice.fiscal.br.nfe.NfceSecret;
import dev.backoffice.fiscal.br.nfe.NfceSecrets;
import dev.backoffice.fiscal.br.nfe.NfceStates;
import dev.backoffice.fiscal.br.nfe.NfeControlCode;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfeTechnicalContact;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.internal.CanonicalXml;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import dev.backoffice.fiscal.br.operation.LegalTexts;
import dev.backoffice.fiscal.br.operation.Undo;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.SignedCancellation;
import dev.backoffice.fiscal.document.SignedDocument;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Documents of model 65: contents are {@link NfceDraft}s, signed with the issuer's key, with the QR code their reader needs. Stateless
 * and thread-safe.
 */
public final class NfceFormat implements DocumentFormat {
    /** The model, as documents name it. */
    public static final String MODEL = "65";

    private final IssuerDocuments documents;
    private final SaleTaxRule taxes;
    private final String software;
    private final Optional<NfeTechnicalContact> technicalContact;
    private final NfceStates states;
    private final Optional<NfceSecrets> secrets;
    private final Undo undo;
    private final Optional<LegalTexts> texts;

    private NfceFormat(
            IssuerDocuments documents,
            SaleTaxRule taxes,
            String software,
            Optional<NfeTechnicalContact> technicalContact,
            NfceStates states,
            Optional<NfceSecrets> secrets,
            Undo undo,
            Optional<LegalTexts> texts) {
        this.documents = documents;
        this.taxes = taxes;
        this.software = software;
        this.technicalContact = technicalContact;
        this.states = states;
        this.secrets = secrets;
        this.undo = undo;
        this.texts = texts;
    }

    /**
     * Receipts taxed by a rule and signed with these keys, with QR codes of version 3 and the tables of this library.
     *
     * @param keys the key of each establishment
     * @param taxes decides the taxes of each line
     * @param software {@code verProc}, name and version of the issuing software, 1 to 20 characters
     * @param technicalContact who answers for the software; empty where no state served asks for it
     */
    public NfceFormat(
            SigningKeys keys, SaleTaxRule taxes, String software, Optional<NfeTechnicalContact> technicalContact) {
        this(
                new IssuerDocuments(keys),
                taxes,
                NfeText.require("verProc", software, 1, 20),
                technicalContact,
                NfceStates.standard(),
                Optional.empty(),
                Undo.standard(),
                Optional.empty());
    }

    /** The same with a host's tables of how long receipts may be cancelled. */
    public NfceFormat with(Undo windows) {
        return new NfceFormat(documents, taxes, software, technicalContact, states, secrets, windows, texts);
    }

    /** The same with other tables of the states. */
    public NfceFormat with(NfceStates tables) {
        return new NfceFormat(documents, taxes, software, technicalContact, tables, secrets, undo, texts);
    }

    /** The same with QR codes of version 2, which states still take. */
    public NfceFormat withSecrets(NfceSecrets codes) {
        return new NfceFormat(documents, taxes, software, technicalContact, states, Optional.of(codes), undo, texts);
    }

    /** The same, where each receipt says the sentences that its taxes ask for before the seller's own text ({@code infCpl}). */
    public NfceFormat with(LegalTexts sentences) {
        return new NfceFormat(
                documents, taxes, software, technicalContact, states, secrets, undo, Optional.of(sentences));
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public Outline outline(Doc content) {
        NfceDraft draft = NfceDraft.read(content);
        NfeIssuer issuer = draft.sale().issuer();
        return new Outline(
                draft.sale().total(), IssuerDocuments.series(issuer, MODEL, draft.series(), draft.firstNumber()));
    }

    /**
     * Composes, writes and signs the receipt, and adds its QR code.
     *
     * @throws RuleViolation {@code nfe.would-be-rejected} with 750, 751 or 752 when the consumer must be named, {@code
     *     nfe.certificate-of-other-company} (rejection 213), {@code nfe.certificate-not-in-force}, and what the tax rule and the
     *     receipt refuse
     */
    @Override
    public SignedDocument sign(Draft request) {
        NfceDraft draft = NfceDraft.read(request.content());
        NfeIssuer issuer = draft.sale().issuer();
        int number = Math.toIntExact(request.number());
        OffsetDateTime at = IssuerDocuments.at(issuer, request.at());
        NfeHeader header = new NfeHeader(
                draft.operation(),
                draft.series(),
                number,
                NfeControlCode.derive(request.id().toString(), number),
                at,
                draft.offline().isPresent() ? NfeEmission.OFFLINE : NfeEmission.NORMAL,
                draft.environment(),
                draft.presence(),
                draft.marketplace(),
                software,
                draft.offline());
        Nfce receipt = NfeComposer.compose(header, draft.sale(), taxes, technicalContact, texts)
                .value();
        requireNamed(receipt);
        SigningKey key = documents.key(request.tenant(), request.site(), issuer, request.at());
        SignedXml signed =
                NfeSigner.sign(NfeXmlWriter.write(receipt), key, digest -> supplement(request, receipt, digest, key));
        return new SignedDocument(
                outline(request.content()).series().name(),
                number,
                receipt.accessKey().value(),
                signed.text(),
                signed.digest(),
                request.at());
    }

    private void requireNamed(Nfce receipt) {
        Money total = receipt.totals().invoice();
        Uf uf = receipt.issuer().address().uf();
        boolean free = states.namedFrom(uf, receipt.header().issuedAt().toLocalDate())
                .filter(limit -> !total.isLessThan(limit))
                .isEmpty();
        if (free) {
            return;
        }
        String rejection = "";
        if (receipt.consumer().isEmpty()) {
            rejection = "750";
        } else if (receipt.consumer().get().name().isEmpty()) {
            rejection = "751";
        } else if (receipt.consumer().get().address().isEmpty()) {
            rejection = "752";
        }
        if (!rejection.isEmpty()) {
            throw RuleViolation.of(
                    "nfe.would-be-rejected",
                    "rejection",
                    rejection,
                    "item",
                    "0",
                    "message",
                    NfeRules.message(rejection),
                    "all",
                    rejection);
        }
    }

    private String supplement(Draft request, Nfce receipt, String digest, SigningKey key) {
        NfeHeader header = receipt.header();
        NfceStates.Addresses addresses =
                states.addresses(receipt.issuer().address().uf(), header.environment());
        return new CanonicalXml()
                .open("infNFeSupl")
                .element("qrCode", qrCode(addresses.qrCode(), request, receipt, digest, key))
                .element("urlChave", addresses.key())
                .close("infNFeSupl")
                .toString();
    }

    private String qrCode(String address, Draft request, Nfce receipt, String digest, SigningKey key) {
        NfeHeader header = receipt.header();
        String accessKey = receipt.accessKey().value();
        boolean offline = header.emission() == NfeEmission.OFFLINE;
        if (secrets.isEmpty()) {
            return offline
                    ? NfceQrCode.offline(
                            address,
                            accessKey,
                            header.environment(),
                            header.issuedAt().toLocalDate(),
                            receipt.totals().invoice(),
                            receipt.consumer().map(NfceConsumer::id),
                            key)
                    : NfceQrCode.online(address, accessKey, header.environment());
        }
        NfceSecret secret = secrets.get()
                .of(
                        request.tenant(),
                        request.site(),
                        header.environment(),
                        header.issuedAt().toLocalDate());
        return offline
                ? NfceQrCode.offline(
                        address,
                        accessKey,
                        header.environment(),
                        header.issuedAt().toLocalDate(),
                        receipt.totals().invoice(),
                        digest,
                        secret)
                : NfceQrCode.online(address, accessKey, header.environment(), secret);
    }

    /**
     * Writes and signs the event 110111.
     *
     * @throws RuleViolation {@code nfe.cancellation-too-late} after the window that {@link Undo} knows for the state,
     *     naming what undoes the receipt instead
     */
    @Override
    public SignedCancellation cancel(Cancellation request) {
        NfceDraft draft = NfceDraft.read(request.content());
        return documents.cancel(request, draft.sale().issuer(), draft.environment(), new NoteUndo(MODEL, undo));
    }

    @Override
    public List<String> faults(SignedDocument document, Money total) {
        return NfeFaults.of(document, total);
    }
}
