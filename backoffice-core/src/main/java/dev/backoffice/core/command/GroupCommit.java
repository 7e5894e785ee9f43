package dev.backoffice.core.command;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Duration;

/**
 * Hot commands that many threads give at once are committed in groups: while one group is being written, the next callers
 * gather, and the first of them writes all of them in one transaction, on its own thread and a connection of its own. Nobody
 * waits for more callers to come, so a lone caller is as fast as without.
 *
 * <p>What holds for one command alone holds for it in a group:
 *
 * <ul>
 *   <li>Its caller gets the answer after the commit that holds it, and the same receipt answers it when it is given again.
 *   <li>A command whose work fails is found by halving the group, and fails alone, with the exception of its own attempt.
 *   <li>A group that waits for a lock longer than {@link #lockWait}, loses its connection or ends in doubt is given back: each
 *       caller then goes on alone, and reads its receipt first.
 *   <li>Equal keys are never in one group; the second is answered from the first one's receipt.
 *   <li>A group may hold several tenants' commands, and no command sees another's.
 * </ul>
 *
 * <p>Calls share a group when they bring the same verb and the same {@link HotWork} object. Shape and access to the verb are
 * checked on the caller's thread; {@link dev.backoffice.core.store.HotSession#authorize} asks the policies on the thread that
 * writes the group, so they decide by their arguments alone.
 *
 * <p>A store that gains from groups says so by {@link dev.backoffice.core.store.HotLane#gainsFromGroups}: the one in PostgreSQL does,
 * because one flush of the disk and one row lock then serve all of a group. On the others a group is one batch under the store's lock.
 *
 * @param largest how many commands a group has at most, from 2 to 10,000; a caller who brings more goes alone
 * @param lockWait how long a group waits for a lock, from 1 ms to 1 minute, in whole milliseconds
 */
public record GroupCommit(int largest, Duration lockWait) {
    /** At most 500 commands, at most 200 ms for a lock. */
    public static final GroupCommit STANDARD = new GroupCommit(500, Duration.ofMillis(200));

    /**
     * Checks both.
     *
     * @throws InvalidInput {@code input.range} naming the field
     */
    public GroupCommit {
        Input.inRange(largest, "largest", 2, 10_000);
        Input.inRange(lockWait, "lockWait", Duration.ofMillis(1), Duration.ofMinutes(1));
    }
}
