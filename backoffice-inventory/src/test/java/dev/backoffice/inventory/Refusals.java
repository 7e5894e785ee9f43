package dev.backoffice.inventory;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backoffice.core.error.BackofficeException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a call is refused with. */
public final class Refusals {
    private Refusals() {}

    /** The code of the error, or the field for errors of input: {@code input.blank sku}. */
    public static String refusal(ThrowingCallable call) {
        BackofficeException error = catchThrowableOfType(BackofficeException.class, call);
        Assertions.assertThat(error).as("nothing was refused").isNotNull();
        String field = error.details().get("field");
        return field == null ? error.code() : error.code() + " " + field;
    }
}
