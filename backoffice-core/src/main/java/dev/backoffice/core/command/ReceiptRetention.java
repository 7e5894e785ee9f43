package dev.backoffice.core.command;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.store.Store;
import java.time.Duration;

/** Forgets receipts after their retention; a key used again after that is a new command. */
public final class ReceiptRetention implements DueJob {
    /** 90 days. */
    public static final Duration DEFAULT = Duration.ofDays(90);

    private final Store store;
    private final Duration retention;

    /** @param retention how long receipts are kept, at least one day */
    public ReceiptRetention(Store store, Duration retention) {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw InvalidInput.of(
                    "input.range", "field", "retention", "from", "PT24H", "to", "", "value", retention.toString());
        }
        this.store = store;
        this.retention = retention;
    }

    @Override
    public String name() {
        return "receipts.forget";
    }

    /** What is gone is gone for everybody: machines that meet here lose nothing by it, and most runs find nothing. */
    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public Done run(Moment moment, int limit) {
        return Done.of(store.forgetReceipts(moment.now().minus(retention), limit));
    }
}
