package dev.backoffice.fiscal.document;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.marking.HostImplements;

/**
 * Is asked before the authority is asked to cancel a document, by whom whatever rests on the document takes its permission
 * back. Thread-safe; called outside any transaction, and again for each attempt.
 */
@HostImplements
public interface CancellationGuard {
    /**
     * Takes back what rests on the document: when this returns nothing leaves under it any more.
     *
     * @throws dev.backoffice.core.error.BackofficeException when something has left under it; then it is not cancelled
     */
    void takeBack(CallContext context, FiscalDocument document);

    /** Nothing rests on documents. */
    static CancellationGuard none() {
        return (context, document) -> {};
    }
}
