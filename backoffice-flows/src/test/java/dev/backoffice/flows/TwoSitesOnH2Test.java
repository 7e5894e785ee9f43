package dev.backoffice.flows;

import dev.backoffice.core.store.Store;

/** Orders from two sites find their way in a database too. */
class TwoSitesOnH2Test extends TwoSitesTest {
    @Override
    Store store() {
        return H2.fresh();
    }
}
