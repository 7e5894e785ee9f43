package dev.backoffice.core.access;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.marking.HostImplements;
import java.util.Optional;

/** Who may use which verb on what. Asked before each command for its verb, and by the command for each thing it loaded. Thread-safe. */
@HostImplements
public interface AccessPolicy {
    /**
     * Why the caller may not use the verb at all.
     *
     * @param verb e.g. {@code order.cancel}
     * @return empty when allowed
     */
    Optional<String> refuseVerb(CallContext context, String verb);

    /**
     * Why the caller may not use the verb on this thing.
     *
     * @return empty when allowed
     */
    Optional<String> refuseSubject(CallContext context, String verb, Subject subject);

    /** Lets everybody do everything; said by name, never by default. */
    static AccessPolicy allowAll() {
        return new AccessPolicy() {
            @Override
            public Optional<String> refuseVerb(CallContext context, String verb) {
                return Optional.empty();
            }

            @Override
            public Optional<String> refuseSubject(CallContext context, String verb, Subject subject) {
                return Optional.empty();
            }
        };
    }
}
