package dev.backoffice.core.party;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says what else a party is to the company.
 *
 * @param key names the intention
 * @param party which party
 * @param role what
 */
public record AddPartyRole(IdempotencyKey key, PartyId party, PartyRole role) implements PartyCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public AddPartyRole {
        Input.required(key, "key");
        Input.required(party, "party");
        Input.required(role, "party.role");
    }

    /** As the constructor, with the text of the key. */
    public static AddPartyRole of(String key, PartyId party, PartyRole role) {
        return new AddPartyRole(IdempotencyKey.of(key), party, role);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("party", party.toString())
                .put("role", Party.name(role))
                .build();
    }
}
