package dev.backoffice.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What all processes of a test have said before they ended. */
final class Told {
    private final Map<String, String> answers = new HashMap<>();
    private final Set<String> unanswered = new TreeSet<>();

    void add(MortalProcess process) {
        assertThat(process.failures())
                .as("what went wrong\n%s", process.errors())
                .isEmpty();
        answers.putAll(process.answers());
        unanswered.addAll(process.unanswered());
    }

    /** A command without an answer was given again, and has one now. */
    void resolved(String key, String answer) {
        unanswered.remove(key);
        answers.put(key, answer);
    }

    /** A command without an answer was given again, and is refused. */
    void refused(String key) {
        unanswered.remove(key);
    }

    /** The answer to each key. */
    Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    /** Keys that nobody was told anything of: each is there once or not at all. */
    Set<String> unanswered() {
        return Set.copyOf(unanswered);
    }
}
