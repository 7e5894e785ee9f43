package dev.backoffice.fiscal.document;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Transition;
import dev.backoffice.fiscal.document.DocumentMoves.Move;
import dev.backoffice.fiscal.document.DocumentStatus.Kind;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.CancellationDoubted;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.CancellationRefused;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.CancellationStarted;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentAuthorized;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentCancelled;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentDiscarded;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentDrafted;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentRejected;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentRevised;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.DocumentSigned;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.SubmissionDoubted;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.SubmissionReturned;
import dev.backoffice.fiscal.document.FiscalDocumentEvent.SubmissionStarted;
import dev.backoffice.fiscal.transmission.Authorization;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One tax document. Immutable and thread-safe; every move follows {@link DocumentMoves#TABLE}, else it is refused with {@code
 * document.move-not-allowed}.
 *
 * <p>Its number and control code belong to it: signed again after a rejection it keeps them. Whatever an attempt brings is
 * recorded under the attempt's number; another number is refused with {@code document.other-attempt}.
 */
public final class FiscalDocument {
    private static final Pattern SITE = Pattern.compile("[A-Z0-9][A-Z0-9-]*");
    private static final Pattern MODEL = Pattern.compile("[0-9A-Za-z-]+");

    private final FiscalDocumentId id;
    private final String origin;
    private final String site;
    private final String model;
    private final Money total;
    private final Doc content;
    private final Optional<SignedDocument> signed;
    private final int attempts;
    private final DocumentStatus status;

    FiscalDocument(
            FiscalDocumentId id,
            String origin,
            String site,
            String model,
            Money total,
            Doc content,
            Optional<SignedDocument> signed,
            int attempts,
            DocumentStatus status) {
        this.id = id;
        this.origin = checkOrigin(origin);
        this.site = checkSite(site);
        this.model = checkModel(model);
        this.total = total;
        this.content = content;
        this.signed = signed;
        this.attempts = attempts;
        this.status = status;
    }

    static String checkOrigin(String origin) {
        return CodeText.check("origin", origin, 180, CodeText.VISIBLE);
    }

    static String checkSite(String site) {
        return CodeText.check("site", site, 20, SITE);
    }

    static String checkModel(String model) {
        return CodeText.check("model", model, 20, MODEL);
    }

    /** The draft of the document of an origin. */
    static Transition<FiscalDocument, FiscalDocumentEvent> draft(
            TenantId tenant, String origin, String site, String model, Doc content, Money total) {
        FiscalDocument draft = new FiscalDocument(
                FiscalDocumentId.of(tenant, origin),
                origin,
                site,
                model,
                total,
                content,
                Optional.empty(),
                0,
                new DocumentStatus.Drafted());
        return Transition.of(draft, new DocumentDrafted(draft.id, origin, site, model, total));
    }

    /** The document with number, key and signature. */
    public Transition<FiscalDocument, FiscalDocumentEvent> sign(SignedDocument document) {
        require(Move.SIGN, Kind.SIGNED);
        return Transition.of(
                with(total, content, Optional.of(document), attempts, new DocumentStatus.Signed()),
                new DocumentSigned(
                        id, origin, document.series(), document.number(), document.accessKey(), document.digest()));
    }

    /** Begins the next attempt to send it. */
    public Transition<FiscalDocument, FiscalDocumentEvent> submit(Moment moment) {
        require(Move.SUBMIT, Kind.SUBMITTED);
        int attempt = attempts + 1;
        return Transition.of(
                with(total, content, signed, attempt, new DocumentStatus.Submitted(attempt, moment.now())),
                new SubmissionStarted(id, origin, attempt));
    }

    /**
     * Records the authority's leave.
     *
     * @throws RuleViolation {@code document.other-digest} when the authority has another document under this key
     */
    public Transition<FiscalDocument, FiscalDocumentEvent> authorize(int attempt, Authorization authorization) {
        require(Move.AUTHORIZE, Kind.AUTHORIZED);
        requireAttempt(attempt);
        SignedDocument document = signedDocument();
        if (!authorization.digest().equals(document.digest())) {
            throw RuleViolation.of("document.other-digest", "document", id.toString());
        }
        return Transition.of(
                with(new DocumentStatus.Authorized(authorization)),
                new DocumentAuthorized(
                        id,
                        origin,
                        document.series(),
                        document.number(),
                        document.accessKey(),
                        total,
                        authorization.protocol(),
                        authorization.receivedAt()));
    }

