package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two installations in one database: with equal tenants, ids and keys on every port, neither finds, blocks or tidies away what the
 * other keeps. Skipped for a store of which there is one only, see {@link #openBeside}.
 */
public abstract class InstallationsContract extends StoreContractBase {
    private @Nullable Store other;

    /** For the class that opens the store. */
    protected InstallationsContract() {}

    @BeforeEach
    final void openTheOther() {
        other = beside().orElse(null);
        Assumptions.assumeTrue(other != null, "one installation only");
    }

    @AfterEach
    final void closeTheOther() {
        if (other != null) {
            closeStore(other);
        }
    }

    private Store other() {
        return Objects.requireNonNull(other);
    }

    /** Everything, under the same names in each installation. */
    private static void write(Store store) {
        Boolean done = again(() -> store.hot(session -> {
            AtomicityContract.writeEverything(session);
            return true;
        }));
        assertThat(done).isTrue();
    }

    private static List<String> everything(Store store) {
        List<String> texts = again(() -> store.execute(
                BLUE,
                session -> session.documents().list(DocumentQuery.all(KIND)).stream()
                        .map(Things::text)
                        .toList()));
        Map<BalanceKey, Long> balances =
                again(() -> store.hot(session -> session.deltas().balances(BalanceQuery.of(BLUE.tenant(), "ledger"))));
        List<NumberLease> numbers =
                again(() -> store.hot(session -> session.numbers().list(AtomicityContract.SERIES, 1, 10)));
        Map<?, Counter> counters =
                again(() -> store.hot(session -> session.counters().read(List.of(AtomicityContract.STOCK))));
        Integer receipts = again(() -> store.hot(session ->
                session.receipts().find(List.of(AtomicityContract.RECEIPT)).size()));
        return List.of(
                texts.toString(),
                balances.values().stream().sorted().toList().toString(),
                numbers.stream().map(NumberLease::number).toList().toString(),
                counters.values().stream().map(Counter::onHand).toList().toString(),
                "receipts " + receipts,
                "deliveries " + store.deliveries().backlog("mail").unfinished());
    }

    private static final List<String> NOTHING = List.of("[]", "[]", "[]", "[]", "receipts 0", "deliveries 0");
    private static final List<String> ONCE = List.of("[x]", "[-5, 5]", "[1]", "[7]", "receipts 1", "deliveries 1");

    @Test
    void what_one_installation_keeps_the_other_does_not_find() {
        write(store());
        assertThat(everything(other())).isEqualTo(NOTHING);

        write(other());
        assertThat(everything(store())).isEqualTo(ONCE);
        assertThat(everything(other())).isEqualTo(ONCE);
    }

    @Test
    void what_one_installation_does_to_all_its_tenants_the_other_does_not_feel() {
        write(store());
        write(other());

        List<Delivery> handedOut = store().deliveries().claim("mail", "one", NOON, NOON.plusSeconds(60), 10);
        assertThat(handedOut).hasSize(1);
        assertThat(store().deliveries().done(handedOut.get(0), "one")).isTrue();
        assertThat(store().forgetReceipts(NOON.plusSeconds(1), 10)).isEqualTo(1);
        Integer folded = hot(session -> session.deltas().fold(10));
        assertThat(folded).isEqualTo(2);
        assertThat(store().leases().acquire("job", "one", NOON, NOON.plusSeconds(60)))
                .isTrue();
        StoredDocument changed = thing("beside", 1, "y");
        doWork(BLUE, session -> session.documents().insert(changed));

        assertThat(everything(other())).isEqualTo(ONCE);
        Long unfolded = again(() -> other().hot(session -> session.deltas().unfolded(1_000_000)));
        assertThat(unfolded).isEqualTo(2L);
        assertThat(other().leases().acquire("job", "two", NOON, NOON.plusSeconds(60)))
                .isTrue();
        assertThat(other().deliveries().claim("mail", "two", NOON, NOON.plusSeconds(60), 10))
                .hasSize(1);
    }
}
