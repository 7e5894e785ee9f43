package dev.backoffice.finance.ledger;

import dev.backoffice.core.store.Store;

/** Months are closed in a database too. */
class ClosingMonthsOnH2Test extends ClosingMonthsTest {
    @Override
    Store store() {
        return new LedgerOnH2Test().store();
    }
}
