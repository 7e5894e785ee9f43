package dev.backoffice.tck;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/** Lets a contract that is nested in a {@link StoreContract} run on the store of that one. */
final class Enclosing implements BeforeEachCallback {
    Enclosing() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        TestInstances instances = context.getRequiredTestInstances();
        instances
                .findInstance(StoreContractBase.class)
                .ifPresent(
                        contract -> instances.findInstance(StoreContract.class).ifPresent(contract::runOnTheStoreOf));
    }
}
