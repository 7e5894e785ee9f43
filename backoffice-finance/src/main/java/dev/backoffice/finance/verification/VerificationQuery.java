package dev.backoffice.finance.verification;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Instant;
import java.util.Optional;

/**
 * Which verifications, those first that expire first, then by id; see {@link Verifications#list}. What never expires comes last.
 *
 * <pre>{@code
 * VerificationQuery.all().status(VerificationStatus.Kind.IN_REVIEW)     // a person's work, the most urgent first
 * }</pre>
 *
 * <p>Status goes by an index together with the time of expiry. The one verification of a reference is found with {@link
 * Verifications#find}.
 *
 * @param status where they stand
 * @param expiringBy only those that expire, or expired, not after this
 */
public record VerificationQuery(Optional<VerificationStatus.Kind> status, Optional<Instant> expiringBy) {
    private static final VerificationQuery ALL = new VerificationQuery(Optional.empty(), Optional.empty());

    /** @throws InvalidInput {@code input.null} naming the field */
    public VerificationQuery {
        Input.required(status, "status");
        Input.required(expiringBy, "expiringBy");
    }

    /** All verifications. */
    public static VerificationQuery all() {
        return ALL;
    }

    /** Only those that stand here; those in review are a person's work. */
    public VerificationQuery status(VerificationStatus.Kind kind) {
        return new VerificationQuery(Optional.of(Input.required(kind, "status")), expiringBy);
    }

    /** Only those by whose time somebody has to have decided by then. */
    public VerificationQuery expiringBy(Instant time) {
        return new VerificationQuery(status, Optional.of(Input.required(time, "expiringBy")));
    }
}
