package dev.backoffice.flows;

import dev.backoffice.core.store.Store;

/** Orders find their way in a database too. */
class OrderToCashOnH2Test extends OrderToCashTest {
    @Override
    Store store() {
        return H2.fresh();
    }
}
