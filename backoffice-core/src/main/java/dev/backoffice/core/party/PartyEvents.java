package dev.backoffice.core.party;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.party.PartyEvent.PartyChanged;
import dev.backoffice.core.party.PartyEvent.PartyErased;
import dev.backoffice.core.party.PartyEvent.PartyRegistered;
import dev.backoffice.core.party.PartyEvent.PartyRoleAdded;
import dev.backoffice.core.party.PartyEvent.PartyRoleEnded;
import dev.backoffice.core.store.Doc;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The stored form of what happens to parties. */
public final class PartyEvents implements EventCodec<PartyEvent> {
    /** The only one needed. */
    public static final PartyEvents CODEC = new PartyEvents();

    /** Stable names, kept for ever. */
    private static final Map<Class<? extends PartyEvent>, String> NAMES = Map.of(
            PartyRegistered.class, "party.registered",
            PartyChanged.class, "party.changed",
            PartyRoleAdded.class, "party.role-added",
            PartyRoleEnded.class, "party.role-ended",
            PartyErased.class, "party.erased");

    private PartyEvents() {}

    @Override
    public Set<String> types() {
        return Set.copyOf(NAMES.values());
    }

    @Override
    public String type(PartyEvent event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw InvalidInput.of("event.unknown-type", "type", event.getClass().getSimpleName());
        }
        return name;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(PartyEvent event) {
        Doc.Builder doc = Doc.fields().put("party", event.party().toString());
        if (event instanceof PartyRegistered registered) {
            doc.put("kind", Party.name(registered.kind())).put("roles", PartyCodec.roles(registered.roles()));
        } else if (event instanceof PartyChanged changed) {
            doc.put("fields", new TreeSet<>(changed.fields()), Doc::of);
        } else if (event instanceof PartyRoleAdded added) {
            doc.put("role", Party.name(added.role()));
        } else if (event instanceof PartyRoleEnded ended) {
            doc.put("role", Party.name(ended.role()));
        } else if (event instanceof PartyErased erased) {
            doc.put("at", erased.at());
        }
        return doc.build();
    }

    @Override
    public PartyEvent read(String type, Doc body, int schema) {
        PartyId party = PartyId.parse(body.text("party"));
        return switch (type) {
            case "party.registered" ->
                new PartyRegistered(party, PartyCodec.kind(body.text("kind")), PartyCodec.readRoles(body));
            case "party.changed" -> new PartyChanged(party, Set.copyOf(body.list("fields", Doc::asText)));
            case "party.role-added" -> new PartyRoleAdded(party, PartyCodec.role(body.text("role")));
            case "party.role-ended" -> new PartyRoleEnded(party, PartyCodec.role(body.text("role")));
            case "party.erased" -> new PartyErased(party, body.instant("at"));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }
}
