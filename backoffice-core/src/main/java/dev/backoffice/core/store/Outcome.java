package dev.backoffice.core.store;

import dev.backoffice.core.error.BackofficeException;
import java.util.function.Function;

/** The answer to one item of a batch: granted with a value, or refused with a reason, without touching its neighbours. */
public sealed interface Outcome<T> {
    /**
     * It was done.
     *
     * @param value what it came to
     */
    record Granted<T>(T value) implements Outcome<T> {}

    /**
     * It was refused, and left nothing behind.
     *
     * @param error why, as it would be thrown to a caller who asked for this item alone
     */
    record Refused<T>(BackofficeException error) implements Outcome<T> {}

    /** It was done. */
    static <T> Outcome<T> granted(T value) {
        return new Granted<>(value);
    }

    /** It was not done, and nothing of it was kept. */
    static <T> Outcome<T> refused(BackofficeException error) {
        return new Refused<>(error);
    }

    /** Whether it was done. */
    default boolean isGranted() {
        return this instanceof Granted;
    }

    /** The value; throws the reason when refused. */
    default T orThrow() {
        if (this instanceof Granted<T> granted) {
            return granted.value();
        }
        throw ((Refused<T>) this).error();
    }

    /** Another value when granted. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        if (this instanceof Granted<T> granted) {
            return new Granted<>(change.apply(granted.value()));
        }
        return new Refused<>(((Refused<T>) this).error());
    }
}
