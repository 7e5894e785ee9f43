package dev.backoffice.core.archive;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.trail.BlockArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what has been done with for long over to an archive, the oldest first, and removes it once the archive has it. Whatever is open
 * stays, however old. A run looks at as many things as it may do; what fails or is not ready is passed over, and the next run of this
 * process begins after it, so that nobody waits behind others. The things counted are those that went; a block counts as one.
 *
 * <p>A tenant whose rows fail is not tried again in the same run, and three such tenants end it.
 */
public final class Archiving implements DueJob {
    private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);
    private static final int MOST_FAILURES = 3;
    private static final int ROWS = 500;
    private static final int BLOCKS = 20;

    private final AgedKind kind;
    private final Duration time;
    private final AgedRows rows;
    private final BlockArchive blocks;
    private final Archive archive;
    private volatile Optional<Aged> last = Optional.empty();

    /**
     * @param kind what is archived
     * @param time how long it is kept before
     * @param rows where it is found and removed
     * @param blocks of the same store
     * @param archive where it goes
     */
    public Archiving(AgedKind kind, Duration time, AgedRows rows, BlockArchive blocks, Archive archive) {
        this.kind = Input.required(kind, "kind");
        this.time = Input.required(time, "time");
        this.rows = Input.required(rows, "rows");
        this.blocks = Input.required(blocks, "blocks");
        this.archive = Input.required(archive, "archive");
    }

    /** A job for each kind that the policy does not keep for ever. */
    public static List<DueJob> all(RetentionPolicy policy, AgedRows rows, BlockArchive blocks, Archive archive) {
        List<DueJob> jobs = new ArrayList<>();
        for (AgedKind kind : AgedKind.values()) {
            policy.of(kind).ifPresent(time -> jobs.add(new Archiving(kind, time, rows, blocks, archive)));
        }
        return List.copyOf(jobs);
    }

    @Override
    public String name() {
        return "archive." + kind;
    }

    @Override
    public boolean mayBeDue(Moment moment) {
        return !rows.page(kind, moment.now().minus(time), Optional.empty(), 1).isEmpty();
    }

    @Override
    public Done run(Moment moment, int limit) {
        return new Run(moment.now(), limit).done();
    }

    private final class Run {
        private final Instant now;
        private final int limit;
        private final Set<TenantId> failed = new HashSet<>();
        private final Map<TenantId, Long> newest = new HashMap<>();
        private int looked;
        private int gone;
        private @Nullable RuntimeException failure;

        Run(Instant now, int limit) {
            this.now = now;
            this.limit = limit;
        }

        Done done() {
            Optional<Aged> begun = last;
            boolean ended = walk();
            if (ended && begun.isPresent()) {
                // What has grown old since, and what was passed over before, stands before the place it began at.
                walk();
            }
            return Done.despite(gone, failure);
        }

        /** Goes on where the run before ended; tells whether it came to the end. */
        private boolean walk() {
            while (looked < limit && failed.size() < MOST_FAILURES) {
                int room = Math.min(limit - looked, kind == AgedKind.SEALED_BLOCKS ? BLOCKS : ROWS);
                List<Aged> page = rows.page(kind, now.minus(time), last, room);
                if (page.isEmpty()) {
                    last = Optional.empty();
                    return true;
                }
                looked += page.size();
                byTenant(page).forEach(this::tenant);
                last = Optional.of(page.get(page.size() - 1));
            }
            return false;
        }

        private Map<TenantId, List<Aged>> byTenant(List<Aged> page) {
            Map<TenantId, List<Aged>> tenants = new TreeMap<>();
            page.forEach(one -> tenants.computeIfAbsent(one.tenant(), tenant -> new ArrayList<>())
                    .add(one));
            return tenants;
        }

        private void tenant(TenantId tenant, List<Aged> aged) {
            if (failed.contains(tenant) || failed.size() >= MOST_FAILURES) {
                return;
            }
            try {
                if (kind == AgedKind.SEALED_BLOCKS) {
                    aged.forEach(this::block);
                } else {
                    archive.keep(tenant, aged.stream().map(Aged::row).sorted().toList());
                    gone += rows.remove(aged, now);
                }
            } catch (RuntimeException failing) {
                LOG.atWarn()
                        .addKeyValue("job", name())
                        .addKeyValue("tenant", tenant)
                        .setCause(failing)
                        .log("a tenant's rows were not archived");
                failed.add(tenant);
                failure = failure == null ? failing : failure;
            }
        }

        private void block(Aged block) {
            TenantId tenant = block.tenant();
            long number = block.row().fields().integer("number");
            if (number > newest.computeIfAbsent(tenant, blocks::newest) || !rows.delivered(block)) {
                return;
            }
            Optional<List<TenantRow>> all = blocks.rows(tenant, number);
            if (all.isPresent()) {
                archive.keep(tenant, all.get());
                gone += rows.remove(List.of(block), now);
            }
        }
    }
}
