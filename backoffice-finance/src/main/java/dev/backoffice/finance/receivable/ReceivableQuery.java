package dev.backoffice.finance.receivable;

import dev.backoffice.core.error.Input;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which receivables, by due date and then by id, those of a reference by id; see {@link Receivables#list}.
 *
 * <pre>{@code
 * ReceivableQuery.open().due(today, endOfWeek)
 * ReceivableQuery.open().debtor(acquirer)
 * ReceivableQuery.all().status(ReceivableStatus.Kind.WRITTEN_OFF)
 * }</pre>
 *
 * <p>Reference goes by an index of its own. Else due dates go by an index, together with the first given of {@code status}, the debtor of
 * open ones, and {@code onlyOpen}. The others are asked of the rows it brings.
 *
 * @param onlyOpen only those of which something is still owed
 * @param status where they stand
 * @param debtor who owes
 * @param dueFrom when they are due, inclusive
 * @param dueTo when they are due, inclusive
 * @param reference what is owed for
 */
public record ReceivableQuery(
        boolean onlyOpen,
        Optional<ReceivableStatus.Kind> status,
        Optional<Debtor> debtor,
        Optional<LocalDate> dueFrom,
        Optional<LocalDate> dueTo,
        Optional<String> reference) {
    private static final ReceivableQuery ALL = new ReceivableQuery(
            false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final ReceivableQuery OPEN = new ReceivableQuery(
            true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws dev.backoffice.core.error.InvalidInput naming the field, e.g. {@code receivable.reference} */
    public ReceivableQuery {
        Input.required(status, "status");
        Input.required(debtor, "debtor");
        Input.required(dueFrom, "dueFrom");
        Input.required(dueTo, "dueTo");
        Input.required(reference, "reference").ifPresent(ReceivableTerms::checkReference);
    }

    /** All receivables. */
    public static ReceivableQuery all() {
        return ALL;
    }

    /** Those of which something is still owed. */
    public static ReceivableQuery open() {
        return OPEN;
    }

    /** Only those that stand here. */
    public ReceivableQuery status(ReceivableStatus.Kind kind) {
        return new ReceivableQuery(
                onlyOpen, Optional.of(Input.required(kind, "status")), debtor, dueFrom, dueTo, reference);
    }

    /** Only what this one owes. */
    public ReceivableQuery debtor(Debtor who) {
        return new ReceivableQuery(
                onlyOpen, status, Optional.of(Input.required(who, "debtor")), dueFrom, dueTo, reference);
    }

    /** Only those due between two days, both inclusive. */
    public ReceivableQuery due(LocalDate from, LocalDate to) {
        return new ReceivableQuery(
                onlyOpen,
                status,
                debtor,
                Optional.of(Input.required(from, "dueFrom")),
                Optional.of(Input.required(to, "dueTo")),
                reference);
    }

    /** Only those of this, e.g. {@code order/1001}. */
    public ReceivableQuery reference(String what) {
        return new ReceivableQuery(
                onlyOpen, status, debtor, dueFrom, dueTo, Optional.of(Input.required(what, "reference")));
    }
}
