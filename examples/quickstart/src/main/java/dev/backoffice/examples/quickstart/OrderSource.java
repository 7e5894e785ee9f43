package dev.backoffice.examples.quickstart;

import java.util.function.Consumer;

/** Where orders come from: a file or the generator. */
interface OrderSource {
    /** What people call it, e.g. {@code orders.csv}; failures name lines of it. */
    String name();

    /** How many orders it holds, good and bad. */
    long size();

    /**
     * Passes on the orders in batches, keeping none.
     *
     * @param batch how many orders at a time, good and bad together
     */
    void read(int batch, Consumer<OrderBatch> to) throws UnreadableFile;
}
