package dev.backoffice.finance.verification;

import static dev.backoffice.finance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.verification.VerificationStatus.Kind;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A verifier advises, a person decides, and no question is asked twice. */
class VerificationsTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final CallContext RIVAL = CallContext.of("red-shop", "rita");
    private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    private static final Money AMOUNT = Money.parse("BRL 900.00");

    private final Store store = store();
    private final SettableClock clock = SettableClock.at(NOON);
    private final ScriptedVerifier verifier = new ScriptedVerifier();
    private final Verifications verifications = new Verifications(TestCommands.over(store, clock), verifier);

    Store store() {
        return MemoryStore.create();
    }

    @AfterEach
    void the_laws_hold_after_every_situation() {
        assertThat(verifications.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void what_the_verifier_approves_may_go_on() {
        VerificationId id = open(WithoutAdvice.REVIEW);

        VerificationCase asked = ask("ask", id);

        assertThat(asked.approved()).isTrue();
        assertThat(asked.status()).isEqualTo(new VerificationStatus.Approved("scripted", NOON));
        assertThat(asked.why()).isEqualTo(ScriptedVerifier.BECAUSE);
        assertThat(events(id)).containsExactly("verification.opened", "verification.asked", "verification.approved");
        assertThat(verifications.find(MARIA, "order/1001")).contains(asked);
    }

    @Test
    void what_the_verifier_rejects_may_not_and_a_person_can_look_again() {
        verifier.outcome = new AdviceOutcome.Advised(new Advice.Reject(ScriptedVerifier.BECAUSE));
        VerificationId id = open(WithoutAdvice.REVIEW);

        assertThat(ask("ask", id).status().kind()).isEqualTo(Kind.REJECTED);
        assertRefused("verification.illegal-move", () -> decide("d1", id, Verdict.APPROVE));

        verifications.reconsider(
                MARIA, new ReconsiderVerification(key("again"), id, "the buyer called with the invoice"));
        decide("d2", id, Verdict.APPROVE);
        assertThat(view(id).status()).isEqualTo(new VerificationStatus.Approved("maria", NOON));
        assertThat(view(id).why())
                .extracting(Reason::code)
                .containsExactly("provider.said-so", "verification.reconsidered", "verification.decided");
    }

    @Test
    void what_the_verifier_leaves_open_is_decided_by_a_person_with_a_reason() {
        verifier.outcome = new AdviceOutcome.Advised(new Advice.Review(ScriptedVerifier.BECAUSE));
        VerificationId id = open(WithoutAdvice.APPROVE);

        assertThat(ask("ask", id).status().kind()).isEqualTo(Kind.IN_REVIEW);
        assertThat(verifications
                        .list(MARIA, VerificationQuery.all().status(Kind.IN_REVIEW), PageRequest.first(10))
                        .rows())
                .hasSize(1);
        assertRefused("input.blank", () -> new DecideVerification(key("d"), id, Verdict.REJECT, " "));
        decide("d", id, Verdict.REJECT);

        assertThat(view(id).status()).isEqualTo(new VerificationStatus.Rejected("maria", NOON));
        assertThat(verifications
                        .list(MARIA, VerificationQuery.all().status(Kind.IN_REVIEW), PageRequest.first(10))
                        .rows())
                .isEmpty();
    }

    @Test
    void without_advice_it_goes_on_or_to_a_person_as_was_said_when_it_was_opened() {
        verifier.outcome = new AdviceOutcome.Advised(new Advice.NoAdvice(ScriptedVerifier.BECAUSE));
        VerificationId approved = open(WithoutAdvice.APPROVE);
        VerificationId reviewed =
                verifications.open(MARIA, new OpenVerification(key("o2"), terms("order/1002", WithoutAdvice.REVIEW)));

        assertThat(ask("a1", approved).status().kind()).isEqualTo(Kind.APPROVED);
        assertThat(ask("a2", reviewed).status().kind()).isEqualTo(Kind.IN_REVIEW);
    }

    @Test
    void a_question_that_did_not_arrive_is_asked_again() {
        verifier.outcome = new AdviceOutcome.NotSent("connection refused");
        VerificationId id = open(WithoutAdvice.REVIEW);
        assertThat(ask("a1", id).status().kind()).isEqualTo(Kind.OPEN);

        verifier.outcome = new AdviceOutcome.Advised(new Advice.Approve(ScriptedVerifier.BECAUSE));
        assertThat(ask("a2", id).approved()).isTrue();
        assertThat(verifier.asked).containsExactly(1, 2);
    }

    @Test
    void a_question_without_an_answer_is_looked_up_and_never_asked_again() {
        verifier.outcome = new AdviceOutcome.Unknown("time-out");
        VerificationId id = open(WithoutAdvice.REVIEW);

        assertThat(ask("a1", id).status().kind()).isEqualTo(Kind.ASKING);
        assertThat(ask("a1", id).status().kind()).isEqualTo(Kind.ASKING);
        assertRefused("verification.illegal-move", () -> ask("a2", id));
        verifier.lookup = new AdviceLookup.Advised(new Advice.Approve(ScriptedVerifier.BECAUSE));
        assertThat(ask("a1", id).approved()).isTrue();

        assertThat(verifier.asked).containsExactly(1);
        assertThat(verifier.lookedUp).containsExactly(1, 1);
    }

    @Test
    void a_verifier_that_fails_may_have_got_the_question() {
        verifier.meanwhile = () -> {
            throw new IllegalStateException("boom");
        };
        VerificationId id = open(WithoutAdvice.REVIEW);

        assertThat(ask("a1", id).status().kind()).isEqualTo(Kind.ASKING);
        assertThat(verifier.asked).containsExactly(1);
    }

    @Test
    void that_a_question_never_arrived_is_believed_after_a_while_only() {
        verifier.outcome = new AdviceOutcome.Unknown("time-out");
        verifier.lookup = new AdviceLookup.Absent();
        VerificationId id = open(WithoutAdvice.REVIEW);
        ask("a1", id);

        assertThat(verifications.resolve(MARIA, id).status().kind()).isEqualTo(Kind.ASKING);
        clock.advance(VerificationCase.PATIENCE);
        assertThat(verifications.resolve(MARIA, id).status().kind()).isEqualTo(Kind.OPEN);
    }

    @Test
    void the_due_job_looks_up_what_has_no_answer() {
        verifier.outcome = new AdviceOutcome.Unknown("time-out");
        VerificationId id = open(WithoutAdvice.REVIEW);
        ask("a1", id);
        assertThat(runDue()).isZero();
        clock.advance(VerificationCase.PATIENCE);
        assertThat(runDue()).isZero();
        assertThat(runDue()).isZero();
        assertThat(verifier.lookedUp).containsExactly(1);

        clock.advance(VerificationCase.PATIENCE.multipliedBy(2));
        verifier.lookup = new AdviceLookup.Advised(new Advice.Reject(ScriptedVerifier.BECAUSE));

        assertThat(runDue()).isEqualTo(1);
        assertThat(view(id).status().kind()).isEqualTo(Kind.REJECTED);
        assertThat(runDue()).isZero();
    }

    @Test
    void what_has_no_answer_is_looked_up_later_each_time_and_goes_to_a_person_after_the_patience() {
        verifier.outcome = new AdviceOutcome.Unknown("time-out");
        VerificationId id = verifications.open(
                MARIA,
                new OpenVerification(
                        key("open"),
                        new VerificationTerms(
                                "order/1001",
                                VerificationFacts.of(AMOUNT),
                                WithoutAdvice.REVIEW,
                                Optional.empty(),
                                Duration.ofHours(6))));
        ask("a1", id);

        for (int minute = 1; minute < 6 * 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            runDue();
        }
        assertThat(view(id).status().kind()).isEqualTo(Kind.ASKING);
        assertThat(verifier.lookedUp)
                .as("after 2, 6, 14, 30, 62, 122, 182, 242, 302 minutes")
                .hasSize(9);
        clock.advance(Duration.ofMinutes(1));
        runDue();

        assertThat(view(id).status().kind()).isEqualTo(Kind.IN_REVIEW);
        assertThat(view(id).why()).extracting(Reason::code).containsExactly("verification.no-answer");
        assertThat(events(id))
                .containsExactly("verification.opened", "verification.asked", "verification.sent-to-review");
        assertThat(verifier.asked).containsExactly(1);
    }

    @Test
    void no_run_looks_up_more_questions_than_its_limit() {
        verifier.outcome = new AdviceOutcome.Unknown("time-out");
        for (int number = 1; number <= 5; number++) {
            ask(
                    "ask" + number,
                    verifications.open(
                            MARIA,
                            new OpenVerification(
                                    key("open" + number), terms("order/" + number, WithoutAdvice.REVIEW))));
        }
        clock.advance(VerificationCase.PATIENCE);

        runDue(2);
        assertThat(verifier.lookedUp).hasSize(2);
        runDue(2);
        runDue(2);
        runDue(2);
        assertThat(verifier.lookedUp).hasSize(5);
    }

    @Test
    void what_is_verified_with_other_terms_is_refused_and_the_same_again_is_no_second_one() {
        VerificationId id = open(WithoutAdvice.REVIEW);
        VerificationTerms told = terms("order/1001", WithoutAdvice.REVIEW);

        for (VerificationTerms other : List.of(
                terms("order/1001", WithoutAdvice.APPROVE),
                new VerificationTerms("order/1001", told.facts(), told.withoutAdvice(), Optional.empty()))) {
            assertRefused(
                    "verification.other-content",
                    () -> verifications.open(MARIA, new OpenVerification(key("other"), other)));
        }
        ask("a1", id);
        verifications.reconsider(MARIA, new ReconsiderVerification(key("r"), id, "monday"));
        assertThat(verifications.open(MARIA, new OpenVerification(key("again"), told)))
                .as("also when it was reconsidered meanwhile")
                .isEqualTo(id);
        clock.set(TOMORROW);
        assertThat(runDue()).as("a reconsidered one does not expire").isZero();
    }

    @Test
    void what_nobody_decides_in_time_expires_and_can_be_reconsidered() {
        verifier.outcome = new AdviceOutcome.Advised(new Advice.Review(ScriptedVerifier.BECAUSE));
        VerificationId id = open(WithoutAdvice.REVIEW);
        ask("a1", id);
        assertRefused("verification.not-due", () -> verifications.expire(MARIA, new ExpireVerification(key("e"), id)));
        clock.set(TOMORROW);

        assertThat(runDue()).isEqualTo(1);
        assertThat(view(id).status()).isEqualTo(new VerificationStatus.Expired(TOMORROW));

        verifications.reconsider(MARIA, new ReconsiderVerification(key("r"), id, "monday"));
        assertThat(runDue()).isZero();
        decide("d", id, Verdict.APPROVE);
        assertThat(view(id).approved()).isTrue();
    }

    @Test
    void a_person_who_decides_while_the_verifier_thinks_has_decided() {
        VerificationId id = open(WithoutAdvice.REVIEW);
        verifier.meanwhile = () -> decide("d", id, Verdict.REJECT);

        assertThat(ask("a1", id).status()).isEqualTo(new VerificationStatus.Rejected("maria", NOON));
    }

    @Test
    void what_is_not_needed_any_more_is_cancelled() {
        VerificationId id = open(WithoutAdvice.REVIEW);
        verifications.cancel(MARIA, new CancelVerification(key("c"), id, "order cancelled"));

        assertThat(view(id).status().kind()).isEqualTo(Kind.CANCELLED);
        assertRefused("verification.illegal-move", () -> ask("a1", id));
        assertThat(verifier.asked).isEmpty();
        clock.set(TOMORROW);
        assertThat(runDue()).isZero();
    }

    @Test
    void one_thing_is_verified_once_and_no_tenant_sees_another() {
        VerificationId id = open(WithoutAdvice.REVIEW);

        assertThat(verifications.open(
                        MARIA, new OpenVerification(key("again"), terms("order/1001", WithoutAdvice.REVIEW))))
                .isEqualTo(id);
        assertRefused(
                "verification.other-content",
                () -> verifications.open(
                        MARIA,
                        new OpenVerification(
                                key("other"),
                                new VerificationTerms(
                                        "order/1001",
                                        VerificationFacts.of(Money.parse("BRL 1.00")),
                                        WithoutAdvice.REVIEW,
                                        Optional.empty()))));
        assertRefused("verification.unknown", () -> verifications.view(RIVAL, id));
        assertThat(verifications.find(RIVAL, "order/1001")).isEmpty();
    }

    private VerificationId open(WithoutAdvice silent) {
        return verifications.open(MARIA, new OpenVerification(key("open"), terms("order/1001", silent)));
    }

    private static VerificationTerms terms(String reference, WithoutAdvice silent) {
        return new VerificationTerms(reference, VerificationFacts.of(AMOUNT), silent, Optional.of(TOMORROW));
    }

    private VerificationCase ask(String key, VerificationId id) {
        return verifications.ask(MARIA, new AskVerifier(key(key), id));
    }

    private void decide(String key, VerificationId id, Verdict verdict) {
        verifications.decide(MARIA, new DecideVerification(key(key), id, verdict, "looked at it"));
    }

    private VerificationCase view(VerificationId id) {
        return verifications.view(MARIA, id);
    }

    private int runDue() {
        return runDue(100);
    }

    private int runDue(int limit) {
        return new VerificationDues(verifications)
                .run(new Moment(clock.instant(), () -> new UUID(0, 1)), limit)
                .count();
    }

    private List<String> events(VerificationId id) {
        return store.execute(
                MARIA,
                session -> session.outbox().of(MARIA.tenant(), AggregateRef.of("verification", id.toString())).stream()
                        .map(RecordedEvent::type)
                        .toList());
    }

    private static IdempotencyKey key(String text) {
        return IdempotencyKey.of(text);
    }
}
