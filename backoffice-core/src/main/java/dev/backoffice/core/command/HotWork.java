package dev.backoffice.core.command;

import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import java.util.List;

/** Decides a batch of hot commands in one transaction: one outcome per call, in the same order. May run more than once. */
@FunctionalInterface
public interface HotWork<C extends Command, R> {
    List<Outcome<R>> apply(HotSession session, List<HotCall<C>> calls);
}
