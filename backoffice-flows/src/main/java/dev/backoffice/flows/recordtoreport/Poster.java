package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.AddChart;
import dev.backoffice.finance.account.ChartOfAccounts;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.ledger.EntryId;
import dev.backoffice.finance.ledger.JournalEntry;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.finance.ledger.PostEvent;
import dev.backoffice.finance.ledger.ReverseEntry;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Posts on the day of an instant; where nothing was paid and nothing cost anything there is nothing to post. */
    void post(
            CallContext context,
            Occurrence<?> happened,
            String kind,
            String reference,
            Instant at,
            Map<String, Money> amounts) {
        if (amounts.values().stream().allMatch(Money::isZero)) {
            return;
        }
        open(context);
        PostEvent event = PostEvent.of(happened.commandKey(kind), kind, reference, dateOf(context, at));
        for (Map.Entry<String, Money> amount : amounts.entrySet()) {
            event = event.amount(amount.getKey(), amount.getValue());
        }
        ledger.book(context, event);
    }

    /** Undoes the entry of one kind of a reference, if there is one that still stands. */
    void reverse(CallContext context, Occurrence<?> happened, String kind, String reference, String memo) {
        Optional<EntryId> standing = ledger.entriesOf(context, reference).stream()
                .filter(entry ->
                        entry.origin().kind().equals(kind) && entry.reverses().isEmpty())
                .map(JournalEntry::id)
                .reduce((first, later) -> later);
        standing.ifPresent(entry -> ledger.reverse(
                context,
                new ReverseEntry(happened.commandKey("reverse " + kind), entry, dateOf(context, happened.at()), memo)));
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
