package dev.backoffice.documents.br;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a label as a printer of 203 dots per inch would: where each field is, and what it says. */
final class ZplLabel {
    record Field(int x, int y, int width, int height, String text, String barcode) {}

    private static final Pattern COMMAND = Pattern.compile("\\^([A-Z][A-Z0-9])([^^]*)");

    final Map<String, Integer> settings = new TreeMap<>();
    final List<Field> fields = new ArrayList<>();

    static ZplLabel read(byte[] zpl) {
        String code = new String(zpl, StandardCharsets.UTF_8);
        if (!code.startsWith("^XA") || !code.strip().endsWith("^XZ")) {
            throw new AssertionError("no label");
        }
        ZplLabel label = new ZplLabel();
        Matcher command = COMMAND.matcher(code);
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
        int module = 0;
        boolean bars = false;
        boolean hexadecimal = false;
        String data = "";
        while (command.find()) {
            String given = command.group(2).replace("\n", "");
            String[] parts = given.split(",", -1);
            switch (command.group(1)) {
                case "PW", "LL", "CI" -> label.settings.put(command.group(1), Integer.parseInt(given));
                case "LH", "XA", "XZ" -> {}
                case "FO" -> {
                    x = Integer.parseInt(parts[0]);
                    y = Integer.parseInt(parts[1]);
                    width = 0;
                    height = 0;
                    data = "";
                    bars = false;
                    hexadecimal = false;
                }
                case "GB" -> {
                    width = Integer.parseInt(parts[0]);
                    height = Integer.parseInt(parts[1]);
                }
                case "A0" -> {
                    height = Integer.parseInt(parts[1]);
                    if (height < 6 * 203 / 72) {
                        throw new AssertionError("letters under 6 points");
                    }
                }
                case "FB" -> width = Integer.parseInt(parts[0]);
                case "FH" -> hexadecimal = given.equals("_");
                case "BY" -> module = Integer.parseInt(parts[0]);
                case "BC" -> {
                    bars = true;
                    height = Integer.parseInt(parts[1]);
                }
                case "FD" -> data = given;
                case "FS" -> {
                    String text = bars ? decode(data) : hexadecimal ? unescape(data) : data;
                    label.fields.add(new Field(
                            x, y, bars ? modules(data) * module : width, height, bars ? "" : text, bars ? text : ""));
                }
                default -> throw new AssertionError("unknown command " + command.group());
            }
        }
        return label;
    }

    private static String unescape(String text) {
        return Pattern.compile("_([0-9A-F]{2})")
                .matcher(text)
                .replaceAll(
                        hit -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(hit.group(1), 16))));
    }

    /** What the symbols between start and stop say; sets B and C. */
    private static String decode(String data) {
        StringBuilder text = new StringBuilder();
        symbols(data, text);
        return text.toString();
    }

    private static int modules(String data) {
        return (symbols(data, new StringBuilder()) + 1) * 11 + 13;
    }

    private static int symbols(String data, StringBuilder text) {
        int symbols = 0;
        char set = 0;
        for (int i = 0; i < data.length(); symbols++) {
            if (data.charAt(i) == '>') {
                set = switch (data.charAt(i + 1)) {
                    case ':', '6' -> 'B';
                    case ';', '5' -> 'C';
                    default -> throw new AssertionError("unknown set in " + data);
                };
                i += 2;
            } else if (set == 'C') {
                Integer.parseInt(data.substring(i, i + 2));
                text.append(data, i, i + 2);
                i += 2;
            } else if (set == 'B') {
                text.append(data.charAt(i++));
            } else {
                throw new AssertionError("no start in " + data);
            }
        }
        return symbols;
    }
}
