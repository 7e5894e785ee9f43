package dev.backoffice.finance.account;

import static dev.backoffice.finance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.Golden;
import dev.backoffice.finance.account.AccountEvent.AccountAdded;
import dev.backoffice.finance.account.AccountEvent.AccountClosed;
import dev.backoffice.finance.account.AccountEvent.AccountReopened;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Moment NOW = new Moment(Instant.parse("2026-11-24T04:30:00Z"), () -> new UUID(0, 1));
    private static final AccountCode CUSTOMERS = AccountCode.of("1.1.2.01");
    private final Account open = Account.add(
                    CUSTOMERS, "Clientes nacionais", AccountType.ASSET, Side.DEBIT, AccountLevel.ANALYTIC)
            .state();
    private final Account closed = open.close(NOW).state();

    @Test
    void an_account_moves_from_open_to_closed_and_back() {
        assertThat(open.status().kind()).isEqualTo(AccountStatus.Kind.OPEN);
        assertThat(open.close(NOW).events()).containsExactly(new AccountClosed(CUSTOMERS, NOW.now()));
        assertThat(closed.status()).isEqualTo(new AccountStatus.Closed(NOW.now()));
        assertThat(closed.reopen(NOW).state()).isEqualTo(open);
        assertThat(closed.reopen(NOW).events()).containsExactly(new AccountReopened(CUSTOMERS, NOW.now()));
        assertRefused("account.closed", () -> closed.close(NOW));
        assertRefused("account.open", () -> open.reopen(NOW));
    }

    @Test
    void only_an_open_analytic_account_takes_entries() {
        Account synthetic = Account.add(
                        AccountCode.of("1"), "Ativo", AccountType.ASSET, Side.DEBIT, AccountLevel.SYNTHETIC)
                .state();

        open.requireTakesEntries();
        assertRefused("account.closed", closed::requireTakesEntries);
        assertRefused("account.synthetic", synthetic::requireTakesEntries);
        synthetic.requireTakesAccounts();
        assertRefused("account.analytic", open::requireTakesAccounts);
    }

    @Test
    void each_kind_of_status_has_one_record() {
        List<String> records = Arrays.stream(AccountStatus.class.getPermittedSubclasses())
                .map(type -> type.getSimpleName().toUpperCase(java.util.Locale.ROOT))
                .toList();

        assertThat(records)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AccountStatus.Kind.values())
                        .map(Enum::name)
                        .toList());
        AccountStatus.Cases<String> cases = new AccountStatus.Cases<>() {
            @Override
            public String open(AccountStatus.Open state) {
                return "open";
            }

            @Override
            public String closed(AccountStatus.Closed state) {
                return "closed at " + state.at();
            }
        };
        assertThat(open.status().match(cases)).isEqualTo("open");
        assertThat(closed.status().match(cases)).isEqualTo("closed at 2026-11-24T04:30:00Z");
    }

    @Test
    void a_code_knows_where_it_stands() {
        assertThat(CUSTOMERS.parent()).contains(AccountCode.of("1.1.2"));
        assertThat(AccountCode.of("1").parent()).isEmpty();
        assertThat(CUSTOMERS.level()).isEqualTo(4);
        assertThat(CUSTOMERS.isWithin(AccountCode.of("1.1"))).isTrue();
        assertThat(AccountCode.of("1.10").isWithin(AccountCode.of("1.1"))).isFalse();
        assertThat(AccountCode.of(CUSTOMERS.toString())).isEqualTo(CUSTOMERS);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void bad_input_is_refused_by_code() {
        assertRefused("input.null", () -> AccountCode.of(null));
        assertRefused("input.blank", () -> AccountCode.of(" "));
        assertRefused("input.too-long", () -> AccountCode.of("1".repeat(41)));
        assertRefused("input.form", () -> AccountCode.of("1..1"));
        assertRefused("input.form", () -> AccountCode.of("1.1."));
        assertRefused(
                "input.too-long",
                () -> Account.add(CUSTOMERS, "x".repeat(121), AccountType.ASSET, Side.DEBIT, AccountLevel.ANALYTIC));
        assertRefused("input.null", () -> Account.add(CUSTOMERS, "Clientes", null, Side.DEBIT, AccountLevel.ANALYTIC));
    }

    @Test
    void the_released_forms_are_written_and_read() {
        AccountCodec codec = AccountCodec.CODEC;
        Golden.assertWritten(codec.write(open), "account/account-open-1.json");
        Golden.assertWritten(codec.write(closed), "account/account-closed-1.json");
        assertThat(codec.readStored(Golden.doc("account/account-open-1.json"), 1))
                .isEqualTo(open);
        assertThat(codec.readStored(Golden.doc("account/account-closed-1.json"), 1))
                .isEqualTo(closed);
        assertRefused("store.schema-too-new", () -> codec.readStored(codec.write(open), 2));
    }

    @Test
    void the_released_forms_of_events_are_written_and_read() {
        AccountEvents codec = AccountEvents.CODEC;
        AccountEvent added =
                new AccountAdded(CUSTOMERS, "Clientes nacionais", AccountType.ASSET, Side.DEBIT, AccountLevel.ANALYTIC);
        AccountEvent closing = new AccountClosed(CUSTOMERS, NOW.now());
        AccountEvent reopening = new AccountReopened(CUSTOMERS, NOW.now());
        Golden.assertWritten(codec.write(added), "account/account-added-1.json");
        Golden.assertWritten(codec.write(closing), "account/account-closed-event-1.json");
        Golden.assertWritten(codec.write(reopening), "account/account-closed-event-1.json");
        for (AccountEvent event : List.of(added, closing, reopening)) {
            assertThat(codec.types()).contains(codec.type(event));
            assertThat(codec.read(codec.type(event), codec.write(event), 1)).isEqualTo(event);
        }
        assertRefused("event.unknown-type", () -> codec.read("account.painted", codec.write(closing), 1));
    }

    @Test
    void a_field_that_this_version_does_not_know_is_no_obstacle() {
        Doc newer = Doc.parse(
                "{\"code\":\"1.1.2.01\",\"name\":\"Clientes nacionais\",\"type\":\"ASSET\",\"nature\":\"DEBIT\","
                        + "\"level\":\"ANALYTIC\",\"colour\":\"blue\"}");

        assertThat(AccountCodec.CODEC.read(newer, 1)).isEqualTo(open);
    }
}
