package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.command.RetryPolicy;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.store.Store;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.memory.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A host says how often what meets a conflict is tried again, and its heartbeat keeps to that too. */
class RetriesTest {
    private final AtomicInteger conflicts = new AtomicInteger();

    /** A store whose hot transactions meet so many conflicts. */
    private Store contended() {
        Store store = MemoryStore.create();
        return (Store) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("hot") && conflicts.getAndDecrement() > 0) {
                        throw Conflict.retryable("store.conflict", null);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private Map<String, String> failures(int attempts, int met) {
        Shop shop = Shop.over(
                contended(),
                SimulatedAuthority.accepting(),
                Shop.company(),
                builder -> builder.retries(new RetryPolicy(attempts, Duration.ZERO, Duration.ZERO)));
        conflicts.set(met);
        return shop.backoffice.runDue().failures();
    }

    @Test
    void commands_and_folding_are_tried_as_often_as_the_host_says() {
        assertThat(failures(3, 6)).containsOnlyKeys("stock.expire-holds", "balances.fold");
        assertThat(failures(4, 3)).isEmpty();
    }
}
