package dev.backoffice.flows;

import dev.backoffice.core.store.Store;

/** What is cancelled comes back in a database too. */
class CancellingOnH2Test extends CancellingTest {
    @Override
    Store store() {
        return H2.fresh();
    }
}
