package dev.backoffice.core.balance;

import dev.backoffice.core.marking.HostImplements;
import java.util.List;
import java.util.Map;

/** Deltas and checkpoints as rows of a store, within one hot transaction. */
@HostImplements
public interface DeltaRows {
    /**
     * Adds deltas. No balance row is touched, so postings to one account never wait for each other.
     *
     * @throws dev.backoffice.core.error.Conflict {@code posting.exists}, retryable, when tenant, book, posting and line are taken
     */
    void insert(List<Delta> deltas);

    /**
     * Checkpoint plus remaining deltas of each key the query names, read in one statement; keys without rows are left out.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code balance.overflow} naming account and unit of a sum that passes 64 bits
     */
    Map<BalanceKey, Long> balances(BalanceQuery query);

    /**
     * Deletes some deltas of any tenant and adds exactly those deleted to their checkpoints. Deltas that others are folding
     * or have not committed are left alone; no position, clock or id decides what was folded.
     *
     * @param limit how many at most
     * @return how many were folded
     */
    int fold(int limit);

    /**
     * How many deltas of any tenant are not folded yet.
     *
     * @param most counted no further than this, 1 or more
     */
    long unfolded(int most);
}
