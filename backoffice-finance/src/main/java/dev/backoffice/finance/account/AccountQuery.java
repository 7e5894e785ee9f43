package dev.backoffice.finance.account;

import dev.backoffice.core.error.Input;
import java.util.Optional;

/**
 * Which accounts of the chart, by code; see {@link ChartOfAccounts#list}.
 *
 * <pre>{@code
 * AccountQuery.all().under(AccountCode.of("1.1")).level(AccountLevel.ANALYTIC)
 * }</pre>
 *
 * <p>{@code under} goes by the code. The others are asked of the rows it brings.
 *
 * @param under the account below which they lie, at any depth; itself is not among them
 * @param type what they tell about
 * @param level whether entries may be posted to them
 * @param status whether they are in use
 */
public record AccountQuery(
        Optional<AccountCode> under,
        Optional<AccountType> type,
        Optional<AccountLevel> level,
        Optional<AccountStatus.Kind> status) {
    private static final AccountQuery ALL =
            new AccountQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} naming the field */
    public AccountQuery {
        Input.required(under, "under");
        Input.required(type, "type");
        Input.required(level, "level");
        Input.required(status, "status");
    }

    /** The whole chart. */
    public static AccountQuery all() {
        return ALL;
    }

    /** Only those that lie below this one. */
    public AccountQuery under(AccountCode code) {
        return new AccountQuery(Optional.of(Input.required(code, "under")), type, level, status);
    }

    /** Only those that tell about this. */
    public AccountQuery type(AccountType what) {
        return new AccountQuery(under, Optional.of(Input.required(what, "type")), level, status);
    }

    /** Only those that take entries, or only those that sum others. */
    public AccountQuery level(AccountLevel what) {
        return new AccountQuery(under, type, Optional.of(Input.required(what, "level")), status);
    }

    /** Only those that stand here. */
    public AccountQuery status(AccountStatus.Kind kind) {
        return new AccountQuery(under, type, level, Optional.of(Input.required(kind, "status")));
    }
}
