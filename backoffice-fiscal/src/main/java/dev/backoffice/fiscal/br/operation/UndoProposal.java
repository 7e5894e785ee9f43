package dev.backoffice.fiscal.br.operation;

import java.time.Instant;
import java.util.Optional;

/**
 * One way that is open.
 *
 * @param way what is done
 * @param deadline last instant it may be done; empty where the law names none, or none is known
 * @param operation the row of the operations table the note is written by; empty for events
 * @param condition what else has to be so, in words; empty when nothing
 * @param certainty how well it is known
 * @param source the norm
 */
public record UndoProposal(
        UndoWay way,
        Optional<Instant> deadline,
        Optional<String> operation,
        String condition,
        Certainty certainty,
        String source) {}
