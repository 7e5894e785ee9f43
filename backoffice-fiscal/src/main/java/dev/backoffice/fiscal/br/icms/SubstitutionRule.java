package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses goods under substituição tributária (Convênio ICMS 142/2018), whose ICMS the other rules do not know. Goods
 * without a CEST are never under it; whether those with one are, each state says: the host by the code {@link
 * SaleFacts#SUBSTITUTION} of the very goods, or by rows of the table {@link #SUBSTITUTION}.
 *
 * <p>Errors: {@code tax.not-determined} for fact {@code substitution}; {@code reference.missing-row} naming state and CEST when
 * nobody said.
 */
public final class SubstitutionRule implements TaxRule {
    /** Table of the goods under it; column {@code substituted}; key {@code SP:2806300}, {@code SP:28} or {@code SP}. */
    public static final String SUBSTITUTION = "br.icms-substitution";

    private static final String ID = "br.icms-substitution";
    private static final Pattern CEST = Pattern.compile("[0-9]{7}");
    private static final int SEGMENT = 2;

    /** The rule, which has no parameters. */
    public SubstitutionRule() {}

    /** The table of the library: it has no row, because no state's list is known. */
    public static ReferenceTable table() {
        return ReferenceTable.read(SUBSTITUTION, SubstitutionRule.class.getResourceAsStream("substitution.tsv"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        Optional<String> told = asked.line().goods().find(SaleFacts.SUBSTITUTION);
        Optional<String> cest = asked.line().goods().find(SaleFacts.CEST);
        if (told.isPresent()) {
            return told(asked, told.orElseThrow());
        }
        if (cest.isEmpty()) {
            return Explained.of(
                    List.of(),
                    Reason.of("icms.no-cest", "Goods without a CEST are not under substituição tributária")
                            .by("Convênio ICMS 142/2018 cl. 7"));
        }
        return byTables(asked, cest(cest.orElseThrow()));
    }

    private static Explained<List<TaxResult>> told(TaxCase asked, String substitution) {
        if (!substitution.equals(SaleFacts.NOT_SUBSTITUTED)) {
            throw asked.notDetermined(ID, "substitution", substitution);
        }
        return Explained.of(
                List.of(),
                Reason.of("icms.not-substituted", "The goods are said not to be under substituição tributária"));
    }

    private static Explained<List<TaxResult>> byTables(TaxCase asked, String cest) {
        SaleFacts facts = SaleFacts.of(asked);
        Set<String> states =
                new LinkedHashSet<>(List.of(facts.from().name(), facts.to().name()));
        List<Reason> reasons = new ArrayList<>();
        for (String state : states) {
            ReferenceRow row = row(asked, state, cest);
            if (row.as("substituted", "yes or no", SubstitutionRule::yes)) {
                throw asked.notDetermined(ID, "substitution", state + ":" + cest);
            }
            reasons.add(Reason.of(
                            "icms.not-substituted",
                            "CEST " + cest + " is not under substituição tributária in " + state)
                    .by(row.source())
                    .with("cest", cest)
                    .with("state", state));
        }
        return new Explained<>(List.of(), reasons);
    }

    private static ReferenceRow row(TaxCase asked, String state, String cest) {
        LocalDate date = asked.operation().date();
        String whole = state + ":" + cest;
        return asked.tables()
                .find(SUBSTITUTION, whole, date)
                .or(() -> asked.tables().find(SUBSTITUTION, state + ":" + cest.substring(0, SEGMENT), date))
                .or(() -> asked.tables().find(SUBSTITUTION, state, date))
                .orElseGet(() -> asked.tables().get(SUBSTITUTION, whole, date));
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String cest(String text) {
        if (!CEST.matcher(text).matches()) {
            throw InvalidInput.of("input.form", "field", "classification." + SaleFacts.CEST, "form", CEST.pattern());
        }
        return text;
    }
}
