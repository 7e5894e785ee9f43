package dev.backoffice.core.leaving;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One pass over a tenant's tables. Used once. */
final class Deletion {
    static final int PAGE = 500;

    /** What waits for something that goes after it: no event is delivered and no hold runs out of which the rest is gone. */
    private static final List<TenantTable> WAITING = List.of(TenantTable.DELIVERIES, TenantTable.HOLDS);

    private static final List<TenantTable> BY_LAW = List.of(
            TenantTable.DOCUMENTS,
            TenantTable.COUNTERS,
            TenantTable.DELTAS,
            TenantTable.CHECKPOINTS,
            TenantTable.NUMBERS);

    /** A chain that lacks a member proves nothing, so these go together and last. Events date the documents. */
    private static final List<TenantTable> TRAIL = List.of(
            TenantTable.UNSEALED, TenantTable.UNANCHORED, TenantTable.SEALED, TenantTable.BLOCKS, TenantTable.EVENTS);

    private final TenantRows rows;
    private final RetentionLaw law;
    private final TenantId tenant;
    private final Instant left;
    private final LocalDate today;
    private final Map<Place, Long> deleted = new TreeMap<>();
    private final Map<Why, Span> kept = new TreeMap<>();

    /** Takes documents of one kind off the list of what falls due. */
    interface Settling {
        /** @param documents of that kind, as they were found */
        void settle(String kind, List<TenantRow> documents);
    }

    private record Place(TenantTable table, String kind) implements Comparable<Place> {
        static Place of(TenantRow row) {
            return new Place(row.table(), row.kind());
        }

        @Override
        public int compareTo(Place other) {
            int order = table.compareTo(other.table);
            return order != 0 ? order : kind.compareTo(other.kind);
        }
    }

    private record Why(Place place, String reason, String source) implements Comparable<Why> {
        @Override
        public int compareTo(Why other) {
            int order = place.compareTo(other.place);
            order = order != 0 ? order : reason.compareTo(other.reason);
            return order != 0 ? order : source.compareTo(other.source);
        }
    }

    private record Span(long rows, Optional<LocalDate> first, Optional<LocalDate> last) {
        Span and(Span other) {
            return new Span(
                    rows + other.rows,
                    first.filter(day -> other.first.filter(day::isAfter).isEmpty())
                            .or(other::first),
                    last.filter(day -> other.last.filter(day::isBefore).isEmpty())
                            .or(other::last));
        }
    }

    Deletion(TenantRows rows, RetentionLaw law, TenantId tenant, Instant left, Instant now) {
        this.rows = rows;
        this.law = law;
        this.tenant = tenant;
        this.left = left;
        this.today = LocalDate.ofInstant(now, law.zone());
    }

    DeletionReport run(Settling settling) {
        WAITING.forEach(table -> each(table, this::remove));
        BY_LAW.forEach(table -> judge(table, settling));
        // after the last command of the deletion itself
        each(TenantTable.RECEIPTS, this::remove);
        Optional<Span> retained =
                kept.values().stream().filter(span -> span.last().isPresent()).reduce(Span::and);
        if (retained.isPresent()) {
            Optional<LocalDate> last = retained.get().last();
            TRAIL.forEach(table -> each(
                    table,
                    page -> page.forEach(
                            row -> keep(row, "the trail is kept whole while anything else is retained", "", last))));
        } else {
            TRAIL.forEach(table -> each(table, this::remove));
        }
        each(
                TenantTable.SERIES,
                page -> page.forEach(row -> keep(row, "numbers are never given twice", "", Optional.empty())));
        return report();
    }

    private void judge(TenantTable table, Settling settling) {
        Dates dates = new Dates();
        each(table, page -> {
            List<TenantRow> free = new ArrayList<>();
            Map<String, List<TenantRow>> stillDue = new TreeMap<>();
            for (TenantRow row : page) {
                if (row.table() == TenantTable.DOCUMENTS && row.kind().equals(Commands.DEPARTURE)) {
                    keep(row, "that the tenant has left", "", Optional.empty());
                    continue;
                }
                Optional<Retention> retention =
                        law.of(table, row.kind(), dates.of(row)).filter(found -> !today.isAfter(found.until()));
                if (retention.isEmpty()) {
                    free.add(row);
                    continue;
                }
                keep(
                        row,
                        retention.get().reason(),
                        retention.get().source(),
                        Optional.of(retention.get().until()));
                if (table == TenantTable.DOCUMENTS
                        && row.fields().get("indexes").has(DueDocuments.INDEX)) {
                    stillDue.computeIfAbsent(row.kind(), kind -> new ArrayList<>())
                            .add(row);
                }
            }
            stillDue.forEach(settling::settle);
            remove(free);
        });
    }

