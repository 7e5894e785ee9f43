package dev.backoffice.finance.verification;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.verification.VerificationEvent.VerificationApproved;
import dev.backoffice.finance.verification.VerificationEvent.VerificationAsked;
import dev.backoffice.finance.verification.VerificationEvent.VerificationCancelled;
import dev.backoffice.finance.verification.VerificationEvent.VerificationExpired;
import dev.backoffice.finance.verification.VerificationEvent.VerificationOpened;
import dev.backoffice.finance.verification.VerificationEvent.VerificationReconsidered;
import dev.backoffice.finance.verification.VerificationEvent.VerificationRejected;
import dev.backoffice.finance.verification.VerificationEvent.VerificationReturned;
import dev.backoffice.finance.verification.VerificationEvent.VerificationSentToReview;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;

/** The stored form of the events of verifications. */
public final class VerificationEvents implements EventCodec<VerificationEvent> {
    /** The only one needed. */
    public static final VerificationEvents CODEC = new VerificationEvents();

    private static final Map<Class<? extends VerificationEvent>, String> TYPES = Map.ofEntries(
            Map.entry(VerificationOpened.class, "verification.opened"),
            Map.entry(VerificationAsked.class, "verification.asked"),
            Map.entry(VerificationReturned.class, "verification.returned"),
            Map.entry(VerificationSentToReview.class, "verification.sent-to-review"),
            Map.entry(VerificationApproved.class, "verification.approved"),
            Map.entry(VerificationRejected.class, "verification.rejected"),
            Map.entry(VerificationExpired.class, "verification.expired"),
            Map.entry(VerificationCancelled.class, "verification.cancelled"),
            Map.entry(VerificationReconsidered.class, "verification.reconsidered"));

    private VerificationEvents() {}

    @Override
    public Set<String> types() {
        return Set.copyOf(TYPES.values());
    }

    @Override
    public String type(VerificationEvent event) {
        String type = TYPES.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException("no type for " + event.getClass());
        }
        return type;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(VerificationEvent event) {
        Doc.Builder doc = Doc.fields()
                .put("verification", event.verification().toString())
                .put("reference", event.reference());
        if (event instanceof VerificationOpened told) {
            doc.put("amount", told.amount().toString())
                    .put("expiresAt", told.expiresAt(), at -> Doc.of(at.toString()))
                    .put("at", told.at());
        } else if (event instanceof VerificationAsked told) {
            doc.put("attempt", told.attempt()).put("at", told.at());
        } else if (event instanceof VerificationReturned told) {
            doc.put("attempt", told.attempt()).put("at", told.at());
        } else if (event instanceof VerificationSentToReview told) {
            judged(doc, told.amount(), told.by(), told.reasons()).put("at", told.at());
        } else if (event instanceof VerificationApproved told) {
            judged(doc, told.amount(), told.by(), told.reasons()).put("at", told.at());
        } else if (event instanceof VerificationRejected told) {
            judged(doc, told.amount(), told.by(), told.reasons()).put("at", told.at());
        } else if (event instanceof VerificationExpired told) {
            doc.put("amount", told.amount().toString()).put("at", told.at());
        } else if (event instanceof VerificationCancelled told) {
            doc.put("amount", told.amount().toString()).put("at", told.at());
        } else if (event instanceof VerificationReconsidered told) {
            doc.put("amount", told.amount().toString()).put("at", told.at());
        }
        return doc.build();
    }

    private static Doc.Builder judged(Doc.Builder doc, Money amount, String by, List<String> reasons) {
        return doc.put("amount", amount.toString()).put("by", by).put("reasons", reasons, Doc::of);
    }

    @Override
    public VerificationEvent read(String type, Doc body, int schema) {
        if (!TYPES.containsValue(type)) {
            throw InvalidInput.of("event.unknown-type", "type", type);
        }
        VerificationId id = VerificationId.parse(body.text("verification"));
        String reference = body.text("reference");
        Instant at = body.instant("at");
        return switch (type) {
            case "verification.opened" ->
                new VerificationOpened(
                        id,
                        reference,
                        amount(body),
                        body.find("expiresAt").map(text -> Instant.parse(text.asText())),
                        at);
            case "verification.asked" -> new VerificationAsked(id, reference, (int) body.integer("attempt"), at);
            case "verification.returned" -> new VerificationReturned(id, reference, (int) body.integer("attempt"), at);
            case "verification.sent-to-review" ->
                new VerificationSentToReview(id, reference, amount(body), body.text("by"), reasons(body), at);
            case "verification.approved" ->
                new VerificationApproved(id, reference, amount(body), body.text("by"), reasons(body), at);
            case "verification.rejected" ->
                new VerificationRejected(id, reference, amount(body), body.text("by"), reasons(body), at);
            case "verification.expired" -> new VerificationExpired(id, reference, amount(body), at);
            case "verification.cancelled" -> new VerificationCancelled(id, reference, amount(body), at);
            case "verification.reconsidered" -> new VerificationReconsidered(id, reference, amount(body), at);
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }

    private static Money amount(Doc body) {
        return Money.parse(body.text("amount"));
    }

    private static List<String> reasons(Doc body) {
        return body.list("reasons", Doc::asText);
    }
}
