package dev.backoffice.finance.period;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Session;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The months of each tenant's books. Thread-safe.
 *
 * <p>Law 12: a closed month never changes. A posting that comes late for it, or is under way while it is closed, lands either
 * in it before it is closed or in the oldest open month, and never in between.
 */
public final class Periods {
    private static final Verb<ClosePeriod, YearMonth> CLOSE =
            Verb.of("period.close", 1, ClosePeriod::form, YearMonth::toString, YearMonth::parse);
    private static final Verb<ReopenPeriod, YearMonth> REOPEN =
            Verb.of("period.reopen", 1, ReopenPeriod::form, YearMonth::toString, YearMonth::parse);
    private static final Verb<SealPeriod, YearMonth> SEAL =
            Verb.of("period.seal", 1, SealPeriod::form, YearMonth::toString, YearMonth::parse);
    private static final String VIEW = "period.view";

    /** Where a day ends last. */
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private final Commands commands;

    /** @param commands the pipeline */
    public Periods(Commands commands) {
        this.commands = commands;
    }

    /**
     * Closes a month. Its balances are noted with the next heartbeat.
     *
     * @throws RuleViolation {@code period.not-over} while it is that month anywhere; {@code period.already-closed}; {@code
     *     period.earlier-open} naming the month to close first
     * @throws dev.backoffice.core.error.Denied when the approval policy wants somebody to agree
     */
    public YearMonth close(CallContext context, ClosePeriod command) {
        return commands.run(context, CLOSE, command, session -> {
            YearMonth month = command.month();
            Optional<AccountingPeriod> before = periods(session).find(month.toString());
            authorize(session, month, before.map(AccountingPeriod::revision).orElse(0) + 1);
            if (!LocalDate.ofInstant(session.moment().now(), LAST).isAfter(month.atEndOfMonth())) {
                throw RuleViolation.of("period.not-over", "month", month.toString());
            }
            locks(session).save(lock(session).close(month));
            periods(session)
                    .save(before.map(period -> period.closeAgain(context.user(), session.moment()))
                            .orElseGet(() -> AccountingPeriod.close(month, context.user(), session.moment())));
            return month;
        });
    }

    /**
     * Lets the last closed month take entries again.
     *
     * @throws RuleViolation {@code period.not-last} naming the last closed month
     * @throws dev.backoffice.core.error.Denied when the approval policy wants somebody to agree
     */
    public YearMonth reopen(CallContext context, ReopenPeriod command) {
        return commands.run(context, REOPEN, command, session -> {
            YearMonth month = command.month();
            Optional<AccountingPeriod> closed = periods(session).find(month.toString());
            authorize(session, month, closed.map(AccountingPeriod::revision).orElse(0));
            boolean earlierClosed = periods(session)
                    .find(month.minusMonths(1).toString())
                    .filter(period -> period.status().kind() == PeriodStatus.Kind.CLOSED)
                    .isPresent();
            locks(session).save(lock(session).reopen(month, earlierClosed));
            periods(session)
                    .save(closed.orElseThrow(() -> unknown(month))
                            .reopen(command.reason(), context.user(), session.moment()));
            return month;
        });
    }

    /**
     * Notes the balances of a closed month; nothing happens when it was closed again meanwhile.
     *
     * @throws RuleViolation {@code period.illegal-move} when it is reopened or sealed
     * @throws NotFound {@code period.unknown}
     */
    public YearMonth seal(CallContext context, SealPeriod command) {
        return commands.run(context, SEAL, command, session -> {
            AccountingPeriod period =
                    periods(session).find(command.month().toString()).orElseThrow(() -> unknown(command.month()));
            authorize(session, period.month(), period.revision());
            if (period.revision() == command.revision()) {
                periods(session).save(period.seal(command.digest()));
            }
            return period.month();
        });
    }

    /** Up to which month the books are closed; empty while no month is. */
    public Optional<YearMonth> closedThrough(CallContext context) {
        return commands.read(context, VIEW, session -> lock(session).closedThrough());
    }

    /** What is known of a month; empty when nobody ever closed it. */
    public Optional<AccountingPeriod> find(CallContext context, YearMonth month) {
        Input.required(month, "month");
        return commands.read(context, VIEW, session -> periods(session).find(month.toString()));
    }

    /**
     * One page of the months of a query; see {@link PeriodQuery} for their order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<AccountingPeriod> list(CallContext context, PeriodQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(context, VIEW, session -> periods(session).page(view(query), page));
    }

    private static View<AccountingPeriod> view(PeriodQuery query) {
        return View.<AccountingPeriod>of(AccountingPeriod.TYPE.kind())
                .ids(query.from().map(YearMonth::toString), query.to().map(YearMonth::toString))
                .and("status", query.status(), period -> period.status().kind());
    }

    private static Aggregates<AccountingPeriod, PeriodEvent> periods(Session session) {
        return session.aggregates(AccountingPeriod.TYPE);
    }

    private static Aggregates<PeriodLock, PeriodEvent> locks(Session session) {
        return session.aggregates(PeriodLock.TYPE);
    }

    private static PeriodLock lock(Session session) {
        return locks(session).find(PeriodLock.ID).orElse(PeriodLock.NOTHING_CLOSED);
    }

    private static void authorize(Session session, YearMonth month, int revision) {
        session.authorize(Subject.of(AccountingPeriod.TYPE.kind(), month.toString())
                .with("revision", Integer.toString(revision)));
    }

    private static NotFound unknown(YearMonth month) {
        return NotFound.of("period.unknown", "month", month.toString());
    }
}
