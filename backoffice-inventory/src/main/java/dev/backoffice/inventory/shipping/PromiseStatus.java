package dev.backoffice.inventory.shipping;

import java.time.Duration;
import java.time.Instant;

/** Where a promise stands. Which move leads where is published in {@link PromiseMoves}. */
public sealed interface PromiseStatus {
    /** Which of them it is. */
    Kind kind();

    /** Does what fits this status. */
    <R> R match(Cases<R> cases);

    /** One for each status. */
    enum Kind {
        /** The order is not there yet. */
        OPEN,
        /** The buyer got it in time. */
        KEPT,
        /** The buyer got it late. */
        BROKEN,
        /** Nothing is to be delivered any more. */
        DROPPED
    }

    /** One answer for each status. */
    interface Cases<R> {
        /** For {@link Open}. */
        R open(Open status);

        /** For {@link Kept}. */
        R kept(Kept status);

        /** For {@link Broken}. */
        R broken(Broken status);

        /** For {@link Dropped}. */
        R dropped(Dropped status);
    }

    /**
     * The order is not there yet.
     *
     * @param next what is to be done for it next
     */
    record Open(Stage next) implements PromiseStatus {
        @Override
        public Kind kind() {
            return Kind.OPEN;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.open(this);
        }
    }

    /**
     * The buyer got it in time.
     *
     * @param at when
     */
    record Kept(Instant at) implements PromiseStatus {
        @Override
        public Kind kind() {
            return Kind.KEPT;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.kept(this);
        }
    }

    /**
     * The buyer got it late.
     *
     * @param at when
     * @param late how late
     */
    record Broken(Instant at, Duration late) implements PromiseStatus {
        @Override
        public Kind kind() {
            return Kind.BROKEN;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.broken(this);
        }
    }

    /**
     * Nothing is to be delivered any more.
     *
     * @param reason why
     */
    record Dropped(String reason) implements PromiseStatus {
        @Override
        public Kind kind() {
            return Kind.DROPPED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.dropped(this);
        }
    }
}
