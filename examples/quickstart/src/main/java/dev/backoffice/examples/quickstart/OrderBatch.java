package dev.backoffice.examples.quickstart;

import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.Partial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Some orders, read and checked.
 *
 * @param size how many, good and bad
 * @param orders the good ones, and what is wrong with the others
 */
record OrderBatch(int size, Partial<List<ReadOrder>> orders) {
    /** Gathers orders until there are enough. */
    static final class Gatherer {
        private final int enough;
        private final Consumer<OrderBatch> to;
        private final List<ReadOrder> orders = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        private int count;

        /** @param to takes each batch */
        Gatherer(int enough, Consumer<OrderBatch> to) {
            this.enough = enough;
            this.to = to;
        }

        /** One order, or what is wrong with it. */
        void add(Partial<List<ReadOrder>> order) {
            orders.addAll(order.value());
            failures.addAll(order.failures());
            count++;
            if (count == enough) {
                passOn();
            }
        }

        /** Passes on what was gathered, if anything. */
        void passOn() {
            if (count > 0) {
                to.accept(new OrderBatch(count, new Partial<>(List.copyOf(orders), failures)));
            }
            orders.clear();
            failures.clear();
            count = 0;
        }
    }
}
