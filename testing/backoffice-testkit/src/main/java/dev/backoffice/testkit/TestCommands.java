package dev.backoffice.testkit;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.store.Store;
import java.time.InstantSource;
import java.util.Random;

/**
 * A command pipeline for tests: everybody may do everything, nothing needs approval, ids and randomness are the same in every
 * run, and there is no pause between attempts.
 *
 * <pre>{@code
 * Commands commands = TestCommands.over(MemoryStore.create(), SettableClock.at("2026-03-02T12:00:00Z"));
 * }</pre>
 */
public final class TestCommands {
    private TestCommands() {}

    /** A pipeline over a store, at a clock's time, with {@link SequentialIds}. */
    public static Commands over(Store store, InstantSource clock) {
        return builder(store, clock, SequentialIds.create()).build();
    }

    /** The same, for a test that changes some part of it. */
    public static Commands.Builder builder(Store store, InstantSource clock, IdGenerator ids) {
        return builder(store, clock, ids, AccessPolicy.allowAll(), ApprovalPolicy.noneNeeded());
    }

    /** The same, under the policies given. */
    public static Commands.Builder builder(
            Store store, InstantSource clock, IdGenerator ids, AccessPolicy access, ApprovalPolicy approval) {
        return Commands.builder(store, clock, ids, new Random(42), access, approval)
                .pause(time -> {});
    }
}
