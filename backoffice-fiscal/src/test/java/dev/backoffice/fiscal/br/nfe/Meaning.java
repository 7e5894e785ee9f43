package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a note says, whatever its spelling: a line per element, with numbers as numbers. */
public final class Meaning {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+\\.[0-9]+");

    private Meaning() {}

    public static List<String> of(XmlNode node) {
        List<String> lines = new ArrayList<>();
        collect(node, "", lines);
        return lines;
    }

    private static void collect(XmlNode node, String path, List<String> lines) {
        String here = path + "/" + node.name();
        node.attributes().entrySet().stream()
                .filter(attribute -> !attribute.getKey().startsWith("xmlns"))
                .map(attribute -> here + "@" + attribute.getKey() + "=" + attribute.getValue())
                .sorted()
                .forEach(lines::add);
        if (node.children().isEmpty()) {
            lines.add(here + "=" + value(node.text()));
        }
        node.children().forEach(child -> collect(child, here, lines));
    }

    private static String value(String text) {
        return DECIMAL.matcher(text).matches()
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }
}
