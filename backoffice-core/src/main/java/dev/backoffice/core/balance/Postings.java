package dev.backoffice.core.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Posts to balances and reads them, inside one hot transaction. */
public final class Postings {
    private final DeltaRows rows;

    /** @param rows of the transaction that posts */
    public Postings(DeltaRows rows) {
        this.rows = rows;
    }

    /** Adds postings, of any tenants and books. */
    public void post(List<Posting> postings) {
        List<Delta> deltas = new ArrayList<>();
        postings.forEach(posting -> deltas.addAll(posting.deltas()));
        rows.insert(deltas);
    }

    /** The balances the query names; those that sum to zero may be among them. */
    public Map<BalanceKey, Long> balances(BalanceQuery query) {
        return rows.balances(query);
    }
}
