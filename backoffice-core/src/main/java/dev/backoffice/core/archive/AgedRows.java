package dev.backoffice.core.archive;

import dev.backoffice.core.marking.HostImplements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What of all tenants is done with, by age; what {@link Archiving} hands over and removes. A store that offers it proves it with
 * {@code ArchiveContract} of {@code backoffice-tck}.
 *
 * <p>Thread-safe. Each call is a transaction of its own.
 */
@HostImplements
public interface AgedRows {
    /**
     * One page over all tenants of what is older than an instant, the oldest first: receipts, skipped deliveries, or blocks that are not
     * archived. Looked up by age: it costs what it answers, however many tenants there are and however much is younger.
     *
     * @param after the last of the page before, which need not be there any more; empty for the first
     * @param limit how many at most, 1 to 10,000
     */
    List<Aged> page(AgedKind kind, Instant before, Optional<Aged> after, int limit);

    /**
     * Whether no delivery is left of any event of a block, not even a skipped one. Once it is so it stays so.
     *
     * @param block a row of {@link AgedKind#SEALED_BLOCKS} as {@link #page} gave it
     */
    boolean delivered(Aged block);

    /**
     * Removes what was found, all of it or nothing; what is not any more as it was found stays and is passed over: a receipt of another
     * time, a delivery that is not skipped, a block that is archived already or of which a delivery is left. Of a block go its entries and
     * their events; it stays itself, and says that it is archived.
     *
     * @param gone as {@link #page} gave them
     * @param now when blocks say that they were archived
     * @return how many of them were removed
     */
    int remove(List<Aged> gone, Instant now);
}
