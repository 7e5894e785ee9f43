package dev.backoffice.core.page;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.StoredDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a room's query finds its rows: the one index of the store it goes by, and what else a row has to be. Immutable.
 *
 * <p>What goes by the index costs what is answered. What {@link #and} adds is asked of the rows the index brings, of at most {@value
 * #READ_AT_MOST} for one page: then the page ends, with the rows it has, and the next one goes on from there.
 *
 * <pre>{@code
 * View.<Order>of("order").within("status-arrived", "held", Optional.empty(), Optional.of(View.sortable(until)))
 *         .and("channel", "site", order -> order.channel().equals("site"))
 * }</pre>
 */
public final class View<T> {
    /** The most rows read for one page whose query is answered by an index only in part. */
    public static final int READ_AT_MOST = 2000;

    private static final char BETWEEN = '\t';
    private static final String AFTER_ALL = "\n";
    private static final LocalDate FIRST_DAY = LocalDate.of(0, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final DocumentQuery rows;
    private final List<String> scope;
    private final Predicate<T> rest;
    private final boolean whole;

    private View(DocumentQuery rows, List<String> scope, Predicate<T> rest, boolean whole) {
        this.rows = rows;
        this.scope = scope;
        this.rest = rest;
        this.whole = whole;
    }

    /** All documents of a kind, by id. */
    public static <T> View<T> of(String kind) {
        return new View<>(DocumentQuery.all(kind), List.of(), row -> true, true);
    }

    /** Goes by an index: those with exactly this text, by id. */
    public View<T> where(String index, String text) {
        return between(Optional.of(index), Optional.of(text), Optional.of(text));
    }

    /** Goes by an index, in its order, between two texts, both inclusive; empty for no bound. */
    public View<T> between(String index, Optional<String> from, Optional<String> to) {
        return between(Optional.of(index), from, to);
    }

    /** Goes by id, between two ids, both inclusive; empty for no bound. */
    public View<T> ids(Optional<String> from, Optional<String> to) {
        return between(Optional.empty(), from, to);
    }

    private View<T> between(Optional<String> index, Optional<String> from, Optional<String> to) {
        return new View<>(
                new DocumentQuery(rows.kind(), index, from, to, Optional.empty(), rows.limit()), scope, rest, whole);
    }

    /**
     * Goes by a {@linkplain #combined combined} index: those that begin with this, in the order of what follows, between two texts, both
     * inclusive; empty for no bound.
     */
    public View<T> within(String index, String begins, Optional<String> from, Optional<String> to) {
        return between(
                index,
                Optional.of(begins + BETWEEN + from.orElse("")),
                Optional.of(to.map(text -> begins + BETWEEN + text).orElse(begins + AFTER_ALL)));
    }

    /**
     * Only rows that are this too. It is asked of each row the index brings; see {@link #READ_AT_MOST}.
     *
     * @param name what is asked, unique in the view
     * @param value the wanted value as text: a token of a view with another one is refused
     */
    public View<T> and(String name, String value, Predicate<? super T> is) {
        List<String> more = new ArrayList<>(scope);
        more.add(name + "=" + value);
        return new View<>(rows, List.copyOf(more), row -> rest.test(row) && is.test(row), false);
    }

    /** As {@link #and(String, String, Predicate)} when there is something to ask for; the view itself when not. */
    public <V> View<T> and(String name, Optional<V> value, Function<? super T, V> of) {
        return value.map(wanted ->
                        and(name, wanted.toString(), row -> of.apply(row).equals(wanted)))
                .orElse(this);
    }

    /**
     * Only rows whose value lies between two, both inclusive, as {@link #and(String, String, Predicate)}; empty for no bound, and the
     * view itself when there is none. A row without the value is left out.
     */
    public <V extends Comparable<? super V>> View<T> andBetween(
            String name, Optional<V> from, Optional<V> to, Function<? super T, Optional<V>> of) {
        if (from.isEmpty() && to.isEmpty()) {
            return this;
        }
        String bounds = from.map(Object::toString).orElse("")
                + BETWEEN
                + to.map(Object::toString).orElse("");
        return and(
                name,
                bounds,
                row -> of.apply(row)
                        .filter(value -> from.isEmpty() || value.compareTo(from.get()) >= 0)
                        .filter(value -> to.isEmpty() || value.compareTo(to.get()) <= 0)
                        .isPresent());
    }

    /** One page of it, each row read for itself. */
    public Page<T> page(
            TenantId tenant, Records records, PageRequest request, Function<? super StoredDocument, ? extends T> read) {
        return pageOfAll(tenant, records, request, documents -> {
            List<T> all = new ArrayList<>(documents.size());
            documents.forEach(document -> all.add(read.apply(document)));
            return all;
        });
    }

    /**
     * One page of it, rows read many at once.
     *
     * @param tenant whose records they are
     * @param read one row for each document, in their order
     * @throws InvalidInput {@code page.token} when the request's token is not of this tenant and view
     */
    public Page<T> pageOfAll(
            TenantId tenant,
            Records records,
            PageRequest request,
            Function<? super List<StoredDocument>, ? extends List<? extends T>> read) {
        String bound = scope(tenant);
        Optional<DocumentQuery.Position> after = request.after().map(token -> token.placeIn(bound, View::placed));
        List<T> page = new ArrayList<>();
        int left = READ_AT_MOST;
        while (true) {
            // one more than is wanted tells whether there is a next page
            int wanted = whole ? request.limit() + 1 : Math.min(left, Math.max(100, request.limit() + 1));
            List<StoredDocument> found =
                    records.list(new DocumentQuery(rows.kind(), rows.index(), rows.from(), rows.to(), after, wanted));
            List<? extends T> read1 = read.apply(found);
            for (int i = 0; i < found.size(); i++) {
                T row = read1.get(i);
                if (!rest.test(row)) {
                    continue;
                }
                if (page.size() == request.limit()) {
                    return new Page<>(page, after.map(place -> token(bound, place)));
                }
                page.add(row);
                after = Optional.of(position(found.get(i)));
            }
            if (found.size() < wanted) {
                return new Page<>(page, Optional.empty());
            }
            after = Optional.of(position(found.get(found.size() - 1)));
            left -= found.size();
            if (left <= 0) {
                return new Page<>(page, after.map(place -> token(bound, place)));
            }
        }
    }

    private String scope(TenantId tenant) {
        List<String> parts = new ArrayList<>(List.of(tenant.value(), rows.kind()));
        parts.add(rows.index().orElse(""));
        parts.add(rows.from().map(from -> ">" + from).orElse(""));
        parts.add(rows.to().map(to -> "<" + to).orElse(""));
        parts.addAll(scope);
        return Doc.list(parts, Doc::of).toJson();
    }

    private static PageToken token(String scope, DocumentQuery.Position place) {
        return PageToken.of(scope, List.of(place.text(), place.id()));
    }

    private static DocumentQuery.Position placed(List<String> place) {
        return new DocumentQuery.Position(place.get(0), place.get(1));
    }

    private DocumentQuery.Position position(StoredDocument row) {
        return rows.after(row).after().orElseThrow();
    }

    // ---- texts of indexes

    /** The text of a combined index: found by what it begins with, sorted by what follows. Neither part may hold a tabulator. */
    public static String combined(String begins, String follows) {
        return begins + BETWEEN + follows;
    }

    /**
     * An instant as text that sorts as instants do: microseconds since 1970, of one length. What was before is taken for 1970, what
     * lies beyond the year 294,000 for that. The one form of a time in an index.
     */
    public static String sortable(Instant time) {
        long seconds = Math.max(0, Math.min(time.getEpochSecond(), Long.MAX_VALUE / 1_000_000 - 1));
        long micros = seconds * 1_000_000 + (time.getEpochSecond() < 0 ? 0 : time.getNano() / 1_000);
        String digits = Long.toString(micros);
        return "0".repeat(19 - digits.length()) + digits;
    }

    /** A day as text that sorts as days do, e.g. {@code 2026-11-24}. What lies outside the years 0 to 9999 is taken for the nearest. */
    public static String sortable(LocalDate day) {
        return (day.isBefore(FIRST_DAY) ? FIRST_DAY : day.isAfter(LAST_DAY) ? LAST_DAY : day).toString();
    }
}
