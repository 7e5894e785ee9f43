package dev.backoffice.documents.br;

import java.util.SortedSet;

/** A document as it goes to a printer. Immutable and thread-safe. */
public final class Printed {
    private final byte[] bytes;
    private final int pages;
    private final SortedSet<String> replaced;

    Printed(byte[] bytes, int pages, SortedSet<String> replaced) {
        this.bytes = bytes;
        this.pages = pages;
        this.replaced = replaced;
    }

    /** The file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many pages it has. */
    public int pages() {
        return pages;
    }

    /** Characters of the note that the fonts do not have: each is printed as {@code ¤}. */
    public SortedSet<String> replaced() {
        return replaced;
    }

    /** Only sizes: the content names people. */
    @Override
    public String toString() {
        return pages + " pages, " + bytes.length + " bytes";
    }
}
