package com.example.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.memory.MemoryStore;
import org.junit.jupiter.api.Test;

class OutsideHostTest {
    @Test
    void two_mugs_leave_and_their_transactions_were_counted() {
        CountedStore store = new CountedStore(MemoryStore.create());

        assertEquals(OrderStatus.Kind.DISPATCHED, OutsideHost.sell(store).status());
        assertTrue(store.commits() > 5, () -> store.commits() + " transactions");
    }
}
