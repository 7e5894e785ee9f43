package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.AddChart;
import dev.backoffice.finance.account.ChartOfAccounts;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.ledger.JournalEntry;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.finance.ledger.PostEvent;
import dev.backoffice.finance.ledger.ReverseEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.joda.money.Money;

/** Posts what an event says by the rule for its kind, once however often the event is delivered. */
final class Poster {
    private final Companies companies;
    private final ChartOfAccounts accounts;
    private final ChartTemplate chart;
    private final Ledger ledger;
    private final Set<TenantId> opened = ConcurrentHashMap.newKeySet();

    Poster(Companies companies, ChartOfAccounts accounts, ChartTemplate chart, Ledger ledger) {
        this.companies = companies;
        this.accounts = accounts;
        this.chart = chart;
        this.ledger = ledger;
    }

    /** Posts on the day the event happened. */
    void post(CallContext context, Occurrence<?> happened, String kind, String reference, Map<String, Money> amounts) {
        post(context, happened, kind, reference, happened.at(), amounts);
    }

    /** Posts on the day of an instant, e.g. when the payer paid. */
    void post(
            CallContext context,
            Occurrence<?> happened,
            String kind,
            String reference,
            Instant at,
            Map<String, Money> amounts) {
        post(context, happened.commandKey(kind), kind, reference, at, amounts);
    }

    /**
     * Posts something that two events make due together, whichever is delivered last: it is named by what it is about, and what
     * was posted first stands.
     *
     * @param about names it within its kind, e.g. the money and the order
     */
    void postOnce(
            CallContext context, String kind, String about, String reference, Instant at, Map<String, Money> amounts) {
        IdempotencyKey key = IdempotencyKey.of(kind + "/" + IdGenerator.named(kind, about));
        try {
            post(context, key, kind, reference, at, amounts);
        } catch (Conflict conflict) {
            if (!conflict.code().equals("receipt.other-input")) {
                throw conflict;
            }
        }
    }

    /** Where nothing was paid and nothing cost anything there is nothing to post. */
    private void post(
            CallContext context,
            IdempotencyKey key,
            String kind,
            String reference,
            Instant at,
            Map<String, Money> amounts) {
        if (amounts.values().stream().allMatch(Money::isZero)) {
            return;
        }
        open(context);
        PostEvent event = PostEvent.of(key, kind, reference, dateOf(context, at));
        for (Map.Entry<String, Money> amount : amounts.entrySet()) {
            event = event.amount(amount.getKey(), amount.getValue());
        }
        ledger.book(context, event);
    }

    /** What was posted for a reference by one rule and still stands, the first first. */
    List<JournalEntry> standing(CallContext context, String kind, String reference) {
        List<JournalEntry> entries = ledger.entriesOf(context, reference);
        Set<Object> reversed = new HashSet<>();
        entries.forEach(entry -> entry.reverses().ifPresent(reversed::add));
        return entries.stream()
                .filter(entry -> entry.origin().kind().equals(kind)
                        && entry.reverses().isEmpty()
                        && !reversed.contains(entry.id()))
                .toList();
    }

    /** Undoes the last entry of one kind of a reference, if there is one that still stands. */
    void reverse(CallContext context, Occurrence<?> happened, String kind, String reference, String memo) {
        List<JournalEntry> standing = standing(context, kind, reference);
        Optional<JournalEntry> last =
                standing.isEmpty() ? Optional.empty() : Optional.of(standing.get(standing.size() - 1));
        last.ifPresent(entry -> {
            LocalDate day = dateOf(context, happened.at());
            // one that had landed after a closed month is undone there too
            LocalDate date = day.isBefore(entry.date()) ? entry.date() : day;
            ledger.reverse(context, new ReverseEntry(happened.commandKey("reverse " + kind), entry.id(), date, memo));
        });
    }

    private LocalDate dateOf(CallContext context, Instant at) {
        return LocalDate.ofInstant(at, companies.of(context.tenant()).main().zone());
    }

    /** Opens the tenant's books unless it has accounts. */
    void open(CallContext context) {
        if (opened.contains(context.tenant())) {
            return;
        }
        AccountCode first = chart.accounts().get(0).code();
        if (accounts.find(context, first).isEmpty()) {
            accounts.addChart(context, new AddChart(IdempotencyKey.of("chart/shop"), chart));
        }
        opened.add(context.tenant());
    }
}
