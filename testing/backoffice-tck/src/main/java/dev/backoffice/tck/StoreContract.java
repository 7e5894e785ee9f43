package dev.backoffice.tck;

import dev.backoffice.core.store.Store;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of a store. A host extends it, opens its own store, and has proved that every module runs on it.
 *
 * <pre>{@code
 * class OurStoreTest extends StoreContract {
 *     @Override
 *     protected Store openStore() {
 *         return new OurStore(emptyDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>Each contract may also be extended alone.
 *
 * <p><b>What a new version of this suite may bring</b>, from 1.0 on:
 *
 * <ul>
 *   <li>A patch version changes no test in what it asks of a store: it may mend a test that failed without reason, and its words.
 *   <li>A minor version may add tests, also such as a store of a host fails that has a fault nobody looked for before; each is named in the
 *       changelog. It adds no method that a class of a host has to write: a new method of this class or of a port has a default that
 *       keeps every promise, if more slowly.
 *   <li>A major version may ask for what had a default, and may take away tests and methods that were deprecated in a minor one.
 *   <li>Names of contracts and of tests stay as they are within a major version, so that a host may run or leave out single ones.
 *   <li>It uses nothing of JUnit beyond the API of Jupiter 5.12, and runs on every later 5 and on 6.
 * </ul>
 */
public abstract class StoreContract extends StoreUnderTest {
    /** For the class that opens the store. */
    protected StoreContract() {}

    @Override
    protected abstract Store openStore();

    /** Runs {@link AtomicityContract}. */
    @Nested
    class Transactions extends AtomicityContract {}

    /** Runs {@link DocumentsContract}. */
    @Nested
    class DocumentRows extends DocumentsContract {}

    /** Runs {@link PagesContract}. */
    @Nested
    class Pages extends PagesContract {}

    /** Runs {@link ReceiptsContract}. */
    @Nested
    class ReceiptRows extends ReceiptsContract {}

    /** Runs {@link CountersContract}. */
    @Nested
    class CounterRows extends CountersContract {}

    /** Runs {@link BalancesContract}. */
    @Nested
    class BalanceRows extends BalancesContract {}

    /** Runs {@link NumbersContract}. */
    @Nested
    class NumberRows extends NumbersContract {}

    /** Runs {@link OutboxContract}. */
    @Nested
    class EventRows extends OutboxContract {}

    /** Runs {@link TrailContract}. */
    @Nested
    class TrailRows extends TrailContract {}

    /** Runs {@link DueContract}. */
    @Nested
    class DueRows extends DueContract {}

    /** Runs {@link HealthContract}. */
    @Nested
    class Wellbeing extends HealthContract {}

    /** Runs {@link LeasesContract}. */
    @Nested
    class JobLeases extends LeasesContract {}

    /** Runs {@link GroupCommitContract}. */
    @Nested
    class Groups extends GroupCommitContract {}

    /** Runs {@link TenantsContract}. */
    @Nested
    class Tenants extends TenantsContract {}

    /** Runs {@link InstallationsContract}. */
    @Nested
    class Installations extends InstallationsContract {}

    /** Runs {@link RecoveryContract}. */
    @Nested
    class Recovery extends RecoveryContract {}
}
