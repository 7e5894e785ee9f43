package dev.backoffice.core.party;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Erases what is known of a party (Lei 13.709/2018, art. 18, VI). Its id, kind and roles stay, and so do documents that name it.
 *
 * @param key names the intention
 * @param party which party
 */
public record EraseParty(IdempotencyKey key, PartyId party) implements PartyCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public EraseParty {
        Input.required(key, "key");
        Input.required(party, "party");
    }

    /** As the constructor, with the text of the key. */
    public static EraseParty of(String key, PartyId party) {
        return new EraseParty(IdempotencyKey.of(key), party);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("party", party.toString()).build();
    }
}
