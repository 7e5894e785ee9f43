package dev.backoffice.core.archive;

import dev.backoffice.core.leaving.TenantTable;
import java.util.Locale;

/**
 * What may go while its tenant stays.
 *
 * <p>Everything else stays, because something reads it for ever: ledger entries, stock movements and all other documents are what
 * balances and audits are checked against; holds tell returns how much was issued, and the audit of the stock counts each; given numbers
 * answer whoever asks again for a document, and show which numbers have to be declared unused; deltas go by themselves when they are
 * folded, deliveries when they are handled. Sums, counters and series do not grow with time.
 */
public enum AgedKind {
    /** Receipts, by when their command was done. A key used again after that is a new command. */
    RECEIPTS(TenantTable.RECEIPTS),
    /** Deliveries that somebody gave up, by when their event happened. Nothing reads them but whoever wants to know why. */
    SKIPPED_DELIVERIES(TenantTable.DELIVERIES),
    /**
     * Events, block by block of the sealed trail, by when the block was sealed: those that verify, that are anchored where an anchor is
     * given, and none of whose events has a delivery left. The block itself stays, so the chain verifies from end to end. What went is
     * missing from {@link dev.backoffice.core.event.History}.
     */
    SEALED_BLOCKS(TenantTable.BLOCKS);

    private final TenantTable table;

    AgedKind(TenantTable table) {
        this.table = table;
    }

    /** Where it stands. */
    public TenantTable table() {
        return table;
    }

    /** Its name in reports, e.g. {@code sealed-blocks}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
