package dev.backoffice.core.party;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.store.Doc;

/** What is to be done to a party that is known. */
public sealed interface PartyCommand extends Command permits ChangeParty, AddPartyRole, EndPartyRole, EraseParty {
    /** Which party. */
    PartyId party();

    /** What makes it the same command. */
    Doc form();
}
