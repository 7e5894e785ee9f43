package dev.backoffice.finance.account;

import dev.backoffice.core.event.DomainEvent;
import java.time.Instant;

/** What happens to an account. */
public sealed interface AccountEvent extends DomainEvent {
    /** Which account. */
    AccountCode account();

    /**
     * It was added to the chart.
     *
     * @param name as the chart shows it
     * @param type which part of the statements it belongs to
     * @param nature the side on which it grows
     * @param level whether it takes entries or sums up those below it
     */
    record AccountAdded(AccountCode account, String name, AccountType type, Side nature, AccountLevel level)
            implements AccountEvent {}

    /**
     * It takes no new entries from now on.
     *
     * @param at since when
     */
    record AccountClosed(AccountCode account, Instant at) implements AccountEvent {}

    /**
     * It takes entries again.
     *
     * @param at since when
     */
    record AccountReopened(AccountCode account, Instant at) implements AccountEvent {}
}
