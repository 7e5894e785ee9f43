package dev.backoffice.finance.period;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.period.PeriodEvent.PeriodClosed;
import dev.backoffice.finance.period.PeriodEvent.PeriodReopened;
import dev.backoffice.finance.period.PeriodEvent.PeriodSealed;
import java.time.YearMonth;
import java.util.Set;

/** The stored form of the events of periods. */
public final class PeriodEvents implements EventCodec<PeriodEvent> {
    /** The only one needed. */
    public static final PeriodEvents CODEC = new PeriodEvents();

    private static final String CLOSED = "period.closed";
    private static final String SEALED = "period.sealed";
    private static final String REOPENED = "period.reopened";

    private PeriodEvents() {}

    @Override
    public Set<String> types() {
        return Set.of(CLOSED, SEALED, REOPENED);
    }

    @Override
    public String type(PeriodEvent event) {
        if (event instanceof PeriodClosed) {
            return CLOSED;
        }
        return event instanceof PeriodSealed ? SEALED : REOPENED;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(PeriodEvent event) {
        Doc.Builder doc = Doc.fields().put("month", event.month().toString()).put("revision", event.revision());
        if (event instanceof PeriodSealed sealed) {
            doc.put("digest", sealed.digest());
        } else if (event instanceof PeriodReopened reopened) {
            doc.put("reason", reopened.reason());
        }
        return doc.build();
    }

    @Override
    public PeriodEvent read(String type, Doc body, int schema) {
        YearMonth month = YearMonth.parse(body.text("month"));
        int revision = Math.toIntExact(body.integer("revision"));
        return switch (type) {
            case CLOSED -> new PeriodClosed(month, revision);
            case SEALED -> new PeriodSealed(month, revision, body.text("digest"));
            case REOPENED -> new PeriodReopened(month, revision, body.text("reason"));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }
}
