package dev.backoffice.fiscal.br.operation;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.operation.NoteToUndo.Extent;
import dev.backoffice.fiscal.br.operation.NoteToUndo.Goods;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers "how do I undo this note?" from dated tables: every way that is open, the best first, and why the others are closed.
 * Pure, immutable and thread-safe.
 *
 * <pre>{@code
 * Explained<List<UndoProposal>> ways = Undo.standard().ways(NoteToUndo.authorized("55", Uf.SP, authorizedAt), now);
 * }</pre>
 */
public final class Undo {
    /**
     * Table of the windows; columns {@code minutes}, {@code possible}, {@code condition}, {@code certainty}; key: {@code
     * cancel.55}, {@code late.55.SP}, {@code letter.55}, {@code substitution.65}, {@code symbolic-return}, {@code void}.
     */
    public static final String WINDOWS = "br.undo-windows";

    private static final String NFE = "55";
    private static final String RETURN_BY_CONSUMER = "return-by-consumer";

    private final FiscalOperations operations;
    private final ReferenceTables windows;

    private Undo(FiscalOperations operations, ReferenceTables windows) {
        this.operations = operations;
        this.windows = windows;
    }

    /** The tables of the library. */
    public static Undo standard() {
        return new Undo(
                FiscalOperations.standard(),
                ReferenceTables.of(ReferenceTable.read(WINDOWS, Undo.class.getResourceAsStream("undo-windows.tsv"))));
    }

    /**
     * The same with a host's windows laid over, such as a state's own time for late cancellations.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code reference.form} when it has other columns
     */
    public Undo with(ReferenceTable overlay) {
        return new Undo(operations, windows.with(overlay));
    }

    /** The same over a host's operations. */
    public Undo with(FiscalOperations own) {
        return new Undo(own, windows);
    }

    /** Last instant at which a note may be cancelled at no price. */
    public Instant cancelledUntil(NoteToUndo note, Instant at) {
        return new Question(note, at).end(cancellation(note, day(note, at)), note.since());
    }

    /**
     * Every way that is open, the best first; the reasons tell each of them ({@code undo.open}) and each that is closed ({@code
     * undo.closed}), with its source.
     *
     * @param at when it is asked
     * @throws dev.backoffice.core.error.InvalidInput {@code input.range} when that is before the note
     */
    public Explained<List<UndoProposal>> ways(NoteToUndo note, Instant at) {
        Input.inRange(at, "at", note.since(), Instant.MAX);
        Question question = new Question(note, at);
        question.ask();
        return new Explained<>(List.copyOf(question.open), question.reasons);
    }

    private ReferenceRow cancellation(NoteToUndo note, LocalDate date) {
        String key = "cancel." + note.model();
        return windows.find(WINDOWS, key + "." + note.uf().name(), date)
                .filter(row -> Certainty.of(row) != Certainty.UNCONFIRMED)
                .orElseGet(() -> windows.get(WINDOWS, key, date));
    }

    private static LocalDate day(NoteToUndo note, Instant at) {
        return at.atZone(note.uf().zone()).toLocalDate();
    }

    /** One question on its way to an answer. */
    private final class Question {
        private final NoteToUndo note;
        private final Instant at;
        private final LocalDate date;
        private final boolean nfe;
        private final List<UndoProposal> open = new ArrayList<>();
        private final List<Reason> reasons = new ArrayList<>();

        Question(NoteToUndo note, Instant at) {
            this.note = note;
            this.at = at;
            this.date = day(note, at);
            this.nfe = note.model().equals(NFE);
        }

        void ask() {
            switch (note.state()) {
                case IN_DOUBT -> {
                    open(UndoWay.LOOK_UP, Optional.empty(), "the answer of the authority is missing", "MOC 7.0");
                    close(UndoWay.CANCEL, "nobody knows whether it is authorised", "MOC 7.0");
                    close(UndoWay.VOID_NUMBER, "nobody knows whether it is authorised", "MOC 7.0");
                }
                case NUMBERED -> voidNumber();
                case AUTHORIZED -> {
                    close(
                            UndoWay.VOID_NUMBER,
                            "the number was used",
                            row("void").source());
                    letter();
                    cancel();
                    substitution();
                    refusal();
                    partialRefusal();
                    sellersReturn();
                    buyersReturn();
                    symbolicReturn();
                    lateCancel();
                    creditNote();
                    awaitGoods();
                }
            }
        }

        private void voidNumber() {
            ReferenceRow row = row("void");
            LocalDate last = day(note, note.since()).plusMonths(1).withDayOfMonth(10);
            Instant deadline =
                    last.plusDays(1).atStartOfDay(note.uf().zone()).toInstant().minusSeconds(1);
            open(
                    UndoWay.VOID_NUMBER,
                    Optional.of(deadline),
                    at.isAfter(deadline) ? "late: the state may ask for a report and a fine" : row.text("condition"),
                    row);
            close(UndoWay.CANCEL, "no note was authorised under the number", row.source());
        }

