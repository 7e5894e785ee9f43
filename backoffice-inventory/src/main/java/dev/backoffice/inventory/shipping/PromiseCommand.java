package dev.backoffice.inventory.shipping;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.order.OrderId;

/** What is to be done about the promise of an order. Each command carries a key of its own. */
public sealed interface PromiseCommand extends Command
        permits PromiseDelivery, RevisePromise, FollowOrder, RecordDelivery, SplitPromise {
    /** Of which order. */
    OrderId order();

    /** What makes it the same command. */
    Doc form();
}
