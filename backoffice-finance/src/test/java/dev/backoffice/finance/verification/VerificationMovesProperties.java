package dev.backoffice.finance.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.store.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.joda.money.Money;

/** No state is reached but by the published table. */
class VerificationMovesProperties {
    private static final Moment NOW = new Moment(Instant.parse("2026-11-24T15:00:00Z"), () -> new UUID(0, 1));
    private static final List<Reason> WHY = List.of(Reason.of("a.b", "c"));

    @Property(tries = 500)
    void a_move_succeeds_where_the_table_has_it_and_leads_where_the_table_says(
            @ForAll @Size(max = 20) List<VerificationMove> moves) {
        VerificationCase found = VerificationCase.open(
                        TenantId.of("blue-shop"),
                        new VerificationTerms(
                                "order/1",
                                VerificationFacts.of(Money.parse("BRL 1.00")),
                                WithoutAdvice.REVIEW,
                                Optional.of(NOW.now())),
                        NOW)
                .state();
        int step = 0;
        for (VerificationMove move : moves) {
            step++;
            Set<VerificationStatus.Kind> targets =
                    VerificationMoves.targets(move, found.status().kind());
            try {
                VerificationCase next = apply(found, move, step).state();
                assertThat(targets).contains(next.status().kind());
                found = next;
            } catch (RuleViolation refused) {
                if (refused.code().equals("verification.illegal-move")) {
                    assertThat(targets).isEmpty();
                } else {
                    // reconsidered, it has no time to expire at
                    assertThat(refused.code()).isEqualTo("verification.not-due");
                    assertThat(found.status())
                            .isInstanceOfSatisfying(
                                    VerificationStatus.InReview.class,
                                    review -> assertThat(review.reconsidered()).isTrue());
                }
            }
            assertThat(VerificationCodec.CODEC.read(VerificationCodec.CODEC.write(found), 2))
                    .isEqualTo(found);
        }
    }

    private static Transition<VerificationCase, VerificationEvent> apply(
            VerificationCase found, VerificationMove move, int step) {
        return switch (move) {
            case ASK -> found.ask(NOW);
            case RETURN -> found.returned(found.attempts(), NOW);
            case LOOK_UP -> found.lookedUp(found.attempts(), NOW);
            case ADVISE -> found.advise(found.attempts(), advice(step), "scripted", NOW);
            case DECIDE ->
                found.decide(step % 2 == 0 ? Verdict.APPROVE : Verdict.REJECT, "a test", UserId.of("maria"), NOW);
            case EXPIRE -> found.expire(NOW);
            case CANCEL -> found.cancel("a test", NOW);
            case RECONSIDER -> found.reconsider("a test", NOW);
        };
    }

    private static Advice advice(int step) {
        return switch (step % 4) {
            case 0 -> new Advice.Approve(WHY);
            case 1 -> new Advice.Review(WHY);
            case 2 -> new Advice.Reject(WHY);
            default -> new Advice.NoAdvice(WHY);
        };
    }
}
