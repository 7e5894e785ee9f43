package dev.backoffice.core.party;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The personal values beside the parties of the session's tenant, one document a party, outside the log of events. The register
 * of a number is an index, its text the number, so that both go when the document is erased.
 */
final class PartyRecords {
    static final String KIND = "party-details";

    /**
     * Documents that say nothing. Whoever takes a number writes the one its digest falls on, so that two who take the same number
     * at once cannot both commit; ten bits of a digest tell nothing about the number.
     */
    private static final String TURN = "party-turn";

    private static final long TURNS = 1024;
    private static final String ERASED = "erased";

    private final Documents documents;

    PartyRecords(Session session) {
        this.documents = session.documents();
    }

    /** @throws RuleViolation {@code party.exists} naming the party that has one of its numbers */
    void add(PartyId party, PartyDetails details) {
        take(party, details.documents());
        documents.insert(stored(party, 1, PartyDetailsCodec.CODEC.write(details), details));
    }

    /** The details, unless erased. */
    Optional<PartyDetails> find(PartyId party) {
        return row(party).map(row -> PartyDetailsCodec.CODEC.readStored(row.body(), row.schema()));
    }

    /** @throws RuleViolation {@code party.exists} naming the party that has one of the new numbers */
    void replace(PartyId party, PartyDetails details) {
        StoredDocument before = row(party).orElseThrow(() -> erased(party));
        PartyDetails known = PartyDetailsCodec.CODEC.readStored(before.body(), before.schema());
        List<PartyDocument> taken = new ArrayList<>(details.documents());
        taken.removeAll(known.documents());
        take(party, taken);
        Doc body = Doc.carryUnknown(
                before.body(), PartyDetailsCodec.CODEC.write(known), PartyDetailsCodec.CODEC.write(details));
        documents.update(stored(party, before.version() + 1, body, details), before.version());
    }

    /** Replaces all of it, fields of later versions and what it is found by included. */
    void erase(PartyId party) {
        row(party)
                .ifPresent(row -> documents.update(
                        new StoredDocument(
                                KIND,
                                row.id(),
                                row.version() + 1,
                                row.schema(),
                                Doc.fields().put(ERASED, true).build(),
                                Map.of()),
                        row.version()));
    }

    /** The party that has a number. */
    Optional<PartyId> holder(PartyDocument document) {
        return holders(document).stream().findFirst();
    }

    /** All parties that have a number: more than one is a broken law. */
    List<PartyId> holders(PartyDocument document) {
        return documents
                .list(DocumentQuery.all(KIND)
                        .where(document.scheme(), document.number())
                        .limit(2))
                .stream()
                .map(row -> PartyId.parse(row.id()))
                .toList();
    }

    private void take(PartyId party, List<PartyDocument> taken) {
        SortedSet<Long> turns = new TreeSet<>();
        taken.forEach(document -> turns.add(turn(document)));
        turns.forEach(this::takeTurn);
        for (PartyDocument document : taken) {
            holder(document).filter(other -> !other.equals(party)).ifPresent(other -> {
                throw RuleViolation.of("party.exists", "party", other.toString(), "scheme", document.scheme());
            });
        }
    }

    /** Read before the numbers are looked up, and written: who was slower starts again and sees the other's number. */
    private void takeTurn(long turn) {
        String id = Long.toString(turn);
        Doc nothing = Doc.fields().build();
        documents
                .find(TURN, id)
                .ifPresentOrElse(
                        before -> documents.update(
                                new StoredDocument(TURN, id, before.version() + 1, 1, nothing, Map.of()),
                                before.version()),
                        () -> documents.insert(new StoredDocument(TURN, id, 1, 1, nothing, Map.of())));
    }

    private static long turn(PartyDocument document) {
        return IdGenerator.named("party-turn", document.scheme(), document.number())
                        .getLeastSignificantBits()
                & TURNS - 1;
    }

    private Optional<StoredDocument> row(PartyId party) {
        return documents.find(KIND, party.toString()).filter(row -> !row.body().has(ERASED));
    }

    private static StoredDocument stored(PartyId party, long version, Doc body, PartyDetails details) {
        Map<String, String> indexes = new HashMap<>();
        details.documents().forEach(document -> indexes.put(document.scheme(), document.number()));
        return new StoredDocument(KIND, party.toString(), version, PartyDetailsCodec.CODEC.schema(), body, indexes);
    }

    static RuleViolation erased(PartyId party) {
        return RuleViolation.of("party.erased", "party", party.toString());
    }
}
