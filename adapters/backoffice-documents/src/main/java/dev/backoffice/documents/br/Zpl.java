package dev.backoffice.documents.br;

import dev.backoffice.documents.br.Sheet.Align;
import java.util.ArrayList;
import java.util.List;

/** A label in ZPL II at 8 dots per millimetre (203 per inch). */
final class Zpl {
    private static final int DOTS = 8;

    /** How wide a letter of font 0 is to its height, in the mean of capitals and figures, on the safe side. */
    private static final float LETTER = 0.62f;

    private final StringBuilder code = new StringBuilder("^XA\n^CI28\n");

    Zpl(float width, float height) {
        code.append("^PW")
                .append(dots(width))
                .append("\n^LL")
                .append(dots(height))
                .append("\n^LH0,0\n");
    }

    private static int dots(float millimetres) {
        return Math.round(millimetres * DOTS);
    }

    void box(float x, float y, float w, float h) {
        code.append("^FO").append(dots(x)).append(',').append(dots(y));
        code.append("^GB").append(dots(w)).append(',').append(dots(h)).append(",2^FS\n");
    }

    void line(float x, float y, float w) {
        code.append("^FO").append(dots(x)).append(',').append(dots(y));
        code.append("^GB").append(dots(w)).append(",2,2^FS\n");
    }

    /** A text that stands on its line, narrowed where it would be wider than that. */
    void text(float size, Align align, float x, float y, float w, String text) {
        if (text.isBlank()) {
            return;
        }
        int height = dots(size * Face.POINT);
        int letter = Math.min(height, (int) (dots(w) / (text.length() * LETTER)));
        code.append("^FO").append(dots(x)).append(',').append(dots(y) - height);
        code.append("^A0N,").append(height).append(',').append(letter);
        code.append("^FB").append(dots(w)).append(",1,0,");
        code.append(align == Align.LEFT ? 'L' : align == Align.CENTER ? 'C' : 'R');
        code.append("^FH_^FD").append(escaped(text)).append("^FS\n");
    }

    /** Signs that are commands, and the underscore that brings their numbers. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            switch (sign) {
                case '^' -> out.append("_5E");
                case '~' -> out.append("_7E");
                case '_' -> out.append("_5F");
                case '\\' -> out.append("_5C");
                default -> out.append(Character.isISOControl(sign) ? ' ' : sign);
            }
        }
        return out.toString();
    }

    /** CODE-128 in the middle of the label, with two dots for a module. */
    void bars(String text, float labelWidth, float y, float h) {
        int width = 2 * modules(text);
        int x = (dots(labelWidth) - width) / 2;
        code.append("^FO").append(x).append(',').append(dots(y));
        code.append("^BY2,3.0,").append(dots(h)).append("^BCN,").append(dots(h)).append(",N,N,N,N");
        code.append("^FD").append(subsets(text)).append("^FS\n");
    }

    /** The text with the sets named where they change: pairs of digits in C, the rest in B, as the printer is not to choose. */
    static String subsets(String text) {
        StringBuilder out = new StringBuilder();
        boolean pairs = false;
        for (String run : runs(text)) {
            boolean digits = run.length() % 2 == 0 && run.chars().allMatch(sign -> sign >= '0' && sign <= '9');
            if (out.length() == 0) {
                out.append(digits ? ">;" : ">:");
            } else if (digits != pairs) {
                out.append(digits ? ">5" : ">6");
            }
            pairs = digits;
            out.append(run);
        }
        return out.toString();
    }

    /** Runs of an even number of digits, at least six inside and four at an end, and what is between them. */
    private static List<String> runs(String text) {
        List<String> runs = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            int least = at == 0 || end == text.length() ? 4 : 6;
            if (end - at >= least) {
                // An odd digit stays with what is before it; at the beginning with what comes after.
                int odd = (end - at) % 2;
                if (at > 0 || rest.length() > 0) {
                    rest.append(text, at, at + odd);
                    add(runs, rest);
                    runs.add(text.substring(at + odd, end));
                } else {
                    runs.add(text.substring(at, end - odd));
                    rest.append(text, end - odd, end);
                }
                at = end;
            } else if (end > at) {
                rest.append(text, at, end);
                at = end;
            } else {
                rest.append(text.charAt(at++));
            }
        }
        add(runs, rest);
        return runs;
    }

    private static void add(List<String> runs, StringBuilder rest) {
        if (rest.length() > 0) {
            runs.add(rest.toString());
            rest.setLength(0);
        }
    }

    /** Start, symbols, check and stop. */
    static int modules(String text) {
        String coded = subsets(text);
        int symbols = 0;
        boolean pairs = false;
        for (int i = 0; i < coded.length(); ) {
            if (coded.charAt(i) == '>') {
                char set = coded.charAt(i + 1);
                pairs = set == ';' || set == '5';
                symbols++;
                i += 2;
            } else {
                symbols++;
                i += pairs ? 2 : 1;
            }
        }
        return (symbols + 1) * 11 + 13;
    }

    String finish() {
        return code.append("^XZ\n").toString();
    }
}
