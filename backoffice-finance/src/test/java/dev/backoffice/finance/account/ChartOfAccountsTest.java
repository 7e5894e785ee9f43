package dev.backoffice.finance.account;

import static dev.backoffice.finance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartOfAccountsTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final CallContext RIVAL = CallContext.of("red-shop", "rita");
    private static final AccountCode CUSTOMERS = AccountCode.of("1.1.2.01");
    private final ChartOfAccounts chart =
            new ChartOfAccounts(TestCommands.over(MemoryStore.create(), SettableClock.at("2026-11-24T04:30:00Z")));

    @Test
    void the_shop_chart_is_added_in_one_work_and_read_in_order_of_code() {
        int added = chart.addChart(MARIA, new AddChart(key("chart"), ChartTemplate.shop()));

        List<Account> all =
                chart.list(MARIA, AccountQuery.all(), PageRequest.first(1000)).rows();
        assertThat(all).hasSize(added).isSortedAccordingTo(java.util.Comparator.comparing(Account::code));
        assertThat(all).hasSizeGreaterThan(50);
        assertThat(chart.find(MARIA, CUSTOMERS).orElseThrow().name()).isEqualTo("Clientes nacionais");
        assertThat(chart.list(RIVAL, AccountQuery.all(), PageRequest.first(1000))
                        .rows())
                .isEmpty();
    }

    @Test
    void the_same_chart_given_again_is_answered_and_another_key_is_refused_as_a_whole() {
        AddChart command = new AddChart(key("chart"), ChartTemplate.shop());
        int added = chart.addChart(MARIA, command);

        assertThat(chart.addChart(MARIA, command)).isEqualTo(added);
        assertRefused("account.exists", () -> chart.addChart(MARIA, new AddChart(key("again"), ChartTemplate.shop())));
        assertThat(chart.list(MARIA, AccountQuery.all(), PageRequest.first(1000))
                        .rows())
                .hasSize(added);
    }

    @Test
    void an_account_lies_under_an_open_synthetic_one() {
        chart.add(MARIA, account("1", AccountLevel.SYNTHETIC));
        chart.add(MARIA, account("1.1", AccountLevel.ANALYTIC));

        assertRefused("account.unknown", () -> chart.add(MARIA, account("2.1", AccountLevel.ANALYTIC)));
        assertRefused("account.analytic", () -> chart.add(MARIA, account("1.1.1", AccountLevel.ANALYTIC)));
        chart.close(MARIA, new CloseAccount(key("close"), AccountCode.of("1")));
        assertRefused("account.closed", () -> chart.add(MARIA, account("1.2", AccountLevel.ANALYTIC)));
    }

    @Test
    void an_account_is_closed_once_and_reopened_once() {
        chart.add(MARIA, account("1", AccountLevel.ANALYTIC));
        AccountCode code = AccountCode.of("1");

        chart.close(MARIA, new CloseAccount(key("close"), code));
        assertRefused("account.closed", () -> chart.close(MARIA, new CloseAccount(key("close again"), code)));
        assertThat(chart.find(MARIA, code).orElseThrow().status().kind()).isEqualTo(AccountStatus.Kind.CLOSED);
        chart.reopen(MARIA, new ReopenAccount(key("reopen"), code));
        assertRefused("account.open", () -> chart.reopen(MARIA, new ReopenAccount(key("reopen again"), code)));
        assertRefused("account.unknown", () -> chart.close(RIVAL, new CloseAccount(key("theirs"), code)));
    }

    @Test
    void a_template_without_order_or_with_an_account_twice_is_refused() {
        ChartTemplate.Row top = row("1", AccountLevel.SYNTHETIC);
        ChartTemplate.Row leaf = row("1.1", AccountLevel.ANALYTIC);

        assertRefused("chart.parent-missing", () -> new ChartTemplate(List.of(leaf, top)));
        assertRefused(
                "chart.parent-missing",
                () -> new ChartTemplate(List.of(top, leaf, row("1.1.1", AccountLevel.ANALYTIC))));
        assertRefused("chart.account-twice", () -> new ChartTemplate(List.of(top, leaf, leaf)));
        assertRefused("chart.size", () -> new ChartTemplate(List.of()));
        assertThat(new ChartTemplate(List.of(top, leaf)).accounts()).hasSize(2);
    }

    private static AddAccount account(String code, AccountLevel level) {
        return new AddAccount(
                key("add " + code), AccountCode.of(code), "Account " + code, AccountType.ASSET, Side.DEBIT, level);
    }

    private static ChartTemplate.Row row(String code, AccountLevel level) {
        return new ChartTemplate.Row(AccountCode.of(code), "Account " + code, AccountType.ASSET, Side.DEBIT, level);
    }

    private static IdempotencyKey key(String text) {
        return IdempotencyKey.of(text);
    }
}
