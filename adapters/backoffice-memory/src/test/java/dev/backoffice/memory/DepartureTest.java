package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.leaving.Departure;
import dev.backoffice.core.leaving.LeaveTenant;
import dev.backoffice.core.leaving.Leaving;
import dev.backoffice.core.leaving.RetentionLaw;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused once a tenant has left, and by whom. */
class DepartureTest {
    private static final CallContext BLUE = CallContext.of("blue-shop", "maria");
    private static final CallContext RED = CallContext.of("red-shop", "maria");

    private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
    private final MemoryStore store = MemoryStore.create();
    private final Commands commands = pipeline();
    private final Leaving leaving = new Leaving(commands, store.tenants(), RetentionLaw.none());

    private Commands pipeline() {
        return TestCommands.builder(store, clock, SequentialIds.create()).build();
    }

    private String write(Commands pipeline, CallContext context, String key) {
        Letter letter = Letter.of(key, key);
        return pipeline.run(context, Letter.WRITE, letter, letter::write);
    }

    private static void assertLeft(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("tenant.left"));
    }

    @Test
    void commands_of_a_tenant_that_left_are_refused_and_it_may_be_read() {
        write(commands, BLUE, "before");
        assertThat(leaving.left(BLUE)).isEmpty();

        leaving.leave(BLUE, LeaveTenant.of("leave"));

        assertLeft(() -> write(commands, BLUE, "after"));
        assertThat(leaving.left(BLUE)).contains(new Departure(clock.instant(), UserId.of("maria")));
        assertThat(Letter.all(store, BLUE)).containsExactly("before");
        write(commands, RED, "another");
    }

    @Test
    void what_was_done_before_is_answered_again() {
        String before = write(commands, BLUE, "before");
        leaving.leave(BLUE, LeaveTenant.of("leave"));

        assertThat(write(commands, BLUE, "before")).isEqualTo(before);
    }

    @Test
    void what_a_hot_command_did_before_is_answered_again() {
        Letter once = Letter.of("hot", "before");
        HotWork<Letter, String> work = (session, calls) -> calls.stream()
                .map(call -> Outcome.granted(session.moment().newId().toString()))
                .toList();
        String before = commands.hot(BLUE, Letter.WRITE, once, work);
        leaving.leave(BLUE, LeaveTenant.of("leave"));

        assertThat(commands.hot(BLUE, Letter.WRITE, once, work)).isEqualTo(before);
        assertLeft(() -> commands.hot(BLUE, Letter.WRITE, Letter.of("another", "x"), work));
    }

    @Test
    void of_a_batch_only_the_calls_of_the_tenant_that_left_are_refused() {
        leaving.leave(BLUE, LeaveTenant.of("leave"));

        List<Outcome<String>> outcomes = commands.hotAll(
                Letter.WRITE,
                List.of(
                        new HotCall<>(RED, Letter.of("1", "x")),
                        new HotCall<>(BLUE, Letter.of("2", "y")),
                        new HotCall<>(RED, Letter.of("3", "z"))),
                (session, calls) -> calls.stream()
                        .map(call -> Outcome.granted(call.command().text()))
                        .toList());

        assertThat(outcomes.get(0).orThrow()).isEqualTo("x");
        assertLeft(() -> outcomes.get(1).orThrow());
        assertThat(outcomes.get(2).orThrow()).isEqualTo("z");
    }

    @Test
    void another_machine_learns_of_it_within_ten_seconds() {
        Commands other = pipeline();
        write(other, BLUE, "seen there");
        leaving.leave(BLUE, LeaveTenant.of("leave"));

        clock.advance(Commands.PRESENCE.minusSeconds(1));
        write(other, BLUE, "not known yet");
        clock.advance(Commands.PRESENCE);
        assertLeft(() -> write(other, BLUE, "known"));

        assertThat(leaving.delete(BLUE).deleted()).isNotEmpty();
        assertThat(Letter.all(store, BLUE)).isEmpty();
    }

    @Test
    void who_left_once_has_left_since_then() {
        var first = leaving.leave(BLUE, LeaveTenant.of("leave"));
        clock.advance(Commands.PRESENCE);

        assertThat(leaving.leave(BLUE, LeaveTenant.of("leave"))).isEqualTo(first);
        assertThat(leaving.leave(BLUE, LeaveTenant.of("again"))).isEqualTo(first);
    }

    @Test
    void a_tenant_of_which_nothing_is_retained_is_gone_but_for_the_mark() {
        write(commands, BLUE, "before");
        leaving.leave(BLUE, LeaveTenant.of("leave"));

        assertThat(leaving.delete(BLUE).complete()).isTrue();
        assertThat(leaving.delete(BLUE).deleted()).isEmpty();
        assertLeft(() -> write(commands, BLUE, "after"));
    }
}
