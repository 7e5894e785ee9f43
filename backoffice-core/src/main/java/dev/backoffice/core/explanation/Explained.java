package dev.backoffice.core.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A decided value and the reasons for it, in the order they were found.
 *
 * @param value what was decided
 * @param reasons why; never empty for a decision a person may question
 */
public record Explained<T>(T value, List<Reason> reasons) {
    public Explained {
        reasons = List.copyOf(reasons);
    }

    /** A value and its reasons. */
    public static <T> Explained<T> of(T value, Reason... reasons) {
        return new Explained<>(value, List.of(reasons));
    }

    /** The same reasons for a value made from this one. */
    public <R> Explained<R> map(Function<? super T, ? extends R> change) {
        return new Explained<>(change.apply(value), reasons);
    }

    /** Decides further: the reasons of both steps, in order. */
    public <R> Explained<R> then(Function<? super T, Explained<R>> next) {
        Explained<R> after = next.apply(value);
        List<Reason> all = new ArrayList<>(reasons);
        all.addAll(after.reasons());
        return new Explained<>(after.value(), all);
    }

    /** The same value with one more reason. */
    public Explained<T> because(Reason reason) {
        List<Reason> all = new ArrayList<>(reasons);
        all.add(reason);
        return new Explained<>(value, all);
    }
}
