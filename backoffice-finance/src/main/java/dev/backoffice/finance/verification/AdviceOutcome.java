package dev.backoffice.finance.verification;

/** What came of asking a verifier. */
public sealed interface AdviceOutcome {
    /**
     * It answered.
     *
     * @param advice what it advises
     */
    record Advised(Advice advice) implements AdviceOutcome {}

    /**
     * The question certainly did not arrive: it may be asked again.
     *
     * @param why without personal data
     */
    record NotSent(String why) implements AdviceOutcome {}

    /**
     * No answer, or not yet: the question may have arrived. Look it up; never ask again before.
     *
     * @param why without personal data
     */
    record Unknown(String why) implements AdviceOutcome {}
}
