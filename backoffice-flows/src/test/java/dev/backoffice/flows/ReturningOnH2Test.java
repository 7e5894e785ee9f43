package dev.backoffice.flows;

import dev.backoffice.core.store.Store;

/** Goods come back in a database too. */
class ReturningOnH2Test extends ReturningTest {
    @Override
    Store store() {
        return H2.fresh();
    }
}
