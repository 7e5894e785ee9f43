package dev.backoffice.fiscal.document;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
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
import java.util.Set;
import org.joda.money.Money;

/** The stored form of what happens to documents. */
public final class FiscalDocumentEvents implements EventCodec<FiscalDocumentEvent> {
    /** The one codec of this room's events. */
    public static final FiscalDocumentEvents CODEC = new FiscalDocumentEvents();

    /** Only what numbers depend on. */
    static final EventCodec<FiscalDocumentEvent> NUMBERS =
            new Some(Set.of("document.authorized", "document.discarded"));

    /** Only what leaves an attempt without an answer. */
    static final EventCodec<FiscalDocumentEvent> ATTEMPTS = new Some(Set.of(
            "document.submission-started",
            "document.submission-doubted",
            "document.cancellation-started",
            "document.cancellation-doubted"));

    private static final String DRAFTED = "document.drafted";
    private static final String SIGNED = "document.signed";
    private static final String SUBMISSION_STARTED = "document.submission-started";
    private static final String AUTHORIZED = "document.authorized";
    private static final String REJECTED = "document.rejected";
    private static final String SUBMISSION_RETURNED = "document.submission-returned";
    private static final String SUBMISSION_DOUBTED = "document.submission-doubted";
    private static final String REVISED = "document.revised";
    private static final String DISCARDED = "document.discarded";
    private static final String CANCELLATION_STARTED = "document.cancellation-started";
    private static final String CANCELLED = "document.cancelled";
    private static final String CANCELLATION_REFUSED = "document.cancellation-refused";
    private static final String CANCELLATION_DOUBTED = "document.cancellation-doubted";

    private FiscalDocumentEvents() {}

    @Override
    public Set<String> types() {
        return Set.of(
                DRAFTED,
                SIGNED,
                SUBMISSION_STARTED,
                AUTHORIZED,
                REJECTED,
                SUBMISSION_RETURNED,
                SUBMISSION_DOUBTED,
                REVISED,
                DISCARDED,
                CANCELLATION_STARTED,
                CANCELLED,
                CANCELLATION_REFUSED,
                CANCELLATION_DOUBTED);
    }

