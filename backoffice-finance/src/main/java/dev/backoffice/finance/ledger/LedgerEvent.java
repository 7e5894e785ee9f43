package dev.backoffice.finance.ledger;

import dev.backoffice.core.event.DomainEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What happens in the ledger. */
public sealed interface LedgerEvent extends DomainEvent {
    /** Which entry. */
    EntryId entry();

    /**
     * An entry was posted. It carries what is needed to rebuild every balance.
     *
     * @param date the accounting date
     * @param origin what it was posted for
     * @param lines all of them; they sum to zero in each currency
     * @param reverses the entry it undoes
     */
    record EntryPosted(
            EntryId entry, LocalDate date, Origin origin, List<JournalLine> lines, Optional<EntryId> reverses)
            implements LedgerEvent {
        public EntryPosted {
            lines = List.copyOf(lines);
        }

        static EntryPosted of(JournalEntry entry) {
            return new EntryPosted(entry.id(), entry.date(), entry.origin(), entry.lines(), entry.reverses());
        }
    }
}