    /** Records the authority's refusal. */
    public Transition<FiscalDocument, FiscalDocumentEvent> reject(
            int attempt, String code, String reason, Moment moment) {
        require(Move.REJECT, Kind.REJECTED);
        requireAttempt(attempt);
        return Transition.of(
                with(new DocumentStatus.Rejected(code, reason, moment.now())),
                new DocumentRejected(id, origin, attempt, code));
    }

    /** Records that an attempt certainly did not arrive: it may be sent again as it is. */
    public Transition<FiscalDocument, FiscalDocumentEvent> returned(int attempt) {
        require(Move.RETURN, Kind.SIGNED);
        requireAttempt(attempt);
        return Transition.of(with(new DocumentStatus.Signed()), new SubmissionReturned(id, origin, attempt));
    }

    /** Records that no answer came. */
    public Transition<FiscalDocument, FiscalDocumentEvent> doubt(int attempt, String why) {
        require(Move.DOUBT, Kind.IN_DOUBT);
        requireAttempt(attempt);
        return Transition.of(
                with(new DocumentStatus.InDoubt(attempt, startedAt(), why)),
                new SubmissionDoubted(id, origin, attempt));
    }

    /** A refused document with another content. */
    public Transition<FiscalDocument, FiscalDocumentEvent> revise(Doc newContent, Money newTotal) {
        require(Move.REVISE, Kind.DRAFTED);
        return Transition.of(
                with(newTotal, newContent, Optional.empty(), attempts, new DocumentStatus.Drafted()),
                new DocumentRevised(id, origin, newTotal));
    }

    /**
     * Gives it up.
     *
     * @param series the series of the number it holds; empty when it has none
     */
    Transition<FiscalDocument, FiscalDocumentEvent> discard(String reason, String series, Moment moment) {
        require(Move.DISCARD, Kind.DISCARDED);
        return Transition.of(
                with(new DocumentStatus.Discarded(reason, moment.now())), new DocumentDiscarded(id, origin, series));
    }

    /** Begins an attempt to cancel it. */
    public Transition<FiscalDocument, FiscalDocumentEvent> requestCancellation(
            SignedCancellation request, Moment moment) {
        require(Move.REQUEST_CANCELLATION, Kind.CANCELLING);
        int attempt = attempts + 1;
        return Transition.of(
                with(
                        total,
                        content,
                        signed,
                        attempt,
                        new DocumentStatus.Cancelling(authorizationOrThrow(), request, attempt, moment.now())),
                new CancellationStarted(id, origin, attempt));
    }

    /** Records that the authority cancelled it. */
    public Transition<FiscalDocument, FiscalDocumentEvent> cancel(int attempt, String protocol, Instant at) {
        require(Move.CANCEL, Kind.CANCELLED);
        requireAttempt(attempt);
        return Transition.of(
                with(new DocumentStatus.Cancelled(authorizationOrThrow(), cancellation(), protocol, at)),
                new DocumentCancelled(id, origin, signedDocument().accessKey(), total, protocol));
    }

    /**
     * Records that it stays authorized.
     *
     * @param code the authority's code; empty when the request did not arrive
     */
    public Transition<FiscalDocument, FiscalDocumentEvent> keep(int attempt, String code) {
        require(Move.KEEP, Kind.AUTHORIZED);
        requireAttempt(attempt);
        return Transition.of(
                with(new DocumentStatus.Authorized(authorizationOrThrow())),
                new CancellationRefused(id, origin, attempt, code));
    }

    /** Records that no answer to the cancellation came. */
    public Transition<FiscalDocument, FiscalDocumentEvent> doubtCancellation(int attempt, String why) {
        require(Move.DOUBT_CANCELLATION, Kind.CANCEL_IN_DOUBT);
        requireAttempt(attempt);
        return Transition.of(
                with(new DocumentStatus.CancelInDoubt(
                        authorizationOrThrow(), cancellation(), attempt, startedAt(), why)),
                new CancellationDoubted(id, origin, attempt));
    }

