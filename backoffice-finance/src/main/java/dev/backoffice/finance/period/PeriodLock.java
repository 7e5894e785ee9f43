package dev.backoffice.finance.period;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.core.store.Transition;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Up to which month a tenant's books are closed: one small row that every posting pins, so that postings never wait for each
 * other and a closing waits for those under way. Immutable and thread-safe.
 *
 * @param closedThrough the last closed month; empty while none is
 */
public record PeriodLock(Optional<YearMonth> closedThrough) {
    static final String ID = "ledger";

    static final PeriodLock NOTHING_CLOSED = new PeriodLock(Optional.empty());

    private static final Codec<PeriodLock> CODEC = new Codec<>() {
        @Override
        public int schema() {
            return 1;
        }

        @Override
        public Doc write(PeriodLock lock) {
            return Doc.fields()
                    .put("closedThrough", lock.closedThrough(), month -> Doc.of(month.toString()))
                    .build();
        }

        @Override
        public PeriodLock read(Doc doc, int schema) {
            return new PeriodLock(doc.find("closedThrough").map(month -> YearMonth.parse(month.asText())));
        }
    };

    static final AggregateType<PeriodLock, PeriodEvent> TYPE =
            new AggregateType<>("period-lock", CODEC, PeriodEvents.CODEC, lock -> ID, lock -> Map.of());

    /**
     * What is closed, as it stays until the posting's transaction ends. The first posting of a tenant writes that nothing is:
     * only a row that exists can be pinned.
     */
    public static PeriodLock pin(HotSession session, TenantId tenant) {
        Records records = session.records(tenant);
        return records.pin(TYPE.kind(), ID)
                .map(row -> CODEC.readStored(row.body(), row.schema()))
                .orElseGet(() -> {
                    records.insert(new StoredDocument(
                            TYPE.kind(), ID, 1, CODEC.schema(), CODEC.write(NOTHING_CLOSED), Map.of()));
                    return NOTHING_CLOSED;
                });
    }

    /** Whether what happened on a date lands in a later month. */
    public boolean closes(LocalDate date) {
        return closedThrough.filter(last -> !YearMonth.from(date).isAfter(last)).isPresent();
    }

    /** The date an entry is booked on: its own, or the first day that is open. */
    public LocalDate landing(LocalDate date) {
        return closes(date) ? closedThrough.orElseThrow().plusMonths(1).atDay(1) : date;
    }

    /** Months are closed in order; the first one closed may be any. */
    Transition<PeriodLock, PeriodEvent> close(YearMonth month) {
        closedThrough.ifPresent(last -> {
            if (!month.isAfter(last)) {
                throw RuleViolation.of("period.already-closed", "month", month.toString(), "last", last.toString());
            }
            if (!month.equals(last.plusMonths(1))) {
                throw RuleViolation.of(
                        "period.earlier-open",
                        "month",
                        month.toString(),
                        "open",
                        last.plusMonths(1).toString());
            }
        });
        return new Transition<>(new PeriodLock(Optional.of(month)), List.of());
    }

    /** Only the last closed month is reopened: those before it lie under its opening balances. */
    Transition<PeriodLock, PeriodEvent> reopen(YearMonth month, boolean earlierClosed) {
        if (!closedThrough.equals(Optional.of(month))) {
            throw RuleViolation.of(
                    "period.not-last",
                    "month",
                    month.toString(),
                    "last",
                    closedThrough.map(YearMonth::toString).orElse("none"));
        }
        return new Transition<>(
                new PeriodLock(earlierClosed ? Optional.of(month.minusMonths(1)) : Optional.empty()), List.of());
    }
}
