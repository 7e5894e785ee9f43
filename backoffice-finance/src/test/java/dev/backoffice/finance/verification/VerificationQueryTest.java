package dev.backoffice.finance.verification;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.Walks.assertTokensApart;
import static dev.backoffice.finance.Walks.assertWalk;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.verification.VerificationStatus.Kind;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifications, read in pages of a query. */
class VerificationQueryTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final CallContext RIVAL = CallContext.of("red-shop", "rita");
    private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");

    private final ScriptedVerifier verifier = new ScriptedVerifier();
    private final Verifications verifications =
            new Verifications(TestCommands.over(store(), SettableClock.at(NOON)), verifier);

    Store store() {
        return MemoryStore.create();
    }

    private VerificationId open(CallContext context, int i, Optional<Instant> expiresAt) {
        return verifications.open(
                context,
                new OpenVerification(
                        IdempotencyKey.of("o" + i),
                        new VerificationTerms(
                                "order/" + i,
                                VerificationFacts.of(Money.parse("BRL 900.00")),
                                WithoutAdvice.REVIEW,
                                expiresAt)));
    }

    /** Each third never expires, each second is in review; the rival's are all open. */
    private List<VerificationCase> nine() {
        verifier.outcome = new AdviceOutcome.Advised(new Advice.Review(ScriptedVerifier.BECAUSE));
        List<VerificationCase> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Optional<Instant> expiresAt =
                    i % 3 == 0 ? Optional.empty() : Optional.of(NOON.plus(Duration.ofHours(9 - i / 2)));
            open(RIVAL, i, expiresAt);
            VerificationId id = open(MARIA, i, expiresAt);
            if (i % 2 == 0) {
                verifications.ask(MARIA, new AskVerifier(IdempotencyKey.of("a" + i), id));
            }
            all.add(verifications.view(MARIA, id));
        }
        return all;
    }

    private Page<VerificationId> page(CallContext context, VerificationQuery query, PageRequest page) {
        return verifications.list(context, query, page).map(VerificationCase::id);
    }

    @Test
    void those_that_expire_first_come_first_and_those_that_never_do_last() {
        List<VerificationCase> all = nine();
        for (Optional<Kind> status :
                List.of(Optional.<Kind>empty(), Optional.of(Kind.IN_REVIEW), Optional.of(Kind.OPEN))) {
            for (Optional<Instant> by : List.of(
                    Optional.<Instant>empty(), Optional.of(NOON.plus(Duration.ofHours(7))), Optional.of(NOON))) {
                Predicate<VerificationCase> wanted =
                        row -> status.map(kind -> row.status().kind() == kind).orElse(true)
                                && by.map(time -> row.terms()
                                                .expiresAt()
                                                .filter(at -> !at.isAfter(time))
                                                .isPresent())
                                        .orElse(true);
                List<VerificationId> expected = all.stream()
                        .filter(wanted)
                        .sorted(Comparator.comparing((VerificationCase row) ->
                                        row.terms().expiresAt().orElse(Instant.MAX))
                                .thenComparing(row -> row.id().toString()))
                        .map(VerificationCase::id)
                        .toList();
                assertWalk(expected, page -> page(MARIA, new VerificationQuery(status, by), page));
            }
        }
    }

    @Test
    void a_token_belongs_to_its_query_and_its_tenant() {
        nine();
        VerificationQuery open = VerificationQuery.all().status(Kind.OPEN);

        assertTokensApart(page -> page(MARIA, open, page), page -> page(RIVAL, open, page));
        assertTokensApart(page -> page(MARIA, open, page), page -> page(MARIA, VerificationQuery.all(), page));
        assertTokensApart(
                page -> page(MARIA, open, page),
                page -> page(MARIA, open.expiringBy(NOON.plus(Duration.ofDays(1))), page));
        assertWalk(List.of(), page -> page(RIVAL, VerificationQuery.all().status(Kind.IN_REVIEW), page));
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        assertRefused("input.null", () -> VerificationQuery.all().status(null));
        assertRefused("input.null", () -> verifications.list(MARIA, null, PageRequest.first(1)));
    }
}
