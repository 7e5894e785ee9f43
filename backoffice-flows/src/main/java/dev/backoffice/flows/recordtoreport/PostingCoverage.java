package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which posting rules each event of the library is posted by, or why it is posted by none: no event is forgotten. Immutable and
 * thread-safe.
 *
 * <p>A host with events of its own lays its rows over those of the library and checks both:
 *
 * <pre>{@code
 * PostingCoverage.of(PostingCoverage.reference().with(ReferenceTable.parse(PostingCoverage.TABLE, own)))
 *         .findings(eventTypes, ruleKinds, today);
 * }</pre>
 */
public final class PostingCoverage {
    /**
     * The table: key: the type of the event; column {@code rules}: kinds divided by spaces, or {@code nothing}; the source says
     * why.
     */
    public static final String TABLE = "flows.posting-coverage";

    private static final String NOTHING = "nothing";

    private final ReferenceTables reference;

    private PostingCoverage(ReferenceTables reference) {
        this.reference = Input.required(reference, "tables");
    }

    /** That of the library. */
    public static PostingCoverage shipped() {
        return of(reference());
    }

    /** That of the library with a company's rows laid over it, or a company's own. */
    public static PostingCoverage of(ReferenceTables reference) {
        return new PostingCoverage(reference);
    }

    /** The rows of the library, to lay others over. */
    public static ReferenceTables reference() {
        return ReferenceTables.of(
                ReferenceTable.read(TABLE, PostingCoverage.class.getResourceAsStream("posting_coverage.tsv")));
    }

    /**
     * The kinds of the rules that an event may be posted by; nothing when it is posted by none.
     *
     * @param type the event's stable name, e.g. {@code order.delivered}
     * @return empty when nobody has decided it
     */
    public Optional<Set<String>> rules(String type, LocalDate date) {
        return reference.find(TABLE, Input.required(type, "type"), date).map(PostingCoverage::kinds);
    }

    private static Set<String> kinds(ReferenceRow row) {
        String rules = row.text("rules");
        return rules.equals(NOTHING) ? Set.of() : new TreeSet<>(List.of(rules.split(" ")));
    }

    /**
     * What is not in order: an event without a row, a row of an event that does not exist, a row that names a rule that does not
     * exist.
     *
     * @param types the stable names of all events
     * @param kinds the kinds of all posting rules
     */
    public List<Finding> findings(Set<String> types, Set<String> kinds, LocalDate date) {
        List<Finding> findings = new ArrayList<>();
        for (String type : new TreeSet<>(types)) {
            if (rules(type, date).isEmpty()) {
                findings.add(Finding.of("flow.event-without-posting", type, "no row says how it is posted"));
            }
        }
        for (ReferenceRow row : reference.on(TABLE, date)) {
            if (!types.contains(row.key())) {
                findings.add(Finding.of("flow.posting-of-unknown-event", row.key(), "there is no such event"));
            }
            for (String kind : kinds(row)) {
                if (!kinds.contains(kind)) {
                    findings.add(Finding.of("flow.posting-by-unknown-rule", row.key(), "there is no rule " + kind));
                }
            }
        }
        return findings;
    }
}
