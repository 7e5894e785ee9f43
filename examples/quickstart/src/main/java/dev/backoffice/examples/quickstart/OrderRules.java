package dev.backoffice.examples.quickstart;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.Gtin;
import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.Partial;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Makes an order of its rows, or says all that is wrong with them. */
final class OrderRules {
    private static final List<String> NEEDED_TO_BILL = List.of("bill_cep", "bill_street", "bill_number", "bill_uf");
    private static final List<String> BILLING = OrderColumns.OF_ORDER.stream()
            .map(Column::name)
            .filter(name -> name.startsWith("bill_"))
            .toList();

    private final Map<String, ShopItem> items;

    /** @param items what may be ordered, by sku */
    OrderRules(Map<String, ShopItem> items) {
        this.items = Map.copyOf(items);
    }

    /**
     * Reads one order.
     *
     * @param rows all rows of the order, at least one
     * @return the order, or no order and what is wrong: each bad cell, and every other row as refused along with them
     */
    Partial<List<ShopOrder>> read(List<CsvRow> rows) {
        List<Failure> wrong = new ArrayList<>();
        checkCells(rows, wrong);
        if (wrong.isEmpty()) {
            ShopOrder order = order(rows);
            checkSums(rows, order, wrong);
            if (wrong.isEmpty()) {
                return Partial.of(List.of(order));
            }
        }
        nameTheOthers(rows, wrong);
        wrong.sort(Comparator.comparingLong(Failure::row));
        return new Partial<>(List.of(), wrong);
    }

    private void checkCells(List<CsvRow> rows, List<Failure> wrong) {
        CsvRow first = rows.get(0);
        for (CsvRow row : rows) {
            if (!row.complete()) {
                wrong.add(Failure.of(
                        row.line(),
                        "",
                        "file.fields",
                        "found",
                        Integer.toString(row.fields().size()),
                        "columns",
                        Integer.toString(row.header().size())));
            }
        }
        if (!wrong.isEmpty()) {
            return; // The cells of such a row stand under the wrong names.
        }
        OrderColumns.OF_ORDER.forEach(column -> {
            column.check(first).ifPresent(wrong::add);
            rows.stream()
                    .filter(row -> !row.get(column.name()).equals(first.get(column.name())))
                    .forEach(row -> wrong.add(Failure.of(
                            row.line(), column.name(), "file.differs", "line", Long.toString(first.line()))));
        });
        checkAddress(first, wrong);
        checkSecondPayment(first, wrong);
        Map<String, Long> lines = new HashMap<>();
        for (CsvRow row : rows) {
            OrderColumns.OF_LINE.forEach(column -> column.check(row).ifPresent(wrong::add));
            checkItem(row, wrong);
            Long before = lines.putIfAbsent(row.get("line"), row.line());
            if (before != null && row.has("line")) {
                wrong.add(Failure.of(row.line(), "line", "file.line-twice", "line", Long.toString(before)));
            }
        }
    }

    private static void checkAddress(CsvRow row, List<Failure> wrong) {
        if (BILLING.stream().anyMatch(row::has)) {
            NEEDED_TO_BILL.stream()
                    .filter(Predicate.not(row::has))
                    .forEach(missing -> wrong.add(Failure.of(row.line(), missing, "file.needed-to-bill")));
        }
    }

    private static void checkSecondPayment(CsvRow row, List<Failure> wrong) {
        List<String> all = List.of("payment2_method", "payment2_amount", "payment2_status");
        if (all.stream().anyMatch(row::has)) {
            all.stream()
                    .filter(Predicate.not(row::has))
                    .forEach(missing -> wrong.add(Failure.of(row.line(), missing, "file.needed-to-pay")));
        }
    }

    private void checkItem(CsvRow row, List<Failure> wrong) {
        String sku = row.get("sku");
        ShopItem item = items.get(sku);
        if (item == null) {
            if (!sku.isEmpty()) {
                wrong.add(Failure.of(row.line(), "sku", "file.unknown-sku", "sku", sku));
            }
        } else if (row.has("unit") && !item.unit().code().equals(row.get("unit"))) {
            wrong.add(Failure.of(
                    row.line(),
                    "unit",
                    "file.other-unit",
                    "unit",
                    row.get("unit"),
                    "kept",
                    item.unit().code()));
        }
    }

    /** What is paid for, what is charged and what is paid must agree to the cent. */
    private static void checkSums(List<CsvRow> rows, ShopOrder order, List<Failure> wrong) {
        Money lines = Money.zero(Form.REAL);
        for (int i = 0; i < rows.size(); i++) {
            ShopOrder.Line line = order.lines().get(i);
            if (line.discount().isGreaterThan(line.gross())) {
                wrong.add(Failure.of(
                        rows.get(i).line(),
                        "line_discount",
                        "file.discount-above-line",
                        "discount",
                        Amounts.text(line.discount()),
                        "gross",
                        Amounts.text(line.gross())));
            }
            if (line.kind() == ShopOrder.Line.Kind.SALE) {
                lines = lines.plus(line.gross()).minus(line.discount());
            }
        }
        Money sum = lines.plus(order.freight()).plus(order.other()).minus(order.discount());
        long first = rows.get(0).line();
        if (!sum.equals(order.total())) {
            wrong.add(Failure.of(
                    first,
                    "order_total",
                    "file.total",
                    "given",
                    Amounts.text(order.total()),
                    "lines",
                    Amounts.text(lines),
                    "freight",
                    Amounts.text(order.freight()),
                    "other",
                    Amounts.text(order.other()),
                    "discount",
                    Amounts.text(order.discount()),
                    "sum",
                    Amounts.text(sum)));
        }
        Money paid =
                order.payments().stream().map(ShopOrder.Payment::amount).reduce(Money.zero(Form.REAL), Money::plus);
        if (!paid.equals(order.total())) {
            wrong.add(Failure.of(
                    first,
                    "payment1_amount",
                    "file.payments",
                    "paid",
                    Amounts.text(paid),
                    "total",
                    Amounts.text(order.total())));
        }
    }

