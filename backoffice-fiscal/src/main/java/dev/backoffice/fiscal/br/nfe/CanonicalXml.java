package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import java.util.Arrays;

/**
 * Writes XML that already is its own canonical form (Canonical XML 1.0): UTF-8, attributes in order, no empty-element tags,
 * no blanks between tags, and only the three escapes that the canonical form has in texts. One writer per document.
 */
final class CanonicalXml {
    private byte[] bytes = new byte[8192];
    private int size;

    /** {@code <name>}. */
    CanonicalXml open(String name) {
        put('<');
        ascii(name);
        put('>');
        return this;
    }

    /** {@code <name attribute="value" …>}; the caller names the attributes in canonical order, with plain values. */
    CanonicalXml open(String name, String... attributes) {
        put('<');
        ascii(name);
        for (int i = 0; i < attributes.length; i += 2) {
            put(' ');
            ascii(attributes[i]);
            put('=');
            put('"');
            ascii(attributes[i + 1]);
            put('"');
        }
        put('>');
        return this;
    }

    /** {@code </name>}. */
    CanonicalXml close(String name) {
        put('<');
        put('/');
        ascii(name);
        put('>');
        return this;
    }

    /** {@code <name>text</name>}. */
    CanonicalXml element(String name, String text) {
        open(name);
        text(name, text);
        return close(name);
    }

    /** {@code <name>number</name>}. */
    CanonicalXml element(String name, int number) {
        return element(name, Integer.toString(number));
    }

    byte[] toBytes() {
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
            } else {
                throw InvalidInput.of("nfe.text-invalid", "field", field, "reason", "not-latin-1");
            }
        }
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(int b) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) b;
    }
}
