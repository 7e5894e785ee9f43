package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import java.util.List;
import java.util.Optional;

/** Says what the tax document of an order is to contain, in the form of one document format. Stateless and thread-safe. */
@HostImplements
public interface SaleNote {
    /** The model of the document, e.g. {@code 55}. */
    String model();

    /**
     * What stands in the way of documenting the order: what this version of the country's rules does not know. The order waits
     * and says so.
     *
     * @param buyer empty when the buyer's personal values were erased
     * @param issuer the establishment whose goods would leave
     */
    List<WaitReason> obstacles(OrderView order, Optional<Buyer> buyer, Establishment issuer);

    /**
     * What the document is to contain.
     *
     * @param buyer empty when the buyer's personal values were erased
     * @param issuer the establishment whose goods leave
     * @throws dev.backoffice.core.error.BackofficeException when no document can be made of it; the order then waits and says so
     */
    Doc content(CallContext context, OrderView order, Optional<Buyer> buyer, Establishment issuer);

    /**
     * Whether a rejection says that the number is spent, by another document or for good. The order's next attempt then gives the
     * document up and takes another number; after any other rejection the corrected document keeps its own.
     *
     * @param rejection the authority's code
     */
    boolean spendsNumber(String rejection);

    /**
     * The reason a document is cancelled for, in the form the authority asks for.
     *
     * @param why why the order was cancelled, in somebody's own words; at most 200 characters
     */
    String cancellationReason(String why);
}
