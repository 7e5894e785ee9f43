package dev.backoffice.fiscal.br.nfe.simulation;

import dev.backoffice.core.identity.TenantId;
import java.time.Instant;

/**
 * A call that reaches the {@link SimulatedAuthority}, as its script sees it.
 *
 * @param kind what is asked
 * @param tenant whose note
 * @param accessKey the key of the note
 * @param xml what was sent; empty for a look-up
 * @param nth which call of this kind about this key it is, from 1
 * @param at when it was made
 */
public record AuthorityCall(Kind kind, TenantId tenant, String accessKey, String xml, int nth, Instant at) {
    /** What is asked of the authority. */
    public enum Kind {
        /** To authorize a note. */
        SUBMIT,
        /** What became of a note. */
        LOOK_UP,
        /** To cancel a note. */
        CANCEL
    }

    /** Only what and about which key: what was sent names people. */
    @Override
    public String toString() {
        return kind + " " + accessKey + " #" + nth;
    }
}
