package dev.backoffice.core.store;

import dev.backoffice.core.marking.HostImplements;

/** What is done inside a transaction. May run more than once, so it changes nothing outside its session. */
@HostImplements
@FunctionalInterface
public interface Work<S, R> {
    /** Does it; throwing undoes all that was written in the session. */
    R apply(S session);
}
