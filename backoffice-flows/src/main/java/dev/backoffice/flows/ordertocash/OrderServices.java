package dev.backoffice.flows.ordertocash;

import dev.backoffice.finance.charge.Charges;
import dev.backoffice.finance.receivable.Receivables;
import dev.backoffice.finance.verification.Verifications;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.returns.Returns;
import dev.backoffice.inventory.shipping.Promises;
import dev.backoffice.inventory.stock.Stock;
import java.util.Optional;

/**
 * The rooms an order passes through.
 *
 * @param catalog items
 * @param stock goods
 * @param orders orders
 * @param promises by when they arrive
 * @param returns what comes back
 * @param charges their money
 * @param receivables what is owed for them
 * @param verifications whether they are genuine; empty where nobody asks
 * @param invoicing their documents
 */
public record OrderServices(
        Catalog catalog,
        Stock stock,
        Orders orders,
        Promises promises,
        Returns returns,
        Charges charges,
        Receivables receivables,
        Optional<Verifications> verifications,
        Invoicing invoicing) {}
