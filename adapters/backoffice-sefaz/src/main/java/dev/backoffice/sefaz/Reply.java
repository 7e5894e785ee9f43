package dev.backoffice.sefaz;

import dev.backoffice.core.error.BackofficeException;
import java.util.function.Function;

/**
 * What came of asking a service.
 *
 * @param <T> what it answers
 */
public sealed interface Reply<T> {
    /**
     * It answered.
     *
     * @param <T> what it answers
     * @param answer as read
     */
    record Answered<T>(T answer) implements Reply<T> {}

    /**
     * The question certainly did not arrive: it may be asked again.
     *
     * @param <T> what it would have answered
     * @param why what was seen of the trouble; not for deciding
     */
    record NotSent<T>(String why) implements Reply<T> {}

    /**
     * It may have arrived, and no answer is known.
     *
     * @param <T> what it would have answered
     * @param why what was seen of the trouble; not for deciding
     */
    record Unknown<T>(String why) implements Reply<T> {}

    /** The same with the answer read; one that cannot be read is no known answer. */
    default <R> Reply<R> read(Function<T, R> reader) {
        if (this instanceof Answered<T> answered) {
            try {
                return new Answered<>(reader.apply(answered.answer()));
            } catch (BackofficeException unreadable) {
                return new Unknown<>(String.valueOf(unreadable.getMessage()));
            }
        }
        return this instanceof NotSent<T> not ? new NotSent<>(not.why()) : new Unknown<>(((Unknown<T>) this).why());
    }
}
