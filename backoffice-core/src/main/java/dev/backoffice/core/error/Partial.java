package dev.backoffice.core.error;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The answer of bulk work: what was made of the good rows, and each bad row with its reason. One bad row never loses the
 * good ones.
 *
 * @param value what the good rows gave
 * @param failures the refused rows, in the order they were met
 */
public record Partial<T>(T value, List<Failure> failures) {
    public Partial {
        Input.required(value, "partial.value");
        failures = List.copyOf(Input.required(failures, "partial.failures"));
    }

    /** A value nothing was refused for. */
    public static <T> Partial<T> of(T value) {
        return new Partial<>(value, List.of());
    }

    /** Whether no row was refused. */
    public boolean complete() {
        return failures.isEmpty();
    }

    /** The same failures for a value made from this one. */
    public <R> Partial<R> map(Function<? super T, ? extends R> change) {
        return new Partial<>(change.apply(value), failures);
    }

    /** Works further on what is left: the failures of both steps, in order. */
    public <R> Partial<R> then(Function<? super T, Partial<R>> next) {
        Partial<R> after = next.apply(value);
        List<Failure> all = new ArrayList<>(failures);
        all.addAll(after.failures());
        return new Partial<>(after.value(), all);
    }
}
