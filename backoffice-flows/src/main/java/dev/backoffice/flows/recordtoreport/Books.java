package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.finance.account.ChartOfAccounts;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.charge.ChargeEvents;
import dev.backoffice.finance.charge.CreditEvents;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.finance.receivable.ReceivableEvents;
import dev.backoffice.fiscal.document.FiscalDocumentEvents;
import dev.backoffice.inventory.order.OrderEvents;
import dev.backoffice.inventory.returns.ReturnEvents;
import dev.backoffice.inventory.stock.StockEvents;

/**
 * Posts what happens to goods, orders, money and tax documents by the posting rules in force. {@link PostingCoverage} says of
 * each event by which rules, or why by none.
 *
 * <p>Goods on their way to the buyer are in transit; revenue and cost are recognised when he has them (NBC TG 47), and what he
 * paid before is an advance until then. Each posting is made once, in whatever order events of different things are delivered.
 *
 * <p>A tenant whose books were never opened gets the shop's chart of accounts with its first entry.
 */
public final class Books {
    /** The name of its subscription. */
    public static final String NAME = "ledger";

    private final Poster poster;
    private final GoodsPosting goods;
    private final SalePosting sales;
    private final ReturnPosting returns;
    private final MoneyPosting money;
    private final ReceivablePosting receivables;
    private final TaxPosting taxes;

    /**
     * The books of all tenants.
     *
     * @param companies whose zone says on which day something happened
     * @param chart the chart of accounts of a tenant that has none yet
     * @param rooms whose events are posted
     * @param noteTaxes what tax documents say is owed
     */
    public Books(
            Companies companies,
            ChartOfAccounts accounts,
            ChartTemplate chart,
            Ledger ledger,
            BookedRooms rooms,
            NoteTaxes noteTaxes) {
        SoldOrders orders = new SoldOrders(rooms.orders());
        this.poster = new Poster(companies, accounts, chart, ledger);
        TermsPosting terms = new TermsPosting(poster, orders, rooms.charges());
        this.goods = new GoodsPosting(poster, orders, rooms.stock());
        this.returns = new ReturnPosting(poster, orders, rooms.returns());
        this.sales = new SalePosting(poster, orders, goods, terms, returns);
        this.money = new MoneyPosting(poster, terms);
        this.receivables = new ReceivablePosting(poster, orders);
        this.taxes = new TaxPosting(poster, rooms.notes(), noteTaxes);
    }

    /** The subscription that posts. */
    public Subscription subscription() {
        return Subscription.named(NAME)
                .on(StockEvents.CODEC, goods::onStock)
                .on(OrderEvents.CODEC, sales::onOrder)
                .on(ReturnEvents.CODEC, returns::onReturn)
                .on(ChargeEvents.CODEC, money::onCharge)
                .on(CreditEvents.CODEC, money::onCredit)
                .on(ReceivableEvents.CODEC, receivables::onReceivable)
                .on(FiscalDocumentEvents.CODEC, taxes::onDocument);
    }

    /** Opens the tenant's books unless it has accounts. */
    public void open(CallContext context) {
        poster.open(context);
    }
}
