package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Input;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which charges, by due date and then by id, those of a reference by id; see {@link Charges#list}. What has no due date comes last, and
 * is in no range of dates.
 *
 * <pre>{@code
 * ChargeQuery.all().status(ChargeStatus.Kind.ON_TERMS).due(monday, friday)
 * ChargeQuery.all().reference("order/1001")
 * }</pre>
 *
 * <p>A charge is due on the first of its {@linkplain ChargeTerms#dues dates}. Dates go by an index, together with the status when
 * it is given. Reference goes by an index of its own; status and dates are asked of its rows.
 *
 * @param status where they stand
 * @param dueFrom when they are due, inclusive
 * @param dueTo when they are due, inclusive
 * @param reference what they are charged for
 */
public record ChargeQuery(
        Optional<ChargeStatus.Kind> status,
        Optional<LocalDate> dueFrom,
        Optional<LocalDate> dueTo,
        Optional<String> reference) {
    private static final ChargeQuery ALL =
            new ChargeQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws dev.backoffice.core.error.InvalidInput naming the field, e.g. {@code charge.reference} */
    public ChargeQuery {
        Input.required(status, "status");
        Input.required(dueFrom, "dueFrom");
        Input.required(dueTo, "dueTo");
        Input.required(reference, "reference").ifPresent(ChargeTerms::checkReference);
    }

    /** All charges. */
    public static ChargeQuery all() {
        return ALL;
    }

    /** Only those that stand here. */
    public ChargeQuery status(ChargeStatus.Kind kind) {
        return new ChargeQuery(Optional.of(Input.required(kind, "status")), dueFrom, dueTo, reference);
    }

    /** Only those due between two days, both inclusive. */
    public ChargeQuery due(LocalDate from, LocalDate to) {
        return new ChargeQuery(
                status,
                Optional.of(Input.required(from, "dueFrom")),
                Optional.of(Input.required(to, "dueTo")),
                reference);
    }

    /** Only those of this, e.g. {@code order/1001}. */
    public ChargeQuery reference(String what) {
        return new ChargeQuery(status, dueFrom, dueTo, Optional.of(Input.required(what, "reference")));
    }
}
