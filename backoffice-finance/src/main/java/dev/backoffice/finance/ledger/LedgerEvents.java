package dev.backoffice.finance.ledger;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.ledger.LedgerEvent.EntryPosted;
import java.util.Set;

/** The stored form of the events of the ledger. */
public final class LedgerEvents implements EventCodec<LedgerEvent> {
    /** The only one needed. */
    public static final LedgerEvents CODEC = new LedgerEvents();

    private static final String POSTED = "ledger.entry-posted";

    private LedgerEvents() {}

    @Override
    public Set<String> types() {
        return Set.of(POSTED);
    }

    @Override
    public String type(LedgerEvent event) {
        return POSTED;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(LedgerEvent event) {
        EntryPosted posted = (EntryPosted) event;
        return Doc.fields()
                .put("entry", posted.entry().toString())
                .put("date", posted.date())
                .put("kind", posted.origin().kind())
                .put("reference", posted.origin().reference())
                .put("lines", posted.lines(), JournalEntryCodec::line)
                .put("reverses", posted.reverses(), id -> Doc.of(id.toString()))
                .build();
    }

    @Override
    public LedgerEvent read(String type, Doc body, int schema) {
        if (!type.equals(POSTED)) {
            throw InvalidInput.of("event.unknown-type", "type", type);
        }
        return new EntryPosted(
                EntryId.parse(body.text("entry")),
                body.date("date"),
                Origin.of(body.text("kind"), body.text("reference")),
                body.list("lines", JournalEntryCodec::line),
                body.find("reverses").map(id -> EntryId.parse(id.asText())));
    }
}