    private interface Page {
        void take(List<TenantRow> rows);
    }

    private void each(TenantTable table, Page use) {
        Optional<Doc> after = Optional.empty();
        List<TenantRow> page;
        do {
            page = rows.page(tenant, table, after, PAGE);
            if (!page.isEmpty()) {
                use.take(page);
                after = Optional.of(page.get(page.size() - 1).fields());
            }
        } while (page.size() == PAGE);
    }

    private void remove(List<TenantRow> page) {
        if (!page.isEmpty()) {
            rows.remove(tenant, page);
            page.forEach(row -> deleted.merge(Place.of(row), 1L, Long::sum));
        }
    }

    private void keep(TenantRow row, String reason, String source, Optional<LocalDate> until) {
        kept.merge(new Why(Place.of(row), reason, source), new Span(1, until, until), Span::and);
    }

    private DeletionReport report() {
        List<DeletionReport.Deleted> gone = new ArrayList<>();
        deleted.forEach((place, count) -> gone.add(new DeletionReport.Deleted(place.table(), place.kind(), count)));
        List<DeletionReport.Kept> there = new ArrayList<>();
        kept.forEach((why, span) -> there.add(new DeletionReport.Kept(
                why.place().table(),
                why.place().kind(),
                span.rows(),
                span.first(),
                span.last(),
                why.reason(),
                why.source())));
        return new DeletionReport(tenant, left, gone, there);
    }

    /** When rows last changed. Documents of a kind and the events that date them come in one order, so one look at each is enough. */
    private final class Dates {
        private String kind = "";
        private String dating = "";
        private List<TenantRow> page = List.of();
        private int next;
        private boolean more;

        Instant of(TenantRow row) {
            return switch (row.table()) {
                case DOCUMENTS -> ofDocument(row);
                case NUMBERS -> row.fields().instant("at");
                default -> left;
            };
        }

        private Instant ofDocument(TenantRow row) {
            if (!row.kind().equals(kind)) {
                begin(row.kind());
            }
            Instant newest = left;
            for (TenantRow event = peek(); event != null; event = peek()) {
                int order =
                        TenantRow.compare(event.fields().get("id"), row.fields().get("id"));
                if (order > 0) {
                    break;
                }
                if (order == 0) {
                    newest = event.fields().instant("at");
                }
                next++;
            }
            return ordersApart(row.fields().text("id"))
                    ? newestOf(row.fields().get("id")).orElse(left)
                    : newest;
        }

        /** Whether a store may have the events of this id elsewhere in its order than the document. */
        private static boolean ordersApart(String id) {
            return id.chars().anyMatch(unit -> unit >= Character.MIN_SURROGATE);
        }

        /** Looks for the events of one document, and leaves those of the others where they were. */
        private Optional<Instant> newestOf(Doc id) {
            Optional<Instant> newest = Optional.empty();
            Doc after = Doc.fields()
                    .put("kind", dating)
                    .put("id", id)
                    .put("version", 0)
                    .put("index", 0)
                    .build();
            List<TenantRow> events;
            do {
                events = rows.page(tenant, TenantTable.EVENTS, Optional.of(after), PAGE).stream()
                        .takeWhile(event -> event.kind().equals(dating)
                                && event.fields().get("id").equals(id))
                        .toList();
                if (!events.isEmpty()) {
                    after = events.get(events.size() - 1).fields();
                    newest = Optional.of(after.instant("at"));
                }
            } while (events.size() == PAGE);
            return newest;
        }

        private void begin(String of) {
            kind = of;
            dating = law.datedBy(of);
            load(Doc.fields()
                    .put("kind", dating)
                    .put("id", "")
                    .put("version", 0)
                    .put("index", 0)
                    .build());
        }

        private void load(Doc after) {
            page = rows.page(tenant, TenantTable.EVENTS, Optional.of(after), PAGE);
            next = 0;
            more = page.size() == PAGE;
        }

        private @Nullable TenantRow peek() {
            if (next == page.size() && more) {
                load(page.get(next - 1).fields());
            }
            return next < page.size() && page.get(next).kind().equals(dating) ? page.get(next) : null;
        }
    }
}
