package dev.backoffice.examples.quickstart;

import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Partial;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.BuyerKind;
import dev.backoffice.inventory.order.BuyerPurpose;
import dev.backoffice.inventory.order.ChannelFees;
import dev.backoffice.inventory.order.ChannelTerms;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.Discount;
import dev.backoffice.inventory.order.DiscountStep;
import dev.backoffice.inventory.order.FreightTerms;
import dev.backoffice.inventory.order.Funder;
import dev.backoffice.inventory.order.Intermediary;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderedLine;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
    Partial<List<ReadOrder>> read(List<CsvRow> rows) {
        List<Failure> wrong = new ArrayList<>();
        List<CsvRow> read = cells(rows, wrong);
        if (wrong.isEmpty()) {
            checkSums(read, wrong);
        }
        if (wrong.isEmpty()) {
            try {
                return Partial.of(List.of(order(read)));
            } catch (InvalidInput refused) {
                // What the library itself refuses of values that look right one by one.
                wrong.add(Failure.of(rows.get(0).line(), refused));
            }
        }
        nameTheOthers(rows, wrong);
        wrong.sort(Comparator.comparingLong(Failure::row));
        return new Partial<>(List.of(), wrong);
    }

    private List<CsvRow> cells(List<CsvRow> rows, List<Failure> wrong) {
        rows.forEach(row -> row.complete(wrong));
        if (!wrong.isEmpty()) {
            return rows; // The cells of such a row stand under the wrong names.
        }
        CsvRow first = rows.get(0).read(OrderColumns.OF_ORDER, wrong);
        checkAddress(first, wrong);
        checkSecondPayment(first, wrong);
        List<CsvRow> read = new ArrayList<>();
        Map<String, Long> lines = new HashMap<>();
        for (CsvRow row : rows) {
            checkSame(rows.get(0), first, row, wrong);
            CsvRow line = (read.isEmpty() ? first : row).read(OrderColumns.OF_LINE, wrong);
            checkItem(line, wrong);
            Long before = lines.putIfAbsent(line.get("line"), line.line());
            if (before != null && line.has("line")) {
                wrong.add(Failure.of(line.line(), "line", "file.line-twice", "line", Long.toString(before)));
            }
            read.add(line);
        }
        return read;
    }
    /** The columns of the order are equal on all its rows, if perhaps spelled in other ways. */
    private static void checkSame(CsvRow firstRaw, CsvRow first, CsvRow row, List<Failure> wrong) {
        List<String> others = Column.names(OrderColumns.OF_ORDER).stream()
                .filter(column -> !row.get(column).equals(firstRaw.get(column)))
                .toList();
        if (!others.isEmpty()) {
            // A cell that cannot be read stays as it is, and so differs.
            CsvRow read = row.read(OrderColumns.OF_ORDER, new ArrayList<>());
            others.stream()
                    .filter(column -> !read.get(column).equals(first.get(column)))
                    .forEach(column -> wrong.add(
                            Failure.of(row.line(), column, "file.differs", "line", Long.toString(first.line()))));
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

    /** What is sold, what is charged and what is paid must agree to the cent. */
    private static void checkSums(List<CsvRow> rows, List<Failure> wrong) {
        Money lines = Money.zero(Form.REAL);
        for (CsvRow row : rows) {
            Money gross =
                    UnitPrice.parse(row.get("unit_price"), Form.REAL).times(quantity(row), RoundingPolicy.HALF_UP_CENT);
            Money discount = Form.money(row, "line_discount");
            if (discount.isGreaterThan(gross)) {
                wrong.add(Failure.of(
                        row.line(),
                        "line_discount",
                        "file.discount-above-line",
                        "discount",
                        Amounts.text(discount),
                        "gross",
                        Amounts.text(gross)));
            }
            if (Form.chosen(LineKind.class, row.get("line_kind")) == LineKind.SALE) {
                lines = lines.plus(gross).minus(discount);
            }
        }
        CsvRow first = rows.get(0);
        Money freight = Form.money(first, "freight_charged");
        Money other = Form.money(first, "other_charges");
        Money discount = Form.money(first, "order_discount");
        Money total = Form.money(first, "order_total");
        Money sum = lines.plus(freight).plus(other).minus(discount);
        if (!sum.equals(total)) {
            wrong.add(Failure.of(
                    first.line(),
                    "order_total",
                    "file.total",
                    "given",
                    Amounts.text(total),
                    "lines",
                    Amounts.text(lines),
                    "freight",
                    Amounts.text(freight),
                    "other",
                    Amounts.text(other),
                    "discount",
                    Amounts.text(discount),
                    "sum",
                    Amounts.text(sum)));
        }
        Money paid = Form.money(first, "payment1_amount").plus(Form.money(first, "payment2_amount"));
        if (!paid.equals(total)) {
            wrong.add(Failure.of(
                    first.line(),
                    "payment1_amount",
                    "file.payments",
                    "paid",
                    Amounts.text(paid),
                    "total",
                    Amounts.text(total)));
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

    private ReadOrder order(List<CsvRow> rows) {
        CsvRow row = rows.get(0);
        ReceiveOrder command = ReceiveOrder.from(row.get("channel"), row.get("order_id"))
                .orderedAt(OffsetDateTime.parse(row.get("ordered_at")).toInstant())
                .buyer(buyer(row))
                .freight(amount(row, "freight_charged"))
                .otherCharges(amount(row, "other_charges"))
                .total(amount(row, "order_total"))
                .delivery(Form.chosen(DeliveryMethod.class, row.get("delivery_method")))
                .freightTerms(Form.chosen(FreightTerms.class, row.get("freight_terms")))
                .channelTerms(channelTerms(row));
        for (Discount discount : discounts(row)) {
            command = command.discount(discount);
        }
        for (CsvRow line : rows) {
            command = command.line(line(line));
        }
        for (String prefix : List.of("payment1_", "payment2_")) {
            if (row.has(prefix + "method") && Form.money(row, prefix + "amount").isPositive()) {
                command = command.paid(payment(row, prefix));
            }
        }
        return new ReadOrder(
                asked(row, command),
                rows.stream().map(line -> Integer.parseInt(line.get("line"))).toList(),
                rows.stream().map(CsvRow::line).toList());
    }

    /** What need not be asked for. */
    private static ReceiveOrder asked(CsvRow row, ReceiveOrder order) {
        ReceiveOrder asked = row.has("gift_message") ? order.asGift() : order;
        asked = row.has("carrier_service") ? asked.carrierService(row.get("carrier_service")) : asked;
        asked = row.has("buyer_order_ref") ? asked.buyerOrder(row.get("buyer_order_ref")) : asked;
        asked = row.has("coupon_code") ? asked.coupon(row.get("coupon_code")) : asked;
        return row.has("risk_score") ? asked.riskScore(Integer.parseInt(row.get("risk_score"))) : asked;
    }

    /** What the shop takes off itself comes before what the channel pays for. */
    private static List<Discount> discounts(CsvRow row) {
        List<Discount> discounts = new ArrayList<>();
        String name = row.find("coupon_code").orElse(DiscountStep.UNNAMED);
        Money own = Form.money(row, "order_discount");
        Money channels = Form.money(row, "channel_discount");
        if (own.isPositive()) {
            discounts.add(Discount.of(name, Funder.SELLER, own));
        }
        if (channels.isPositive()) {
            discounts.add(Discount.of(name, Funder.CHANNEL, channels));
        }
        return discounts;
    }

    private static ChannelTerms channelTerms(CsvRow row) {
        return new ChannelTerms(
                row.find("channel_group_id"),
                row.find("ship_by").map(OrderRules::day),
                row.find("deliver_by").map(OrderRules::day),
                row.find("intermediary_cnpj")
                        .map(document -> new Intermediary(document, row.find("intermediary_account"))),
                new ChannelFees(
                        Form.money(row, "channel_commission"),
                        Form.money(row, "channel_fixed_fee"),
                        Form.money(row, "channel_freight_fee")));
    }

    /** The day of a cell that holds one, alone or with a time. */
    private static LocalDate day(String text) {
        return text.contains("T") ? OffsetDateTime.parse(text).toLocalDate() : LocalDate.parse(text);
    }

    private static Buyer buyer(CsvRow row) {
        BuyerAddress shipTo = address(row, "ship_");
        return new Buyer(
                Form.chosen(BuyerKind.class, row.get("buyer_kind")),
                row.get("buyer_name"),
                Optional.of(row.get("buyer_document")),
                row.find("buyer_ie"),
                Form.chosen(BuyerPurpose.class, row.get("buyer_purpose")),
                row.find("buyer_email"),
                row.find("buyer_phone"),
                row.find("recipient_name"),
                row.find("recipient_document"),
                shipTo,
                row.find("bill_uf").map(any -> address(row, "bill_")).filter(billTo -> !billTo.equals(shipTo)),
                row.find("gift_message"),
                row.find("notes"));
    }

    private static BuyerAddress address(CsvRow row, String prefix) {
        return new BuyerAddress(
                row.get(prefix + "cep"),
                row.get(prefix + "street"),
                row.get(prefix + "number"),
                row.find(prefix + "complement"),
                row.find(prefix + "district"),
                row.find(prefix + "city"),
                row.find(prefix + "city_ibge"),
                row.get(prefix + "uf"));
    }

    private static Payment payment(CsvRow row, String prefix) {
        PaymentStatus status = Form.chosen(PaymentStatus.class, row.get(prefix + "status"));
        List<String> terms = row.find(prefix + "due").stream()
                .flatMap(due -> Stream.of(due.split("\\|")))
                .toList();
        // One moment beside what is still to be paid is the end of its time, e.g. half an hour for a Pix.
        boolean ends = status == PaymentStatus.PENDING
                && terms.size() == 1
                && terms.get(0).contains("T");
        return new Payment(
                Form.chosen(PaymentMethod.class, row.get(prefix + "method")),
                Form.money(row, prefix + "amount"),
                status,
                row.find(prefix + "installments").map(Integer::parseInt).orElse(1),
                row.find(prefix + "reference"),
                row.find(prefix + "at").map(at -> OffsetDateTime.parse(at).toInstant()),
                ends ? List.of() : terms.stream().map(OrderRules::day).toList(),
                row.find(prefix + "acquirer"),
                ends ? Optional.of(OffsetDateTime.parse(terms.get(0)).toInstant()) : Optional.empty());
    }

    private static OrderedLine line(CsvRow row) {
        return new OrderedLine(
                Sku.of(row.get("sku")),
                quantity(row).value(),
                UnitPrice.parse(row.get("unit_price"), Form.REAL),
                Form.money(row, "line_discount"),
                Form.chosen(LineKind.class, row.get("line_kind")));
    }

    private static Quantity quantity(CsvRow row) {
        return Quantity.parse(row.get("quantity"), Unit.parse(row.get("unit")));
    }

    /** An empty cell is nothing to pay. */
    private static String amount(CsvRow row, String column) {
        return row.find(column).orElse("0.00");
    }
}
