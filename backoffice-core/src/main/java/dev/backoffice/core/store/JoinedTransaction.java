package dev.backoffice.core.store;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.marking.HostImplements;

/**
 * A transaction of the host that commands of ours take part in: they commit with it or are gone with it. What is done in it is the
 * host's own work on its own tables, and any number of our commands, of both lanes, one after the other.
 *
 * <p>The transaction is begun and ended by the host alone: nothing here commits it, rolls it back, closes its connection or changes its
 * settings. The host closes <em>this</em> after it has committed or rolled back, which ends nothing; it tells the store that the
 * transaction is over. An answer of a command is worth what the host's commit makes of it.
 *
 * <p>Each command is whole or absent, also when the host commits after an error:
 *
 * <ul>
 *   <li>A command that is <em>refused</em> (see {@link #isRefusal}) leaves nothing and the transaction goes on: the host decides whether to
 *       give another one, to commit without it, or to roll back.
 *   <li>After any other error, a conflict above all, the transaction is dead: every later command is refused by {@code joined.failed}, and
 *       the host rolls back. Nothing is tried again here, because what the host read and wrote before would have to be done again too:
 *       the host begins a new transaction and gives the same commands with the same keys.
 * </ul>
 *
 * <p>It belongs to the thread that joined, serves one command at a time, and refuses a command inside a command. While it is open, that
 * thread gives its commands through it: the store refuses ({@code joined.open}) what the thread asks beside it, which would wait for rows
 * that this transaction has locked.
 */
@HostImplements
public interface JoinedTransaction extends AutoCloseable {
    /**
     * Runs the work in the host's transaction. When it throws, all that it wrote is undone, and nothing that was there before.
     *
     * @throws RuleViolation {@code joined.ended}, {@code joined.failed}, {@code joined.other-thread}, {@code joined.nested}
     * @throws Conflict when another transaction was faster; this transaction is dead
     * @throws Unavailable when the store cannot be reached; this transaction is dead
     */
    <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work);

    /** As {@link #execute}, for the hot lane. The rows it locks stay locked until the host's transaction ends. */
    <R> R hot(Work<? super HotStoreSession, ? extends R> work);

    /**
     * Tells that the host's transaction is over, or that no more commands come. Doing it again does nothing.
     *
     * @throws RuleViolation {@code joined.not-ended} from a store that has to know when the transaction is over, when it is not; it is
     *     closed all the same
     */
    @Override
    void close();

    /**
     * Whether a command that ended with this error was refused for a reason of its own, so that it left nothing and the transaction may go
     * on: {@link InvalidInput}, {@link RuleViolation}, {@link Denied}, {@link NotFound}, and a {@link Conflict} that lasts.
     */
    static boolean isRefusal(Throwable error) {
        if (error instanceof Conflict conflict) {
            return !conflict.retryable();
        }
        return error instanceof InvalidInput
                || error instanceof RuleViolation
                || error instanceof Denied
                || error instanceof NotFound;
    }
}
