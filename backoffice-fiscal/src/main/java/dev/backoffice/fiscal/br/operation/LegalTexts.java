package dev.backoffice.fiscal.br.operation;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes {@code infCpl} from dated sentences: in the order of the table, each sentence once, in Portuguese, every placeholder
 * filled. Pure, immutable and thread-safe.
 *
 * <pre>{@code
 * String text = LegalTexts.standard().write(date, List.of(LegalText.simples())).value();
 * }</pre>
 */
public final class LegalTexts {
    /** Table of the sentences; columns {@code order} (a whole number) and {@code text}; key: {@link LegalText#id}. */
    public static final String TABLE = "br.legal-texts";

    /** Longest {@code infCpl}, in characters (layout 4.00, Z03). */
    public static final int MAX_LENGTH = 5000;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private final ReferenceTables tables;

    private LegalTexts(ReferenceTables tables) {
        this.tables = tables;
    }

    /** The sentences of the library. */
    public static LegalTexts standard() {
        return new LegalTexts(ReferenceTables.of(
                ReferenceTable.read(TABLE, LegalTexts.class.getResourceAsStream("legal-texts.tsv"))));
    }

    /**
     * The same with a host's sentences laid over.
     *
     * @throws InvalidInput {@code reference.form} when it has other columns
     */
    public LegalTexts with(ReferenceTable overlay) {
        return new LegalTexts(tables.with(overlay));
    }

    /**
     * The text of a note; empty when it needs none.
     *
     * @param date of the note
     * @param needed the sentences it needs, in any order; equal ones count once
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row} for a sentence the table does not have that day
     * @throws InvalidInput {@code legal-text.value-missing} naming sentence and placeholder
     * @throws RuleViolation {@code legal-text.too-long} naming the sentence that does not fit: sentences of the law are not cut
     */
    public Explained<String> write(LocalDate date, List<LegalText> needed) {
        List<Sentence> sentences = new ArrayList<>();
        for (LegalText text : needed) {
            ReferenceRow row = tables.get(TABLE, text.id(), date);
            Sentence sentence = new Sentence(row.wholeNumber("order"), text.id(), fill(row, text), row.source());
            if (!sentences.contains(sentence)) {
                sentences.add(sentence);
            }
        }
        sentences.sort(Comparator.comparing(Sentence::order).thenComparing(Sentence::id));
        StringBuilder all = new StringBuilder();
        List<Reason> reasons = new ArrayList<>();
        for (Sentence sentence : sentences) {
            all.append(all.length() == 0 ? "" : " ").append(sentence.text());
            if (all.length() > MAX_LENGTH) {
                throw RuleViolation.of(
                        "legal-text.too-long",
                        "text",
                        sentence.id(),
                        "length",
                        Integer.toString(all.length()),
                        "limit",
                        Integer.toString(MAX_LENGTH));
            }
            reasons.add(
                    Reason.of("legal-text." + sentence.id(), sentence.text()).by(sentence.source()));
        }
        return new Explained<>(all.toString(), reasons);
    }

    private static String fill(ReferenceRow row, LegalText text) {
        Matcher found = PLACEHOLDER.matcher(row.text("text"));
        Set<String> missing = new TreeSet<>();
        StringBuilder filled = new StringBuilder();
        while (found.find()) {
            String value = text.values().get(found.group(1));
            if (value == null) {
                missing.add(found.group(1));
            } else {
                found.appendReplacement(filled, Matcher.quoteReplacement(value));
            }
        }
        if (!missing.isEmpty()) {
            throw InvalidInput.of("legal-text.value-missing", "text", text.id(), "missing", String.join(", ", missing));
        }
        return found.appendTail(filled).toString();
    }

    private record Sentence(long order, String id, String text, String source) {}
}
