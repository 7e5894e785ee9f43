package dev.backoffice.core.job;

import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.marking.HostImplements;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Work that falls due, over all tenants. Safe to run twice and on several machines at once. */
@HostImplements
public interface DueJob {
    /** The stable name, e.g. {@code holds.expire}. */
    String name();

    /**
     * Does some of what is due now.
     *
     * @param moment the present and new ids
     * @param limit how many things to do, or to try, at most
     * @return how much was done, and what failed beside it; nothing done means that nothing more is due, or what is due could not
     *     be done now
     */
    Done run(Moment moment, int limit);

    /**
     * What a run did.
     *
     * @param count how many things were done
     * @param nextDue when something falls due again, if that is known
     * @param failure why something else could not be done; the heartbeat tells of it, and runs the job again as long as it does
     *     something
     */
    record Done(int count, Optional<Instant> nextDue, Optional<RuntimeException> failure) {
        /** So many things, and nothing failed. */
        public Done(int count, Optional<Instant> nextDue) {
            this(count, nextDue, Optional.empty());
        }

        /** So many things, and nobody knows when the next falls due. */
        public static Done of(int count) {
            return new Done(count, Optional.empty());
        }

        /**
         * So many things, although something failed; throws the failure when it was all that happened.
         *
         * @param failure the first one; null when there was none
         */
        public static Done despite(int count, @Nullable RuntimeException failure) {
            if (count == 0 && failure != null) {
                throw failure;
            }
            return new Done(count, Optional.empty(), Optional.ofNullable(failure));
        }
    }

    /**
     * Whether anything may be due: a look that changes nothing. An exclusive job is asked it before its lease is taken, so that a
     * heartbeat that finds nothing to do writes nothing. Wrongly true costs a lease; wrongly false leaves work undone.
     */
    default boolean mayBeDue(Moment moment) {
        return true;
    }

    /** Whether only one machine at a time should run it; a relay, whose claims are leases themselves, need not. */
    default boolean exclusive() {
        return true;
    }
}
