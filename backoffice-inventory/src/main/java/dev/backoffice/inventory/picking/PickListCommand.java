package dev.backoffice.inventory.picking;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.store.Doc;

/** What is to be done to a pick list. Each command carries a key of its own: a line may be corrected. */
public sealed interface PickListCommand extends Command permits RecordPick, CompletePickList, CancelPickList {
    /** Which list. */
    PickListId list();

    /** What makes it the same command. */
    Doc form();
}
