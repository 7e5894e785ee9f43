package dev.backoffice.core.store;

import dev.backoffice.core.error.InvalidInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text form of a {@link Doc}: strict JSON (RFC 8259) without null. */
final class Json {
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_PLAIN_SCALE = 40;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static String write(Doc doc, boolean sorted) {
        StringBuilder out = new StringBuilder(256);
        write(doc, sorted, 0, out);
        return out.toString();
    }

    private static void write(Doc doc, boolean sorted, int depth, StringBuilder out) {
        if (depth > DEEPEST) {
            throw InvalidInput.of("store.json", "position", Integer.toString(out.length()), "wanted", "less depth");
        }
        if (doc instanceof Doc.Text value) {
            string(value.value(), out);
        } else if (doc instanceof Doc.Num value) {
            out.append(plain(value.value()));
        } else if (doc instanceof Doc.Bool value) {
            out.append(value.value());
        } else if (doc instanceof Doc.Items value) {
            char before = '[';
            for (Doc item : value.values()) {
                out.append(before);
                write(item, sorted, depth + 1, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (doc instanceof Doc.Fields value) {
            char before = '{';
            Map<String, Doc> fields = sorted ? new TreeMap<>(value.values()) : value.values();
            for (Map.Entry<String, Doc> field : fields.entrySet()) {
                out.append(before);
                string(field.getKey(), out);
                out.append(':');
                write(field.getValue(), sorted, depth + 1, out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        }
    }

    /** Plain digits keep the scale; a negative scale (1E+3) and one that would fill pages with zeros use the exponent. */
    private static String plain(BigDecimal number) {
        return number.scale() >= 0 && number.scale() <= LONGEST_PLAIN_SCALE
                ? number.toPlainString()
                : number.toString();
    }

    private static void string(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c) && !pairedAt(value, i)) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX[(c >> shift) & 0xF]);
                }
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean pairedAt(String value, int i) {
        char c = value.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }

    static Doc parse(String text) {
        Json json = new Json(text);
        Doc doc = json.value(0);
        json.blanks();
        if (json.at != text.length()) {
            throw json.wrong("end");
        }
        return doc;
    }

    private Doc value(int depth) {
        if (depth > DEEPEST) {
            throw wrong("less depth");
        }
        blanks();
        char c = peek();
        return switch (c) {
            case '{' -> fields(depth);
            case '[' -> items(depth);
            case '"' -> new Doc.Text(string());
            case 't' -> literal("true", new Doc.Bool(true));
            case 'f' -> literal("false", new Doc.Bool(false));
            default -> number();
        };
    }

    private Doc fields(int depth) {
        Map<String, Doc> values = new LinkedHashMap<>();
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return new Doc.Fields(values);
        }
        while (true) {
            blanks();
            if (peek() != '"') {
                throw wrong("name");
            }
            String name = string();
            blanks();
            expect(':');
            if (values.put(name, value(depth + 1)) != null) {
                throw wrong("each name once");
            }
            blanks();
            if (peek() == '}') {
                at++;
                return new Doc.Fields(values);
            }
            expect(',');
        }
    }

    private Doc items(int depth) {
        List<Doc> values = new ArrayList<>();
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return new Doc.Items(values);
        }
        while (true) {
            values.add(value(depth + 1));
            blanks();
            if (peek() == ']') {
                at++;
                return new Doc.Items(values);
            }
            expect(',');
        }
    }

    private Doc literal(String word, Doc meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong(word);
        }
        at += word.length();
        return meaning;
    }

    private Doc number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == from || at - from > LONGEST_NUMBER) {
            throw wrong("value");
        }
        try {
            return new Doc.Num(new BigDecimal(text.substring(from, at)));
        } catch (NumberFormatException notANumber) {
            throw wrong("number");
        }
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw wrong("escaped control character");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw wrong("four hex digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong(String.valueOf(c));
        }
        at++;
    }

    private InvalidInput wrong(String wanted) {
        return InvalidInput.of("store.json", "position", Integer.toString(at), "wanted", wanted);
    }
}
