package dev.backoffice.documents.br;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.SortedSet;
import java.util.TreeSet;

/** Texts in the characters of the standard fonts (Windows-1252), and a record of what had to be replaced. */
final class Characters {
    /** Stands for a character that cannot be shown: it is in the fonts, and in no note. */
    static final char MISSING = '¤';

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What stands at 80 to 9F there; places that are not taken hold a replacement that no text has. */
    private static final String HIGH = high();

    private final CharsetEncoder encoder = WINDOWS.newEncoder();
    private final SortedSet<String> replaced = new TreeSet<>();

    private static String high() {
        byte[] bytes = new byte[0x20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0x80 + i);
        }
        return new String(bytes, WINDOWS);
    }

    /** The text as it is shown. */
    String shown(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder shown = new StringBuilder(composed.length());
        composed.codePoints().forEach(point -> {
            if (point < ' ' || point == 0x7f || Character.isSpaceChar(point)) {
                shown.append(' ');
            } else if (point < 0x7f) {
                shown.append((char) point);
            } else if (point == 0xad) {
                // A soft hyphen is seen only at the end of a line that a program broke there.
                return;
            } else if (point < 0x10000 && encoder.canEncode((char) point)) {
                shown.append((char) point);
            } else {
                replaced.add(Character.toString(point));
                shown.append(MISSING);
            }
        });
        return shown.toString();
    }

    SortedSet<String> replaced() {
        return replaced;
    }

    /** The number of a shown character in the fonts. */
    static int code(char character) {
        if (character < 0x7f || (character > 0x9f && character < 0x100)) {
            return character;
        }
        int place = HIGH.indexOf(character);
        if (place < 0) {
            throw new IllegalStateException("a text was not made fit for the fonts");
        }
        return 0x80 + place;
    }
}
