package dev.backoffice.fiscal.document;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.transmission.Authorization;
import org.joda.money.Money;

/** The stored form of documents. */
final class FiscalDocumentCodec implements Codec<FiscalDocument> {
    static final FiscalDocumentCodec INSTANCE = new FiscalDocumentCodec();

    private FiscalDocumentCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(FiscalDocument document) {
        return Doc.fields()
                .put("id", document.id().toString())
                .put("origin", document.origin())
                .put("site", document.site())
                .put("model", document.model())
                .put("total", document.total().toString())
                .put("content", document.content())
                .put("signed", document.signed(), FiscalDocumentCodec::writeSigned)
                .put("attempts", document.attempts())
                .put("status", writeStatus(document.status()))
                .build();
    }

    @Override
    public FiscalDocument read(Doc doc, int schema) {
        return new FiscalDocument(
                FiscalDocumentId.parse(doc.text("id")),
                doc.text("origin"),
                doc.text("site"),
                doc.text("model"),
                Money.parse(doc.text("total")),
                doc.get("content"),
                doc.find("signed").map(FiscalDocumentCodec::readSigned),
                (int) doc.integer("attempts"),
                readStatus(doc.get("status")));
    }

    private static Doc writeSigned(SignedDocument signed) {
        return Doc.fields()
                .put("series", signed.series())
                .put("number", signed.number())
                .put("accessKey", signed.accessKey())
                .put("xml", signed.xml())
                .put("digest", signed.digest())
                .put("signedAt", signed.signedAt())
                .build();
    }

    private static SignedDocument readSigned(Doc doc) {
        return new SignedDocument(
                doc.text("series"),
                doc.integer("number"),
                doc.text("accessKey"),
                doc.text("xml"),
                doc.text("digest"),
                doc.instant("signedAt"));
    }

    private static Doc writeStatus(DocumentStatus status) {
        Doc.Builder doc = Doc.fields().put("kind", status.kind().name());
        if (status instanceof DocumentStatus.Submitted submitted) {
            doc.put("attempt", submitted.attempt()).put("startedAt", submitted.startedAt());
        } else if (status instanceof DocumentStatus.InDoubt doubt) {
            doc.put("attempt", doubt.attempt())
                    .put("startedAt", doubt.startedAt())
                    .put("why", doubt.why());
        } else if (status instanceof DocumentStatus.Rejected rejected) {
            doc.put("code", rejected.code()).put("reason", rejected.reason()).put("at", rejected.at());
        } else if (status instanceof DocumentStatus.Authorized authorized) {
            doc.put("authorization", writeAuthorization(authorized.authorization()));
        } else if (status instanceof DocumentStatus.Cancelling cancelling) {
            doc.put("authorization", writeAuthorization(cancelling.authorization()))
                    .put("request", writeRequest(cancelling.request()))
                    .put("attempt", cancelling.attempt())
                    .put("startedAt", cancelling.startedAt());
        } else if (status instanceof DocumentStatus.CancelInDoubt doubt) {
            doc.put("authorization", writeAuthorization(doubt.authorization()))
                    .put("request", writeRequest(doubt.request()))
                    .put("attempt", doubt.attempt())
                    .put("startedAt", doubt.startedAt())
                    .put("why", doubt.why());
        } else if (status instanceof DocumentStatus.Cancelled cancelled) {
            doc.put("authorization", writeAuthorization(cancelled.authorization()))
                    .put("request", writeRequest(cancelled.request()))
                    .put("protocol", cancelled.protocol())
                    .put("at", cancelled.at());
        } else if (status instanceof DocumentStatus.Discarded discarded) {
            doc.put("reason", discarded.reason()).put("at", discarded.at());
        }
        return doc.build();
    }

    private static DocumentStatus readStatus(Doc doc) {
        return switch (kind(doc.text("kind"))) {
            case DRAFTED -> new DocumentStatus.Drafted();
            case SIGNED -> new DocumentStatus.Signed();
            case SUBMITTED -> new DocumentStatus.Submitted((int) doc.integer("attempt"), doc.instant("startedAt"));
            case IN_DOUBT ->
                new DocumentStatus.InDoubt((int) doc.integer("attempt"), doc.instant("startedAt"), doc.text("why"));
            case REJECTED -> new DocumentStatus.Rejected(doc.text("code"), doc.text("reason"), doc.instant("at"));
            case AUTHORIZED -> new DocumentStatus.Authorized(readAuthorization(doc.get("authorization")));
            case CANCELLING ->
                new DocumentStatus.Cancelling(
                        readAuthorization(doc.get("authorization")),
                        readRequest(doc.get("request")),
                        (int) doc.integer("attempt"),
                        doc.instant("startedAt"));
            case CANCEL_IN_DOUBT ->
                new DocumentStatus.CancelInDoubt(
                        readAuthorization(doc.get("authorization")),
                        readRequest(doc.get("request")),
                        (int) doc.integer("attempt"),
                        doc.instant("startedAt"),
                        doc.text("why"));
            case CANCELLED ->
                new DocumentStatus.Cancelled(
                        readAuthorization(doc.get("authorization")),
                        readRequest(doc.get("request")),
                        doc.text("protocol"),
                        doc.instant("at"));
            case DISCARDED -> new DocumentStatus.Discarded(doc.text("reason"), doc.instant("at"));
        };
    }

    private static DocumentStatus.Kind kind(String name) {
        for (DocumentStatus.Kind kind : DocumentStatus.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw InvalidInput.of("store.field-kind", "field", "kind", "wanted", "status");
    }

    private static Doc writeAuthorization(Authorization authorization) {
        return Doc.fields()
                .put("protocol", authorization.protocol())
                .put("digest", authorization.digest())
                .put("receivedAt", authorization.receivedAt())
                .build();
    }

    private static Authorization readAuthorization(Doc doc) {
        return new Authorization(doc.text("protocol"), doc.text("digest"), doc.instant("receivedAt"));
    }

    private static Doc writeRequest(SignedCancellation request) {
        return Doc.fields()
                .put("reason", request.reason())
                .put("xml", request.xml())
                .build();
    }

    private static SignedCancellation readRequest(Doc doc) {
        return new SignedCancellation(doc.text("reason"), doc.text("xml"));
    }
}
