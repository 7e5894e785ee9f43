package dev.backoffice.fiscal.br.operation;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a note that shall be undone. Made by {@link #authorized}, {@link #numbered} or {@link #inDoubt} and told
 * more by bare names.
 *
 * <pre>{@code
 * NoteToUndo note = NoteToUndo.authorized("55", Uf.SP, authorizedAt).delivered(at).toTaxpayer();
 * }</pre>
 *
 * @param model {@code 55} or {@code 65}
 * @param uf state of the issuer
 * @param state what the authority knows of it
 * @param since when it was authorised; of a number without authorised note, when it was taken
 * @param goods where the goods are
 * @param delivery when they were handed over; only of goods delivered
 * @param extent how much of the note is wrong
 * @param taxpayer whether the recipient is an ICMS taxpayer, who writes notes itself
 * @param bill whether it is linked to a duplicata escritural
 * @param confirmed whether the recipient confirmed the operation (210200)
 * @param substitute whether another NFC-e of the same sale is authorised
 */
public record NoteToUndo(
        String model,
        Uf uf,
        State state,
        Instant since,
        Goods goods,
        Optional<Instant> delivery,
        Extent extent,
        boolean taxpayer,
        boolean bill,
        boolean confirmed,
        boolean substitute) {
    /** What the authority knows of a note. */
    public enum State {
        /** It has a number and was never authorised: not sent, or rejected. */
        NUMBERED,
        /** It was sent and the answer is missing. */
        IN_DOUBT,
        /** It is authorised. */
        AUTHORIZED
    }

    /** Where the goods are. */
    public enum Goods {
        /** They have not left. */
        NOT_MOVED,
        /** They are on their way. */
        IN_TRANSIT,
        /** The recipient refused all of them. */
        REFUSED,
        /** The recipient refused some of them. */
        PARTLY_REFUSED,
        /** The recipient was not found. */
        NOT_FOUND,
        /** The recipient has them. */
        DELIVERED
    }

    /** How much of a note is wrong. */
    public enum Extent {
        /** All of it. */
        WHOLE,
        /** Some of its goods are given back. */
        ITEMS,
        /** Values or quantities are too high, and nothing comes back. */
        VALUES,
        /** Words that change no value, tax, party or date. */
        WORDS
    }

    /** @throws InvalidInput {@code input.null}, {@code input.form} of the model, {@code undo.delivery} when a delivery has no time or a time no delivery */
    public NoteToUndo {
        if (!Input.text(model, "note.model", 2).matches("55|65")) {
            throw InvalidInput.of("input.form", "field", "note.model", "form", "55|65");
        }
        Input.required(uf, "note.uf");
        Input.required(state, "note.state");
        Input.required(since, "note.since");
        Input.required(goods, "note.goods");
        Input.required(delivery, "note.delivery");
        Input.required(extent, "note.extent");
        if (delivery.isPresent() != (goods == Goods.DELIVERED)) {
            throw InvalidInput.of("undo.delivery", "goods", goods.name());
        }
    }

    /** An authorised note whose goods have not left, wrong as a whole, to a recipient that is no taxpayer. */
    public static NoteToUndo authorized(String model, Uf uf, Instant at) {
        return of(model, uf, State.AUTHORIZED, at);
    }

    /** A number without an authorised note. */
    public static NoteToUndo numbered(String model, Uf uf, Instant at) {
        return of(model, uf, State.NUMBERED, at);
    }

    /** A note whose answer is missing. */
    public static NoteToUndo inDoubt(String model, Uf uf, Instant at) {
        return of(model, uf, State.IN_DOUBT, at);
    }

    private static NoteToUndo of(String model, Uf uf, State state, Instant at) {
        return new NoteToUndo(
                model, uf, state, at, Goods.NOT_MOVED, Optional.empty(), Extent.WHOLE, false, false, false, false);
    }

    /** The same with goods elsewhere, not delivered. */
    public NoteToUndo goods(Goods where) {
        return new NoteToUndo(
                model, uf, state, since, where, Optional.empty(), extent, taxpayer, bill, confirmed, substitute);
    }

    /** The same with goods delivered. */
    public NoteToUndo delivered(Instant at) {
        return new NoteToUndo(
                model,
                uf,
                state,
                since,
                Goods.DELIVERED,
                Optional.of(at),
                extent,
                taxpayer,
                bill,
                confirmed,
                substitute);
    }

    /** The same with as much of it wrong. */
    public NoteToUndo wrong(Extent much) {
        return new NoteToUndo(model, uf, state, since, goods, delivery, much, taxpayer, bill, confirmed, substitute);
    }

    /** The same to an ICMS taxpayer. */
    public NoteToUndo toTaxpayer() {
        return new NoteToUndo(model, uf, state, since, goods, delivery, extent, true, bill, confirmed, substitute);
    }

    /** The same linked to a duplicata escritural. */
    public NoteToUndo linkedToBill() {
        return new NoteToUndo(model, uf, state, since, goods, delivery, extent, taxpayer, true, confirmed, substitute);
    }

    /** The same confirmed by its recipient. */
    public NoteToUndo confirmedByRecipient() {
        return new NoteToUndo(model, uf, state, since, goods, delivery, extent, taxpayer, bill, true, substitute);
    }

    /** The same with another NFC-e of the sale authorised. */
    public NoteToUndo substituted() {
        return new NoteToUndo(model, uf, state, since, goods, delivery, extent, taxpayer, bill, confirmed, true);
    }
}
