package dev.backoffice.fiscal.br.nfe;

/**
 * A rule that a note breaks.
 *
 * @param rejection code of the rejection
 * @param message its official text
 * @param item number of the item, from 1; 0 for the note as a whole
 */
record NfeFinding(String rejection, String message, int item) {
    /** E.g. {@code 694 item 2}. */
    String brief() {
        return item == 0 ? rejection : rejection + " item " + item;
    }

    @Override
    public String toString() {
        return brief() + ": " + message;
    }
}
