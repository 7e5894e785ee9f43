package dev.backoffice.finance.ledger;

import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.Side;
import java.time.LocalDate;
import org.joda.money.Money;

/** The stored form of journal entries. Schema 1: id, date, memo, origin, lines, reverses, belatedFrom, postedAt, postedBy. */
final class JournalEntryCodec implements Codec<JournalEntry> {
    static final JournalEntryCodec CODEC = new JournalEntryCodec();

    private JournalEntryCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(JournalEntry entry) {
        return Doc.fields()
                .put("id", entry.id().toString())
                .put("date", entry.date())
                .put("memo", entry.memo())
                .put("kind", entry.origin().kind())
                .put("reference", entry.origin().reference())
                .put("lines", entry.lines(), JournalEntryCodec::line)
                .put("reverses", entry.reverses(), id -> Doc.of(id.toString()))
                .put("belatedFrom", entry.belatedFrom(), date -> Doc.of(date.toString()))
                .put("postedAt", entry.postedAt())
                .put("postedBy", entry.postedBy().value())
                .build();
    }

    @Override
    public JournalEntry read(Doc doc, int schema) {
        return new JournalEntry(
                EntryId.parse(doc.text("id")),
                doc.date("date"),
                doc.text("memo"),
                Origin.of(doc.text("kind"), doc.text("reference")),
                doc.list("lines", JournalEntryCodec::line),
                doc.find("reverses").map(id -> EntryId.parse(id.asText())),
                doc.find("belatedFrom").map(date -> LocalDate.parse(date.asText())),
                doc.instant("postedAt"),
                UserId.of(doc.text("postedBy")));
    }

    static Doc line(JournalLine line) {
        return Doc.fields()
                .put("account", line.account().value())
                .put("side", line.side().name())
                .put("currency", line.amount().getCurrencyUnit().getCode())
                .put("amount", line.amount().getAmount())
                .build();
    }

    static JournalLine line(Doc doc) {
        return new JournalLine(
                AccountCode.of(doc.text("account")),
                Side.valueOf(doc.text("side")),
                Money.of(Amounts.currency(doc.text("currency"), "line.currency"), doc.number("amount")));
    }
}
