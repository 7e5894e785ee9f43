package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.icms.SubstitutionStanding.Kind;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says how goods stand to substituição tributária (Convênio ICMS 142/2018). Goods without a CEST are never under it; whether
 * those with one are, each state says: the host by the code {@link SaleFacts#SUBSTITUTION} of the very goods, or by rows of the
 * table {@link #SUBSTITUTION}.
 *
 * <p>Of goods under it: inside a state, who bought them to sell them again got them with the tax withheld; who made or imported
 * them withholds it from a buyer that sells them again. Between states the tax withheld before does not count (it is given back
 * by the state of origin, cl. 15); the seller withholds what the state of destination asks from a taxpayer that sells the goods
 * again, and the difference of rates from one that uses them, by the row of {@link #TERMS}. Consumers and makers of other goods
 * are never withheld from.
 *
 * <p>Errors: {@code reference.missing-row} naming state and CEST when nobody said; {@code input.form} for a CEST; {@code
 * tax.not-determined} for fact {@code substitution} when the code is none of those known.
 */
public final class SubstitutionRule implements TaxRule {
    /** Table of the goods under it; column {@code substituted}; key {@code SP:2806300}, {@code SP:28} or {@code SP}. */
    public static final String SUBSTITUTION = "br.icms-substitution";

    /**
     * Table of how the tax is withheld; columns {@code method} ({@code modBCST}, 0 to 6, or {@code none} where the states have no
     * agreement), {@code margin} in per cent, {@code adjusted} ({@code no} where the margin already is), {@code price} in reais
     * for a unit, {@code reduction} in per cent, {@code relief_reason} ({@code motDesICMSST}, where what the reduction spares is told), {@code rate} in per cent (open: the rate inside the state); key {@code
     * SP:MG:2806300} for a pair of states, or {@code MG:2806300}, both also with the segment alone or without goods.
     */
    public static final String TERMS = "br.icms-substitution-terms";

    private static final String ID = "br.icms-substitution";
    private static final String LAW = "Convênio ICMS 142/2018";
    private static final Pattern CEST = Pattern.compile("[0-9]{7}");
    private static final int SEGMENT = 2;

    /** The rule, which has no parameters. */
    public SubstitutionRule() {}

    /** The table of the library: it has no row, because no state's list is known. */
    public static ReferenceTable table() {
        return ReferenceTable.read(SUBSTITUTION, SubstitutionRule.class.getResourceAsStream("substitution.tsv"));
    }

    /** The terms of the library: it has no row, because no state's margins and prices are known. */
    public static ReferenceTable terms() {
        return ReferenceTable.read(TERMS, SubstitutionRule.class.getResourceAsStream("substitution_terms.tsv"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        Optional<String> cest = asked.line().goods().find(SaleFacts.CEST).map(SubstitutionRule::cest);
        Optional<String> told = asked.line().goods().find(SaleFacts.SUBSTITUTION);
        if (told.isPresent()) {
            return told(asked, cest, told.orElseThrow());
        }
        if (cest.isEmpty()) {
            return none("icms.no-cest", "Goods without a CEST are not under substituição tributária", LAW + " cl. 7");
        }
        return asked.operation().inside() ? inside(asked, cest.orElseThrow()) : between(asked, cest);
    }

    private static Explained<List<TaxResult>> told(TaxCase asked, Optional<String> cest, String substitution) {
        return switch (substitution) {
            case SaleFacts.NOT_SUBSTITUTED ->
                none("icms.not-substituted", "The goods are said not to be under substituição tributária", LAW);
            case SaleFacts.WITHHELD ->
                asked.operation().inside() ? withheld("told of the goods", LAW) : between(asked, cest);
            case SaleFacts.TO_BE_WITHHELD -> withhold(asked, cest, "told of the goods", LAW);
            case SaleFacts.PASSED_ON ->
                Explained.of(
                        List.of(new SubstitutionStanding(
                                Kind.PASSED_ON, Optional.empty(), new Ground(ID, "Convênio ICMS 110/2007"))),
                        Reason.of("icms.passed-on", "The tax withheld before is passed on: told of the goods")
                                .by("Convênio ICMS 110/2007"));
            default -> throw asked.notDetermined(ID, "substitution", substitution);
        };
    }

    private static Explained<List<TaxResult>> inside(TaxCase asked, String cest) {
        SaleFacts facts = SaleFacts.of(asked);
        String state = facts.from().name();
        ReferenceRow listed = row(asked, state, cest);
        if (!listed.as("substituted", "yes or no", SaleFacts::yes)) {
            return notListed(state, cest, listed);
        }
        boolean makes = asked.line().supply() == GoodsSupply.OWN_PRODUCTION || facts.imported();
        if (!makes) {
            return withheld("CEST " + cest + " in " + state + ", bought to be sold again", listed.source());
        }
        if (asked.operation().buyer() == BuyerRole.TAXPAYER_FOR_RESALE) {
            return withhold(asked, Optional.of(cest), "CEST " + cest + " in " + state, listed.source());
        }
        return none("icms.chain-ends", "Nothing to withhold: the buyer does not sell the goods again", LAW + " cl. 9");
    }

    private static Explained<List<TaxResult>> between(TaxCase asked, Optional<String> cest) {
        String state = SaleFacts.of(asked).to().name();
        if (cest.isPresent()) {
            ReferenceRow listed = row(asked, state, cest.orElseThrow());
            if (!listed.as("substituted", "yes or no", SaleFacts::yes)) {
                return notListed(state, cest.orElseThrow(), listed);
            }
        }
        return switch (asked.operation().buyer()) {
            case FINAL_CONSUMER, TAXPAYER_FOR_PRODUCTION ->
                none(
                        "icms.chain-ends",
                        "Nothing to withhold: the buyer does not sell the goods again; what was withheld before for"
                                + " another state is given back by that state",
                        LAW + " cl. 9 and 15");
            case TAXPAYER_FOR_RESALE, TAXPAYER_FOR_USE ->
                withhold(
                        asked,
                        cest,
                        "asked by " + state
                                + cest.map(code -> " of CEST " + code).orElse(""),
                        LAW);
        };
    }

    private static Explained<List<TaxResult>> withhold(
            TaxCase asked, Optional<String> cest, String why, String source) {
        ReferenceRow terms = terms(asked, cest);
        if (terms.text("method").equals("none")) {
            return none(
                    "icms.no-agreement",
                    "Nothing to withhold: no agreement between the states; the buyer pays on entry: " + terms.key(),
                    terms.source());
        }
        Kind kind = asked.operation().buyer() == BuyerRole.TAXPAYER_FOR_USE
                        && !asked.operation().inside()
                ? Kind.WITHHOLD_DIFFERENCE
                : Kind.WITHHOLD;
        return Explained.of(
                List.of(new SubstitutionStanding(kind, Optional.of(terms), new Ground(ID, terms.source()))),
                Reason.of("icms.withhold", "The seller withholds the tax of later sales: " + why)
                        .by(source)
                        .with("terms", terms.key()));
    }

    private static Explained<List<TaxResult>> withheld(String why, String source) {
        return Explained.of(
                List.of(new SubstitutionStanding(Kind.WITHHELD_BEFORE, Optional.empty(), new Ground(ID, source))),
                Reason.of("icms.withheld-before", "The tax was withheld earlier in the chain: " + why)
                        .by(source));
    }

    private static Explained<List<TaxResult>> notListed(String state, String cest, ReferenceRow row) {
        return Explained.of(
                List.of(),
                Reason.of("icms.not-substituted", "CEST " + cest + " is not under substituição tributária in " + state)
                        .by(row.source())
                        .with("cest", cest)
                        .with("state", state));
    }

    private static Explained<List<TaxResult>> none(String code, String why, String source) {
        return Explained.of(List.of(), Reason.of(code, why).by(source));
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

    /** The narrowest row: of the pair of states before the state of destination, of the goods before all goods. */
    private static ReferenceRow terms(TaxCase asked, Optional<String> cest) {
        SaleFacts facts = SaleFacts.of(asked);
        LocalDate date = asked.operation().date();
        List<String> keys = new ArrayList<>();
        for (String place : List.of(facts.from() + ":" + facts.to(), facts.to().name())) {
            cest.ifPresent(code -> {
                keys.add(place + ":" + code);
                keys.add(place + ":" + code.substring(0, SEGMENT));
            });
            keys.add(place);
        }
        for (String key : keys) {
            Optional<ReferenceRow> row = asked.tables().find(TERMS, key, date);
            if (row.isPresent()) {
                return row.orElseThrow();
            }
        }
        return asked.tables().get(TERMS, keys.get(0), date);
    }

    private static String cest(String text) {
        if (!CEST.matcher(text).matches()) {
            throw InvalidInput.of("input.form", "field", "classification." + SaleFacts.CEST, "form", CEST.pattern());
        }
        return text;
    }
}
