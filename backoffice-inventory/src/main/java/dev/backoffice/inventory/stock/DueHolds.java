package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.store.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * One round over the holds of all tenants whose time has passed: they are expired together, or each by itself when one of them
 * spoils that. One that cannot be expired is put aside and the next ones are looked at, so it stops no other.
 */
final class DueHolds {
    private static final Verb<ExpireHold, HoldId> EXPIRE =
            Verb.of("stock.expire", 1, ExpireHold::form, HoldId::toString, HoldId::parse);

    /** Looks for due holds over all tenants; each is then expired in its own tenant's name. */
    private static final CallContext ALL_TENANTS = new CallContext(TenantId.of("system"), HoldExpiry.USER);

    private final Commands commands;
    private final CurrencyUnit currency;
    private final Set<HoldKey> aside = new HashSet<>();
    private @Nullable RuntimeException failure;
    private int expired;

    DueHolds(Commands commands, CurrencyUnit currency) {
        this.commands = commands;
        this.currency = currency;
    }

    /** Whether there is one, of stock or of something else. */
    boolean any() {
        return !look(1).isEmpty();
    }

    private List<Hold> look(int most) {
        return commands.readHot(
                ALL_TENANTS, EXPIRE.name(), session -> session.counters().due(most));
    }

    /** Expires so many at most; tells how many, and why one could not be expired. */
    DueJob.Done expire(int limit) {
        boolean more = true;
        while (more && expired < limit) {
            int wanted = limit - expired + aside.size();
            List<Hold> due = look(wanted);
            expire(due);
            more = due.size() == wanted;
        }
        return DueJob.Done.despite(expired, failure);
    }

    private void expire(List<Hold> due) {
        List<HotCall<ExpireHold>> calls = new ArrayList<>();
        for (Hold hold : due) {
            if (aside.add(hold.key()) && ofStock(hold)) {
                calls.add(new HotCall<>(
                        new CallContext(hold.key().tenant(), HoldExpiry.USER),
                        ExpireHold.of(new HoldId(hold.key().id()))));
            }
        }
        try {
            together(calls);
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException oneOfThem) {
            calls.forEach(this::alone);
        }
    }

    private static boolean ofStock(Hold hold) {
        return hold.lines().stream().anyMatch(line -> line.counter().kind().equals(StockPlace.STOCK));
    }

    private void alone(HotCall<ExpireHold> call) {
        try {
            together(List.of(call));
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException bad) {
            failure = bad;
        }
    }

    private void together(List<HotCall<ExpireHold>> calls) {
        List<Outcome<HoldId>> outcomes =
                commands.hotAll(EXPIRE, calls, (session, open) -> new StockWork(session, currency).expire(open));
        for (int i = 0; i < calls.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused<HoldId> refused) {
                // One that somebody resolved meanwhile is refused, and is not due any more.
                if (!refused.error().code().equals("hold.not-live")) {
                    failure = refused.error();
                }
            } else {
                expired++;
                aside.remove(key(calls.get(i)));
            }
        }
    }

    private static HoldKey key(HotCall<ExpireHold> call) {
        return new HoldKey(call.context().tenant(), call.command().hold().value());
    }
}
