package dev.backoffice.finance.account;

import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;

/** The stored form of an account. Schema 1: code, name, type, nature, level, closedAt when closed. */
final class AccountCodec implements Codec<Account> {
    static final AccountCodec CODEC = new AccountCodec();

    private AccountCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(Account account) {
        Doc.Builder doc = Doc.fields()
                .put("code", account.code().value())
                .put("name", account.name())
                .put("type", account.type().name())
                .put("nature", account.nature().name())
                .put("level", account.level().name());
        if (account.status() instanceof AccountStatus.Closed closed) {
            doc.put("closedAt", closed.at());
        }
        return doc.build();
    }

    @Override
    public Account read(Doc doc, int schema) {
        return new Account(
                AccountCode.of(doc.text("code")),
                doc.text("name"),
                AccountType.valueOf(doc.text("type")),
                Side.valueOf(doc.text("nature")),
                AccountLevel.valueOf(doc.text("level")),
                doc.has("closedAt") ? new AccountStatus.Closed(doc.instant("closedAt")) : new AccountStatus.Open());
    }
}
