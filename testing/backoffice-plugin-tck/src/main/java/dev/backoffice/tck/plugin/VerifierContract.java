package dev.backoffice.tck.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.finance.verification.Advice;
import dev.backoffice.finance.verification.AdviceLookup;
import dev.backoffice.finance.verification.AdviceOutcome;
import dev.backoffice.finance.verification.VerificationQuestion;
import dev.backoffice.finance.verification.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every {@link Verifier} has to keep. */
public abstract class VerifierContract {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    /** For the suite of a host. */
    protected VerifierContract() {}

    /** The verifier to be proved; may be the same object each time. */
    protected abstract Verifier verifier();

    /** A question which it answers. */
    protected abstract VerificationQuestion answered();

    /** A question of another reference which it answers with another kind of advice. */
    protected abstract VerificationQuestion answeredOtherwise();

    /** The same verifier while what it asks cannot be reached; empty for one that asks nobody. */
    protected Optional<Verifier> unreachable() {
        return Optional.empty();
    }

    /** Its name can stand beside what it advised and is always the same. */
    @Test
    public void its_name_can_stand_beside_a_decision_and_never_changes() {
        assertThat(verifier().name()).matches(NAME).isEqualTo(verifier().name());
    }

    /** Advice has reasons that say something. */
    @Test
    public void advice_says_why() {
        assertThat(advise(verifier(), answered()).reasons()).isNotEmpty();
        assertThat(advise(verifier(), answeredOtherwise()).reasons()).isNotEmpty();
    }

    /** What was answered can be looked up, as often as one likes. */
    @Test
    public void what_was_answered_can_be_looked_up() {
        Verifier asked = verifier();
        Advice advice = advise(asked, answered());
        for (int i = 0; i < 3; i++) {
            assertThat(asked.lookUp(answered())).isEqualTo(new AdviceLookup.Advised(advice));
        }
    }

    /** A question asked again under its name, after a crash, gets the answer it got. */
    @Test
    public void the_same_question_gets_the_same_answer() {
        Verifier asked = verifier();
        assertThat(advise(asked, answered())).isEqualTo(advise(asked, answered()));
    }

    /** Each question keeps its own answer, whatever was asked since. */
    @Test
    public void each_question_keeps_its_own_answer() {
        Verifier asked = verifier();
        Advice one = advise(asked, answered());
        Advice other = advise(asked, answeredOtherwise());
        assertThat(one.getClass()).isNotEqualTo(other.getClass());
        assertThat(asked.lookUp(answered())).isEqualTo(new AdviceLookup.Advised(one));
        assertThat(asked.lookUp(answeredOtherwise())).isEqualTo(new AdviceLookup.Advised(other));
    }

    /** The answer to one tenant is nothing to another, whose things may have the same names. */
    @Test
    public void no_tenant_is_told_what_another_was_told() {
        Verifier asked = verifier();
        Advice told = advise(asked, answered());
        VerificationQuestion known = answered();
        VerificationQuestion other = new VerificationQuestion(
                TenantId.of("somebody-else"),
                known.reference(),
                answeredOtherwise().facts(),
                known.attempt(),
                known.at());
        if (asked.lookUp(other) instanceof AdviceLookup.Advised advised) {
            // A rule without memory answers from the facts.
            assertThat(advised.advice().getClass()).isNotEqualTo(told.getClass());
        }
    }

    /** An answer that does not come is an outcome, and nobody claims then that a question never arrived. */
    @Test
    public void what_cannot_be_reached_is_an_outcome() {
        unreachable().ifPresent(cut -> {
            assertThat(cut.advise(answered()))
                    .isInstanceOfAny(AdviceOutcome.NotSent.class, AdviceOutcome.Unknown.class);
            assertThat(cut.lookUp(answered())).isInstanceOf(AdviceLookup.Unknown.class);
        });
    }

    /** Many threads that ask at once get each its own answer. */
    @Test
    public void many_threads_get_each_its_own_answer() {
        Verifier shared = verifier();
        Advice one = advise(shared, answered());
        Advice other = advise(shared, answeredOtherwise());
        List<Callable<Boolean>> asking = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            asking.add(() -> advise(shared, answered()).equals(one));
            asking.add(() -> advise(shared, answeredOtherwise()).equals(other));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> same : threads.invokeAll(asking)) {
                assertThat(same.get()).isTrue();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            fail("interrupted", stopped);
        } catch (ExecutionException failed) {
            fail("a thread was not answered", failed);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Advice advise(Verifier asked, VerificationQuestion question) {
        AdviceOutcome outcome = asked.advise(question);
        assertThat(outcome).isInstanceOf(AdviceOutcome.Advised.class);
        return ((AdviceOutcome.Advised) outcome).advice();
    }
}
