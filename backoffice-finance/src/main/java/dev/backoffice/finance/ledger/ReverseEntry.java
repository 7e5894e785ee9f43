package dev.backoffice.finance.ledger;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.time.LocalDate;

/**
 * Undoes an entry by another one with its sides exchanged ({@code estorno}).
 *
 * @param key names the intention
 * @param entry which entry; it must not have been reversed yet
 * @param date the accounting date of the reversal, not before that of the entry
 * @param memo why, without personal data
 */
public record ReverseEntry(IdempotencyKey key, EntryId entry, LocalDate date, String memo) implements Command {
    public ReverseEntry {
        Input.required(key, "key");
        Input.required(entry, "entry.id");
        JournalEntry.checkDate(date);
        JournalEntry.checkMemo(memo);
    }

    Doc form() {
        return Doc.fields()
                .put("entry", entry.toString())
                .put("date", date)
                .put("memo", memo)
                .build();
    }
}
