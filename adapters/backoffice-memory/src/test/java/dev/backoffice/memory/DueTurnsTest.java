package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Tenants that have something due take turns, whoever has how much and whatever fails. */
class DueTurnsTest {
    private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
    private final MemoryStore store = MemoryStore.create();
    private final Commands commands = TestCommands.over(store, clock);
    private final List<String> tried = new ArrayList<>();
    private Predicate<String> broken = each -> false;
    private final DueDocuments job =
            new DueDocuments("things.ripen", "thing", UserId.of("ripening"), commands, this::ripen);

    private boolean ripen(CallContext context, String id) {
        tried.add(context.tenant().value() + "/" + id);
        if (broken.test(context.tenant().value() + "/" + id)) {
            throw new IllegalStateException("broken");
        }
        store.execute(context, session -> {
            StoredDocument thing = session.documents().find("thing", id).orElseThrow();
            session.documents()
                    .update(new StoredDocument("thing", id, thing.version() + 1, 1, thing.body(), Map.of()), 1);
            return true;
        });
        return true;
    }

    private void due(String tenant, int count, int secondsAgo) {
        store.hot(session -> {
            for (int number = 1; number <= count; number++) {
                session.records(TenantId.of(tenant))
                        .insert(new StoredDocument(
                                "thing",
                                "%06d".formatted(number),
                                1,
                                1,
                                Doc.of("x"),
                                Map.of(
                                        DueDocuments.INDEX,
                                        View.sortable(clock.instant().minusSeconds(secondsAgo)))));
            }
            return true;
        });
    }

    private int run(int limit) {
        return job.run(Moment.of(clock, SequentialIds.create()), limit).count();
    }

    private List<String> triedOf(String tenant) {
        return tried.stream().filter(each -> each.startsWith(tenant + "/")).toList();
    }

    @Test
    void one_tenant_with_very_much_keeps_no_other_waiting() {
        due("flood", 5_000, 3600);
        due("blue-shop", 3, 10);
        due("red-shop", 1, 5);

        assertThat(run(200)).isEqualTo(200);

        assertThat(triedOf("blue-shop")).hasSize(3);
        assertThat(triedOf("red-shop")).hasSize(1);
        assertThat(triedOf("flood")).hasSize(196);
        due("green-shop", 2, 0);
        assertThat(run(200)).isEqualTo(200);
        assertThat(triedOf("green-shop")).hasSize(2);
        int runs = 0;
        while (run(200) > 0) {
            runs++;
        }
        assertThat(runs).isEqualTo(24);
        assertThat(tried).hasSize(5_006).doesNotHaveDuplicates();
    }

    @Test
    void more_tenants_than_a_run_can_do_all_have_their_turns_soon() {
        for (int tenant = 1; tenant <= 500; tenant++) {
            due("shop-%03d".formatted(tenant), 40, 1000 - tenant);
        }

        for (int run = 0; run < 200; run++) {
            assertThat(run(10)).isEqualTo(10);
        }

        assertThat(tried).hasSize(2_000).doesNotHaveDuplicates();
        for (int tenant = 1; tenant <= 500; tenant++) {
            assertThat(triedOf("shop-%03d".formatted(tenant))).hasSizeBetween(1, 16);
        }
    }

    @Test
    void what_fails_keeps_neither_its_tenant_nor_others_waiting_and_is_tried_again() {
        for (int tenant = 1; tenant <= 50; tenant++) {
            due("shop-%02d".formatted(tenant), 2, 100);
        }
        broken = each -> !each.startsWith("shop-50") && each.endsWith("1");

        int done = 0;
        for (int run = 0; run < 30; run++) {
            try {
                done += run(10);
            } catch (IllegalStateException onlyFailures) {
                assertThat(onlyFailures).hasMessage("broken");
            }
        }
        assertThat(done).isEqualTo(51);
        broken = each -> false;
        int later = 0;
        for (int run = 0; run < 12; run++) {
            later += run(10);
        }
        assertThat(later).isEqualTo(49);
    }

    @Test
    void a_run_of_failures_only_tells_the_first() {
        due("blue-shop", 3, 1);
        broken = each -> true;

        assertThatThrownBy(() -> run(10)).isInstanceOf(IllegalStateException.class);
        assertThat(tried).hasSize(3);
        assertThat(job.mayBeDue(Moment.of(clock, SequentialIds.create()))).isTrue();
    }
}
