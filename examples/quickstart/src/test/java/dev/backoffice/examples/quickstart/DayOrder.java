package dev.backoffice.examples.quickstart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order of the shipped day while it is made up: the cells of the order, its lines, and what happens to it later. */
final class DayOrder {
    private final OffsetDateTime at;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final List<Map<String, String>> lines = new ArrayList<>();
    private final List<Map<String, String>> events = new ArrayList<>();
    private BigDecimal goods = cents("0");

    DayOrder(String channel, OffsetDateTime at) {
        this.at = at;
        with("channel", channel, "ordered_at", text(at));
        with("freight_charged", "0.00", "other_charges", "0.00", "order_discount", "0.00", "channel_discount", "0.00");
    }

    OffsetDateTime at() {
        return at;
    }

    String get(String column) {
        return cells.getOrDefault(column, "");
    }

    /** Also these cells; columns and values alternate. */
    DayOrder with(String... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            if (!OrderColumns.NAMES.contains(changes[i])) {
                throw new IllegalArgumentException(changes[i]);
            }
            cells.put(changes[i], changes[i + 1]);
        }
        return this;
    }

    DayOrder line(DayItem item, String quantity) {
        return line(item, quantity, item.price(), "0.00", "sale");
    }

    DayOrder line(DayItem item, String quantity, String price, String discount, String kind) {
        BigDecimal gross =
                new BigDecimal(price).multiply(new BigDecimal(quantity)).setScale(2, RoundingMode.HALF_UP);
        if (kind.equals("sale")) {
            goods = goods.add(gross).subtract(new BigDecimal(discount));
        }
        Map<String, String> line = new LinkedHashMap<>();
        line.put("line", Integer.toString(lines.size() + 1));
        line.put("sku", item.sku());
        line.put("gtin", item.gtin());
        line.put("description", item.description());
        line.put("line_kind", kind);
        line.put("quantity", quantity);
        line.put("unit", item.unit());
        line.put("unit_price", price);
        line.put("line_discount", discount);
        lines.add(line);
        return this;
    }

    /** A coupon that takes so many percent off the goods. */
    DayOrder coupon(String code, int percent) {
        return with(
                "coupon_code",
                code,
                "order_discount",
                goods.multiply(new BigDecimal(percent))
                        .divide(new BigDecimal(100), 2, RoundingMode.HALF_UP)
                        .toPlainString());
    }

    BigDecimal goods() {
        return goods;
    }

    BigDecimal total() {
        return goods.add(cents(get("freight_charged")))
                .add(cents(get("other_charges")))
                .subtract(cents(get("order_discount")));
    }

    DayOrder pix(int minutesLater) {
        return paid("pix", "paid", at.plusMinutes(minutesLater)).with("payment1_reference", reference("E00000000"));
    }

    /** Waits for its Pix, which expires after half an hour. */
    DayOrder pixPending() {
        return with(
                "payment1_method",
                "pix",
                "payment1_status",
                "pending",
                "payment1_due",
                text(at.plusMinutes(30)),
                "payment1_reference",
                reference("txid"));
    }

    DayOrder card(int installments) {
        return paid("card", "captured", at.plusSeconds(41))
                .with(
                        "payment1_installments",
                        Integer.toString(installments),
                        "payment1_reference",
                        reference("NSU"),
                        "payment1_acquirer",
                        "99000001000101");
    }

    DayOrder boletoPaid(OffsetDateTime when) {
        return paid("boleto", "paid", when)
                .with("payment1_due", at.toLocalDate().plusDays(3).toString(), "payment1_reference", reference("109-"));
    }

    DayOrder boletoPending() {
        return with(
                "payment1_method",
                "boleto",
                "payment1_status",
                "pending",
                "payment1_due",
                at.toLocalDate().plusDays(3).toString(),
                "payment1_reference",
                reference("109-"));
    }

    /** Due so many days later, in equal terms. */
    DayOrder onTerms(int... days) {
        List<String> due = new ArrayList<>();
        for (int day : days) {
            due.add(at.toLocalDate().plusDays(day).toString());
        }
        return with(
                "payment1_method",
                "boleto",
                "payment1_status",
                "on_terms",
                "payment1_installments",
                Integer.toString(days.length),
                "payment1_due",
                String.join("|", due));
    }

    DayOrder paid(String method, String status, OffsetDateTime when) {
        return with("payment1_method", method, "payment1_status", status, "payment1_at", text(when));
    }

    /** So much of it is paid in another way. */
    DayOrder alsoPaid(String method, String amount, String status) {
        return with("payment2_method", method, "payment2_amount", amount, "payment2_status", status);
    }

    DayOrder event(OffsetDateTime when, String kind, String reason) {
        return event(when, kind, "", "", "", reason);
    }

    DayOrder event(OffsetDateTime when, String kind, String line, String quantity, String amount, String reason) {
        Map<String, String> event = new LinkedHashMap<>();
        event.put("at", text(when));
        event.put("event", kind);
        event.put("line", line);
        event.put("quantity", quantity);
        event.put("amount", amount);
        event.put("reason", reason);
        events.add(event);
        return this;
    }

    boolean eventful() {
        return !events.isEmpty();
    }

    /** What a payment is found by: a prefix, the minute it was asked for and the buyer. */
    private String reference(String prefix) {
        return prefix
                + at.toLocalDateTime().toString().substring(0, 16).replaceAll("[^0-9]", "")
                + get("buyer_document").substring(3);
    }

    /** The rows of the orders file, by column. */
    List<Map<String, String>> rows() {
        with("order_total", total().toPlainString());
        with("payment1_amount", total().subtract(cents(get("payment2_amount"))).toPlainString());
        if (get("payment1_installments").isEmpty()) {
            with("payment1_installments", "1");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> line : lines) {
            Map<String, String> row = new LinkedHashMap<>(cells);
            row.putAll(line);
            rows.add(row);
        }
        return rows;
    }

    /** The rows of the events file, by column. */
    List<Map<String, String>> events() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> event : events) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("channel", get("channel"));
            row.put("order_id", get("order_id"));
            row.putAll(event);
            rows.add(row);
        }
        return rows;
    }

    /** What it takes of each item, by sku. */
    Map<String, BigDecimal> demand() {
        Map<String, BigDecimal> demand = new LinkedHashMap<>();
        lines.forEach(line -> demand.merge(line.get("sku"), new BigDecimal(line.get("quantity")), BigDecimal::add));
        return demand;
    }

    static LocalDate day(int november) {
        return LocalDate.of(2026, 11, 1).plusDays(november - 1L);
    }

    /** With its seconds, also when there are none. */
    private static String text(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static BigDecimal cents(String text) {
        return new BigDecimal(text.isEmpty() ? "0" : text).setScale(2, RoundingMode.UNNECESSARY);
    }
}
