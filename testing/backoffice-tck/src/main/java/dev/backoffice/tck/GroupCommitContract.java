package dev.backoffice.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.GroupCommit;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Hot commands committed in groups: whatever their neighbours do, each one that is answered is there exactly once, each one that
 * is refused or fails leaves nothing, and no tenant's command touches another's.
 */
public abstract class GroupCommitContract extends StoreContractBase {
    private static final int CALLERS = 64;
    private static final int ROUNDS = 25;
    private static final String BOOK = "ledger";

    /** For the class that opens the store. */
    protected GroupCommitContract() {}

    /** Moves cents to the bank; one cent more than a hundred is refused, and thirteen cents make the work fail. */
    private record Transfer(IdempotencyKey key, long cents) implements Command {
        private static final long REFUSED = 101;
        private static final long POISONED = 13;

        static Transfer of(String key, long cents) {
            return new Transfer(IdempotencyKey.of(key), cents);
        }

        Doc form() {
            return Doc.fields().put("cents", cents).build();
        }
    }

    /** What a poisoned command makes the work throw. */
    private static final class Poison extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    private static final Verb<Transfer, String> TRANSFER =
            Verb.of("test.transfer", 1, Transfer::form, answer -> answer, answer -> answer);
    private static final HotWork<Transfer, String> TRANSFERRING = GroupCommitContract::transfer;

    private static BalanceKey account(TenantId tenant, String code) {
        return BalanceKey.of(tenant, BOOK, code, "BRL");
    }

    private static List<Outcome<String>> transfer(HotSession session, List<HotCall<Transfer>> calls) {
        Crowd.rest(1); // others gather meanwhile, also on a store that is done in no time
        List<Outcome<String>> outcomes = new ArrayList<>();
        for (HotCall<Transfer> call : calls) {
            Transfer command = call.command();
            if (command.cents() == Transfer.POISONED) {
                throw new Poison();
            }
            if (command.cents() == Transfer.REFUSED) {
                outcomes.add(Outcome.refused(RuleViolation.of("test.too-much")));
                continue;
            }
            String id = session.moment().newId().toString();
            TenantId tenant = call.context().tenant();
            // written at once, so that a poisoned neighbour finds something to undo
            session.postings()
                    .post(List.of(new Posting(
                            id,
                            List.of(
                                    new Posting.Line(account(tenant, "bank"), command.cents()),
                                    new Posting.Line(account(tenant, "sales"), -command.cents())))));
            outcomes.add(Outcome.granted(id));
        }
        return outcomes;
    }

    private Commands grouping() {
        return pipeline(InstantSource.fixed(NOON))
                .groupCommit(new GroupCommit(100, Duration.ofSeconds(20)))
                .build();
    }

    /** The answer, or what the caller was told instead. */
    private static String given(Commands commands, CallContext context, Transfer command) {
        try {
            return commands.hot(context, TRANSFER, command, TRANSFERRING);
        } catch (Poison poisoned) {
            return "poisoned";
        } catch (RuleViolation refused) {
            return refused.code();
        } catch (Conflict lasting) {
            return lasting.code();
        }
    }

    private long bank(CallContext context) {
        Map<BalanceKey, Long> balances =
                hotMap(session -> session.deltas().balances(BalanceQuery.of(context.tenant(), BOOK)));
        assertThat(balances.values().stream().mapToLong(amount -> amount).sum())
                .as("postings sum to zero")
                .isZero();
        return balances.getOrDefault(account(context.tenant(), "bank"), 0L);
    }

    private boolean hasReceipt(CallContext context, Transfer command) {
        ReceiptKey key = new ReceiptKey(context.tenant(), TRANSFER.name(), command.key());
        return hotMap(session -> session.receipts().find(List.of(key))).containsKey(key);
    }

    /** Of a hundred commands one is poisoned, one is refused, and one is another caller's as well. */
    private static Transfer command(int caller, int round) {
        int number = caller * ROUNDS + round;
        return switch (number % 100) {
            case 17 -> Transfer.of("k" + number, Transfer.POISONED);
            case 42 -> Transfer.of("k" + number, Transfer.REFUSED);
            case 71 -> Transfer.of("shared" + round, 7);
            default -> Transfer.of("k" + number, 1 + number % 10);
        };
    }

