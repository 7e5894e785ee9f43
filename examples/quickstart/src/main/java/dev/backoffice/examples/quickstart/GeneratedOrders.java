package dev.backoffice.examples.quickstart;

import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.quantity.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.joda.money.Money;

/**
 * Orders nobody placed, made up row by row as the orders file has them and read by the same rules. The n-th order is always
 * the same, whatever was made before. Nine of ten can go all the way; the others wait for one reason or another.
 */
final class GeneratedOrders implements OrderSource {
    private static final long SEED = 20_261_124L;
    private static final int LARGEST_QUANTITY = 3;
    private static final int MOST_LINES = 3;
    private static final int DAYS = 20;
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(-3);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);
    private static final List<String> FIRST_NAMES = List.of(
            "Ana", "Bruno", "Cecília", "Davi", "Elisa", "Fábio", "Glória", "Heitor", "Íris", "João", "Lívia", "Mauro");
    private static final List<String> LAST_NAMES = List.of(
            "Amaral", "Bastos", "Cordeiro", "Dantas", "Esteves", "Fontes", "Gusmão", "Leal", "Medeiros", "Pontes");
    private static final List<String> STREETS = List.of(
            "Rua das Amostras", "Rua do Modelo", "Avenida do Exemplo", "Alameda Sintética", "Travessa do Ensaio");

    private final long size;
    private final OrderRules rules;
    private final List<ShopItem> items;
    private final PostalAddress home;
    private final Sheet sheet;

    /**
     * @param size how many
     * @param items what is sold; kits are left out
     * @param company who sells: most buyers live in its city
     */
    GeneratedOrders(long size, Map<String, ShopItem> items, Company company, OrderRules rules) throws UnreadableFile {
        this.size = size;
        this.rules = rules;
        String site = company.main().site();
        this.items = items.values().stream()
                .filter(item -> !item.kit()
                        && item.shelves().stream()
                                .anyMatch(shelf -> shelf.site().equals(site)))
                .toList();
        this.home = company.main().address();
        this.sheet = Sheet.of(OrderColumns.NAMES, company.main().zone());
        if (this.items.isEmpty()) {
            throw new UnreadableFile("--generate needs an item that lies at " + site + " and is not a kit");
        }
    }

    /** What one item sells at most, so that the shelves can be filled for all orders. */
    static long largestDemand(long orders) {
        return Math.multiplyExact(orders, (long) LARGEST_QUANTITY * MOST_LINES);
    }

    @Override
    public String name() {
        return "generated orders";
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<Instant> earliest() {
        return Optional.of(FIRST_DAY.atStartOfDay().atOffset(OFFSET).toInstant());
    }

    @Override
    public Optional<Instant> latest() {
        return Optional.of(
                FIRST_DAY.plusDays(DAYS).atTime(9, 0).atOffset(OFFSET).toInstant());
    }

    @Override
    public void read(int batch, Consumer<OrderBatch> to) {
        OrderBatch.Gatherer full = new OrderBatch.Gatherer(batch, to);
        for (long number = 1; number <= size; number++) {
            full.add(rules.read(rows(number)));
        }
        full.passOn();
    }

    /** The rows of one order. */
    List<CsvRow> rows(long number) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        Map<String, String> order = order(number, random);
        int lines = 1 + random.nextInt(MOST_LINES);
        List<Map<String, String>> rows = new ArrayList<>();
        Money total = Money.parse("BRL " + order.get("freight_charged"));
        for (int line = 1; line <= lines; line++) {
            ShopItem item = items.get(random.nextInt(items.size()));
            Quantity quantity = Quantity.of(1 + random.nextInt(LARGEST_QUANTITY), item.unit());
            UnitPrice price = price(item);
            Map<String, String> row = new HashMap<>(order);
            row.put("line", Integer.toString(line));
            row.put("sku", item.sku());
            item.gtin().ifPresent(gtin -> row.put("gtin", gtin.digits()));
            row.put("description", item.description());
            row.put("line_kind", "sale");
            row.put("quantity", quantity.value().toPlainString());
            row.put("unit", item.unit().code());
            row.put("unit_price", price.amount().toPlainString());
            row.put("line_discount", "0.00");
            rows.add(row);
            total = total.plus(price.times(quantity, RoundingPolicy.HALF_UP_CENT));
        }
        String amount = total.getAmount().toPlainString();
        for (Map<String, String> row : rows) {
            row.put("order_total", amount);
            row.put("payment1_amount", amount);
        }
        return deviate(number, rows);
    }

    private Map<String, String> order(long number, SplittableRandom random) {
        OffsetDateTime at = FIRST_DAY
                .plusDays(number % DAYS)
                .atTime(LocalTime.of(8, 0).plusSeconds(random.nextInt(43_200)))
                .atOffset(OFFSET);
        Map<String, String> order = new HashMap<>();
        order.put("channel", "site");
        order.put("order_id", Long.toString(1_000_000 + number));
        order.put("ordered_at", at.toString());
        order.put("ship_by", at.toLocalDate().plusDays(1).toString());
        order.put("buyer_kind", "person");
        order.put("buyer_name", pick(FIRST_NAMES, random) + " " + pick(LAST_NAMES, random));
        order.put("buyer_document", cpf(number));
        order.put("buyer_purpose", "consumption");
        order.put("buyer_email", "buyer" + number + "@example.com");
        order.put("delivery_method", "carrier");
        order.put("carrier_service", "correios-pac");
        order.put("ship_cep", home.postalCode());
        order.put("ship_street", pick(STREETS, random));
        order.put("ship_number", Integer.toString(1 + random.nextInt(2_000)));
        order.put("ship_district", home.district());
        order.put("ship_city", home.city());
        order.put("ship_city_ibge", home.cityCode());
        order.put("ship_uf", home.region());
        order.put("freight_terms", "sender");
        order.put(
                "freight_charged", BigDecimal.valueOf(random.nextInt(4_000), 2).toPlainString());
        order.put("payment1_method", "pix");
        order.put("payment1_installments", "1");
        order.put("payment1_status", "paid");
        order.put("payment1_at", at.plusMinutes(1).toString());
        order.put(
                "payment1_reference", "E00000000" + at.toLocalDate().toString().replace("-", "") + number);
        return order;
    }

    /** One of ten orders is one the library cannot take all the way yet. */
    private List<CsvRow> deviate(long number, List<Map<String, String>> rows) {
        if (number % 10 == 0) {
            Map<String, String> changes = switch ((int) (number / 10 % 5)) {
                case 0 -> Map.of("payment1_status", "pending", "payment1_at", "");
                case 1 -> Map.of("ship_district", "");
                case 2 -> Map.of("delivery_method", "pickup");
                case 3 -> Map.of("intermediary_cnpj", "99000003000192", "payment1_method", "marketplace");
                default -> elsewhere();
            };
            rows.forEach(row -> row.putAll(changes));
        }
        List<CsvRow> read = new ArrayList<>();
        for (Map<String, String> row : rows) {
            read.add(new CsvRow(
                    number,
                    sheet,
                    OrderColumns.NAMES.stream()
                            .map(column -> row.getOrDefault(column, ""))
                            .toList()));
        }
        return read;
    }

    /** A buyer in another state. */
    private Map<String, String> elsewhere() {
        return home.region().equals("PR")
                ? Map.of("ship_uf", "SP", "ship_city", "São Paulo", "ship_city_ibge", "3550308", "ship_cep", "01310100")
                : Map.of("ship_uf", "PR", "ship_city", "Curitiba", "ship_city_ibge", "4106902", "ship_cep", "80020310");
    }

    /** Twice the cost and a bit, ending in 90 cents. */
    private static UnitPrice price(ShopItem item) {
        BigDecimal cost = item.cost().map(UnitPrice::amount).orElse(BigDecimal.ONE);
        BigDecimal reais = cost.multiply(BigDecimal.valueOf(2)).setScale(0, RoundingMode.UP);
        return UnitPrice.of(reais.add(new BigDecimal("0.90")), Form.REAL);
    }

    /** A number of the synthetic range with its check digits. */
    private static String cpf(long number) {
        String digits = "9990" + String.format(Locale.ROOT, "%05d", number % 100_000);
        String first = digits + checkDigit(digits);
        return first + checkDigit(first);
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (digits.length() + 1 - i);
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
