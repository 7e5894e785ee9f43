package dev.backoffice.flows;

import dev.backoffice.core.store.Store;

/** Notes that come first are kept in a database too. */
class NoteFirstOnH2Test extends NoteFirstTest {
    @Override
    Store store() {
        return H2.fresh();
    }
}
