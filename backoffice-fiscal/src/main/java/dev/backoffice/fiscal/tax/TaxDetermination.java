package dev.backoffice.fiscal.tax;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceTables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Determines the taxes of a sale: rules asked in order about each line, over dated tables. Immutable and thread-safe.
 *
 * <pre>{@code
 * TaxDetermination taxes = BrazilianTaxes.determination();
 * Explained<List<LineTaxes>> answer = taxes.determine(operation);
 * LineTaxes.totals(answer.value());     // icms 18.00, pis 1.35, ...
 * }</pre>
 */
public final class TaxDetermination {
    private final OperationRule operations;
    private final List<TaxRule> rules;
    private final ReferenceTables tables;
    private final RoundingPolicy rounding;

    private TaxDetermination(
            OperationRule operations, List<TaxRule> rules, ReferenceTables tables, RoundingPolicy rounding) {
        this.operations = Input.required(operations, "determination.operations");
        this.rules = List.copyOf(rules);
        this.tables = Input.required(tables, "determination.tables");
        this.rounding = Input.required(rounding, "determination.rounding");
        Set<String> ids = new HashSet<>();
        for (TaxRule rule : this.rules) {
            if (!ids.add(rule.id())) {
                throw InvalidInput.of("tax.duplicate-rule", "rule", rule.id());
            }
        }
    }

    /**
     * Rules in the order they are asked, over these tables, rounding each line half up to the cent.
     *
     * @throws InvalidInput {@code tax.duplicate-rule}
     */
    public static TaxDetermination of(OperationRule operations, List<TaxRule> rules, ReferenceTables tables) {
        return new TaxDetermination(operations, rules, tables, RoundingPolicy.HALF_UP_CENT);
    }

    /** The same rules over other tables. */
    public TaxDetermination withTables(ReferenceTables tables) {
        return new TaxDetermination(operations, rules, tables, rounding);
    }

    /** The same rules with another way to round each line. */
    public TaxDetermination withRounding(RoundingPolicy rounding) {
        return new TaxDetermination(operations, rules, tables, rounding);
    }

    /**
     * The same with one rule in the place of that of its id, or last when there is none.
     *
     * @throws InvalidInput {@code tax.duplicate-rule}
     */
    public TaxDetermination withRule(TaxRule rule) {
        List<TaxRule> changed = new ArrayList<>(rules);
        boolean known = rules.stream().anyMatch(each -> each.id().equals(rule.id()));
        if (known) {
            changed.replaceAll(each -> each.id().equals(rule.id()) ? rule : each);
        } else {
            changed.add(rule);
        }
        return new TaxDetermination(operations, changed, tables, rounding);
    }

    /** The same with another choice of operation codes. */
    public TaxDetermination withOperations(OperationRule operations) {
        return new TaxDetermination(operations, rules, tables, rounding);
    }

    /** The tables it reads. */
    public ReferenceTables tables() {
        return tables;
    }

    /**
     * The taxes of each line, in the order of the lines, with every reason; each reason names its {@code line} and {@code
     * rule}.
     *
     * @throws RuleViolation {@code tax.not-determined} naming line, rule and fact where a rule does not cover a line; {@code
     *     tax.unexplained} where a rule gave no reason
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row}, {@code tax.goods-code-missing} or {@code
     *     tax.seller-code-missing}, naming what nobody told
     */
    public Explained<List<LineTaxes>> determine(SaleOperation operation) {
        List<LineTaxes> lines = new ArrayList<>(operation.lines().size());
        List<Reason> reasons = new ArrayList<>();
        for (SaleLine line : operation.lines()) {
            lines.add(determine(operation, line, reasons));
        }
        return new Explained<>(List.copyOf(lines), reasons);
    }

    private LineTaxes determine(SaleOperation operation, SaleLine line, List<Reason> reasons) {
        List<TaxResult> decided = new ArrayList<>(rules.size());
        List<Reason> ofRules = new ArrayList<>();
        for (TaxRule rule : rules) {
            Explained<List<TaxResult>> answer = rule.decide(new TaxCase(operation, line, decided, tables, rounding));
            explain(line, rule.id(), answer.reasons(), ofRules);
            decided.addAll(answer.value());
        }
        Explained<String> code = operations.code(new TaxCase(operation, line, decided, tables, rounding));
        explain(line, "operation", code.reasons(), reasons);
        reasons.addAll(ofRules);
        return new LineTaxes(line.id(), code.value(), decided);
    }

    private static void explain(SaleLine line, String rule, List<Reason> given, List<Reason> all) {
        if (given.isEmpty()) {
            throw RuleViolation.of("tax.unexplained", "line", line.id(), "rule", rule);
        }
        for (Reason reason : given) {
            all.add(reason.with("line", line.id()).with("rule", rule));
        }
    }
}
