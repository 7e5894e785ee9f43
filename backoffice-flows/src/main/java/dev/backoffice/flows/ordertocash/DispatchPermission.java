package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.fiscal.document.CancellationGuard;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.inventory.order.CoveringDocument;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.order.RevokeDispatch;
import java.util.Optional;

/**
 * Law 8: before the note of an order is cancelled, whoever asks for it, the order's permission to leave under it is taken back.
 * An order that has left keeps its note, with {@code order.illegal-move}.
 */
public final class DispatchPermission implements CancellationGuard {
    private final Orders orders;

    /** @param orders asked for the order a note is for, and told that it may not leave under it any more */
    public DispatchPermission(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void takeBack(CallContext context, FiscalDocument document) {
        String note = document.id().toString();
        OrderNotes.orderOf(document.origin())
                .flatMap(order -> find(context, order))
                .filter(order ->
                        order.document().map(CoveringDocument::reference).equals(Optional.of(note)))
                .ifPresent(order -> orders.revokeDispatch(
                        context,
                        new RevokeDispatch(
                                IdempotencyKey.of("note/" + note + "/" + document.attempts()), order.id(), note)));
    }

    private Optional<OrderView> find(CallContext context, OrderId order) {
        try {
            return Optional.of(orders.view(context, order));
        } catch (NotFound documentOfAHost) {
            return Optional.empty();
        }
    }
}
