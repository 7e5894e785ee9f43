package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.Partial;
import dev.backoffice.core.organization.Company;
import dev.backoffice.inventory.order.LineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dbackoffice.golden.accept=true} to write the files anew. */
class ShippedDayTest {
    private static final Path FOLDER = Path.of("src/main/resources/day");

    @Test
    void the_shipped_files_are_the_made_up_ones() throws IOException {
        ShippedDay day = new ShippedDay();
        assertIs("orders.csv", day.ordersFile());
        assertIs("items.csv", day.itemsFile());
        assertIs("company.csv", day.companyFile());
        assertIs("events.csv", day.eventsFile());
    }

    @Test
    void every_row_of_the_day_is_read() throws Exception {
        Company company = company();
        assertThat(company.establishments()).hasSize(2);
        Partial<Map<String, ShopItem>> items = items(company);
        assertThat(lines("items.csv", items)).isEmpty();
        OrderFile file = orders(company, items.value());
        assertThat(file.size()).isEqualTo(200);
        List<ReadOrder> orders = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        file.read(50, batch -> {
            orders.addAll(batch.orders().value());
            wrong.addAll(lines("orders.csv", batch.orders()));
        });
        assertThat(wrong).isEmpty();
        assertThat(orders).hasSize(200);
        Partial<List<ShopEvent>> events =
                EventFile.read(FOLDER.resolve("events.csv"), company.main().zone(), file.orders());
        assertThat(lines("events.csv", events)).isEmpty();
        assertThat(events.value()).extracting(ShopEvent::kind).contains(ShopEvent.Kind.values());
    }

    @Test
    void the_day_has_the_situations_of_a_shop() throws Exception {
        List<CsvRow> rows = new CsvFile(FOLDER.resolve("orders.csv"), OrderColumns.NEEDED).rows();
        assertThat(values(rows, "ship_uf")).hasSizeGreaterThanOrEqualTo(15).contains("AC", "AM", "PE", "RS");
        assertThat(values(rows, "channel"))
                .containsExactlyInAnyOrder("site", "sales-rep", "marketplace-a", "marketplace-b");
        assertThat(values(rows, "freight_terms"))
                .containsExactlyInAnyOrder("sender", "recipient", "third_party", "own_sender", "own_recipient", "none");
        assertThat(values(rows, "delivery_method")).containsExactlyInAnyOrder("carrier", "channel", "own", "pickup");
        assertThat(values(rows, "payment1_method")).contains("pix", "boleto", "card", "marketplace", "transfer");
        assertThat(values(rows, "payment1_status")).contains("pending", "authorized", "captured", "paid", "on_terms");
        assertThat(values(rows, "payment2_method")).contains("store_credit", "pix");
        assertThat(values(rows, "buyer_kind")).containsExactlyInAnyOrder("person", "company", "foreign");
        assertThat(values(rows, "buyer_purpose")).containsExactlyInAnyOrder("consumption", "resale", "industry");
        assertThat(values(rows, "line_kind")).hasSize(LineKind.values().length);
        assertThat(orders(rows, row -> row.get("payment1_installments").matches("[2-9]|1[0-9]")))
                .isGreaterThan(10);
        assertThat(orders(rows, row -> row.get("buyer_ie").matches("[0-9]+"))).isEqualTo(8);
        assertThat(orders(rows, row -> row.get("buyer_ie").equals("ISENTO"))).isOne();
        assertThat(orders(
                        rows,
                        row -> row.get("buyer_document").matches(".*[A-Z].*")
                                && !row.get("buyer_kind").equals("foreign")))
                .isOne();
        assertThat(orders(rows, row -> row.has("gift_message"))).isEqualTo(2);
        assertThat(orders(rows, row -> row.get("coupon_code").equals("BLUE10"))).isGreaterThan(5);
        assertThat(orders(rows, row -> Form.money(row, "channel_discount").isPositive()))
                .isGreaterThan(3);
        assertThat(orders(rows, row -> row.has("channel_group_id"))).isEqualTo(2);
        assertThat(orders(rows, row -> row.get("sku").startsWith("KIT-"))).isEqualTo(3);
        assertThat(orders(rows, row -> !row.has("ship_district") || !row.has("ship_city_ibge")))
                .isEqualTo(2);
        assertThat(orders(rows, row -> row.get("risk_score").equals("97"))).isOne();
        assertThat((long) rows.size()).as("several items each").isGreaterThan(380);
    }

    @Test
    void two_orders_need_goods_of_both_sites_and_some_run_short() throws Exception {
        Company company = company();
        Map<String, ShopItem> items = items(company).value();
        List<CsvRow> rows = new CsvFile(FOLDER.resolve("orders.csv"), OrderColumns.NEEDED).rows();
        Set<OrderKey> fromRecife = new HashSet<>();
        Set<OrderKey> fromSaoPaulo = new HashSet<>();
        for (CsvRow row : rows) {
            List<String> sites = items.get(row.get("sku")).shelves().stream()
                    .map(ShopItem.Shelf::site)
                    .toList();
            if (sites.equals(List.of("PE1"))) {
                fromRecife.add(OrderKey.of(row));
            } else if (sites.equals(List.of("SP1"))) {
                fromSaoPaulo.add(OrderKey.of(row));
            }
        }
        fromRecife.retainAll(fromSaoPaulo);
        assertThat(fromRecife).hasSize(2);
        for (String scarce : List.of("WATCH-01", "LAMP-01")) {
            long wanted = rows.stream()
                    .filter(row -> row.get("sku").equals(scarce))
                    .mapToLong(row -> Long.parseLong(row.get("quantity")))
                    .sum();
            assertThat(wanted)
                    .isGreaterThan(items.get(scarce).onHand("SP1").value().longValueExact());
        }
    }

    private static Set<String> values(List<CsvRow> rows, String column) {
        Set<String> values = new HashSet<>();
        rows.stream().flatMap(row -> row.find(column).stream()).forEach(values::add);
        return values;
    }

    private static long orders(List<CsvRow> rows, Predicate<CsvRow> which) {
        return rows.stream().filter(which).map(OrderKey::of).distinct().count();
    }

    private static Company company() throws UnreadableFile {
        return CompanyFile.read(FOLDER.resolve("company.csv")).value().orElseThrow();
    }

    private static Partial<Map<String, ShopItem>> items(Company company) throws UnreadableFile {
        return ItemFile.read(FOLDER.resolve("items.csv"), Quickstart.sites(company));
    }

    private static OrderFile orders(Company company, Map<String, ShopItem> items) throws UnreadableFile {
        return OrderFile.open(
                FOLDER.resolve("orders.csv"), company.main().zone(), Aliases.ofContract(), new OrderRules(items));
    }

    private static List<String> lines(String file, Partial<?> partial) {
        return partial.failures().stream()
                .map(failure -> Findings.line(file, failure))
                .toList();
    }

    private static void assertIs(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("backoffice.golden.accept")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
