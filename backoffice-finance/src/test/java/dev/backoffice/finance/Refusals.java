package dev.backoffice.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.BackofficeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says that something is refused with a code. */
public final class Refusals {
    private Refusals() {}

    public static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).as(error.getMessage()).isEqualTo(code));
    }
}
