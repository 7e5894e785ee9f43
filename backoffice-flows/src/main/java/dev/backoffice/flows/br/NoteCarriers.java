package dev.backoffice.flows.br;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import java.util.Optional;

/** Tells who a carrier is to a tax document ({@code transporta}). Stateless and thread-safe. */
@HostImplements
public interface NoteCarriers {
    /**
     * The carrier behind a code.
     *
     * @param code the carrier an order left with, or the service it is to leave by, e.g. {@code correios-pac}
     * @return empty when it is not known; the note then tells only who has the goods carried
     */
    Optional<NfeTransport.Carrier> find(CallContext context, String code);

    /** No carrier is known. */
    static NoteCarriers unknown() {
        return (context, code) -> Optional.empty();
    }
}
