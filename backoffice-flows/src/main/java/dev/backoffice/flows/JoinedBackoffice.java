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

/**
 * The services of a {@link Backoffice} over one transaction of the host: what their commands do is committed with that transaction, or
 * gone with it. Made by {@link Backoffice#joined}; lives as long as the transaction, on its thread.
 *
 * <p>What asks another system is refused ({@code joined.remote}), see {@link
 * dev.backoffice.core.command.Commands#requireOwnTransactions}. Due work is nobody's transaction but its own, so there is no heartbeat here:
 * what the commands told is delivered by {@link Backoffice#runDue()} after the host's commit.
 */
public final class JoinedBackoffice {
    private final Rooms rooms;

    JoinedBackoffice(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Items. */
    public Catalog catalog() {
        return rooms.catalog();
    }

    /** Goods, where they are and for whom they are set aside. */
    public Stock stock() {
        return rooms.stock();
    }

    /** Orders. */
    public Orders orders() {
        return rooms.orders();
    }

    /** The people and companies the tenant deals with. */
    public Parties parties() {
        return rooms.parties();
    }

    /** By when orders leave and arrive. */
    public Promises promises() {
        return rooms.promises();
    }

    /** Lists by which goods are picked from their shelves. */
    public Picking picking() {
        return rooms.picking();
    }

    /** Goods into parcels. */
    public Packing packing() {
        return rooms.packing();
    }

    /** What comes back from buyers. */
    public Returns returns() {
        return rooms.returns();
    }

    /** The money of orders. */
    public Charges charges() {
        return rooms.charges();
    }

    /** What is owed for orders, and by whom. */
    public Receivables receivables() {
        return rooms.receivables();
    }

    /** Whether orders are genuine; empty where no verifier was given. Asking the verifier is refused here. */
    public Optional<Verifications> verifications() {
        return rooms.verifications();
    }

    /** Tax documents. Submitting, cancelling and looking them up is refused here. */
    public Invoicing notes() {
        return rooms.notes();
    }

    /** The chart of accounts. */
    public ChartOfAccounts accounts() {
        return rooms.accounts();
    }

    /** Journal entries and balances. */
    public Ledger ledger() {
        return rooms.ledger();
    }

    /** The months of the books: closed, reopened. */
    public Periods periods() {
        return rooms.periods();
    }
}
