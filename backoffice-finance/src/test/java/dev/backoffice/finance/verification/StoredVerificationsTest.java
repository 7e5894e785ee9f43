package dev.backoffice.finance.verification;

import static dev.backoffice.finance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.finance.Golden;
import dev.backoffice.finance.verification.VerificationStatus.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The stored forms of verifications and their events, as they were released; kinds and records one to one. */
class StoredVerificationsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
    private static final String ORDER = "order/1001";
    private static final VerificationId ID = VerificationId.of(TenantId.of("blue-shop"), ORDER);
    private static final Money AMOUNT = Money.parse("BRL 900.00");
    private static final VerificationTerms TERMS = new VerificationTerms(
            ORDER,
            VerificationFacts.of(AMOUNT).withRiskScore(new BigDecimal("61")).with("method", "card"),
            WithoutAdvice.REVIEW,
            Optional.of(NOON));
    private static final List<Reason> WHY = List.of(
            Reason.of("provider.said-so", "It said so.").with("score", 61).by("provider"));

    static Map<String, VerificationCase> cases() {
        Map<String, VerificationCase> cases = new LinkedHashMap<>();
        cases.put(
                "verification-open",
                new VerificationCase(
                        ID,
                        new VerificationTerms(
                                ORDER, VerificationFacts.of(AMOUNT), WithoutAdvice.APPROVE, Optional.empty()),
                        new VerificationStatus.Open(),
                        0,
                        List.of()));
        for (VerificationStatus status : List.of(
                new VerificationStatus.Asking(1, NOON, 0, NOON.plus(VerificationCase.PATIENCE)),
                new VerificationStatus.InReview(NOON, false),
                new VerificationStatus.Approved("scripted", NOON),
                new VerificationStatus.Rejected("maria", NOON),
                new VerificationStatus.Expired(NOON),
                new VerificationStatus.Cancelled(NOON))) {
            cases.put("verification-" + Forms.name(status.kind()), new VerificationCase(ID, TERMS, status, 1, WHY));
        }
        return cases;
    }

    static Map<String, VerificationEvent> events() {
        Map<String, VerificationEvent> events = new LinkedHashMap<>();
        for (VerificationEvent event : List.of(
                new VerificationEvent.VerificationOpened(ID, ORDER, AMOUNT, Optional.of(NOON), NOON),
                new VerificationEvent.VerificationAsked(ID, ORDER, 1, NOON),
                new VerificationEvent.VerificationReturned(ID, ORDER, 1, NOON),
                new VerificationEvent.VerificationSentToReview(ID, ORDER, AMOUNT, "scripted", List.of("a.b"), NOON),
                new VerificationEvent.VerificationApproved(ID, ORDER, AMOUNT, "scripted", List.of("a.b"), NOON),
                new VerificationEvent.VerificationRejected(ID, ORDER, AMOUNT, "maria", List.of("a.b"), NOON),
                new VerificationEvent.VerificationExpired(ID, ORDER, AMOUNT, NOON),
                new VerificationEvent.VerificationCancelled(ID, ORDER, AMOUNT, NOON),
                new VerificationEvent.VerificationReconsidered(ID, ORDER, AMOUNT, NOON))) {
            events.put(VerificationEvents.CODEC.type(event) + "-1", event);
        }
        return events;
    }

    static Map<String, Doc> forms() {
        Map<String, Doc> forms = new LinkedHashMap<>();
        cases().forEach((name, found) -> forms.put(name + "-2", VerificationCodec.CODEC.write(found)));
        events().forEach((name, event) -> forms.put(name, VerificationEvents.CODEC.write(event)));
        return forms;
    }

    @Test
    void the_released_forms_are_written_and_read() {
        forms().forEach((name, doc) -> Golden.assertWritten(doc, "verification/" + name + ".json"));
        cases().forEach((name, found) -> {
            assertThat(VerificationCodec.CODEC.readStored(golden(name + "-1"), 1))
                    .isEqualTo(found);
            assertThat(VerificationCodec.CODEC.readStored(golden(name + "-2"), 2))
                    .isEqualTo(found);
        });
        events().forEach((name, event) -> assertThat(
                        VerificationEvents.CODEC.read(VerificationEvents.CODEC.type(event), golden(name), 1))
                .isEqualTo(event));
        assertThat(events()).hasSameSizeAs(VerificationEvents.CODEC.types());
        assertRefused(
                "event.unknown-type",
                () -> VerificationEvents.CODEC.read("verification.painted", golden("verification.asked-1"), 1));
    }

    @Test
    void each_kind_of_status_has_one_record_and_is_reached() {
        assertThat(Arrays.stream(VerificationStatus.class.getPermittedSubclasses())
                        .map(type -> type.getSimpleName()
                                .replaceAll("([a-z])([A-Z])", "$1_$2")
                                .toUpperCase(Locale.ROOT))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Kind.values()).map(Enum::name).toList());
        assertThat(VerificationMoves.TABLE.stream().flatMap(legal -> legal.to().stream()))
                .containsAll(Arrays.asList(Kind.values()));
        for (Kind kind : Kind.values()) {
            assertThat(kind == Kind.CANCELLED || VerificationMoves.legal(VerificationMove.CANCEL, kind))
                    .as(kind.name())
                    .isTrue();
        }
    }

    private static Doc golden(String name) {
        return Golden.doc("verification/" + name + ".json");
    }
}
