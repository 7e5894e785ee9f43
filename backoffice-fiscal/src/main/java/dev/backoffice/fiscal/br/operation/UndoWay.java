package dev.backoffice.fiscal.br.operation;

/** How a note may be undone or mended. */
public enum UndoWay {
    /** Ask the authority what became of it before anything else: a note in doubt may be authorised. */
    LOOK_UP,
    /** Declare its number unused (inutilização). */
    VOID_NUMBER,
    /** Event 110111 inside the window. */
    CANCEL,
    /** Event 110112: another NFC-e of the same sale stands in for it. */
    CANCEL_BY_SUBSTITUTION,
    /** Event 110111 after the window, where the state takes it, at its price. */
    LATE_CANCEL,
    /** Event 110110, carta de correção: words, no values. */
    CORRECTION_LETTER,
    /** Entry note of what was not taken or not found, whole. */
    REFUSAL,
    /** Entry note of the items refused. */
    PARTIAL_REFUSAL,
    /** A note of return whose goods stay where they are, of the whole, soon after delivery. */
    SYMBOLIC_RETURN,
    /** The seller's own entry note of what a buyer without notes gives back. */
    RETURN_BY_CONSUMER,
    /** The buyer's note of what it gives back. */
    RETURN_BY_TAXPAYER,
    /** Credit note of what was too much (finNFe 5, type 04). */
    CREDIT_NOTE,
    /** Nothing yet: the goods are on their way, and what becomes of them decides. */
    AWAIT_GOODS
}