    /** Every row of a refused order is named, also those that are right. */
    private static void nameTheOthers(List<CsvRow> rows, List<Failure> wrong) {
        Set<Long> named = new TreeSet<>(wrong.stream().map(Failure::row).toList());
        String because = named.iterator().next().toString();
        rows.stream()
                .map(CsvRow::line)
                .filter(line -> !named.contains(line))
                .forEach(line -> wrong.add(Failure.of(line, "", "file.refused-along", "line", because)));
    }

    private ShopOrder order(List<CsvRow> rows) {
        CsvRow row = rows.get(0);
        PostalAddress shipTo = address(row, "ship_");
        return new ShopOrder(
                row.get("channel"),
                row.get("order_id"),
                OffsetDateTime.parse(row.get("ordered_at")),
                buyer(row),
                shipTo,
                Optional.of(row)
                        .filter(r -> r.has("bill_uf"))
                        .map(r -> address(r, "bill_"))
                        .filter(billTo -> !billTo.equals(shipTo)),
                row.get("recipient_name"),
                choice(ShopOrder.Delivery.class, row.get("delivery_method")),
                row.get("carrier_service"),
                choice(ShopOrder.FreightTerms.class, row.get("freight_terms")),
                money(row, "freight_charged"),
                money(row, "other_charges"),
                money(row, "order_discount"),
                money(row, "order_total"),
                Stream.of("payment1_", "payment2_")
                        .filter(prefix -> row.has(prefix + "method"))
                        .map(prefix -> payment(row, prefix))
                        .toList(),
                row.has("intermediary_cnpj")
                        ? Cnpj.parse(row.get("intermediary_cnpj")).value()
                        : "",
                row.get("buyer_order_ref"),
                rows.stream().map(this::line).toList(),
                rows.stream().map(CsvRow::line).toList());
    }

    private static ShopOrder.Buyer buyer(CsvRow row) {
        ShopOrder.Buyer.Kind kind = choice(ShopOrder.Buyer.Kind.class, row.get("buyer_kind"));
        String document = row.get("buyer_document");
        return new ShopOrder.Buyer(
                kind,
                row.get("buyer_name"),
                switch (kind) {
                    case PERSON -> Cpf.parse(document).digits();
                    case COMPANY -> Cnpj.parse(document).value();
                    case FOREIGN -> document;
                },
                row.get("buyer_ie"),
                choice(ShopOrder.Buyer.Purpose.class, row.get("buyer_purpose")),
                row.get("buyer_email"),
                row.get("buyer_phone"));
    }

    private static PostalAddress address(CsvRow row, String prefix) {
        return new PostalAddress(
                row.get(prefix + "street"),
                row.get(prefix + "number"),
                row.get(prefix + "complement"),
                row.get(prefix + "district"),
                row.get(prefix + "city"),
                row.get(prefix + "city_ibge"),
                row.get(prefix + "uf"),
                Cep.parse(row.get(prefix + "cep")).digits(),
                "BR");
    }

    private static ShopOrder.Payment payment(CsvRow row, String prefix) {
        String installments = row.get(prefix + "installments");
        return new ShopOrder.Payment(
                choice(ShopOrder.Payment.Method.class, row.get(prefix + "method")),
                money(row, prefix + "amount"),
                installments.isEmpty() ? 1 : Integer.parseInt(installments),
                choice(ShopOrder.Payment.Status.class, row.get(prefix + "status")),
                row.get(prefix + "reference"));
    }

    private ShopOrder.Line line(CsvRow row) {
        ShopItem item = items.get(row.get("sku"));
        if (item == null) {
            throw new IllegalStateException("checked before: line " + row.line());
        }
        return new ShopOrder.Line(
                Integer.parseInt(row.get("line")),
                item.sku(),
                row.has("gtin") ? Optional.of(Gtin.parse(row.get("gtin"))) : Optional.empty(),
                row.has("description") ? row.get("description") : item.description(),
                choice(ShopOrder.Line.Kind.class, row.get("line_kind")),
                Quantity.parse(row.get("quantity"), Unit.parse(row.get("unit"))),
                UnitPrice.parse(row.get("unit_price"), Form.REAL),
                money(row, "line_discount"));
    }

    private static Money money(CsvRow row, String column) {
        return row.has(column) ? Amounts.parse(row.get(column), Form.REAL, column) : Money.zero(Form.REAL);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
