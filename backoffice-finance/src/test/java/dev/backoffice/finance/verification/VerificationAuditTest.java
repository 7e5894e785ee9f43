package dev.backoffice.finance.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Each kind of damage to stored verifications is found by the audit. */
class VerificationAuditTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
    private final Store store = MemoryStore.create();
    private final Verifications verifications =
            new Verifications(TestCommands.over(store, SettableClock.at(NOON)), new ScriptedVerifier());

    @Test
    void a_decision_without_reason_is_found() {
        plant("order/1", "order/1", new VerificationStatus.Approved("mallory", NOON), 0);

        assertThat(laws()).containsExactly("verification.decided-with-reason");
    }

    @Test
    void a_second_verification_of_one_thing_is_found() {
        plant("order/2", "order/1", new VerificationStatus.Open(), 0);

        assertThat(laws()).containsExactly("verification.one-per-reference");
    }

    @Test
    void an_attempt_that_is_not_the_last_is_found() {
        plant("order/1", "order/1", new VerificationStatus.Asking(1, NOON, 0, NOON), 2);

        assertThat(laws()).containsExactly("verification.attempts-add-up");
    }

    @Test
    void a_verification_that_cannot_be_read_is_found() {
        insert("broken", Doc.fields().put("id", "broken").build());

        assertThat(laws()).containsExactly("verification.readable");
    }

    private List<String> laws() {
        return verifications.audit(MARIA).findings().stream().map(Finding::law).toList();
    }

    private void plant(String idOf, String reference, VerificationStatus status, int attempts) {
        VerificationId id = VerificationId.of(MARIA.tenant(), idOf);
        VerificationTerms terms = new VerificationTerms(
                reference, VerificationFacts.of(Money.parse("BRL 1.00")), WithoutAdvice.REVIEW, Optional.empty());
        insert(
                id.toString(),
                VerificationCodec.CODEC.write(new VerificationCase(id, terms, status, attempts, List.of())));
    }

    private void insert(String id, Doc body) {
        store.execute(MARIA, session -> {
            session.documents().insert(new StoredDocument("verification", id, 1, 2, body, Map.of()));
            return true;
        });
    }
}
