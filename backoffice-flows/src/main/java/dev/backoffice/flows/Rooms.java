package dev.backoffice.flows;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.party.Parties;
import dev.backoffice.finance.account.ChartOfAccounts;
import dev.backoffice.finance.charge.Charges;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.finance.ledger.PostingRules;
import dev.backoffice.finance.period.Periods;
import dev.backoffice.finance.receivable.Receivables;
import dev.backoffice.finance.verification.Verifications;
import dev.backoffice.finance.verification.Verifier;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.flows.ordertocash.Country;
import dev.backoffice.flows.ordertocash.DispatchPermission;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.packing.Packing;
import dev.backoffice.inventory.picking.Picking;
import dev.backoffice.inventory.returns.Returns;
import dev.backoffice.inventory.shipping.Promises;
import dev.backoffice.inventory.stock.Stock;
import java.util.Optional;

/**
 * The service of each room, over one pipeline: those of a {@link Backoffice} in transactions of their own, those of a {@link
 * JoinedBackoffice} in one of the host. What is written against this type serves both.
 */
public abstract sealed class Rooms permits Backoffice, JoinedBackoffice {
    private final Parties parties;
    private final Catalog catalog;
    private final Stock stock;
    private final Orders orders;
    private final Promises promises;
    private final Picking picking;
    private final Packing packing;
    private final Returns returns;
    private final Charges charges;
    private final Receivables receivables;
    private final Optional<Verifications> verifications;
    private final Invoicing notes;
    private final ChartOfAccounts accounts;
    private final Ledger ledger;
    private final Periods periods;

    /** What the rooms are furnished with, besides the pipeline. */
    record Furnishing(Country country, PostingRules postingRules, Optional<Verifier> verifier) {}

    Rooms(Furnishing furnishing, Commands commands) {
        this.parties = new Parties(commands);
        this.catalog = new Catalog(commands);
        this.stock = new Stock(commands);
        this.orders = new Orders(commands);
        this.promises = new Promises(commands);
        this.picking = new Picking(commands);
        this.packing = new Packing(commands);
        this.returns = new Returns(commands);
        this.charges = new Charges(commands);
        this.receivables = new Receivables(commands);
        this.verifications = furnishing.verifier().map(given -> new Verifications(commands, given));
        this.notes = new Invoicing(
                commands,
                furnishing.country().authorizer(),
                furnishing.country().formats(),
                Invoicing.DEFAULT_PATIENCE,
                new DispatchPermission(orders));
        this.accounts = new ChartOfAccounts(commands);
        this.ledger = new Ledger(commands, furnishing.postingRules());
        this.periods = new Periods(commands);
    }

    /** Items. */
    public final Catalog catalog() {
        return catalog;
    }

    /** Goods, where they are and for whom they are set aside. */
    public final Stock stock() {
        return stock;
    }

    /** Orders. */
    public final Orders orders() {
        return orders;
    }

    /** The people and companies the tenant deals with. */
    public final Parties parties() {
        return parties;
    }

    /** By when orders leave and arrive. */
    public final Promises promises() {
        return promises;
    }

    /** Lists by which goods are picked from their shelves. */
    public final Picking picking() {
        return picking;
    }

    /** Goods into parcels. */
    public final Packing packing() {
        return packing;
    }

    /** What comes back from buyers. */
    public final Returns returns() {
        return returns;
    }

    /** The money of orders. */
    public final Charges charges() {
        return charges;
    }

    /** What is owed for orders, and by whom. */
    public final Receivables receivables() {
        return receivables;
    }

    /** Whether orders are genuine; empty where no verifier was given. Asking the verifier is refused in a transaction of the host. */
    public final Optional<Verifications> verifications() {
        return verifications;
    }

    /** Tax documents. Submitting, cancelling and looking them up is refused in a transaction of the host. */
    public final Invoicing notes() {
        return notes;
    }

    /** The chart of accounts. */
    public final ChartOfAccounts accounts() {
        return accounts;
    }

    /** Journal entries and balances. */
    public final Ledger ledger() {
        return ledger;
    }

    /** The months of the books: closed, reopened. */
    public final Periods periods() {
        return periods;
    }
}
