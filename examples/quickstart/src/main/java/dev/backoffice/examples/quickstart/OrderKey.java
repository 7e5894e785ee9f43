package dev.backoffice.examples.quickstart;

/**
 * What an order is known by.
 *
 * @param channel where it was sold; empty when the file does not say
 * @param order the channel's own number; empty when the file does not say
 */
record OrderKey(String channel, String order) {
    static OrderKey of(CsvRow row) {
        return new OrderKey(row.get("channel"), row.get("order_id"));
    }

    boolean complete() {
        return !channel.isEmpty() && !order.isEmpty();
    }
}
