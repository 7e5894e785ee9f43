package dev.backoffice.finance.account;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Transition;
import dev.backoffice.finance.account.AccountEvent.AccountAdded;
import dev.backoffice.finance.account.AccountEvent.AccountClosed;
import dev.backoffice.finance.account.AccountEvent.AccountReopened;
import java.util.Map;
import java.util.Objects;

/**
 * One account of the chart ({@code conta contábil}). Immutable.
 *
 * <p>Moves: none → open → closed → open. An account is never deleted, because its entries stay.
 */
public final class Account {
    /** Longest name. */
    public static final int MAX_NAME_LENGTH = 120;

    /** How accounts are kept; the id is the code. */
    public static final AggregateType<Account, AccountEvent> TYPE = new AggregateType<>(
            "account", AccountCodec.CODEC, AccountEvents.CODEC, account -> account.code.value(), account -> Map.of());

    private final AccountCode code;
    private final String name;
    private final AccountType type;
    private final Side nature;
    private final AccountLevel level;
    private final AccountStatus status;

    Account(AccountCode code, String name, AccountType type, Side nature, AccountLevel level, AccountStatus status) {
        this.code = code;
        this.name = name;
        this.type = type;
        this.nature = nature;
        this.level = level;
        this.status = status;
    }

    /**
     * A new, open account.
     *
     * @param nature the side on which its balance normally lies; it may differ from that of its type, as for deductions
     *     from revenue
     */
    public static Transition<Account, AccountEvent> add(
            AccountCode code, String name, AccountType type, Side nature, AccountLevel level) {
        Input.required(code, "account.code");
        Input.text(name, "account.name", MAX_NAME_LENGTH);
        Input.required(type, "account.type");
        Input.required(nature, "account.nature");
        Input.required(level, "account.level");
        return Transition.of(
                new Account(code, name, type, nature, level, new AccountStatus.Open()),
                new AccountAdded(code, name, type, nature, level));
    }

    /**
     * Stops new entries.
     *
     * @throws RuleViolation {@code account.closed} when it is closed already
     */
    public Transition<Account, AccountEvent> close(Moment moment) {
        requireOpen();
        return Transition.of(with(new AccountStatus.Closed(moment.now())), new AccountClosed(code, moment.now()));
    }

    /**
     * Takes entries again.
     *
     * @throws RuleViolation {@code account.open} when it is open already
     */
    public Transition<Account, AccountEvent> reopen(Moment moment) {
        if (status.kind() == AccountStatus.Kind.OPEN) {
            throw RuleViolation.of("account.open", "account", code.value());
        }
        return Transition.of(with(new AccountStatus.Open()), new AccountReopened(code, moment.now()));
    }

    /**
     * Refuses unless entries may be posted to it.
     *
     * @throws RuleViolation {@code account.closed} or {@code account.synthetic}
     */
    public void requireTakesEntries() {
        requireOpen();
        if (level == AccountLevel.SYNTHETIC) {
            throw RuleViolation.of("account.synthetic", "account", code.value());
        }
    }

    /**
     * Refuses unless an account may be added under it.
     *
     * @throws RuleViolation {@code account.closed} or {@code account.analytic}
     */
    void requireTakesAccounts() {
        requireOpen();
        if (level == AccountLevel.ANALYTIC) {
            throw RuleViolation.of("account.analytic", "account", code.value());
        }
    }

    private void requireOpen() {
        if (status.kind() == AccountStatus.Kind.CLOSED) {
            throw RuleViolation.of("account.closed", "account", code.value());
        }
    }

    private Account with(AccountStatus next) {
        return new Account(code, name, type, nature, level, next);
    }

    /** Its code, which names it for ever. */
    public AccountCode code() {
        return code;
    }

    /** What people call it, in the language of the books. */
    public String name() {
        return name;
    }

    /** What it is: asset, liability, equity, revenue or expense. */
    public AccountType type() {
        return type;
    }

    /** The side on which its balance normally lies. */
    public Side nature() {
        return nature;
    }

    /** Whether it takes entries or sums up accounts below it. */
    public AccountLevel level() {
        return level;
    }

    /** Whether it is in use. */
    public AccountStatus status() {
        return status;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Account account
                && code.equals(account.code)
                && name.equals(account.name)
                && type == account.type
                && nature == account.nature
                && level == account.level
                && status.equals(account.status);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, name, type, nature, level, status);
    }

    @Override
    public String toString() {
        return code + " " + name + " (" + status.kind() + ")";
    }
}
