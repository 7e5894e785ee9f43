package dev.backoffice.examples.quickstart;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of orders. It is read twice: first to see that all of it can be read and how many rows each order has, since the
 * rows of an order need not stand together; then order by order, each passed on with its last row.
 */
final class OrderFile implements OrderSource {
    private final CsvFile file;
    private final OrderRules rules;
    private final Map<Key, Integer> rowsByOrder = new HashMap<>();
    private long nameless;
    private Optional<Instant> latest = Optional.empty();

    private OrderFile(CsvFile file, OrderRules rules) {
        this.file = file;
        this.rules = rules;
    }

    /** The channel and its own number. */
    private record Key(String channel, String order) {
        static Key of(CsvRow row) {
            return new Key(row.get("channel"), row.get("order_id"));
        }

        boolean complete() {
            return !channel.isEmpty() && !order.isEmpty();
        }
    }

    static OrderFile open(Path path, OrderRules rules) throws UnreadableFile {
        OrderFile orders = new OrderFile(new CsvFile(path, OrderColumns.NEEDED), rules);
        orders.file.read(row -> {
            Key key = Key.of(row);
            if (key.complete()) {
                orders.rowsByOrder.merge(key, 1, Integer::sum);
            } else {
                orders.nameless++;
            }
            orders.seen(row.get("ordered_at"));
        });
        return orders;
    }

    private void seen(String orderedAt) {
        try {
            Instant at = OffsetDateTime.parse(orderedAt).toInstant();
            latest = latest.filter(later -> later.isAfter(at)).or(() -> Optional.of(at));
        } catch (DateTimeException wrong) {
            // Its order will be refused for it.
        }
    }

    @Override
    public Optional<Instant> latest() {
        return latest;
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long size() {
        return rowsByOrder.size() + nameless;
    }

    @Override
    public void read(int batch, Consumer<OrderBatch> to) throws UnreadableFile {
        Map<Key, List<CsvRow>> open = new HashMap<>();
        OrderBatch.Gatherer full = new OrderBatch.Gatherer(batch, to);
        file.read(row -> {
            Key key = Key.of(row);
            if (!key.complete()) {
                // Nobody knows which order it belongs to, so it stands for one of its own.
                full.add(rules.read(List.of(row)));
                return;
            }
            List<CsvRow> rows = open.computeIfAbsent(key, k -> new ArrayList<>());
            rows.add(row);
            if (rows.size() == rowsByOrder.getOrDefault(key, 0)) {
                open.remove(key);
                full.add(rules.read(rows));
            }
        });
        full.passOn();
    }
}
