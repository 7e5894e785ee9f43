package dev.backoffice.flows;

import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** An authority whose next answers are told beforehand; without one it does what the stand-in does. */
final class ScriptedAuthority implements Authorizer {
    private final SimulatedAuthority authority = SimulatedAuthority.accepting();
    private final Deque<Supplier<SubmissionOutcome>> answers = new ArrayDeque<>();
    private final Deque<Supplier<CancellationOutcome>> cancellationAnswers = new ArrayDeque<>();
    private Runnable meanwhile = () -> {};
    int submissions;
    int cancellations;

    /** The next submission brings this and does not arrive. */
    ScriptedAuthority answering(SubmissionOutcome outcome) {
        answers.add(() -> outcome);
        return this;
    }

    /** The next cancellation brings this and does not arrive. */
    ScriptedAuthority answeringCancellation(CancellationOutcome outcome) {
        cancellationAnswers.add(() -> outcome);
        return this;
    }

    /** What somebody does while the next submission is under way. */
    void meanwhile(Runnable done) {
        meanwhile = done;
    }

    @Override
    public SubmissionOutcome submit(Submission submission) {
        submissions++;
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        Supplier<SubmissionOutcome> told = answers.poll();
        return told == null ? authority.submit(submission) : told.get();
    }

    @Override
    public LookupOutcome lookUp(Lookup lookup) {
        return authority.lookUp(lookup);
    }

    @Override
    public CancellationOutcome cancel(CancellationRequest request) {
        cancellations++;
        Supplier<CancellationOutcome> told = cancellationAnswers.poll();
        return told == null ? authority.cancel(request) : told.get();
    }
}
