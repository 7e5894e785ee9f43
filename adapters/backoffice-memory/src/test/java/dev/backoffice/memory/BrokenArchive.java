package dev.backoffice.memory;

import dev.backoffice.core.archive.Aged;
import dev.backoffice.core.archive.AgedKind;
import dev.backoffice.core.archive.AgedRows;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.leaving.TenantTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Intact stores that let rows go that have to stay. */
class BrokenArchive extends ForwardingStore implements AgedRows {
    final AgedRows rows = intact.aged().orElseThrow();

    TenantRows tenants() {
        return ((MemoryStore) intact).tenants();
    }

    @Override
    public Optional<AgedRows> aged() {
        return Optional.of(this);
    }

    @Override
    public List<Aged> page(AgedKind kind, Instant before, Optional<Aged> after, int limit) {
        return rows.page(kind, before, after, limit);
    }

    @Override
    public boolean delivered(Aged block) {
        return rows.delivered(block);
    }

    @Override
    public int remove(List<Aged> gone, Instant now) {
        return rows.remove(gone, now);
    }

    /** Goes on behind the age of the last row, and passes over others of that age. */
    static class PagingByAgeAlone extends BrokenArchive {
        @Override
        public List<Aged> page(AgedKind kind, Instant before, Optional<Aged> after, int limit) {
            return rows.page(kind, before, Optional.empty(), 10_000).stream()
                    .filter(aged ->
                            after.isEmpty() || aged.at().isAfter(after.get().at()))
                    .limit(limit)
                    .toList();
        }
    }

    /** Removes a receipt by its key, whenever it was written. */
    static class ForgettingByKey extends BrokenArchive {
        @Override
        public int remove(List<Aged> gone, Instant now) {
            gone.stream()
                    .filter(aged -> aged.row().table() == TenantTable.RECEIPTS)
                    .forEach(aged -> tenants().remove(aged.tenant(), List.of(aged.row())));
            return rows.remove(gone, now) + 1;
        }
    }

    /** Takes the word of whoever asks for it that everything is delivered. */
    static class ArchivingTheUndelivered extends BrokenArchive {
        @Override
        public boolean delivered(Aged block) {
            return true;
        }
    }

    /** Leaves the events of a block where they are. */
    static class KeepingEvents extends BrokenArchive {
        @Override
        public int remove(List<Aged> gone, Instant now) {
            Aged one = gone.get(0);
            List<TenantRow> events = new ArrayList<>();
            tenants().read(one.tenant(), row -> {
                if (row.table() == TenantTable.EVENTS) {
                    events.add(row);
                }
            });
            int removed = rows.remove(gone, now);
            List<TenantRow> left = new ArrayList<>();
            tenants().read(one.tenant(), left::add);
            events.stream().filter(event -> !left.contains(event)).forEach(event -> left.add(event));
            List<TenantRow> all = new ArrayList<>();
            tenants().read(one.tenant(), all::add);
            tenants()
                    .remove(
                            one.tenant(),
                            all.stream()
                                    .filter(row -> row.table() != TenantTable.HOLD_LINES)
                                    .toList());
            left.sort(null);
            tenants().restore(one.tenant(), left.iterator());
            return removed;
        }
    }

    /** Removes the entries of a block without a mark that says so. */
    static class LosingEntries extends BrokenArchive {
        @Override
        public int remove(List<Aged> gone, Instant now) {
            Aged one = gone.get(0);
            if (one.row().table() != TenantTable.BLOCKS) {
                return rows.remove(gone, now);
            }
            List<TenantRow> all = new ArrayList<>();
            tenants().read(one.tenant(), all::add);
            long first = one.row().fields().integer("first");
            long end = first + one.row().fields().integer("events");
            tenants()
                    .remove(
                            one.tenant(),
                            all.stream()
                                    .filter(row -> row.table() == TenantTable.SEALED)
                                    .filter(row -> row.fields().integer("position") >= first
                                            && row.fields().integer("position") < end)
                                    .toList());
            return 1;
        }
    }
}
