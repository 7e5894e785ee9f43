package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.finance.receivable.Debtor;
import dev.backoffice.finance.receivable.ReceivableEvent;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableCancelled;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableOpened;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableReinstated;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableSettled;
import dev.backoffice.finance.receivable.ReceivableEvent.ReceivableWrittenOff;
import dev.backoffice.finance.receivable.ReceivableEvent.SettlementReversed;
import java.util.Map;
import org.joda.money.Money;

/**
 * What acquirers, marketplaces and carriers owe, keep and pay. What buyers owe and pay is posted with their sales and charges;
 * of theirs only losses are posted here.
 */
final class ReceivablePosting {
    private final Poster poster;
    private final SoldOrders orders;

    ReceivablePosting(Poster poster, SoldOrders orders) {
        this.poster = poster;
        this.orders = orders;
    }

    void onReceivable(CallContext context, Occurrence<ReceivableEvent> happened) {
        ReceivableEvent event = happened.event();
        if (event instanceof ReceivableOpened opened) {
            owed(context, happened, opened.fee(), "");
        } else if (event instanceof ReceivableCancelled cancelled) {
            owed(context, happened, cancelled.fee(), "-returned");
        } else if (event instanceof ReceivableSettled) {
            paid(context, happened, "");
        } else if (event instanceof SettlementReversed) {
            paid(context, happened, "-reversed");
        } else if (event instanceof ReceivableWrittenOff) {
            post(context, happened, "receivable.written-off-" + whose(event.debtor()), "amount", event.amount());
        } else if (event instanceof ReceivableReinstated) {
            post(context, happened, "receivable.reinstated-" + whose(event.debtor()), "amount", event.amount());
        }
    }

    private void owed(CallContext context, Occurrence<ReceivableEvent> happened, Money fee, String ended) {
        ReceivableEvent event = happened.event();
        switch (event.debtor().kind()) {
            case BUYER -> {}
            case ACQUIRER -> post(context, happened, "receivable.fee-acquirer" + ended, "fee", fee);
            case MARKETPLACE -> {
                if (!keptFromSale(context, event)) {
                    post(context, happened, "receivable.fee-marketplace" + ended, "fee", fee);
                }
            }
            case CARRIER ->
                post(
                        context,
                        happened,
                        ended.isEmpty() ? "receivable.indemnity" : "receivable.indemnity-cancelled",
                        "amount",
                        event.amount());
        }
    }

    /** What the channel keeps of an order is posted with the sale when the order tells it. */
    private boolean keptFromSale(CallContext context, ReceivableEvent event) {
        return orders.ofReference(context, event.reference())
                .filter(order -> order.terms().channelTerms().fees().total().isPositive())
                .filter(SalePosting::paidOutByChannel)
                .isPresent();
    }

    private void paid(CallContext context, Occurrence<ReceivableEvent> happened, String reversed) {
        Money amount = happened.event().amount();
        switch (happened.event().debtor().kind()) {
            case BUYER -> {}
            case ACQUIRER, MARKETPLACE -> post(context, happened, "receivable.paid-out" + reversed, "amount", amount);
            case CARRIER -> post(context, happened, "receivable.paid-carrier" + reversed, "amount", amount);
        }
    }

    private static String whose(Debtor debtor) {
        return switch (debtor.kind()) {
            case BUYER -> "buyer";
            case ACQUIRER, MARKETPLACE -> "channel";
            case CARRIER -> "carrier";
        };
    }

    private void post(
            CallContext context, Occurrence<ReceivableEvent> happened, String kind, String name, Money amount) {
        poster.post(
                context,
                happened,
                kind,
                happened.event().reference(),
                happened.event().at(),
                Map.of(name, amount));
    }
}
