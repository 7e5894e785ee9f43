package dev.backoffice.core.party;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Replaces what is known of a party.
 *
 * @param key names the intention
 * @param party which party
 * @param details all of it, what does not change included
 */
public record ChangeParty(IdempotencyKey key, PartyId party, PartyDetails details) implements PartyCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public ChangeParty {
        Input.required(key, "key");
        Input.required(party, "party");
        Input.required(details, "party.details");
    }

    /** As the constructor, with the text of the key. */
    public static ChangeParty of(String key, PartyId party, PartyDetails details) {
        return new ChangeParty(IdempotencyKey.of(key), party, details);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("party", party.toString())
                .put("details", PartyDetailsCodec.CODEC.write(details))
                .build();
    }
}
