package dev.backoffice.endurance;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a process that may be killed says on its standard output, line by line: which command it is about to give, and what came
 * of it. A line that was cut off has no end mark. {@link MortalProcess} listens.
 */
final class Report {
    static final String GIVEN = "?";
    static final String ANSWERED = "!";
    static final String REFUSED = "-";
    static final String FAILED = "#";
    static final String END = " .";

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    /** The command of this key is about to be given for the first time. */
    void given(String key) {
        say(GIVEN + key);
    }

    /** It is done, and this is its answer. */
    void answered(String key, String answer) {
        say(ANSWERED + key + " " + answer);
    }

    /** It was refused and has left nothing. */
    void refused(String key) {
        say(REFUSED + key);
    }

    /** Something went wrong that a host would see. */
    void failed(String what) {
        say(FAILED + what);
    }

    private synchronized void say(String line) {
        out.println(line.replace('\n', ' ') + END);
        out.flush();
    }
}
