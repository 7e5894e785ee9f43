package dev.backoffice.finance.verification;

/** What a verifier knows of a question. */
public sealed interface AdviceLookup {
    /**
     * It answered.
     *
     * @param advice what it advises
     */
    record Advised(Advice advice) implements AdviceLookup {}

    /** It never got the question. */
    record Absent() implements AdviceLookup {}

    /**
     * No answer, or not yet.
     *
     * @param why without personal data
     */
    record Unknown(String why) implements AdviceLookup {}
}