    @Test
    void sixty_four_callers_with_doubled_refused_and_poisoned_commands_are_each_answered_for_themselves() {
        Commands commands = grouping();
        List<Map<Transfer, String>> answers = Crowd.together(CALLERS, caller -> {
            Map<Transfer, String> mine = new TreeMap<>(
                    (one, other) -> one.key().value().compareTo(other.key().value()));
            for (int round = 0; round < ROUNDS; round++) {
                Transfer command = command(caller, round);
                mine.put(command, given(commands, BLUE, command));
            }
            return mine;
        });

        Map<String, String> done = new TreeMap<>();
        long expected = 0;
        for (Map<Transfer, String> mine : answers) {
            for (Map.Entry<Transfer, String> answer : mine.entrySet()) {
                Transfer command = answer.getKey();
                if (command.cents() == Transfer.POISONED) {
                    assertThat(answer.getValue()).as("poisoned %s", command).isEqualTo("poisoned");
                    assertThat(hasReceipt(BLUE, command)).isFalse();
                } else if (command.cents() == Transfer.REFUSED) {
                    assertThat(answer.getValue()).as("refused %s", command).isEqualTo("test.too-much");
                    assertThat(hasReceipt(BLUE, command)).isFalse();
                } else {
                    String before = done.put(command.key().value(), answer.getValue());
                    assertThat(answer.getValue())
                            .as("answers to one key")
                            .isIn(before == null ? answer.getValue() : before);
                    expected += before == null ? command.cents() : 0;
                    assertThat(hasReceipt(BLUE, command))
                            .as("receipt of %s", command)
                            .isTrue();
                }
            }
        }
        assertThat(bank(BLUE)).isEqualTo(expected);
    }

    @Test
    void of_two_inputs_under_one_key_given_at_once_one_is_done() {
        Commands commands = grouping();
        List<String> answers =
                Crowd.together(16, caller -> given(commands, BLUE, Transfer.of("k", caller % 2 == 0 ? 5 : 6)));

        assertThat(answers).contains("receipt.other-input");
        assertThat(bank(BLUE)).isIn(5L, 6L);
    }

    @Test
    void a_refused_command_does_not_stand_in_the_way_of_its_key() {
        Commands commands = grouping();
        List<String> answers = Crowd.together(
                16, caller -> given(commands, BLUE, Transfer.of("k", caller == 0 ? 5 : Transfer.REFUSED)));

        assertThat(answers.get(0)).isNotIn("receipt.other-input", "test.too-much");
        assertThat(answers.subList(1, 16)).isSubsetOf("receipt.other-input", "test.too-much");
        assertThat(bank(BLUE)).isEqualTo(5);
    }

    @Test
    void tenants_with_equal_keys_share_a_group_and_nothing_else() {
        Commands commands = grouping();
        List<String> answers = Crowd.together(
                32,
                caller -> given(
                        commands,
                        caller % 2 == 0 ? BLUE : RED,
                        Transfer.of("k" + caller / 2, caller % 2 == 0 ? 1 : 100)));

        assertThat(answers).doesNotHaveDuplicates();
        assertThat(bank(BLUE)).isEqualTo(16);
        assertThat(bank(RED)).isEqualTo(1600);
    }

    @Test
    void what_a_group_has_answered_is_there_after_the_store_is_opened_again() {
        Commands before = grouping();
        List<String> answers = Crowd.together(16, caller -> given(before, BLUE, Transfer.of("k" + caller, 1)));
        reopen();
        Commands after = grouping();

        assertThat(bank(BLUE)).isEqualTo(16);
        assertThat(Crowd.together(16, caller -> given(after, BLUE, Transfer.of("k" + caller, 1))))
                .isEqualTo(answers);
        assertThat(bank(BLUE)).isEqualTo(16);
    }
}
