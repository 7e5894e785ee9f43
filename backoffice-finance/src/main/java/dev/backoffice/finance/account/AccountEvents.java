package dev.backoffice.finance.account;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.account.AccountEvent.AccountAdded;
import dev.backoffice.finance.account.AccountEvent.AccountClosed;
import dev.backoffice.finance.account.AccountEvent.AccountReopened;
import java.util.Set;

/** The stored form of the events of accounts. */
public final class AccountEvents implements EventCodec<AccountEvent> {
    /** The only one needed. */
    public static final AccountEvents CODEC = new AccountEvents();

    private static final String ADDED = "account.added";
    private static final String CLOSED = "account.closed";
    private static final String REOPENED = "account.reopened";

    private AccountEvents() {}

    @Override
    public Set<String> types() {
        return Set.of(ADDED, CLOSED, REOPENED);
    }

    @Override
    public String type(AccountEvent event) {
        if (event instanceof AccountAdded) {
            return ADDED;
        }
        return event instanceof AccountClosed ? CLOSED : REOPENED;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(AccountEvent event) {
        Doc.Builder doc = Doc.fields().put("account", event.account().value());
        if (event instanceof AccountAdded added) {
            doc.put("name", added.name())
                    .put("type", added.type().name())
                    .put("nature", added.nature().name())
                    .put("level", added.level().name());
        } else if (event instanceof AccountClosed closed) {
            doc.put("at", closed.at());
        } else if (event instanceof AccountReopened reopened) {
            doc.put("at", reopened.at());
        }
        return doc.build();
    }

    @Override
    public AccountEvent read(String type, Doc body, int schema) {
        AccountCode account = AccountCode.of(body.text("account"));
        return switch (type) {
            case ADDED ->
                new AccountAdded(
                        account,
                        body.text("name"),
                        AccountType.valueOf(body.text("type")),
                        Side.valueOf(body.text("nature")),
                        AccountLevel.valueOf(body.text("level")));
            case CLOSED -> new AccountClosed(account, body.instant("at"));
            case REOPENED -> new AccountReopened(account, body.instant("at"));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }
}
