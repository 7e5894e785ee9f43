package dev.backoffice.examples.quickstart;

import dev.backoffice.core.error.InvalidInput;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file of orders. It is read twice: first to see that all of it can be read and how many rows each order has, since the
 * rows of an order need not stand together; then order by order, each passed on with its last row.
 */
final class OrderFile implements OrderSource {
    private final CsvFile file;
    private final Aliases aliases;
    private final OrderRules rules;
    private final Map<OrderKey, Integer> rowsByOrder = new HashMap<>();
    private long nameless;
    private Optional<Instant> earliest = Optional.empty();
    private Optional<Instant> latest = Optional.empty();

    private OrderFile(CsvFile file, Aliases aliases, OrderRules rules) {
        this.file = file;
        this.aliases = aliases;
        this.rules = rules;
    }

    /**
     * Looks through a file.
     *
     * @param zone the time zone of times that name none
     * @param aliases what the file calls the columns
     */
    static OrderFile open(Path path, ZoneId zone, Aliases aliases, OrderRules rules) throws UnreadableFile {
        OrderFile orders = new OrderFile(new CsvFile(path, OrderColumns.NEEDED, zone, aliases), aliases, rules);
        orders.file.read(row -> {
            OrderKey key = OrderKey.of(row);
            if (key.complete()) {
                orders.rowsByOrder.merge(key, 1, Integer::sum);
            } else {
                orders.nameless++;
            }
            row.find("ordered_at").ifPresent(text -> orders.seen(row, text));
        });
        return orders;
    }

    private void seen(CsvRow row, String orderedAt) {
        try {
            Instant at = OffsetDateTime.parse(Form.MOMENT.read(row, orderedAt)).toInstant();
            earliest = earliest.filter(before -> before.isBefore(at)).or(() -> Optional.of(at));
            latest = latest.filter(later -> later.isAfter(at)).or(() -> Optional.of(at));
        } catch (InvalidInput wrong) {
            // Its order will be refused for it.
        }
    }

    @Override
    public Optional<Instant> earliest() {
        return earliest;
    }

    @Override
    public Optional<Instant> latest() {
        return latest;
    }

    /** The orders in it, good and bad. */
    Set<OrderKey> orders() {
        return Collections.unmodifiableSet(rowsByOrder.keySet());
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
        Map<OrderKey, List<CsvRow>> open = new HashMap<>();
        OrderBatch.Gatherer full = new OrderBatch.Gatherer(batch, to);
        file.read(row -> {
            OrderKey key = OrderKey.of(row);
            if (!key.complete()) {
                // Nobody knows which order it belongs to, so it stands for one of its own.
                full.add(rules.read(aliases.order(List.of(row))));
                return;
            }
            List<CsvRow> rows = open.computeIfAbsent(key, k -> new ArrayList<>());
            rows.add(row);
            if (rows.size() == rowsByOrder.getOrDefault(key, 0)) {
                open.remove(key);
                full.add(rules.read(aliases.order(rows)));
            }
        });
        full.passOn();
    }
}