    /** Its id, made of tenant and origin. */
    public FiscalDocumentId id() {
        return id;
    }

    /** What the document is for, e.g. {@code order/…}. */
    public String origin() {
        return origin;
    }

    /** The issuing establishment. */
    public String site() {
        return site;
    }

    /** The model, e.g. {@code 55}. */
    public String model() {
        return model;
    }

    /** What it comes to, as its format reads the content. */
    public Money total() {
        return total;
    }

    /** What it says, in the form of its {@link DocumentFormat}. */
    public Doc content() {
        return content;
    }

    /** Number, key and signature, once it has them. */
    public Optional<SignedDocument> signed() {
        return signed;
    }

    /** How many attempts were started, to send or to cancel. */
    public int attempts() {
        return attempts;
    }

    /** Where it stands. */
    public DocumentStatus status() {
        return status;
    }

    /** The authority's leave, while and after it has it. */
    public Optional<Authorization> authorization() {
        if (status instanceof DocumentStatus.Authorized authorized) {
            return Optional.of(authorized.authorization());
        }
        if (status instanceof DocumentStatus.Cancelling cancelling) {
            return Optional.of(cancelling.authorization());
        }
        if (status instanceof DocumentStatus.CancelInDoubt doubt) {
            return Optional.of(doubt.authorization());
        }
        if (status instanceof DocumentStatus.Cancelled cancelled) {
            return Optional.of(cancelled.authorization());
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FiscalDocument that
                && id.equals(that.id)
                && origin.equals(that.origin)
                && site.equals(that.site)
                && model.equals(that.model)
                && total.equals(that.total)
                && content.equals(that.content)
                && signed.equals(that.signed)
                && attempts == that.attempts
                && status.equals(that.status);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, attempts, status);
    }

    /** Id and status: the content names people. */
    @Override
    public String toString() {
        return id + " " + status.kind();
    }

    private FiscalDocument with(DocumentStatus next) {
        return with(total, content, signed, attempts, next);
    }

    private FiscalDocument with(
            Money newTotal, Doc newContent, Optional<SignedDocument> newSigned, int newAttempts, DocumentStatus next) {
        return new FiscalDocument(id, origin, site, model, newTotal, newContent, newSigned, newAttempts, next);
    }

    private void require(Move move, Kind to) {
        DocumentMoves.require(id, status.kind(), move, to);
    }

    private void requireAttempt(int attempt) {
        if (attempt != attempts) {
            throw RuleViolation.of(
                    "document.other-attempt",
                    "document",
                    id.toString(),
                    "attempt",
                    Integer.toString(attempt),
                    "current",
                    Integer.toString(attempts));
        }
    }

    /** When the attempt under way, or in doubt, was started. */
    Instant startedAt() {
        if (status instanceof DocumentStatus.Submitted submitted) {
            return submitted.startedAt();
        }
        if (status instanceof DocumentStatus.InDoubt doubt) {
            return doubt.startedAt();
        }
        if (status instanceof DocumentStatus.Cancelling cancelling) {
            return cancelling.startedAt();
        }
        if (status instanceof DocumentStatus.CancelInDoubt doubt) {
            return doubt.startedAt();
        }
        throw new IllegalStateException(status.kind() + " has no attempt under way");
    }

    private SignedCancellation cancellation() {
        if (status instanceof DocumentStatus.Cancelling cancelling) {
            return cancelling.request();
        }
        if (status instanceof DocumentStatus.CancelInDoubt doubt) {
            return doubt.request();
        }
        throw new IllegalStateException(status.kind() + " has no cancellation under way");
    }

    SignedDocument signedDocument() {
        return signed.orElseThrow(() -> InvalidInput.of("store.field-missing", "field", "signed"));
    }

    private Authorization authorizationOrThrow() {
        return authorization().orElseThrow(() -> InvalidInput.of("store.field-missing", "field", "authorization"));
    }
}
