package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.error.Input;
import dev.backoffice.finance.charge.Charges;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.returns.Returns;
import dev.backoffice.inventory.stock.Stock;

/**
 * The rooms whose events the {@linkplain Books books} post.
 *
 * @param orders orders
 * @param stock goods
 * @param returns what comes back from buyers
 * @param charges the money of sales
 * @param notes tax documents
 */
public record BookedRooms(Orders orders, Stock stock, Returns returns, Charges charges, Invoicing notes) {
    public BookedRooms {
        Input.required(orders, "orders");
        Input.required(stock, "stock");
        Input.required(returns, "returns");
        Input.required(charges, "charges");
        Input.required(notes, "notes");
    }
}
