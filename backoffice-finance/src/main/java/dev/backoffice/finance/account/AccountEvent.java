package dev.backoffice.finance.account;

import dev.backoffice.core.event.DomainEvent;
import java.time.Instant;

/** What happens to an account. */
public sealed interface AccountEvent extends DomainEvent {
    /** Which account. */
    AccountCode account();

    /** It was added to the chart. */
    record AccountAdded(AccountCode account, String name, AccountType type, Side nature, AccountLevel level)
            implements AccountEvent {}

    /** It takes no new entries from now on. */
    record AccountClosed(AccountCode account, Instant at) implements AccountEvent {}

    /** It takes entries again. */
    record AccountReopened(AccountCode account, Instant at) implements AccountEvent {}
}
