package dev.backoffice.examples.quickstart;

import static dev.backoffice.examples.quickstart.Column.needed;
import static dev.backoffice.examples.quickstart.Column.optional;

import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Partial;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads the events file: what happens to orders after they came in. A bad row refuses its event alone. */
final class EventFile {
    static final List<Column> COLUMNS = List.of(
            needed("channel", Form.text(60)),
            needed("order_id", Form.text(100)),
            needed("at", Form.MOMENT),
            needed("event", Form.choice(ShopEvent.Kind.class)),
            optional("line", Form.whole(1, 990)),
            optional("quantity", EventFile::quantity),
            optional("amount", EventFile::amount),
            optional("reason", Form.text(200)));

    private static final Unit ANY = Unit.of("ANY", Unit.MAX_SCALE);

    private EventFile() {}

    /**
     * The good events, the earliest first.
     *
     * @param zone the time zone of times that name none
     * @param orders what there is to happen to
     */
    static Partial<List<ShopEvent>> read(Path path, ZoneId zone, Set<OrderKey> orders) throws UnreadableFile {
        List<ShopEvent> events = new ArrayList<>();
        List<Failure> wrong = new ArrayList<>();
        new CsvFile(path, Column.needed(COLUMNS), zone, Aliases.ofContract()).read(raw -> {
            List<Failure> ofRow = new ArrayList<>();
            CsvRow row = raw.read(COLUMNS, ofRow);
            if (ofRow.isEmpty()) {
                checkCells(row, ofRow);
            }
            OrderKey order = OrderKey.of(row);
            if (ofRow.isEmpty() && order.complete() && !orders.contains(order)) {
                ofRow.add(Failure.of(
                        row.line(),
                        "order_id",
                        "file.unknown-order",
                        "channel",
                        order.channel(),
                        "order",
                        order.order()));
            }
            wrong.addAll(ofRow);
            if (ofRow.isEmpty()) {
                events.add(event(row));
            }
        });
        events.sort(Comparator.comparing(ShopEvent::at));
        return new Partial<>(List.copyOf(events), wrong);
    }

    /** A cell the event needs is there, and none it knows nothing of. */
    private static void checkCells(CsvRow row, List<Failure> wrong) {
        ShopEvent.Kind kind = kind(row);
        check(row, "line", kind == ShopEvent.Kind.RETURN, wrong);
        check(row, "quantity", kind == ShopEvent.Kind.RETURN, wrong);
        check(row, "amount", kind.pays(), wrong);
    }

    private static void check(CsvRow row, String column, boolean needed, List<Failure> wrong) {
        if (needed && !row.has(column)) {
            wrong.add(Failure.of(row.line(), column, "file.empty"));
        } else if (!needed && row.has(column)) {
            wrong.add(Failure.of(row.line(), column, "file.not-of-event", "event", row.get("event")));
        }
    }

    private static ShopEvent event(CsvRow row) {
        return new ShopEvent(
                row.line(),
                row.get("channel"),
                row.get("order_id"),
                OffsetDateTime.parse(row.get("at")).toInstant(),
                kind(row),
                row.find("line").map(Integer::valueOf),
                row.find("quantity").map(BigDecimal::new),
                row.find("amount").map(amount -> Amounts.parse(amount, Form.REAL, "amount")),
                row.get("reason"));
    }

    private static ShopEvent.Kind kind(CsvRow row) {
        return Form.chosen(ShopEvent.Kind.class, row.get("event"));
    }

    private static String quantity(CsvRow row, String text) {
        Quantity quantity = Quantity.parse(Spelling.decimal(row, text), ANY);
        if (!quantity.isPositive()) {
            throw InvalidInput.of("input.not-positive");
        }
        return quantity.value().stripTrailingZeros().toPlainString();
    }

    private static String amount(CsvRow row, String text) {
        return Amounts.text(Amounts.parsePositive(Spelling.decimal(row, text), Form.REAL, "amount"));
    }
}
