package dev.backoffice.inventory.returns;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.store.Doc;

/** What is to be done to a return. Goods come, are inspected and refunded in parts, so each command carries a key of its own. */
public sealed interface ReturnCommand extends Command
        permits ReceiveReturn, InspectReturn, RefundReturn, DocumentReturn, CancelReturn {
    /** Which return. */
    ReturnId returned();

    /** What makes it the same command. */
    Doc form();
}
