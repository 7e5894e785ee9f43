package dev.backoffice.finance.period;

import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.period.PeriodStatus.Closed;
import dev.backoffice.finance.period.PeriodStatus.Reopened;
import java.time.YearMonth;

/** The stored form of a period. Schema 1: month, revision, status, at, by, and digest or reason. */
final class AccountingPeriodCodec implements Codec<AccountingPeriod> {
    static final AccountingPeriodCodec CODEC = new AccountingPeriodCodec();

    private AccountingPeriodCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(AccountingPeriod period) {
        Doc.Builder doc = Doc.fields()
                .put("month", period.month().toString())
                .put("revision", period.revision())
                .put("status", period.status().kind().name());
        return period.status()
                .match(new PeriodStatus.Cases<Doc.Builder>() {
                    @Override
                    public Doc.Builder closed(Closed closed) {
                        return doc.put("at", closed.at())
                                .put("by", closed.by().value())
                                .put("digest", closed.digest(), Doc::of);
                    }

                    @Override
                    public Doc.Builder reopened(Reopened reopened) {
                        return doc.put("at", reopened.at())
                                .put("by", reopened.by().value())
                                .put("reason", reopened.reason());
                    }
                })
                .build();
    }

    @Override
    public AccountingPeriod read(Doc doc, int schema) {
        UserId by = UserId.of(doc.text("by"));
        PeriodStatus status = switch (PeriodStatus.Kind.valueOf(doc.text("status"))) {
            case CLOSED -> new Closed(doc.instant("at"), by, doc.find("digest").map(Doc::asText));
            case REOPENED -> new Reopened(doc.instant("at"), by, doc.text("reason"));
        };
        return new AccountingPeriod(
                YearMonth.parse(doc.text("month")), Math.toIntExact(doc.integer("revision")), status);
    }
}
