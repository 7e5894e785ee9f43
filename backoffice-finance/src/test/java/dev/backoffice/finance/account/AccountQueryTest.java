package dev.backoffice.finance.account;

import static dev.backoffice.finance.Walks.assertTokensApart;
import static dev.backoffice.finance.Walks.assertWalk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The chart of accounts, read in pages of a query. */
class AccountQueryTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final CallContext RIVAL = CallContext.of("red-shop", "rita");
    private static final AccountCode BANK = AccountCode.of("1.1.1.02");

    private final ChartOfAccounts chart =
            new ChartOfAccounts(TestCommands.over(store(), SettableClock.at("2026-11-24T04:30:00Z")));

    Store store() {
        return MemoryStore.create();
    }

    private List<AccountCode> shop(CallContext context) {
        chart.addChart(context, new AddChart(IdempotencyKey.of("chart"), ChartTemplate.shop()));
        return ChartTemplate.shop().accounts().stream()
                .map(ChartTemplate.Row::code)
                .sorted()
                .toList();
    }

    private Page<AccountCode> page(CallContext context, AccountQuery query, PageRequest page) {
        return chart.list(context, query, page).map(Account::code);
    }

    @Test
    void each_filter_alone_and_all_together_answer_what_they_say_by_code() {
        List<Account> all = shop(MARIA).stream()
                .map(code -> chart.find(MARIA, code).orElseThrow())
                .toList();
        chart.close(MARIA, new CloseAccount(IdempotencyKey.of("close"), BANK));
        for (Optional<AccountCode> under : List.of(
                Optional.<AccountCode>empty(),
                Optional.of(AccountCode.of("1")),
                Optional.of(AccountCode.of("1.1.1")),
                Optional.of(BANK))) {
            for (Optional<AccountType> type : List.of(Optional.<AccountType>empty(), Optional.of(AccountType.ASSET))) {
                for (Optional<AccountLevel> level :
                        List.of(Optional.<AccountLevel>empty(), Optional.of(AccountLevel.ANALYTIC))) {
                    for (Optional<AccountStatus.Kind> status :
                            List.of(Optional.<AccountStatus.Kind>empty(), Optional.of(AccountStatus.Kind.CLOSED))) {
                        Predicate<Account> wanted = account -> under.map(
                                                code -> account.code().isWithin(code)
                                                        && !account.code().equals(code))
                                        .orElse(true)
                                && type.map(kind -> account.type() == kind).orElse(true)
                                && level.map(kind -> account.level() == kind).orElse(true)
                                && (status.isEmpty() || account.code().equals(BANK));
                        assertWalk(
                                all.stream().filter(wanted).map(Account::code).toList(),
                                page -> page(MARIA, new AccountQuery(under, type, level, status), page));
                    }
                }
            }
        }
    }

    @Test
    void what_lies_under_an_account_is_not_what_only_begins_as_it_does() {
        for (String code : List.of("1", "10", "1.1", "1.10", "1.1.1", "1.1a", "1.1.Z")) {
            chart.add(
                    MARIA,
                    new AddAccount(
                            IdempotencyKey.of(code),
                            AccountCode.of(code),
                            "An account",
                            AccountType.ASSET,
                            Side.DEBIT,
                            AccountLevel.SYNTHETIC));
        }

        assertWalk(
                List.of(AccountCode.of("1.1.1"), AccountCode.of("1.1.Z")),
                page -> page(MARIA, AccountQuery.all().under(AccountCode.of("1.1")), page));
    }

    @Test
    void a_token_belongs_to_its_query_and_its_tenant() {
        shop(MARIA);
        AccountQuery assets = AccountQuery.all().type(AccountType.ASSET);

        assertTokensApart(page -> page(MARIA, assets, page), page -> page(RIVAL, assets, page));
        assertTokensApart(page -> page(MARIA, assets, page), page -> page(MARIA, AccountQuery.all(), page));
        assertThat(page(RIVAL, AccountQuery.all(), PageRequest.first(1)).rows()).isEmpty();
    }
}
