package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Input;
import java.util.Optional;

/**
 * Which credits, by id; see {@link Charges#credits}.
 *
 * <pre>{@code
 * CreditQuery.all().left()
 * }</pre>
 *
 * <p>Reference and what is left go by an index each; what is left is asked of the rows of a reference.
 *
 * @param onlyLeft only those of which something is left
 * @param reference what they belong to
 */
public record CreditQuery(boolean onlyLeft, Optional<String> reference) {
    private static final CreditQuery ALL = new CreditQuery(false, Optional.empty());

    /** @throws dev.backoffice.core.error.InvalidInput naming {@code charge.reference} */
    public CreditQuery {
        Input.required(reference, "reference").ifPresent(ChargeTerms::checkReference);
    }

    /** All credits, also those that are used up. */
    public static CreditQuery all() {
        return ALL;
    }

    /** Only those of which something is left. */
    public CreditQuery left() {
        return new CreditQuery(true, reference);
    }

    /** Only those of this, e.g. {@code order/1001}. */
    public CreditQuery reference(String what) {
        return new CreditQuery(onlyLeft, Optional.of(Input.required(what, "reference")));
    }
}
