package dev.backoffice.fiscal.br.nfe.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What an answer's code asks for: every code leads to one step. Codes that are in no list, with three digits or four, ask to correct
 * what was sent; unknown ones below 200 tell of something done, and are looked up. docs/authority-answers.md lists them.
 */
public enum AnswerStep {
    /** The note may be used. */
    AUTHORIZED,
    /** The note is cancelled. */
    CANCELLED,
    /** The numbers are voided. */
    VOIDED,
    /** The event is registered. */
    REGISTERED,
    /** The batch was looked at: the answer is inside, note by note or event by event. */
    LOOK_INSIDE,
    /** Received only: ask again with the receipt. */
    ASK_LATER,
    /** A question that is answered; nothing was to be changed. */
    ANSWERED,
    /** The service cannot work now, or was asked too often: wait, then ask what became of the request before sending it again. */
    WAIT,
    /** This service is not to be used now: take the other one, normal or contingency. */
    OTHER_SERVICE,
    /** It may have been done before: look the note up. */
    LOOK_UP,
    /** The authority does not have it: the same bytes may be sent again. */
    ABSENT,
    /** The number is voided: a note takes another, a voiding is done. */
    NUMBER_VOIDED,
    /** The number belongs to another note: that one stands, and this one takes another number. */
    NUMBER_TAKEN,
    /** The note was refused for good and its number is spent, as until 03/11/2026. */
    DENIED,
    /** The certificate is at fault: nothing of this issuer will pass until it is changed. */
    CERTIFICATE,
    /** The event or the voiding is not possible, or not any more; what it was about stays as it is. */
    REFUSED,
    /** The message or its address is at fault, not what it says: the program or its settings are to be mended. */
    MESSAGE,
    /** What the document says is to be corrected; it keeps its number. */
    CORRECT;

    private static final Map<String, AnswerStep> LISTED = read();

    /**
     * The step a code asks for.
     *
     * @param code {@code cStat}
     */
    public static AnswerStep of(String code) {
        AnswerStep listed = LISTED.get(code);
        if (listed != null) {
            return listed;
        }
        return code.length() == 3 && code.charAt(0) == '1' ? LOOK_UP : CORRECT;
    }

    private static Map<String, AnswerStep> read() {
        String name = "answer-steps.tsv";
        try (InputStream file = Objects.requireNonNull(AnswerStep.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> valueOf(cells[1])));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
