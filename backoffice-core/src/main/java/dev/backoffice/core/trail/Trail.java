package dev.backoffice.core.trail;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sealed audit trail of each tenant: everything that happened, in a chain of blocks. Thread-safe.
 *
 * <p>An event is sealed some time after it was written, by {@link Sealing}; until then it is the <i>tail</i>, which nothing
 * protects and {@link TrailReport} tells the size and age of. Of what is sealed is found: an event or an entry that was edited,
 * removed, put in or moved, a block that was edited or taken out, and, with a {@link SealAnchor}, blocks that were cut off the end
 * or a chain that was written anew.
 *
 * <p>Not found: without an anchor, whoever may write to the database and takes the newest blocks off together with their entries and
 * events, or computes every hash from the first change on anew; with one, whoever does so to what was sealed after the latest
 * anchored head. Nor a change of how a body is written that does not change what it says. Documents, balances and whatever else is
 * no event are checked by the audit of their room against the events, and not by the trail.
 */
public final class Trail {
    /** One hour: a block that is older and not anchored is a finding. */
    public static final Duration ANCHOR_PATIENCE = Duration.ofHours(1);

    private static final String VERIFY = "trail.verify";

    private final Commands commands;
    private final TrailStore store;
    private final Optional<SealAnchor> anchor;

    /**
     * @param commands the pipeline, which knows who may verify
     * @param store whose trails
     * @param anchor where the heads are kept, if anywhere
     */
    public Trail(Commands commands, TrailStore store, Optional<SealAnchor> anchor) {
        this.commands = Input.required(commands, "commands");
        this.store = Input.required(store, "store");
        this.anchor = anchor;
    }

    /**
     * Verifies the tenant's trail in one pass, whose memory does not grow with it, page by page while others go on working.
     *
     * @throws Denied when the caller may not use {@code trail.verify}
     */
    public TrailReport verify(CallContext context) {
        Instant now = commands.read(context, VERIFY, session -> session.moment().now());
        return new Verification(store, anchor, context.tenant(), now).report();
    }

    /**
     * Verifies what an archive was given of one block against the block, which stays here: that it is what was sealed, and all of it.
     *
     * @param rows its row of {@link TenantTable#BLOCKS}, and those of {@link TenantTable#SEALED} and {@link TenantTable#EVENTS}, in any order
     * @return what is not as it was sealed
     * @throws InvalidInput {@code trail.archived-rows}, unless exactly one of the rows is a block
     * @throws Denied when the caller may not use {@code trail.verify}
     */
    public AuditReport verifyArchived(CallContext context, List<TenantRow> rows) {
        commands.read(context, VERIFY, session -> session.moment().now());
        BlockRows archived = new BlockRows(rows);
        long number = archived.number();
        Optional<TrailBlock> kept = store.blocks(context.tenant(), number - 1, 1).stream()
                .filter(block -> block.number() == number)
                .findFirst();
        return new AuditReport("core.trail.archive", rows.size(), archived.check(context.tenant(), kept));
    }

    /** The newest block; empty while nothing is sealed. */
    public Optional<TrailHead> head(CallContext context) {
        commands.read(context, VERIFY, session -> session.moment().now());
        return store.head(context.tenant()).map(TrailBlock::head);
    }

    /** {@link #verify} as an audit. */
    public AuditReport audit(CallContext context) {
        return verify(context).auditReport();
    }
}