    @Override
    public String type(FiscalDocumentEvent event) {
        if (event instanceof DocumentDrafted) {
            return DRAFTED;
        } else if (event instanceof DocumentSigned) {
            return SIGNED;
        } else if (event instanceof SubmissionStarted) {
            return SUBMISSION_STARTED;
        } else if (event instanceof DocumentAuthorized) {
            return AUTHORIZED;
        } else if (event instanceof DocumentRejected) {
            return REJECTED;
        } else if (event instanceof SubmissionReturned) {
            return SUBMISSION_RETURNED;
        } else if (event instanceof SubmissionDoubted) {
            return SUBMISSION_DOUBTED;
        } else if (event instanceof DocumentRevised) {
            return REVISED;
        } else if (event instanceof DocumentDiscarded) {
            return DISCARDED;
        } else if (event instanceof CancellationStarted) {
            return CANCELLATION_STARTED;
        } else if (event instanceof DocumentCancelled) {
            return CANCELLED;
        } else if (event instanceof CancellationRefused) {
            return CANCELLATION_REFUSED;
        }
        return CANCELLATION_DOUBTED;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(FiscalDocumentEvent event) {
        Doc.Builder doc =
                Doc.fields().put("document", event.document().toString()).put("origin", event.origin());
        if (event instanceof DocumentDrafted drafted) {
            doc.put("site", drafted.site())
                    .put("model", drafted.model())
                    .put("total", drafted.total().toString());
        } else if (event instanceof DocumentSigned signed) {
            doc.put("series", signed.series())
                    .put("number", signed.number())
                    .put("accessKey", signed.accessKey())
                    .put("digest", signed.digest());
        } else if (event instanceof SubmissionStarted started) {
            doc.put("attempt", started.attempt());
        } else if (event instanceof DocumentAuthorized authorized) {
            doc.put("series", authorized.series())
                    .put("number", authorized.number())
                    .put("accessKey", authorized.accessKey())
                    .put("total", authorized.total().toString())
                    .put("protocol", authorized.protocol())
                    .put("receivedAt", authorized.receivedAt());
        } else if (event instanceof DocumentRejected rejected) {
            doc.put("attempt", rejected.attempt()).put("code", rejected.code());
        } else if (event instanceof SubmissionReturned returned) {
            doc.put("attempt", returned.attempt());
        } else if (event instanceof SubmissionDoubted doubted) {
            doc.put("attempt", doubted.attempt());
        } else if (event instanceof DocumentRevised revised) {
            doc.put("total", revised.total().toString());
        } else if (event instanceof DocumentDiscarded discarded) {
            doc.put("series", discarded.series());
        } else if (event instanceof CancellationStarted started) {
            doc.put("attempt", started.attempt());
        } else if (event instanceof DocumentCancelled cancelled) {
            doc.put("accessKey", cancelled.accessKey())
                    .put("total", cancelled.total().toString())
                    .put("protocol", cancelled.protocol());
        } else if (event instanceof CancellationRefused refused) {
            doc.put("attempt", refused.attempt()).put("code", refused.code());
        } else if (event instanceof CancellationDoubted doubted) {
            doc.put("attempt", doubted.attempt());
        }
        return doc.build();
    }

    @Override
    public FiscalDocumentEvent read(String type, Doc body, int schema) {
        FiscalDocumentId id = FiscalDocumentId.parse(body.text("document"));
        String origin = body.text("origin");
        return switch (type) {
            case DRAFTED -> new DocumentDrafted(id, origin, body.text("site"), body.text("model"), total(body));
            case SIGNED ->
                new DocumentSigned(
                        id,
                        origin,
                        body.text("series"),
                        body.integer("number"),
                        body.text("accessKey"),
                        body.text("digest"));
            case SUBMISSION_STARTED -> new SubmissionStarted(id, origin, attempt(body));
            case AUTHORIZED ->
                new DocumentAuthorized(
                        id,
                        origin,
                        body.text("series"),
                        body.integer("number"),
                        body.text("accessKey"),
                        total(body),
                        body.text("protocol"),
                        body.instant("receivedAt"));
            case REJECTED -> new DocumentRejected(id, origin, attempt(body), body.text("code"));
            case SUBMISSION_RETURNED -> new SubmissionReturned(id, origin, attempt(body));
            case SUBMISSION_DOUBTED -> new SubmissionDoubted(id, origin, attempt(body));
            case REVISED -> new DocumentRevised(id, origin, total(body));
            case DISCARDED -> new DocumentDiscarded(id, origin, body.text("series"));
            case CANCELLATION_STARTED -> new CancellationStarted(id, origin, attempt(body));
            case CANCELLED ->
                new DocumentCancelled(id, origin, body.text("accessKey"), total(body), body.text("protocol"));
            case CANCELLATION_REFUSED -> new CancellationRefused(id, origin, attempt(body), body.text("code"));
            case CANCELLATION_DOUBTED -> new CancellationDoubted(id, origin, attempt(body));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }

    private static int attempt(Doc body) {
        return (int) body.integer("attempt");
    }

    private static Money total(Doc body) {
        return Money.parse(body.text("total"));
    }

    /** The codec for some of the types, so that a subscription is not given the others. */
    private record Some(Set<String> types) implements EventCodec<FiscalDocumentEvent> {
        @Override
        public String type(FiscalDocumentEvent event) {
            return CODEC.type(event);
        }

        @Override
        public int schema() {
            return CODEC.schema();
        }

        @Override
        public Doc write(FiscalDocumentEvent event) {
            return CODEC.write(event);
        }

        @Override
        public FiscalDocumentEvent read(String type, Doc body, int schema) {
            return CODEC.read(type, body, schema);
        }
    }
}
