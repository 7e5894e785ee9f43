package dev.backoffice.fiscal.br.nfe.internal;

import dev.backoffice.core.error.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;

/**
 * Writes XML that already is its own canonical form (Canonical XML 1.0): UTF-8, attributes in order, no empty-element tags,
 * no blanks between tags, and only the three escapes that the canonical form has in texts. What is written can be looked at as a
 * {@linkplain #tree tree} too. One writer per document.
 */
public final class CanonicalXml {
    /** Form of a moment with its offset ({@code TDateTimeUTC}). */
    public static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private byte[] bytes = new byte[8192];
    private int size;
    private final XmlNode root = new XmlNode("");
    private final Deque<XmlNode> open = new ArrayDeque<>();
    private final boolean anyText;

    /** For what this library writes: texts of the layout's characters. */
    public CanonicalXml() {
        this(false);
    }

    /** @param anyText whether texts of others are written again, whatever characters they have */
    public CanonicalXml(boolean anyText) {
        this.anyText = anyText;
    }

    /** {@code <name>}. */
    public CanonicalXml open(String name) {
        enter(name);
        put('<');
        ascii(name);
        put('>');
        return this;
    }

    /** {@code <name attribute="value" …>}; the caller names the attributes in canonical order, with plain values. */
    public CanonicalXml open(String name, String... attributes) {
        XmlNode node = enter(name);
        put('<');
        ascii(name);
        for (int i = 0; i < attributes.length; i += 2) {
            put(' ');
            ascii(attributes[i]);
            put('=');
            put('"');
            ascii(attributes[i + 1]);
            put('"');
            node.attribute(attributes[i], attributes[i + 1]);
        }
        put('>');
        return this;
    }

    /** {@code </name>}. */
    public CanonicalXml close(String name) {
        open.pop();
        put('<');
        put('/');
        ascii(name);
        put('>');
        return this;
    }

    /** {@code <name>text</name>}. */
    public CanonicalXml element(String name, String text) {
        open(name);
        open.element().say(text);
        text(name, text);
        return close(name);
    }

    /** {@code <name>number</name>}. */
    public CanonicalXml element(String name, int number) {
        return element(name, Integer.toString(number));
    }

    /** An element with all that is in it. */
    public CanonicalXml add(XmlNode node) {
        if (!open.isEmpty()) {
            open.element().add(node);
        } else {
            root.add(node);
        }
        write(node);
        return this;
    }

    private void write(XmlNode node) {
        put('<');
        ascii(node.name());
        for (Map.Entry<String, String> attribute : node.attributes().entrySet()) {
            put(' ');
            ascii(attribute.getKey());
            put('=');
            put('"');
            attributeValue(attribute.getKey(), attribute.getValue());
            put('"');
        }
        put('>');
        if (node.children().isEmpty()) {
            text(node.name(), node.text());
        } else {
            node.children().forEach(this::write);
        }
        put('<');
        put('/');
        ascii(node.name());
        put('>');
    }

    /** The outermost element, as far as it is written. */
    public XmlNode tree() {
        return root.children().get(0);
    }

    private XmlNode enter(String name) {
        XmlNode node = new XmlNode(name);
        (open.isEmpty() ? root : open.element()).add(node);
        open.push(node);
        return node;
    }

    /** The text written so far. */
    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void text(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&') {
                ascii("&amp;");
            } else if (c == '<') {
                ascii("&lt;");
            } else if (c == '>') {
                ascii("&gt;");
            } else if (c >= ' ' && c <= '~') {
                put(c);
            } else if (c >= '\u00a1' && c <= '\u00ff') {
                put(0xc0 | c >> 6);
                put(0x80 | c & 0x3f);
            } else if (anyText) {
                i += any(text, i);
            } else {
                throw InvalidInput.of("nfe.text-invalid", "field", field, "reason", "not-latin-1");
            }
        }
    }

    /** The canonical form has other escapes in attributes than in texts; control characters never come this far. */
    private void attributeValue(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                ascii("&quot;");
            } else if (c == '>') {
                put('>');
            } else if (c == '\t' || c == '\n' || c == '\r') {
                ascii(c == '\t' ? "&#x9;" : c == '\n' ? "&#xA;" : "&#xD;");
            } else {
                int end = Character.isHighSurrogate(c) ? i + 2 : i + 1;
                text(field, text.substring(i, end));
                i = end - 1;
            }
        }
    }

    /** A character outside the layout's, and how many more chars it takes. */
    private int any(String text, int at) {
        if (text.charAt(at) == '\r') {
            ascii("&#xD;");
            return 0;
        }
        int length = Character.charCount(text.codePointAt(at));
        for (byte b : text.substring(at, at + length).getBytes(StandardCharsets.UTF_8)) {
            put(b);
        }
        return length - 1;
    }

    private void ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size + i] = (byte) text.charAt(i);
        }
        size += length;
    }

    private void put(int b) {
        room(1);
        bytes[size++] = (byte) b;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, size * 2));
        }
    }
}
