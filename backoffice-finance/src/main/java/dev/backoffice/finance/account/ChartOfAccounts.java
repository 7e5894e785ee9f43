package dev.backoffice.finance.account;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Session;
import java.util.Optional;

/** The chart of accounts of each tenant ({@code plano de contas}). Thread-safe. */
public final class ChartOfAccounts {
    private static final Verb<AddAccount, AccountCode> ADD =
            Verb.of("account.add", 1, AddAccount::form, AccountCode::value, AccountCode::of);
    private static final Verb<AddChart, Integer> ADD_CHART =
            Verb.of("account.add-chart", 1, AddChart::form, count -> Integer.toString(count), Integer::valueOf);
    private static final Verb<CloseAccount, AccountCode> CLOSE =
            Verb.of("account.close", 1, CloseAccount::form, AccountCode::value, AccountCode::of);
    private static final Verb<ReopenAccount, AccountCode> REOPEN =
            Verb.of("account.reopen", 1, ReopenAccount::form, AccountCode::value, AccountCode::of);
    private static final String VIEW = "account.view";

    private final Commands commands;

    /** @param commands the pipeline */
    public ChartOfAccounts(Commands commands) {
        this.commands = commands;
    }

    /**
     * Adds one account.
     *
     * @throws RuleViolation {@code account.exists}, or {@code account.analytic} or {@code account.closed} naming the account
     *     above, when that one takes no accounts under it
     * @throws NotFound {@code account.unknown} naming the account above
     */
    public AccountCode add(CallContext context, AddAccount command) {
        return commands.run(context, ADD, command, session -> {
            session.authorize(Subject.of(Account.TYPE.kind(), command.code().value()));
            add(
                    session.aggregates(Account.TYPE),
                    new ChartTemplate.Row(
                            command.code(), command.name(), command.type(), command.nature(), command.level()));
            return command.code();
        });
    }

    /**
     * Adds all accounts of a template.
     *
     * @return how many
     * @throws RuleViolation {@code account.exists} when one of them exists; none is added then
     */
    public int addChart(CallContext context, AddChart command) {
        return commands.run(context, ADD_CHART, command, session -> {
            session.authorize(Subject.of("chart", context.tenant().value()));
            Aggregates<Account, AccountEvent> accounts = session.aggregates(Account.TYPE);
            command.template().accounts().forEach(row -> add(accounts, row));
            return command.template().accounts().size();
        });
    }

    private static void add(Aggregates<Account, AccountEvent> accounts, ChartTemplate.Row row) {
        if (accounts.find(row.code().value()).isPresent()) {
            throw RuleViolation.of("account.exists", "account", row.code().value());
        }
        row.code().parent().ifPresent(parent -> get(accounts, parent).requireTakesAccounts());
        accounts.save(Account.add(row.code(), row.name(), row.type(), row.nature(), row.level()));
    }

    /**
     * Stops new entries to an account.
     *
     * @throws NotFound {@code account.unknown}
     * @throws RuleViolation {@code account.closed}
     */
    public AccountCode close(CallContext context, CloseAccount command) {
        return commands.run(context, CLOSE, command, session -> {
            Aggregates<Account, AccountEvent> accounts = session.aggregates(Account.TYPE);
            Account account = authorized(session, accounts, command.code());
            accounts.save(account.close(session.moment()));
            return account.code();
        });
    }

    /**
     * Lets a closed account take entries again.
     *
     * @throws NotFound {@code account.unknown}
     * @throws RuleViolation {@code account.open}
     */
    public AccountCode reopen(CallContext context, ReopenAccount command) {
        return commands.run(context, REOPEN, command, session -> {
            Aggregates<Account, AccountEvent> accounts = session.aggregates(Account.TYPE);
            Account account = authorized(session, accounts, command.code());
            accounts.save(account.reopen(session.moment()));
            return account.code();
        });
    }

    private static Account authorized(Session session, Aggregates<Account, AccountEvent> accounts, AccountCode code) {
        Account account = get(accounts, code);
        session.authorize(Subject.of(Account.TYPE.kind(), code.value())
                .with("type", account.type().name()));
        return account;
    }

    private static Account get(Aggregates<Account, AccountEvent> accounts, AccountCode code) {
        return accounts.find(code.value()).orElseThrow(() -> NotFound.of("account.unknown", "account", code.value()));
    }

    /** The account, when this tenant has it. */
    public Optional<Account> find(CallContext context, AccountCode code) {
        Input.required(code, "account.code");
        return commands.read(
                context, VIEW, session -> session.aggregates(Account.TYPE).find(code.value()));
    }

    /**
     * One page of the accounts of a query; see {@link AccountQuery} for their order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<Account> list(CallContext context, AccountQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(
                context, VIEW, session -> session.aggregates(Account.TYPE).page(view(query), page));
    }

    private static View<Account> view(AccountQuery query) {
        View<Account> all = View.of(Account.TYPE.kind());
        // what lies below begins with the code and a point; a slash is the character after it
        return query.under()
                .map(code -> all.ids(Optional.of(code + "."), Optional.of(code + "/")))
                .orElse(all)
                .and("type", query.type(), Account::type)
                .and("level", query.level(), Account::level)
                .and("status", query.status(), account -> account.status().kind());
    }
}
