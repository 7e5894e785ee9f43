package dev.backoffice.fiscal.br.nfe.simulation;

import dev.backoffice.core.marking.HostImplements;

/**
 * What goes wrong at the {@link SimulatedAuthority}, call by call. Pure where runs shall be repeatable; called by several threads
 * at once where the authority is.
 *
 * <pre>{@code
 * AuthorityScript script = call -> call.kind() == SUBMIT && call.nth() == 1
 *         ? AuthorityFault.answerLost()
 *         : AuthorityFault.none();
 * }</pre>
 */
@HostImplements
@FunctionalInterface
public interface AuthorityScript {
    /** The fault of a call. */
    AuthorityFault on(AuthorityCall call);

    /** Nothing goes wrong. */
    static AuthorityScript faultless() {
        return call -> AuthorityFault.none();
    }
}
