package dev.backoffice.core.approval;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.marking.HostImplements;
import java.util.Optional;

/** Whether somebody else has to agree before a verb is done to a thing. Thread-safe. */
@HostImplements
public interface ApprovalPolicy {
    /**
     * Whose approval is missing, and why.
     *
     * @return empty when none is needed or it was given
     */
    Optional<String> missingApproval(CallContext context, String verb, Subject subject);

    /** Asks for no approval; said by name, never by default. */
    static ApprovalPolicy noneNeeded() {
        return (context, verb, subject) -> Optional.empty();
    }
}
