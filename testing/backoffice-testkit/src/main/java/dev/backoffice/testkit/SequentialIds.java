package dev.backoffice.testkit;

import dev.backoffice.core.identity.IdGenerator;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids in sequence: 00000000-0000-7000-8000-000000000001, …02, and so on, the same in every run. They have the form of UUID
 * version 7 and sort in the order given. Thread-safe.
 */
public final class SequentialIds implements IdGenerator {
    private final long family;
    private final AtomicLong last = new AtomicLong();

    private SequentialIds(long family) {
        this.family = family;
    }

    /** Ids from the first one on. */
    public static SequentialIds create() {
        return family(0);
    }

    /**
     * Ids that differ from those of every other family.
     *
     * @param family 0 to 65,535; the first digits of each id
     */
    public static SequentialIds family(int family) {
        return new SequentialIds(Math.floorMod(family, 0x10000));
    }

    @Override
    public UUID next() {
        return new UUID(family << 48 | 0x7000L, 0x8000000000000000L | last.incrementAndGet());
    }
}
