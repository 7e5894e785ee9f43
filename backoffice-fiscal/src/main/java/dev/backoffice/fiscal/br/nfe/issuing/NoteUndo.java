package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.fiscal.br.operation.NoteToUndo;
import dev.backoffice.fiscal.br.operation.Undo;
import dev.backoffice.fiscal.br.operation.UndoProposal;
import dev.backoffice.fiscal.document.DocumentFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether a note of a model may still be cancelled, by the tables of {@link Undo}. */
record NoteUndo(String model, Undo undo) {
    /**
     * Refuses what comes too late. Cancelling late has a price where a state takes it at all, so it is proposed and not done.
     *
     * @throws RuleViolation {@code nfe.cancellation-too-late} with the ways that are open instead
     */
    void requireCancellable(Uf uf, DocumentFormat.Cancellation request) {
        NoteToUndo note =
                NoteToUndo.authorized(model, uf, request.authorization().receivedAt());
        Instant deadline = undo.cancelledUntil(note, request.at());
        if (request.at().isAfter(deadline)) {
            throw RuleViolation.of(
                    "nfe.cancellation-too-late",
                    "uf",
                    uf.name(),
                    "deadline",
                    deadline.toString(),
                    "instead",
                    undo.ways(note, request.at()).value().stream()
                            .map(NoteUndo::word)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String word(UndoProposal proposal) {
        String way = proposal.way().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return proposal.operation()
                .map(operation -> way + " (" + operation + ")")
                .orElse(way);
    }
}
