package dev.backoffice.examples.quickstart;

/** A file that cannot be worked with at all; the message names it and says why, for the person who passed it. */
final class UnreadableFile extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFile(String message) {
        super(message);
    }
}
