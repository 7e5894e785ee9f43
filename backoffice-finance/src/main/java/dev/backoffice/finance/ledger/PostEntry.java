package dev.backoffice.finance.ledger;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.time.LocalDate;
import java.util.List;

/**
 * Posts an entry line by line.
 *
 * @param key names the intention
 * @param date the accounting date
 * @param memo what it is for, without personal data
 * @param origin what it is posted for
 * @param lines at least two, zero in sum in every currency
 */
public record PostEntry(IdempotencyKey key, LocalDate date, String memo, Origin origin, List<JournalLine> lines)
        implements Command {
    public PostEntry {
        Input.required(key, "key");
        JournalEntry.checkDate(date);
        JournalEntry.checkMemo(memo);
        Input.required(origin, "entry.origin");
        lines = JournalEntry.checkLines(lines);
    }

    Doc form() {
        return Doc.fields()
                .put("date", date)
                .put("memo", memo)
                .put("kind", origin.kind())
                .put("reference", origin.reference())
                .put("lines", lines, JournalEntryCodec::line)
                .build();
    }
}
