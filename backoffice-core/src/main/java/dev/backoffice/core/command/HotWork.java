package dev.backoffice.core.command;

import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import java.util.List;

/** Decides a batch of hot commands in one transaction: one outcome per call, in the same order. May run more than once. */
@HostImplements
@FunctionalInterface
public interface HotWork<C extends Command, R> {
    /**
     * Decides the calls.
     *
     * @param calls with keys that differ, each checked and allowed
     * @return one outcome per call, in the same order
     */
    List<Outcome<R>> apply(HotSession session, List<HotCall<C>> calls);
}
