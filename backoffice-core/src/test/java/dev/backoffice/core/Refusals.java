package dev.backoffice.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.backoffice.core.error.BackofficeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a call is refused with a code. */
public final class Refusals {
    private Refusals() {}

    public static BackofficeException assertRefused(String code, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(BackofficeException.class);
        BackofficeException error = (BackofficeException) thrown;
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return error;
    }

    public static void assertRefused(String code, String field, ThrowingCallable call) {
        assertThat(assertRefused(code, call).details()).containsEntry("field", field);
    }
}
