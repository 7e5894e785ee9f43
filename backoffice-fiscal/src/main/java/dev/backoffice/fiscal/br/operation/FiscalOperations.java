package dev.backoffice.fiscal.br.operation;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.tax.GoodsSupply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The operations of a seller of goods: sale, venda à ordem, future delivery, gift, repair, loan, consignment, transfer,
 * deposit, loss, kits, returns and refusals. Answers what note each is written as. Immutable and thread-safe.
 *
 * <pre>{@code
 * OperationNote note = FiscalOperations.standard().note(OperationCase.of("repair-out", Uf.SP, date)).value();
 * }</pre>
 *
 * <p>Where a company's accountant says otherwise, the host lays its rows over: {@code standard().with(ReferenceTable.parse(CODES,
 * rows))}.
 */
public final class FiscalOperations {
    /** Table of the notes; key: operation. Columns as in {@code notes.tsv}. */
    public static final String NOTES = "br.operation-notes";

    /**
     * Table of CFOP and tax codes; key: operation, supply, substitution, e.g. {@code sale.resale.withheld}, with {@code SP.} or
     * {@code mei.} before it where a state or a MEI has codes of its own. Columns as in {@code codes.tsv}.
     */
    public static final String CODES = "br.operation-codes";

    private static final String ANY = "any";
    private static final List<String> COLUMNS = List.of("inside", "interstate", "interstate_consumer", "abroad");

    private final ReferenceTables tables;

    private FiscalOperations(ReferenceTables tables) {
        this.tables = tables;
    }

    /** The tables of the library. */
    public static FiscalOperations standard() {
        return new FiscalOperations(ReferenceTables.of(table(NOTES, "notes.tsv"), table(CODES, "codes.tsv")));
    }

    /**
     * The same with a host's rows laid over.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code reference.form} when it has other columns
     */
    public FiscalOperations with(ReferenceTable overlay) {
        return new FiscalOperations(tables.with(overlay));
    }

    /** The names of the operations known on a day. */
    public SortedSet<String> names(LocalDate date) {
        SortedSet<String> names = new TreeSet<>();
        tables.on(NOTES, date).forEach(row -> names.add(row.key()));
        return names;
    }

    /**
     * The note an operation is written as.
     *
     * @throws RuleViolation {@code operation.not-determined} naming operation, date and what is missing: {@code note} (the
     *     operation is not known that day), {@code codes}, or {@code cfop} (it cannot be written to that destination)
     */
    public Explained<OperationNote> note(OperationCase asked) {
        ReferenceRow note = tables.find(NOTES, asked.operation(), asked.date())
                .orElseThrow(() -> missing(asked, "note", asked.operation()));
        ReferenceRow codes = codes(asked);
        String column = column(asked);
        String cfop = codes.text(column);
        if (cfop.isEmpty()) {
            throw missing(asked, "cfop", codes.key() + " " + column + ": " + codes.source());
        }
        String type = note.text("note_type");
        OperationNote answer = new OperationNote(
                asked.operation(),
                cfop,
                codes.text("icms"),
                codes.text("csosn"),
                codes.text("contributions"),
                codes.text("ibs_cbs_class"),
                Math.toIntExact(note.wholeNumber("fin")),
                note.wholeNumber("type_of_flow") == 1,
                after("credit-", type),
                after("debit-", type),
                note.text("nat_op"),
                note.text("issuer"),
                note.text("recipient"),
                note.text("reference"),
                note.text("old_taxes"),
                !note.text("payment").equals("none"),
                note.text("stock"),
                note.text("ledger"),
                Certainty.of(note),
                note.source());
        return Explained.of(
                answer,
                Reason.of(
                                "operation.note",
                                "Operation " + asked.operation() + " on " + asked.date() + ": finNFe "
                                        + answer.purpose() + (type.isEmpty() ? "" : ", " + type) + ", "
                                        + answer.nature())
                        .by(note.source())
                        .with("operation", asked.operation())
                        .with("certainty", answer.certainty()),
                Reason.of("operation.codes", "CFOP " + cfop + ": " + codes.key() + ", " + column)
                        .by(codes.source())
                        .with("cfop", cfop));
    }

    /**
     * How the issuer came by goods that it sold under an operation code: own production where the table has the code only for it,
     * else bought.
     *
     * @param cfop of the sale, four digits
     */
    public GoodsSupply supplyOf(String cfop, LocalDate date) {
        boolean made = false;
        boolean bought = false;
        for (ReferenceRow row : tables.on(CODES, date)) {
            if (COLUMNS.stream().anyMatch(column -> row.text(column).equals(cfop))) {
                made |= row.key().contains("." + word(GoodsSupply.OWN_PRODUCTION) + ".");
                bought |= row.key().contains("." + word(GoodsSupply.RESALE) + ".");
            }
        }
        return made && !bought ? GoodsSupply.OWN_PRODUCTION : GoodsSupply.RESALE;
    }

    /** Whether an operation exists on a day. */
    public boolean knows(String operation, LocalDate date) {
        return tables.find(NOTES, operation, date).isPresent();
    }

    /** The row of an operation that {@link #knows} has. */
    ReferenceRow row(String operation, LocalDate date) {
        return tables.get(NOTES, operation, date);
    }

    private ReferenceRow codes(OperationCase asked) {
        List<String> keys = new ArrayList<>();
        String supply = word(asked.supply());
        String substitution = word(asked.substitution());
        String prefix = asked.regime() == TaxRegime.MEI ? "mei." : "";
        for (String place : List.of(asked.uf().name() + ".", "")) {
            for (String goods : List.of(
                    supply + "." + substitution, supply + "." + ANY, ANY + "." + substitution, ANY + "." + ANY)) {
                keys.add(place + prefix + asked.operation() + "." + goods);
            }
        }
        return keys.stream()
                .flatMap(key -> tables.find(CODES, key, asked.date()).stream())
                .findFirst()
                .orElseThrow(() -> missing(asked, "codes", keys.get(keys.size() / 2)));
    }

    private static String column(OperationCase asked) {
        return switch (asked.destination()) {
            case INSIDE -> "inside";
            case INTERSTATE -> asked.taxpayer() ? "interstate" : "interstate_consumer";
            case ABROAD -> "abroad";
        };
    }

    private static Optional<String> after(String prefix, String type) {
        return type.startsWith(prefix) ? Optional.of(type.substring(prefix.length())) : Optional.empty();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static RuleViolation missing(OperationCase asked, String what, String key) {
        return RuleViolation.of(
                "operation.not-determined",
                "operation",
                asked.operation(),
                "date",
                asked.date().toString(),
                "missing",
                what,
                "key",
                key);
    }

    private static ReferenceTable table(String name, String file) {
        return ReferenceTable.read(name, FiscalOperations.class.getResourceAsStream(file));
    }
}
