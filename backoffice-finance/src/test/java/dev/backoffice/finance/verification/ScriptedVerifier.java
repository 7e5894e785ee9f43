package dev.backoffice.finance.verification;

import dev.backoffice.core.explanation.Reason;
import java.util.ArrayList;
import java.util.List;

/** A verifier that does what a test says, and remembers what it was asked. */
final class ScriptedVerifier implements Verifier {
    static final List<Reason> BECAUSE = List.of(Reason.of("provider.said-so", "The provider said so."));

    final List<Integer> asked = new ArrayList<>();
    final List<Integer> lookedUp = new ArrayList<>();
    AdviceOutcome outcome = new AdviceOutcome.Advised(new Advice.Approve(BECAUSE));
    AdviceLookup lookup = new AdviceLookup.Unknown("not yet");
    Runnable meanwhile = () -> {};

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public AdviceOutcome advise(VerificationQuestion question) {
        asked.add(question.attempt());
        meanwhile.run();
        return outcome;
    }

    @Override
    public AdviceLookup lookUp(VerificationQuestion question) {
        lookedUp.add(question.attempt());
        return lookup;
    }
}
