package dev.backoffice.core.command;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Unavailable;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Does something again that met a retryable conflict, or whose connection was lost while it was committing; so it must be safe to do
 * twice: it has a receipt, or leaves nothing to do once it is done. Immutable and thread-safe; waits on the caller's thread.
 */
public final class Retries {
    /** The key of a receipt, or of what is stored under an id that was made of one. */
    private static final Set<String> TAKEN = Set.of("receipt.taken", "store.exists");

    private final RetryPolicy policy;
    private final Pause pause;
    private final RandomGenerator random;

    /**
     * @param policy how often and with which pauses
     * @param pause how it waits
     * @param random for the random part of the pauses
     */
    public Retries(RetryPolicy policy, Pause pause, RandomGenerator random) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.pause = Objects.requireNonNull(pause, "pause");
        this.random = Objects.requireNonNull(random, "random");
    }

    /** Whether this is a conflict that may well be gone the next time: any but a key that is taken. */
    static boolean passing(RuntimeException failure) {
        return failure instanceof Conflict conflict && conflict.retryable() && !TAKEN.contains(conflict.code());
    }

    /** What became of the attempts so far. */
    static final class Attempts {
        int count;

        /** How often it was tried together with others before; that leaves its own attempts as they are. */
        int inGroup;

        boolean replayed;

        /** The last commit nobody knows the end of. */
        Optional<CommitUnknown> doubt = Optional.empty();

        /** A doubtful commit whose end a later attempt has seen. */
        Optional<CommitUnknown> settled = Optional.empty();

        /** The keys that are known to have a receipt. Replaced when there are more, never changed: those of a group share it. */
        Set<ReceiptKey> answered = Set.of();

        /** Whether this is the first attempt, so that no earlier one can have left a receipt. */
        boolean first() {
            return count + inGroup <= 1 && doubt.isEmpty();
        }

        /** Takes over what earlier attempts found out about commits and receipts. */
        void learn(Attempts earlier) {
            doubt = earlier.doubt;
            settled = earlier.settled;
            answered = earlier.answered;
        }

        /** Receipts that are there now. One that was not there before shows the end of a commit in doubt. */
        void saw(Set<ReceiptKey> receipts) {
            if (!answered.containsAll(receipts)) {
                settled = doubt;
                Set<ReceiptKey> more = new TreeSet<>(answered);
                more.addAll(receipts);
                answered = more;
            }
        }

        /** A commit in doubt that may still come true outranks a refusal: that one would promise that nothing is stored. */
        BackofficeException doubted(BackofficeException refusal) {
            return doubt.equals(settled) ? refusal : doubtOr(refusal);
        }

        /**
         * The doubt, when there is one, in place of a failure that would promise that nothing is stored.
         *
         * @param failure what a later attempt ended with
         */
        BackofficeException doubtOr(BackofficeException failure) {
            if (doubt.isEmpty() || doubt.get() == failure) {
                return failure;
            }
            doubt.get().addSuppressed(failure);
            return doubt.get();
        }
    }

    /**
     * Does it, and again while it must be.
     *
     * @throws CommitUnknown when the commit of an attempt stayed unknown and no later attempt came to an end
     * @throws Conflict a lasting one, or the retryable one of the last attempt
     * @throws Unavailable at once: it is for the caller to come again
     */
    public <R> R run(Supplier<? extends R> attempt) {
        return run(new Attempts(), attempt);
    }

    <R> R run(Attempts attempts, Supplier<? extends R> attempt) {
        while (true) {
            attempts.count++;
            try {
                return attempt.get();
            } catch (Unavailable failure) {
                throw attempts.doubtOr(failure);
            } catch (Conflict | CommitUnknown failure) {
                if (failure instanceof Conflict conflict && !conflict.retryable()) {
                    throw failure;
                }
                if (failure instanceof CommitUnknown unknown) {
                    attempts.doubt = Optional.of(unknown);
                }
                if (attempts.count >= policy.attempts()
                        || Thread.currentThread().isInterrupted()) {
                    throw attempts.doubtOr(failure);
                }
                pause.pause(policy.pause(attempts.count, random));
            }
        }
    }
}
