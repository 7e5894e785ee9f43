package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.content.NfeContentItem;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.br.operation.UndoProposal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * A note of model 55 that undoes another one, whole or in part, before it gets its number: a return, a refusal, a reduction of the
 * price, or what was sent out and comes back. Taxes are those of the note that is undone; {@link NfeUndoComposer} makes the note.
 *
 * <pre>{@code
 * ReadNfe sold = NfeReader.standard().readOne(file);
 * UndoProposal way = Undo.standard().ways(note, now).value().get(0);
 * NfeUndoDraft draft = NfeUndoDraft.of(issuer, sold, way, List.of(NfeUndoLine.of(1, BigDecimal.ONE)), 1);
 * new DraftDocument("return/1001", "SP1", "55", draft.content());
 * }</pre>
 *
 * @param issuer who writes it: the issuer of the note that is undone, or its recipient for goods that go back to a supplier
 * @param original the note that is undone, of model 55 or 65, as its file says it
 * @param operation its row in the table of operations, e.g. {@code return-by-consumer}
 * @param lines what is undone of which item, at least one, each item once
 * @param reason why, in the text for the reader and, on a credit note, for the authority ({@code infAdFisco}), 1 to 60 characters;
 *     {@code Devolucao} until {@link #because} says another
 * @param recipient the other party, where the original does not name it (a receipt without its consumer); else empty
 * @param paysIpi whether the issuer owes IPI; one who does not gives IPI of a supplier back in {@code impostoDevol}
 * @param freight {@code modFrete}
 * @param series 0 to {@link NfeAccessKey#MAX_SERIES}
 * @param firstNumber the number to begin an unused series with
 * @param environment where it is sent
 */
@Personal
public record NfeUndoDraft(
        NfeIssuer issuer,
        String original,
        String operation,
        List<NfeUndoLine> lines,
        String reason,
        Optional<NfeRecipient> recipient,
        boolean paysIpi,
        FreightMode freight,
        int series,
        int firstNumber,
        NfeEnvironment environment) {
    /**
     * Checks that there is enough left of what is undone.
     *
     * @throws InvalidInput {@code nfe.undo-item} for an item the original has not, or that is named twice, or is a service; {@code
     *     nfe.undo-beyond-original} for more than there was of it; {@code nfe.unreadable} for an original that is no note
     */
    public NfeUndoDraft {
        Input.text(operation, "operation", 60);
        NfeText.require("reason", reason, 1, 60);
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw InvalidInput.of("nfe.too-few", "field", "det");
        }
        if (series < 0 || series > NfeAccessKey.MAX_SERIES) {
            throw InvalidInput.of("nfe.key-part", "part", "series");
        }
        if (firstNumber < 1 || firstNumber > 999_999_999) {
            throw InvalidInput.of("nfe.key-part", "part", "number");
        }
        requireOnce(lines);
        NfeUndoComposer.items(content(original), lines);
    }

    /**
     * The draft that a way of undoing a note leads to, in production, of a series that begins with 1.
     *
     * @param issuer who writes it
     * @param original the note
     * @param way one of the ways that {@link dev.backoffice.fiscal.br.operation.Undo} has opened
     * @param lines what is undone of which item
     * @throws InvalidInput {@code nfe.undo-operation} for a way without a note, such as a cancellation, and what the constructor
     *     refuses
     */
    public static NfeUndoDraft of(
            NfeIssuer issuer, ReadNfe original, UndoProposal way, List<NfeUndoLine> lines, int series) {
        return of(
                issuer,
                original,
                way.operation()
                        .orElseThrow(() -> NfeUndoComposer.notUndone(
                                way.way().name().toLowerCase(java.util.Locale.ROOT), "event")),
                lines,
                series);
    }

    /** The same by the name of the operation, e.g. {@code supplier-return}. */
    public static NfeUndoDraft of(
            NfeIssuer issuer, ReadNfe original, String operation, List<NfeUndoLine> lines, int series) {
        return new NfeUndoDraft(
                issuer,
                original.text(),
                operation,
                lines,
                "Devolucao",
                Optional.empty(),
                false,
                FreightMode.NONE,
                series,
                1,
                NfeEnvironment.PRODUCTION);
    }

    /** Every item of a note, each with all there was of it. */
    public static List<NfeUndoLine> whole(ReadNfe original) {
        return original.content().items().stream()
                .map(item -> NfeUndoLine.of(number(item), item.product().quantity()))
                .toList();
    }

    private static int number(NfeContentItem item) {
        return item.number().matches("\\d{1,3}") ? Integer.parseInt(item.number()) : 0;
    }

    /** The same for another reason. */
    public NfeUndoDraft because(String why) {
        return new NfeUndoDraft(
                issuer, original, operation, lines, why, recipient, paysIpi, freight, series, firstNumber, environment);
    }

    /** The same with the other party, which a receipt does not name. */
    public NfeUndoDraft with(NfeRecipient party) {
        return new NfeUndoDraft(
                issuer,
                original,
                operation,
                lines,
                reason,
                Optional.of(party),
                paysIpi,
                freight,
                series,
                firstNumber,
                environment);
    }

    /** The same by an issuer who owes IPI. */
    public NfeUndoDraft payingIpi() {
        return new NfeUndoDraft(
                issuer, original, operation, lines, reason, recipient, true, freight, series, firstNumber, environment);
    }

    /** The same, carried by somebody. */
    public NfeUndoDraft carried(FreightMode how) {
        return new NfeUndoDraft(
                issuer, original, operation, lines, reason, recipient, paysIpi, how, series, firstNumber, environment);
    }

    /** The same with another number to begin the series with. */
    public NfeUndoDraft startingAt(int number) {
        return new NfeUndoDraft(
                issuer, original, operation, lines, reason, recipient, paysIpi, freight, series, number, environment);
    }

    /** The same for another environment. */
    public NfeUndoDraft in(NfeEnvironment other) {
        return new NfeUndoDraft(
                issuer, original, operation, lines, reason, recipient, paysIpi, freight, series, firstNumber, other);
    }

    /** What the goods that are undone come to, without taxes on top of them. */
    public Money total() {
        return Money.of(NfeAmount.REAL, NfeUndoComposer.goods(content(original), lines));
    }

    /** The form in which a document keeps it. */
    public Doc content() {
        return NfeUndoDraftCodec.write(this);
    }

    /** Whether the content of a document is of this kind, and not a {@link NfeDraft}. */
    public static boolean isOne(Doc content) {
        return content.has("original");
    }

    /**
     * Reads the content of a document.
     *
     * @throws InvalidInput for what is not such a content
     */
    public static NfeUndoDraft read(Doc content) {
        return NfeUndoDraftCodec.read(content);
    }

    static NfeContent content(String original) {
        return NfeReader.standard()
                .readOne(original.getBytes(StandardCharsets.UTF_8))
                .content();
    }

    private static void requireOnce(List<NfeUndoLine> lines) {
        Set<Integer> named = new HashSet<>();
        for (NfeUndoLine line : lines) {
            if (!named.add(line.item())) {
                throw NfeUndoLine.invalid(line.item(), "twice");
            }
        }
    }

    /** Only the operation: the original names people. */
    @Override
    public String toString() {
        return operation + " " + lines;
    }
}
