package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeControlCode;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfeTechnicalContact;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import dev.backoffice.fiscal.br.operation.FiscalOperations;
import dev.backoffice.fiscal.br.operation.LegalTexts;
import dev.backoffice.fiscal.br.operation.Undo;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.SignedCancellation;
import dev.backoffice.fiscal.document.SignedDocument;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Documents of model 55: contents are {@link NfeDraft}s, or {@link NfeUndoDraft}s of what undoes another note, signed with the
 * issuer's key. Stateless and thread-safe.
 */
public final class NfeFormat implements DocumentFormat {
    /** The model, as documents name it. */
    public static final String MODEL = "55";

    private final IssuerDocuments documents;
    private final SaleTaxRule taxes;
    private final String software;
    private final Optional<NfeTechnicalContact> technicalContact;
    private final Undo undo;
    private final Optional<LegalTexts> texts;
    private final FiscalOperations operations;

    private NfeFormat(
            IssuerDocuments documents,
            SaleTaxRule taxes,
            String software,
            Optional<NfeTechnicalContact> technicalContact,
            Undo undo,
            Optional<LegalTexts> texts,
            FiscalOperations operations) {
        this.documents = documents;
        this.taxes = taxes;
        this.software = software;
        this.technicalContact = technicalContact;
        this.undo = undo;
        this.texts = texts;
        this.operations = operations;
    }

    /**
     * Notes taxed by a rule and signed with these keys.
     *
     * @param software {@code verProc}, name and version of the issuing software, 1 to 20 characters
     * @param technicalContact who answers for the software; empty where no state served asks for it
     */
    public NfeFormat(
            SigningKeys keys, SaleTaxRule taxes, String software, Optional<NfeTechnicalContact> technicalContact) {
        this(
                new IssuerDocuments(keys),
                taxes,
                NfeText.require("verProc", software, 1, 20),
                technicalContact,
                Undo.standard(),
                Optional.empty(),
                FiscalOperations.standard());
    }

    /** The same with a host's tables of how long notes may be cancelled. */
    public NfeFormat with(Undo windows) {
        return new NfeFormat(documents, taxes, software, technicalContact, windows, texts, operations);
    }

    /** The same, where each note says the sentences that its taxes ask for before the seller's own text ({@code infCpl}). */
    public NfeFormat with(LegalTexts sentences) {
        return new NfeFormat(documents, taxes, software, technicalContact, undo, Optional.of(sentences), operations);
    }

    /** The same with a host's table of operations, by which notes that undo others are written. */
    public NfeFormat with(FiscalOperations own) {
        return new NfeFormat(documents, taxes, software, technicalContact, undo, texts, own);
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public Outline outline(Doc content) {
        if (NfeUndoDraft.isOne(content)) {
            NfeUndoDraft draft = NfeUndoDraft.read(content);
            return new Outline(
                    draft.total(), IssuerDocuments.series(draft.issuer(), MODEL, draft.series(), draft.firstNumber()));
        }
        NfeDraft draft = NfeDraft.read(content);
        NfeIssuer issuer = draft.sale().issuer();
        return new Outline(
                draft.sale().total(), IssuerDocuments.series(issuer, MODEL, draft.series(), draft.firstNumber()));
    }

    /**
     * Composes, writes and signs the note.
     *
     * @throws RuleViolation {@code nfe.certificate-of-other-company} (rejection 213), {@code nfe.certificate-not-in-force}, and
     *     what the tax rule and the note refuse
     */
    @Override
    public SignedDocument sign(Draft request) {
        if (NfeUndoDraft.isOne(request.content())) {
            return signUndo(request, NfeUndoDraft.read(request.content()));
        }
        NfeDraft draft = NfeDraft.read(request.content());
        NfeIssuer issuer = draft.sale().issuer();
        int number = Math.toIntExact(request.number());
        NfeHeader header = new NfeHeader(
                draft.operation(),
                draft.series(),
                number,
                NfeControlCode.derive(request.id().toString(), number),
                IssuerDocuments.at(issuer, request.at()),
                draft.emission(),
                draft.environment(),
                draft.presence(),
                draft.marketplace(),
                software,
                draft.contingency());
        Nfe note = NfeComposer.compose(header, draft.sale(), taxes, technicalContact, texts)
                .value();
        SignedXml signed = NfeSigner.sign(
                NfeXmlWriter.write(note), documents.key(request.tenant(), request.site(), issuer, request.at()));
        return new SignedDocument(
                outline(request.content()).series().name(),
                number,
                note.accessKey().value(),
                signed.text(),
                signed.digest(),
                request.at());
    }

    private SignedDocument signUndo(Draft request, NfeUndoDraft draft) {
        NfeIssuer issuer = draft.issuer();
        int number = Math.toIntExact(request.number());
        NfeHeader header = new NfeHeader(
                draft.operation(),
                draft.series(),
                number,
                NfeControlCode.derive(request.id().toString(), number),
                IssuerDocuments.at(issuer, request.at()),
                NfeEmission.NORMAL,
                draft.environment(),
                BuyerPresence.NOT_APPLICABLE,
                Optional.empty(),
                software);
        NfeContent note = NfeUndoComposer.compose(header, draft, operations, technicalContact)
                .value();
        SignedXml signed = NfeSigner.sign(
                NfeXmlWriter.write(note), documents.key(request.tenant(), request.site(), issuer, request.at()));
        return new SignedDocument(
                outline(request.content()).series().name(),
                number,
                note.id().substring(3),
                signed.text(),
                signed.digest(),
                request.at());
    }

    /**
     * Writes and signs the event 110111.
     *
     * @throws RuleViolation {@code nfe.cancellation-too-late} after the window that {@link Undo} knows for the state, naming
     *     what undoes the note instead
     */
    @Override
    public SignedCancellation cancel(Cancellation request) {
        if (NfeUndoDraft.isOne(request.content())) {
            NfeUndoDraft draft = NfeUndoDraft.read(request.content());
            return documents.cancel(request, draft.issuer(), draft.environment(), new NoteUndo(MODEL, undo));
        }
        NfeDraft draft = NfeDraft.read(request.content());
        NfeIssuer issuer = draft.sale().issuer();
        return documents.cancel(request, issuer, draft.environment(), new NoteUndo(MODEL, undo));
    }

    @Override
    public List<String> faults(SignedDocument document, Money total) {
        return NfeFaults.of(document, total);
    }
}
