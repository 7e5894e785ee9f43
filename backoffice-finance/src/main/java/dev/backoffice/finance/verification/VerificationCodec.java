package dev.backoffice.finance.verification;

import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joda.money.Money;

/**
 * The stored form of a verification. Schema 2: id, terms, status, attempts, why. Schema 1 had no patience, look-ups or
 * reconsidered reviews.
 */
final class VerificationCodec implements Codec<VerificationCase> {
    static final VerificationCodec CODEC = new VerificationCodec();

    private static final WriteStatus WRITE_STATUS = new WriteStatus();

    private VerificationCodec() {}

    @Override
    public int schema() {
        return 2;
    }

    @Override
    public Doc write(VerificationCase found) {
        return Doc.fields()
                .put("id", found.id().toString())
                .put("terms", terms(found.terms()))
                .put("status", found.status().match(WRITE_STATUS))
                .put("attempts", found.attempts())
                .put("why", found.why(), Forms::reason)
                .build();
    }

    @Override
    public VerificationCase read(Doc doc, int schema) {
        return new VerificationCase(
                VerificationId.parse(doc.text("id")),
                readTerms(doc.get("terms")),
                readStatus(doc.get("status"), schema),
                (int) doc.integer("attempts"),
                doc.list("why", Forms::readReason));
    }

    static Doc terms(VerificationTerms terms) {
        VerificationFacts facts = terms.facts();
        return Doc.fields()
                .put("reference", terms.reference())
                .put("amount", facts.amount().toString())
                .put("riskScore", facts.riskScore(), Doc::of)
                .put("attributes", texts(facts.attributes()))
                .put("withoutAdvice", Forms.name(terms.withoutAdvice()))
                .put("expiresAt", terms.expiresAt(), at -> Doc.of(at.toString()))
                .put("patience", terms.patience().toString())
                .build();
    }

    private static VerificationTerms readTerms(Doc doc) {
        return new VerificationTerms(
                doc.text("reference"),
                new VerificationFacts(
                        Money.parse(doc.text("amount")),
                        doc.find("riskScore").map(Doc::asNumber),
                        readTexts(doc.get("attributes"))),
                Forms.constant(WithoutAdvice.class, doc.text("withoutAdvice")),
                doc.find("expiresAt").map(at -> Instant.parse(at.asText())),
                doc.find("patience")
                        .map(patience -> Duration.parse(patience.asText()))
                        .orElse(VerificationTerms.DEFAULT_PATIENCE));
    }

    private static Doc texts(Map<String, String> values) {
        Doc.Builder doc = Doc.fields();
        values.forEach(doc::put);
        return doc.build();
    }

    private static Map<String, String> readTexts(Doc doc) {
        Map<String, String> values = new LinkedHashMap<>();
        doc.asFields().forEach((name, value) -> values.put(name, value.asText()));
        return values;
    }

    private static final class WriteStatus implements VerificationStatus.Cases<Doc> {
        @Override
        public Doc open(VerificationStatus.Open status) {
            return kind(status).build();
        }

        @Override
        public Doc asking(VerificationStatus.Asking status) {
            return kind(status)
                    .put("attempt", status.attempt())
                    .put("at", status.at())
                    .put("lookUps", status.lookUps())
                    .put("nextLookUp", status.nextLookUp())
                    .build();
        }

        @Override
        public Doc inReview(VerificationStatus.InReview status) {
            return kind(status)
                    .put("at", status.at())
                    .put("reconsidered", status.reconsidered())
                    .build();
        }

        @Override
        public Doc approved(VerificationStatus.Approved status) {
            return kind(status).put("by", status.by()).put("at", status.at()).build();
        }

        @Override
        public Doc rejected(VerificationStatus.Rejected status) {
            return kind(status).put("by", status.by()).put("at", status.at()).build();
        }

        @Override
        public Doc expired(VerificationStatus.Expired status) {
            return kind(status).put("at", status.at()).build();
        }

        @Override
        public Doc cancelled(VerificationStatus.Cancelled status) {
            return kind(status).put("at", status.at()).build();
        }

        private static Doc.Builder kind(VerificationStatus status) {
            return Doc.fields().put("kind", Forms.name(status.kind()));
        }
    }

    private static VerificationStatus readStatus(Doc doc, int schema) {
        return switch (Forms.constant(VerificationStatus.Kind.class, doc.text("kind"))) {
            case OPEN -> new VerificationStatus.Open();
            case ASKING ->
                new VerificationStatus.Asking(
                        (int) doc.integer("attempt"),
                        doc.instant("at"),
                        schema == 1 ? 0 : (int) doc.integer("lookUps"),
                        schema == 1 ? doc.instant("at").plus(VerificationCase.PATIENCE) : doc.instant("nextLookUp"));
            case IN_REVIEW ->
                new VerificationStatus.InReview(doc.instant("at"), schema != 1 && doc.bool("reconsidered"));
            case APPROVED -> new VerificationStatus.Approved(doc.text("by"), doc.instant("at"));
            case REJECTED -> new VerificationStatus.Rejected(doc.text("by"), doc.instant("at"));
            case EXPIRED -> new VerificationStatus.Expired(doc.instant("at"));
            case CANCELLED -> new VerificationStatus.Cancelled(doc.instant("at"));
        };
    }
}
