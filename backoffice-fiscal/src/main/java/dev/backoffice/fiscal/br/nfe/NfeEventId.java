package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Id} of an event about a note: {@code ID}, the type, the access key and the sequence, 54 characters ({@code
 * leiauteEvento_v1.00.xsd}).
 *
 * @param type {@code tpEvento}, six digits, e.g. 110111
 * @param accessKey of the note
 * @param sequence {@code nSeqEvento}, 1 to 99
 */
public record NfeEventId(String type, String accessKey, int sequence) {
    private static final Pattern FORM = Pattern.compile("ID([0-9]{6})([0-9]{6}[0-9A-Z]{12}[0-9]{26})([0-9]{2})");

    public NfeEventId {
        NfeText.digits("tpEvento", type, 6, 6);
        if (accessKey.length() != NfeAccessKey.LENGTH) {
            throw InvalidInput.of("nfe.key-form");
        }
        if (sequence < 1 || sequence > 99) {
            throw InvalidInput.of("nfe.code-invalid", "field", "nSeqEvento", "value", Integer.toString(sequence));
        }
    }

    /** The id of an event about a note. */
    public static NfeEventId of(String type, NfeAccessKey accessKey, int sequence) {
        return new NfeEventId(type, accessKey.value(), sequence);
    }

    /** Reads an id, whose key may have a wrong check digit; {@code nfe.key-form} for another form. */
    public static NfeEventId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw InvalidInput.of("nfe.key-form");
        }
        return new NfeEventId(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3)));
    }

    /** The 54 characters. */
    @Override
    public String toString() {
        return "ID" + type + accessKey + (sequence < 10 ? "0" : "") + sequence;
    }
}
