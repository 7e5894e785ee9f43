package dev.backoffice.flows;

import dev.backoffice.core.party.Parties;
import dev.backoffice.finance.account.ChartOfAccounts;
import dev.backoffice.finance.charge.Charges;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.finance.period.Periods;
import dev.backoffice.finance.receivable.Receivables;
import dev.backoffice.finance.verification.Verifications;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.packing.Packing;
import dev.backoffice.inventory.picking.Picking;
import dev.backoffice.inventory.returns.Returns;
import dev.backoffice.inventory.shipping.Promises;
import dev.backoffice.inventory.stock.Stock;
import java.util.Optional;

/** The services of all rooms, over one pipeline. */
record Rooms(
        Parties parties,
        Catalog catalog,
        Stock stock,
        Orders orders,
        Promises promises,
        Picking picking,
        Packing packing,
        Returns returns,
        Charges charges,
        Receivables receivables,
        Optional<Verifications> verifications,
        Invoicing notes,
        ChartOfAccounts accounts,
        Ledger ledger,
        Periods periods) {}