        private void letter() {
            ReferenceRow row = row("letter." + note.model());
            if (note.extent() != Extent.WORDS) {
                close(UndoWay.CORRECTION_LETTER, "it mends words, not values, goods or parties", row.source());
            } else if (!row.text("possible").equals("yes")) {
                close(UndoWay.CORRECTION_LETTER, row.text("condition"), row.source());
            } else {
                within(UndoWay.CORRECTION_LETTER, row, note.since());
            }
        }

        private void cancel() {
            ReferenceRow row = cancellation(note, date);
            Optional<String> barred = barred();
            if (barred.isPresent()) {
                close(UndoWay.CANCEL, barred.get(), row.source());
            } else {
                within(UndoWay.CANCEL, row, note.since());
            }
        }

        private void substitution() {
            ReferenceRow row = row("substitution." + note.model());
            if (!certain(row)) {
                close(UndoWay.CANCEL_BY_SUBSTITUTION, "not known: " + row.text("condition"), row.source());
            } else if (!note.substitute()) {
                close(UndoWay.CANCEL_BY_SUBSTITUTION, "no other NFC-e of the sale is authorised", row.source());
            } else {
                within(UndoWay.CANCEL_BY_SUBSTITUTION, row, note.since());
            }
        }

        private void lateCancel() {
            Instant end = end(cancellation(note, date), note.since());
            String key = "late." + note.model() + "." + note.uf().name();
            Optional<ReferenceRow> found = windows.find(WINDOWS, key, date);
            Optional<String> barred = barred();
            if (found.isEmpty()) {
                close(UndoWay.LATE_CANCEL, "nothing is known of " + note.uf(), "table " + WINDOWS);
            } else if (barred.isPresent()) {
                close(UndoWay.LATE_CANCEL, barred.get(), found.get().source());
            } else if (!at.isAfter(end)) {
                close(
                        UndoWay.LATE_CANCEL,
                        "the note can still be cancelled in time",
                        found.get().source());
            } else if (!certain(found.get())) {
                close(
                        UndoWay.LATE_CANCEL,
                        "not taken by " + note.uf() + ", or not confirmed: "
                                + found.get().text("condition"),
                        found.get().source());
            } else {
                within(UndoWay.LATE_CANCEL, found.get(), note.since());
            }
        }

        private void refusal() {
            boolean whole = note.goods() == Goods.REFUSED || note.goods() == Goods.NOT_FOUND;
            document(UndoWay.REFUSAL, "refusal-total", whole ? "" : "the recipient did not refuse it, and was found");
        }

        private void partialRefusal() {
            String why = "";
            if (note.goods() != Goods.PARTLY_REFUSED) {
                why = "no part of the goods was refused";
            } else if (!nfe) {
                why = "a credit note of type 06 refers to model 55 only (rejection 1003)";
            }
            document(UndoWay.PARTIAL_REFUSAL, "refusal-partial", why);
        }

        private void sellersReturn() {
            String why = "";
            if (nfe && note.goods() != Goods.DELIVERED) {
                why = "the goods were not delivered";
            } else if (nfe && note.taxpayer()) {
                why = "the recipient is a taxpayer and writes the note itself";
            } else if (note.extent() == Extent.WORDS || nfe && note.extent() == Extent.VALUES) {
                why = "no goods come back";
            } else if (note.goods() == Goods.IN_TRANSIT || isOpen(UndoWay.REFUSAL) || isOpen(UndoWay.CANCEL)) {
                why = "another way is open, or the goods are on their way";
            }
            document(UndoWay.RETURN_BY_CONSUMER, RETURN_BY_CONSUMER, why);
        }

        private void buyersReturn() {
            String why = "";
            if (note.goods() != Goods.DELIVERED) {
                why = "the goods were not delivered";
            } else if (!note.taxpayer()) {
                why = "the recipient is no taxpayer and writes no notes";
            } else if (note.extent() == Extent.WORDS || note.extent() == Extent.VALUES) {
                why = "no goods come back";
            }
            document(UndoWay.RETURN_BY_TAXPAYER, "return-by-taxpayer", why);
        }

