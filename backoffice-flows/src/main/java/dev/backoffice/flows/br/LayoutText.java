package dev.backoffice.flows.br;

import java.util.Optional;

/** Texts as the layout of the note takes them: single blanks, cut to a length. */
final class LayoutText {
    static final int NAME = 60;

    private LayoutText() {}

    /** The text with single blanks, cut to the length. */
    static String fit(String text, int longest) {
        String single = text.replaceAll("[\\s\\u00a0]+", " ").strip();
        return single.length() <= longest
                ? single
                : single.substring(0, longest).strip();
    }

    /** The text of a field of the usual length. */
    static String fit(String text) {
        return fit(text, NAME);
    }

    /** The text of a field that is left out when nothing is in it. */
    static Optional<String> optional(String text) {
        return Optional.of(fit(text)).filter(fitting -> !fitting.isEmpty());
    }

    /** A telephone number's area code and digits; empty when the layout cannot carry it, for the note is no worse without. */
    static Optional<String> phone(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        String inside = digits.length() > 11 && digits.startsWith("55") ? digits.substring(2) : digits;
        return Optional.of(inside).filter(number -> number.length() >= 6 && number.length() <= 14);
    }

    /** Words of somebody's own in the characters a note may have, the others as question marks. */
    static String latin(String text) {
        return text.replaceAll("[^ -~\\u00a1-\\u00ff]", "?");
    }
}
