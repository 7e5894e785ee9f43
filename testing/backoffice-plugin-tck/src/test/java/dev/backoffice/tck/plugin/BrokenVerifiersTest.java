package dev.backoffice.tck.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.finance.verification.Advice;
import dev.backoffice.finance.verification.AdviceLookup;
import dev.backoffice.finance.verification.AdviceOutcome;
import dev.backoffice.finance.verification.VerificationQuestion;
import dev.backoffice.finance.verification.Verifier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The contract of verifiers fails for one that breaks it, and by the test that names what is broken. */
class BrokenVerifiersTest {
    /** A provider: remembers each answer under a key that a test may spoil. */
    private static class Provider implements Verifier {
        private final Map<String, Advice> answers = new ConcurrentHashMap<>();
        private final Function<VerificationQuestion, String> key;

        Provider(Function<VerificationQuestion, String> key) {
            this.key = key;
        }

        Provider() {
            this(question -> question.tenant() + "|" + question.reference() + "|" + question.attempt());
        }

        @Override
        public String name() {
            return "provider";
        }

        @Override
        public AdviceOutcome advise(VerificationQuestion question) {
            Advice advice = ((AdviceOutcome.Advised) ThresholdVerifierContractTest.RULE.advise(question)).advice();
            answers.put(key.apply(question), advice);
            return new AdviceOutcome.Advised(advice);
        }

        @Override
        public AdviceLookup lookUp(VerificationQuestion question) {
            Advice found = answers.get(key.apply(question));
            return found == null ? new AdviceLookup.Absent() : new AdviceLookup.Advised(found);
        }
    }

    /** What a provider is while nobody answers. */
    private record Cut(Function<VerificationQuestion, AdviceOutcome> asking, AdviceLookup lookup) implements Verifier {
        @Override
        public String name() {
            return "provider";
        }

        @Override
        public AdviceOutcome advise(VerificationQuestion question) {
            return asking.apply(question);
        }

        @Override
        public AdviceLookup lookUp(VerificationQuestion question) {
            return lookup;
        }
    }

    @Test
    void a_sound_provider_passes() {
        Verifier cut = new Cut(question -> new AdviceOutcome.Unknown("time-out"), new AdviceLookup.Unknown("time-out"));
        assertThat(failing(new Provider(), Optional.of(cut))).isEmpty();
    }

    @Test
    void a_verifier_that_forgets_is_found() {
        Verifier forgetful = new Provider() {
            @Override
            public AdviceLookup lookUp(VerificationQuestion question) {
                return new AdviceLookup.Absent();
            }
        };
        assertThat(failing(forgetful, Optional.empty()))
                .containsExactly("each_question_keeps_its_own_answer", "what_was_answered_can_be_looked_up");
    }

    @Test
    void a_verifier_that_keeps_the_last_answer_only_is_found() {
        assertThat(failing(new Provider(question -> "last"), Optional.empty()))
                .containsExactly("each_question_keeps_its_own_answer", "no_tenant_is_told_what_another_was_told");
    }

    @Test
    void a_verifier_that_mixes_tenants_is_found() {
        assertThat(failing(new Provider(VerificationQuestion::reference), Optional.empty()))
                .containsExactly("no_tenant_is_told_what_another_was_told");
    }

    @Test
    void a_verifier_that_changes_its_mind_is_found() {
        AtomicInteger asked = new AtomicInteger();
        Verifier fickle = new Provider() {
            @Override
            public AdviceOutcome advise(VerificationQuestion question) {
                VerificationQuestion taken = asked.incrementAndGet() % 2 == 0
                        ? ThresholdVerifierContractTest.APPROVED
                        : ThresholdVerifierContractTest.REJECTED;
                return ThresholdVerifierContractTest.RULE.advise(taken);
            }
        };
        assertThat(failing(fickle, Optional.empty())).contains("the_same_question_gets_the_same_answer");
    }

    @Test
    void a_verifier_without_a_name_is_found() {
        Verifier nameless = new Provider() {
            @Override
            public String name() {
                return "My Provider";
            }
        };
        assertThat(failing(nameless, Optional.empty()))
                .containsExactly("its_name_can_stand_beside_a_decision_and_never_changes");
    }

    @Test
    void a_verifier_that_believes_a_question_lost_while_nobody_answers_is_found() {
        Verifier cut = new Cut(question -> new AdviceOutcome.NotSent("refused"), new AdviceLookup.Absent());
        assertThat(failing(new Provider(), Optional.of(cut))).containsExactly("what_cannot_be_reached_is_an_outcome");
    }

    @Test
    void a_verifier_that_approves_while_nobody_answers_is_found() {
        Verifier cut = new Cut(ThresholdVerifierContractTest.RULE::advise, new AdviceLookup.Unknown("time-out"));
        assertThat(failing(new Provider(), Optional.of(cut))).containsExactly("what_cannot_be_reached_is_an_outcome");
    }

    private static Set<String> failing(Verifier verifier, Optional<Verifier> cut) {
        VerifierContract contract = new VerifierContract() {
            @Override
            protected Verifier verifier() {
                return verifier;
            }

            @Override
            protected VerificationQuestion answered() {
                return ThresholdVerifierContractTest.APPROVED;
            }

            @Override
            protected VerificationQuestion answeredOtherwise() {
                return ThresholdVerifierContractTest.REJECTED;
            }

            @Override
            protected Optional<Verifier> unreachable() {
                return cut;
            }
        };
        Set<String> failing = new TreeSet<>();
        Arrays.stream(VerifierContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> !passes(contract, method))
                .forEach(method -> failing.add(method.getName()));
        return failing;
    }

    private static boolean passes(VerifierContract contract, Method test) {
        try {
            test.invoke(contract);
            return true;
        } catch (InvocationTargetException failed) {
            assertThat(failed.getCause()).isInstanceOf(AssertionError.class);
            return false;
        } catch (IllegalAccessException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
