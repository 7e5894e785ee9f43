package dev.backoffice.fiscal.br.operation;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.tax.GoodsSupply;
import java.time.LocalDate;

/**
 * An operation as far as its codes depend on it. Immutable; made by {@link #of} and changed by {@code with…}.
 *
 * <pre>{@code
 * OperationCase lent = OperationCase.of("loan-out", Uf.SP, date).with(Destination.INTERSTATE);
 * }</pre>
 *
 * @param operation its name in the table, e.g. {@code repair-out}; see {@link FiscalOperations#names}
 * @param uf state of the issuer
 * @param regime of the issuer
 * @param supply how the issuer came by the goods
 * @param destination where the other end is
 * @param taxpayer whether the other end is an ICMS taxpayer
 * @param substitution what substituição tributária is to the goods
 * @param date of the note, where the issuer is
 */
public record OperationCase(
        String operation,
        Uf uf,
        TaxRegime regime,
        GoodsSupply supply,
        Destination destination,
        boolean taxpayer,
        Substitution substitution,
        LocalDate date) {
    private static final int MAX_NAME = 60;

    /** @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.too-long} */
    public OperationCase {
        Input.text(operation, "operation.operation", MAX_NAME);
        Input.required(uf, "operation.uf");
        Input.required(regime, "operation.regime");
        Input.required(supply, "operation.supply");
        Input.required(destination, "operation.destination");
        Input.required(substitution, "operation.substitution");
        Input.required(date, "operation.date");
    }

    /** By an issuer of the normal regime, of goods bought and not under substitution, to a taxpayer of the same state. */
    public static OperationCase of(String operation, Uf uf, LocalDate date) {
        return new OperationCase(
                operation,
                uf,
                TaxRegime.NORMAL,
                GoodsSupply.RESALE,
                Destination.INSIDE,
                true,
                Substitution.PLAIN,
                date);
    }

    /** The same by an issuer of another regime. */
    public OperationCase with(TaxRegime other) {
        return new OperationCase(operation, uf, other, supply, destination, taxpayer, substitution, date);
    }

    /** The same of goods come by otherwise. */
    public OperationCase with(GoodsSupply other) {
        return new OperationCase(operation, uf, regime, other, destination, taxpayer, substitution, date);
    }

    /** The same with the other end elsewhere. */
    public OperationCase with(Destination other) {
        return new OperationCase(operation, uf, regime, supply, other, taxpayer, substitution, date);
    }

    /** The same of goods that substituição tributária treats otherwise. */
    public OperationCase with(Substitution other) {
        return new OperationCase(operation, uf, regime, supply, destination, taxpayer, other, date);
    }

    /** The same with a party that is no ICMS taxpayer. */
    public OperationCase toConsumer() {
        return new OperationCase(operation, uf, regime, supply, destination, false, substitution, date);
    }

    /** Another operation of the same parties and goods. */
    public OperationCase as(String other) {
        return new OperationCase(other, uf, regime, supply, destination, taxpayer, substitution, date);
    }

    /** The same on another day. */
    public OperationCase on(LocalDate other) {
        return new OperationCase(operation, uf, regime, supply, destination, taxpayer, substitution, other);
    }
}
