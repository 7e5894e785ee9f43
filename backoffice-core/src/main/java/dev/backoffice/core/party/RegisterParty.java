package dev.backoffice.core.party;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.util.Set;

/**
 * Makes a person or company known.
 *
 * <pre>{@code
 * parties.register(maria, RegisterParty.of("crm-7", PartyKind.PERSON, ana, PartyRole.CUSTOMER));
 * }</pre>
 *
 * @param key names the intention
 * @param kind what it is
 * @param details what is known of it; no other party of the tenant has one of its numbers
 * @param roles what it is to the company; may be empty
 */
public record RegisterParty(IdempotencyKey key, PartyKind kind, PartyDetails details, Set<PartyRole> roles)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public RegisterParty {
        Input.required(key, "key");
        Input.required(kind, "party.kind");
        Input.required(details, "party.details");
        roles = Set.copyOf(Input.required(roles, "party.roles"));
    }

    /** As the constructor, with the text of the key. */
    public static RegisterParty of(String key, PartyKind kind, PartyDetails details, PartyRole... roles) {
        return new RegisterParty(IdempotencyKey.of(key), kind, details, Set.of(roles));
    }

    Doc form() {
        return Doc.fields()
                .put("kind", Party.name(kind))
                .put("details", PartyDetailsCodec.CODEC.write(details))
                .put("roles", PartyCodec.roles(roles))
                .build();
    }
}
