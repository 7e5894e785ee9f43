package dev.backoffice.testkit.sefaz;

import dev.backoffice.core.marking.HostImplements;

/** What goes wrong on the wire, question by question; called by several threads at once. */
@HostImplements
@FunctionalInterface
public interface WireScript {
    /** The fault of a question. */
    WireFault on(WireCall call);

    /** Nothing goes wrong. */
    static WireScript faultless() {
        return call -> WireFault.none();
    }
}
