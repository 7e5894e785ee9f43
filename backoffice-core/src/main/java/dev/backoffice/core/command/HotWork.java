package dev.backoffice.core.command;

import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import java.util.List;
import java.util.function.Function;

/**
 * Decides a batch of hot commands in one transaction: one outcome per call, in the same order. May run more than once, and on
 * the thread of another caller: everything it needs to know of a call stands in the call.
 *
 * <p>Under {@link GroupCommit} the calls of many callers are decided together when they bring the same work object. A service
 * therefore keeps its works in fields.
 */
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

    /**
     * Looks up, before the transaction begins, what these calls need and a hot session does not show.
     *
     * @return the work that decides them and knows it; by default this one, which needs nothing
     */
    default HotWork<C, R> before(List<HotCall<C>> calls) {
        return this;
    }

    /**
     * A work that looks something up before its transaction, once for all calls of the batch.
     *
     * <pre>{@code
     * HotWork<HoldStock, HoldId> hold = HotWork.prepared(calls -> {
     *     Units units = units(calls);
     *     return (session, open) -> new StockWork(session).hold(open, units);
     * });
     * }</pre>
     *
     * @param prepare looks it up, and answers the work that knows it
     */
    static <C extends Command, R> HotWork<C, R> prepared(Function<List<HotCall<C>>, HotWork<C, R>> prepare) {
        return new HotWork<>() {
            @Override
            public List<Outcome<R>> apply(HotSession session, List<HotCall<C>> calls) {
                return before(calls).apply(session, calls);
            }

            @Override
            public HotWork<C, R> before(List<HotCall<C>> calls) {
                return prepare.apply(calls);
            }
        };
    }
}
