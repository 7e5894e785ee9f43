package dev.backoffice.core.party;

import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The stored form of a party. Schema 1: id, kind, roles, erasedAt when erased. */
final class PartyCodec implements Codec<Party> {
    static final PartyCodec CODEC = new PartyCodec();

    private PartyCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(Party party) {
        Doc.Builder doc = Doc.fields()
                .put("id", party.id().toString())
                .put("kind", Party.name(party.kind()))
                .put("roles", roles(party.roles()));
        if (party.status() instanceof PartyStatus.Erased erased) {
            doc.put("erasedAt", erased.at());
        }
        return doc.build();
    }

    @Override
    public Party read(Doc doc, int schema) {
        return new Party(
                PartyId.parse(doc.text("id")),
                kind(doc.text("kind")),
                readRoles(doc),
                doc.has("erasedAt") ? new PartyStatus.Erased(doc.instant("erasedAt")) : new PartyStatus.Known());
    }

    /** Roles in their own order, so that equal sets are written equally. */
    static Doc roles(Collection<PartyRole> roles) {
        EnumSet<PartyRole> ordered = EnumSet.noneOf(PartyRole.class);
        ordered.addAll(roles);
        return Doc.list(ordered, role -> Doc.of(Party.name(role)));
    }

    static Set<PartyRole> readRoles(Doc doc) {
        return Set.copyOf(doc.list("roles", role -> role(role.asText())));
    }

    static PartyKind kind(String text) {
        return PartyKind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static PartyRole role(String text) {
        return PartyRole.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
