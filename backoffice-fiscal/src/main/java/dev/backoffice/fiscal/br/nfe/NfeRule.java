package dev.backoffice.fiscal.br.nfe;

/**
 * A rule by which the tax authority rejects a note, as far as it can be checked from the note alone.
 *
 * @param rejection the code of the rejection; its official text stands in {@code rejections.tsv}
 * @param scope what is looked at
 * @param broken whether a note (and one of its parts) breaks the rule
 */
record NfeRule(String rejection, Scope scope, Check broken) {
    /** What a rule looks at, one by one. */
    enum Scope {
        /** The note once. */
        NOTE,
        /** Each item. */
        ITEM
    }

    /** The question a rule asks. */
    @FunctionalInterface
    interface Check {
        boolean of(NoteXml note, XmlNode part);
    }

    /** A rule about the whole note. */
    static NfeRule note(String rejection, Check broken) {
        return new NfeRule(rejection, Scope.NOTE, broken);
    }

    /** A rule about each item. */
    static NfeRule item(String rejection, Check broken) {
        return new NfeRule(rejection, Scope.ITEM, broken);
    }

    /** A rule that a total is the sum of the items' values. */
    static NfeRule total(String rejection, String total, String item) {
        return note(rejection, (note, root) -> root.sum("total/" + total).compareTo(root.sum("det/" + item)) != 0);
    }
}
