package dev.backoffice.core.party;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says what a party no longer is to the company.
 *
 * @param key names the intention
 * @param party which party
 * @param role what
 */
public record EndPartyRole(IdempotencyKey key, PartyId party, PartyRole role) implements PartyCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public EndPartyRole {
        Input.required(key, "key");
        Input.required(party, "party");
        Input.required(role, "party.role");
    }

    /** As the constructor, with the text of the key. */
    public static EndPartyRole of(String key, PartyId party, PartyRole role) {
        return new EndPartyRole(IdempotencyKey.of(key), party, role);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("party", party.toString())
                .put("role", Party.name(role))
                .build();
    }
}
