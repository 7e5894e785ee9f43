package dev.backoffice.memory;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Intact stores that hand tenants over badly. */
class BrokenLeaving extends ForwardingStore implements TenantRows {
    final TenantRows rows = ((MemoryStore) intact).tenants();

    @Override
    public void read(TenantId tenant, Consumer<? super TenantRow> row) {
        rows.read(tenant, row);
    }

    @Override
    public void restore(TenantId tenant, Iterator<TenantRow> restored) {
        rows.restore(tenant, restored);
    }

    @Override
    public List<TenantRow> page(TenantId tenant, TenantTable table, Optional<Doc> after, int limit) {
        return rows.page(tenant, table, after, limit);
    }

    @Override
    public void remove(TenantId tenant, List<TenantRow> gone) {
        rows.remove(tenant, gone);
    }

    List<TenantRow> all(TenantId tenant) {
        List<TenantRow> all = new ArrayList<>();
        rows.read(tenant, all::add);
        return all;
    }

    /** Restores every row but one line of a hold. */
    static class LosingALine extends BrokenLeaving {
        @Override
        public void restore(TenantId tenant, Iterator<TenantRow> restored) {
            List<TenantRow> kept = new ArrayList<>();
            restored.forEachRemaining(kept::add);
            kept.remove(kept.stream()
                    .filter(row -> row.table() == TenantTable.HOLD_LINES)
                    .findFirst()
                    .orElseThrow());
            rows.restore(tenant, kept.iterator());
        }
    }

    /** Forgets the tenant where it reads documents. */
    static class TakingTheNeighbourAlong extends BrokenLeaving {
        @Override
        public void read(TenantId tenant, Consumer<? super TenantRow> row) {
            if (tenant.value().equals("blue-shop")) {
                all(TenantId.of("red-shop")).stream()
                        .filter(other -> other.table() == TenantTable.DOCUMENTS)
                        .forEach(row);
            }
            rows.read(tenant, row);
        }
    }

    /** Keeps what was read before the iterator failed. */
    static class KeepingHalf extends BrokenLeaving {
        @Override
        public void restore(TenantId tenant, Iterator<TenantRow> restored) {
            List<TenantRow> kept = new ArrayList<>();
            try {
                restored.forEachRemaining(kept::add);
            } finally {
                rows.restore(tenant, kept.iterator());
            }
        }
    }

    /** Reads deltas after checkpoints, and lets others go on between. */
    static class ReadingInTwoTransactions extends BrokenLeaving {
        @Override
        public void read(TenantId tenant, Consumer<? super TenantRow> row) {
            all(tenant).stream()
                    .filter(one -> one.table() == TenantTable.CHECKPOINTS)
                    .forEach(row);
            Thread.yield();
            all(tenant).stream()
                    .filter(one -> one.table() != TenantTable.CHECKPOINTS)
                    .forEach(row);
        }
    }

    /** Removes the rows of these keys of every tenant. */
    static class RemovingTheNeighbours extends BrokenLeaving {
        @Override
        public void remove(TenantId tenant, List<TenantRow> gone) {
            rows.remove(tenant, gone);
            rows.remove(TenantId.of("red-shop"), gone);
        }
    }

    /** Takes receipts for something that nobody may remove. */
    static class ForgettingToRemove extends BrokenLeaving {
        @Override
        public void remove(TenantId tenant, List<TenantRow> gone) {
            rows.remove(
                    tenant,
                    gone.stream()
                            .filter(row -> row.table() != TenantTable.RECEIPTS)
                            .toList());
        }
    }

    /** Takes every page after the first for the second. */
    static class PagingFromTheKey extends BrokenLeaving {
        @Override
        public List<TenantRow> page(TenantId tenant, TenantTable table, Optional<Doc> after, int limit) {
            return all(tenant).stream()
                    .filter(row -> row.table() == table)
                    .skip(after.isPresent() ? 1 : 0)
                    .limit(limit)
                    .toList();
        }
    }
}
