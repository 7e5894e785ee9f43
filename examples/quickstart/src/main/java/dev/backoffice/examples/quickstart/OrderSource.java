package dev.backoffice.examples.quickstart;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Where orders come from: a file or the generator. */
interface OrderSource {
    /** What people call it, e.g. {@code orders.csv}; failures name lines of it. */
    String name();

    /** How many orders it holds, good and bad. */
    long size();

    /** When the first of them was ordered: the day begins with it. Empty when none tells. */
    Optional<Instant> earliest();

    /** When the latest of them was ordered: the day on which the shop works them off. Empty when none tells. */
    Optional<Instant> latest();

    /**
     * Passes on the orders in batches, keeping none.
     *
     * @param batch how many orders at a time, good and bad together
     */
    void read(int batch, Consumer<OrderBatch> to) throws UnreadableFile;
}