        private void symbolicReturn() {
            String operation = note.taxpayer() ? "symbolic-return-by-taxpayer" : "symbolic-return-by-consumer";
            Optional<ReferenceRow> row = windows.find(WINDOWS, "symbolic-return", date);
            if (row.isEmpty() || !operations.knows(operation, date)) {
                close(UndoWay.SYMBOLIC_RETURN, "no row of the tables has it on " + date, "table " + WINDOWS);
            } else if (!nfe || note.delivery().isEmpty()) {
                close(
                        UndoWay.SYMBOLIC_RETURN,
                        "it is of a note of model 55 whose goods were delivered",
                        row.get().source());
            } else if (note.extent() != Extent.WHOLE) {
                close(
                        UndoWay.SYMBOLIC_RETURN,
                        "it is of the whole note only",
                        row.get().source());
            } else {
                Instant end = end(row.get(), note.delivery().get());
                if (at.isAfter(end)) {
                    close(
                            UndoWay.SYMBOLIC_RETURN,
                            "it was possible until " + end,
                            row.get().source());
                } else {
                    open(new UndoProposal(
                            UndoWay.SYMBOLIC_RETURN,
                            Optional.of(end),
                            Optional.of(operation),
                            row.get().text("condition"),
                            Certainty.of(row.get()),
                            row.get().source()));
                }
            }
        }

        private void creditNote() {
            boolean tooMuch =
                    note.extent() == Extent.VALUES && note.goods() != Goods.REFUSED && note.goods() != Goods.NOT_FOUND;
            boolean neverLeft = note.goods() == Goods.NOT_MOVED && note.extent() != Extent.WORDS;
            String why = "";
            if (!nfe) {
                why = "a credit note of type 04 refers to model 55 only (rejection 1003)";
            } else if (isOpen(UndoWay.CANCEL)) {
                why = "it is for notes that can no longer be cancelled";
            } else if (!tooMuch && !neverLeft) {
                why = "it reduces values or quantities of goods that do not come back";
            }
            document(UndoWay.CREDIT_NOTE, "price-reduction", why);
        }

        private void awaitGoods() {
            if (note.goods() == Goods.IN_TRANSIT && open.isEmpty()) {
                open(
                        UndoWay.AWAIT_GOODS,
                        Optional.empty(),
                        "delivered, refused or not found: that decides which note undoes it",
                        "Ajuste SINIEF 07/2005 cl. 12");
            }
        }

        /** Why a note may not be cancelled at any time. */
        private Optional<String> barred() {
            if (note.goods() != Goods.NOT_MOVED) {
                return Optional.of("the goods have left");
            }
            if (note.bill()) {
                return Optional.of("it is linked to a duplicata escritural");
            }
            if (note.confirmed()) {
                return Optional.of("the recipient confirmed it (rejection 221)");
            }
            return Optional.empty();
        }

        private void document(UndoWay way, String operation, String why) {
            if (!why.isEmpty()) {
                close(way, why, "operation " + operation);
            } else if (!operations.knows(operation, date)) {
                close(way, "no operation " + operation + " is known on " + date, "table " + FiscalOperations.NOTES);
            } else {
                ReferenceRow row = operations.row(operation, date);
                open(new UndoProposal(
                        way, Optional.empty(), Optional.of(operation), "", Certainty.of(row), row.source()));
            }
        }

        private void within(UndoWay way, ReferenceRow row, Instant from) {
            Optional<Instant> end = row.isOpen("minutes") ? Optional.empty() : Optional.of(end(row, from));
            if (end.isPresent() && at.isAfter(end.get())) {
                close(way, "it was possible until " + end.get(), row.source());
            } else {
                open(way, end, row.text("condition"), row);
            }
        }

        private Instant end(ReferenceRow row, Instant from) {
            return from.plus(Duration.ofMinutes(row.wholeNumber("minutes")));
        }

        private boolean certain(ReferenceRow row) {
            return row.text("possible").equals("yes") && Certainty.of(row) != Certainty.UNCONFIRMED;
        }

        private boolean isOpen(UndoWay way) {
            return open.stream().anyMatch(proposal -> proposal.way() == way);
        }

        private ReferenceRow row(String key) {
            return windows.get(WINDOWS, key, date);
        }

        private void open(UndoWay way, Optional<Instant> deadline, String condition, ReferenceRow row) {
            open(new UndoProposal(way, deadline, Optional.empty(), condition, Certainty.of(row), row.source()));
        }

        private void open(UndoWay way, Optional<Instant> deadline, String condition, String source) {
            open(new UndoProposal(way, deadline, Optional.empty(), condition, Certainty.READ, source));
        }

        private void open(UndoProposal proposal) {
            open.add(proposal);
            String until = proposal.deadline().map(end -> " until " + end).orElse("");
            String with =
                    proposal.operation().map(name -> ", operation " + name).orElse("");
            reasons.add(Reason.of("undo.open", word(proposal.way()) + " is open" + until + with)
                    .by(proposal.source())
                    .with("way", proposal.way())
                    .with("certainty", proposal.certainty()));
        }

        private void close(UndoWay way, String why, String source) {
            reasons.add(Reason.of("undo.closed", word(way) + " is closed: " + why)
                    .by(source)
                    .with("way", way));
        }
    }

    /** A way as messages and rows name it, e.g. {@code late-cancel}. */
    static String word(UndoWay way) {
        return way.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
