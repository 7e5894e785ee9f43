package dev.backoffice.core.numbering;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.store.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gives numbers to documents, inside one hot transaction: without gaps between numbers given, one number per document, each
 * used or voided once.
 */
public final class Numbers {
    private final NumberRows rows;
    private final Instant now;

    /**
     * @param rows of the transaction that gives numbers
     * @param now the instant kept with each lease
     */
    public Numbers(NumberRows rows, Instant now) {
        this.rows = rows;
        this.now = now;
    }

    /**
     * Asks for a number.
     *
     * @param series from which series
     * @param document for which document; asking again for the same one gives the same number
     * @param first the number to begin an unused series with, 1 or more
     */
    public record Request(SeriesKey series, String document, long first) {
        public Request {
            CodeText.check("document", document, 100, CodeText.VISIBLE);
            if (first < 1) {
                throw InvalidInput.of("input.not-positive", "field", "first", "value", Long.toString(first));
            }
        }
    }

    /** Leases a number for each request, in the order given. A document whose number was voided gets a new one. */
    public List<NumberLease> lease(List<Request> requests) {
        Map<SeriesKey, Set<String>> documents = new TreeMap<>();
        requests.forEach(request -> documents
                .computeIfAbsent(request.series(), key -> new TreeSet<>())
                .add(request.document()));
        Map<SeriesKey, OptionalLong> last = new HashMap<>(rows.lock(new TreeSet<>(documents.keySet())));
        Map<SeriesKey, Map<String, NumberLease>> given = new HashMap<>();
        documents.forEach((series, names) -> given.put(series, new HashMap<>(rows.byDocument(series, names))));
        Map<SeriesKey, Long> moved = new TreeMap<>();
        List<NumberLease> fresh = new ArrayList<>();
        List<NumberLease> answers = new ArrayList<>(requests.size());
        for (Request request : requests) {
            Map<String, NumberLease> ofSeries = given.computeIfAbsent(request.series(), key -> new HashMap<>());
            NumberLease lease = ofSeries.get(request.document());
            if (lease == null || lease.state() == NumberLease.State.VOIDED) {
                OptionalLong before = last.getOrDefault(request.series(), OptionalLong.empty());
                long number = before.isPresent() ? Math.addExact(before.getAsLong(), 1) : request.first();
                lease = new NumberLease(
                        request.series(), number, request.document(), NumberLease.State.LEASED, "", now);
                last.put(request.series(), OptionalLong.of(number));
                moved.put(request.series(), number);
                ofSeries.put(request.document(), lease);
                fresh.add(lease);
            }
            answers.add(lease);
        }
        rows.write(moved);
        rows.writeLeases(fresh);
        return answers;
    }

    /**
     * What is to become of a document's number.
     *
     * @param series the series
     * @param document the document
     * @param reason why the number is voided; empty when it is used
     */
    public record Resolution(SeriesKey series, String document, String reason) {
        /** The document uses its number for good. */
        public static Resolution use(SeriesKey series, String document) {
            return new Resolution(series, document, "");
        }

        /** The number is never to be used. */
        public static Resolution voided(SeriesKey series, String document, String reason) {
            if (reason.isBlank()) {
                throw InvalidInput.of("input.blank", "field", "reason");
            }
            return new Resolution(series, document, reason);
        }
    }

    /**
     * Uses or voids numbers. Doing the same again changes nothing; the opposite is refused: {@code number.unknown},
     * {@code number.already-used}, {@code number.already-voided}.
     */
    public List<Outcome<NumberLease>> resolve(List<Resolution> resolutions) {
        Map<SeriesKey, Set<String>> documents = new TreeMap<>();
        resolutions.forEach(resolution -> documents
                .computeIfAbsent(resolution.series(), key -> new TreeSet<>())
                .add(resolution.document()));
        rows.lock(new TreeSet<>(documents.keySet()));
        Map<SeriesKey, Map<String, NumberLease>> given = new HashMap<>();
        documents.forEach((series, names) -> given.put(series, new HashMap<>(rows.byDocument(series, names))));
        Map<SeriesKey, Map<Long, NumberLease>> changed = new LinkedHashMap<>();
        List<Outcome<NumberLease>> outcomes = new ArrayList<>(resolutions.size());
        for (Resolution resolution : resolutions) {
            Map<String, NumberLease> ofSeries = given.computeIfAbsent(resolution.series(), key -> new HashMap<>());
            NumberLease lease = ofSeries.get(resolution.document());
            Outcome<NumberLease> outcome = decide(resolution, lease);
            if (outcome instanceof Outcome.Granted<NumberLease> granted
                    && !granted.value().equals(lease)) {
                ofSeries.put(resolution.document(), granted.value());
                changed.computeIfAbsent(resolution.series(), key -> new TreeMap<>())
                        .put(granted.value().number(), granted.value());
            }
            outcomes.add(outcome);
        }
        List<NumberLease> writes = new ArrayList<>();
        changed.values().forEach(leases -> writes.addAll(leases.values()));
        rows.writeLeases(writes);
        return outcomes;
    }

    private Outcome<NumberLease> decide(Resolution resolution, @Nullable NumberLease lease) {
        if (lease == null) {
            return Outcome.refused(NotFound.of("number.unknown", "document", resolution.document()));
        }
        NumberLease.State wanted = resolution.reason().isEmpty() ? NumberLease.State.USED : NumberLease.State.VOIDED;
        if (lease.state() == wanted) {
            return Outcome.granted(lease);
        }
        if (lease.state() != NumberLease.State.LEASED) {
            String code = lease.state() == NumberLease.State.USED ? "number.already-used" : "number.already-voided";
            return Outcome.refused(
                    RuleViolation.of(code, "document", resolution.document(), "number", Long.toString(lease.number())));
        }
        return Outcome.granted(
                new NumberLease(lease.series(), lease.number(), lease.document(), wanted, resolution.reason(), now));
    }

    /** The numbers of a series, from the given number on. */
    public List<NumberLease> list(SeriesKey series, long from, int limit) {
        return rows.list(series, from, limit);
    }
}
