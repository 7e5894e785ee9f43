package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.inventory.stock.SiteStock;
import dev.backoffice.inventory.stock.Stock;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Law 5: what the stock has cost equals the ledger's stock account. Events that are still on their way to the ledger stand
 * between the two; while there are any, a difference is not a finding yet.
 */
public final class ValuationAudit {
    private static final int PAGE = 1000;

    private final Stock stock;
    private final Ledger ledger;
    private final Deliveries deliveries;
    private final AccountCode stockAccount;
    private final CurrencyUnit currency;

    /** @param stockAccount the account the posting rules debit when goods come in */
    public ValuationAudit(
            Stock stock, Ledger ledger, Deliveries deliveries, AccountCode stockAccount, CurrencyUnit currency) {
        this.stock = stock;
        this.ledger = ledger;
        this.deliveries = deliveries;
        this.stockAccount = stockAccount;
        this.currency = currency;
    }

    /** Compares both sums for a tenant. */
    public AuditReport run(CallContext context) {
        Money valuation = Money.zero(currency);
        long places = 0;
        Optional<SiteStock> after = Optional.empty();
        List<SiteStock> page;
        do {
            page = stock.list(context, after, PAGE);
            for (SiteStock place : page) {
                valuation = valuation.plus(place.value());
                after = Optional.of(place);
                places++;
            }
        } while (page.size() == PAGE);
        Money booked = ledger.balance(context, stockAccount, currency);
        Deliveries.Backlog backlog = deliveries.backlog(Books.NAME);
        // a parked posting is not on its way: it would hide a difference for ever
        boolean drained = backlog.unfinished() == backlog.parked();
        if (valuation.isEqual(booked) || !drained) {
            return new AuditReport("flows.record-to-report", places, List.of());
        }
        return new AuditReport(
                "flows.record-to-report",
                places,
                List.of(Finding.of(
                        "flow.valuation-equals-ledger",
                        stockAccount.toString(),
                        "the stock has cost " + valuation + ", the ledger says " + booked)));
    }
}
