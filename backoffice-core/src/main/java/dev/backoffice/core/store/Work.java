package dev.backoffice.core.store;

/** What is done inside a transaction. May run more than once, so it changes nothing outside its session. */
@FunctionalInterface
public interface Work<S, R> {
    R apply(S session);
}
