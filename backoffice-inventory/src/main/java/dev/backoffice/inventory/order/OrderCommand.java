package dev.backoffice.inventory.order;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.store.Doc;

/**
 * What is to be done to an order that came in. Some moves can come back (an order may lose its hold and be held again), so each
 * command carries a key of its own; a handler of an event makes it from the event's.
 */
public sealed interface OrderCommand extends Command
        permits RecordHold,
                LoseHold,
                SeparateOrder,
                PackOrder,
                InvoiceOrder,
                RevokeDispatch,
                MakeReady,
                HandOver,
                SplitOrder,
                AcceptChange,
                RejectChange,
                DispatchOrder,
                DeliverOrder,
                CancelOrder,
                DeferOrder,
                ResumeOrder,
                EraseBuyer {
    /** Which order. */
    OrderId order();

    /** What makes it the same command. */
    Doc form();
}
