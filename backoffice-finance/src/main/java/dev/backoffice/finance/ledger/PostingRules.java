package dev.backoffice.finance.ledger;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The posting rules in force on each date. Immutable and thread-safe.
 *
 * <p>The shipped rules post to the shipped chart ({@link dev.backoffice.finance.account.ChartTemplate#shop}). A company with
 * another chart lays its own over them:
 *
 * <pre>{@code
 * PostingRules rules = PostingRules.of(PostingRules.reference().with(ReferenceTable.parse("finance.posting-rules", own)));
 * }</pre>
 */
public final class PostingRules {
    /** The table: columns {@code memo} and {@code lines} ({@code side:account:amount}, divided by spaces); key: the kind. */
    public static final String TABLE = "finance.posting-rules";

    private final ReferenceTables reference;

    private PostingRules(ReferenceTables reference) {
        this.reference = Input.required(reference, "tables");
    }

    /** The rules of the library. */
    public static PostingRules shipped() {
        return new PostingRules(reference());
    }

    /** The rules of the library with a company's rows laid over them, or a company's own. */
    public static PostingRules of(ReferenceTables reference) {
        return new PostingRules(reference);
    }

    /** The rows of the library, to lay others over. */
    public static ReferenceTables reference() {
        return ReferenceTables.of(
                ReferenceTable.read(TABLE, PostingRules.class.getResourceAsStream("posting_rules.tsv")));
    }

    /**
     * The rule for a kind of event on a date.
     *
     * @throws NotFound {@code posting-rule.missing}: an event without a rule is never posted by a default
     */
    public PostingRule inForce(String kind, LocalDate date) {
        ReferenceRow row = reference
                .find(TABLE, kind, date)
                .orElseThrow(() -> NotFound.of("posting-rule.missing", "kind", kind, "date", date.toString()));
        return rule(row);
    }

    /** Every rule in force on a date, in order of kind. */
    public List<PostingRule> on(LocalDate date) {
        return reference.on(TABLE, date).stream().map(PostingRules::rule).toList();
    }

    private static PostingRule rule(ReferenceRow row) {
        return new PostingRule(
                row.key(), row.text("memo"), row.as("lines", "side:account:amount", PostingRules::lines), row.source());
    }

    private static List<PostingRule.Line> lines(String text) {
        List<PostingRule.Line> lines = new ArrayList<>();
        for (String line : text.split(" ")) {
            String[] parts = line.split(":", 3);
            lines.add(new PostingRule.Line(Side.valueOf(parts[0]), AccountCode.of(parts[1]), parts[2]));
        }
        return lines;
    }
}
