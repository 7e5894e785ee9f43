package dev.backoffice.examples.quickstart;

import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.Partial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Files for tests, made of a good row and changes to it. */
final class Sheets {
    static final Path DATA = Path.of("data").toAbsolutePath();
    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private Sheets() {}

    /** A row of a good order of two mugs; the changes alternate column and value. */
    static Map<String, String> row(String... changes) {
        Map<String, String> row = new LinkedHashMap<>();
        OrderColumns.NAMES.forEach(column -> row.put(column, ""));
        String[] good = {
            "channel",
            "site",
            "order_id",
            "1",
            "ordered_at",
            "2026-11-23T09:12:04-03:00",
            "buyer_kind",
            "person",
            "buyer_name",
            "Ana Ferraz",
            "buyer_document",
            "99900001907",
            "buyer_purpose",
            "consumption",
            "delivery_method",
            "carrier",
            "ship_cep",
            "01310100",
            "ship_street",
            "Rua das Amostras",
            "ship_number",
            "1",
            "ship_district",
            "Centro",
            "ship_city",
            "São Paulo",
            "ship_city_ibge",
            "3550308",
            "ship_uf",
            "SP",
            "freight_terms",
            "sender",
            "freight_charged",
            "10.00",
            "order_total",
            "89.80",
            "payment1_method",
            "pix",
            "payment1_amount",
            "89.80",
            "payment1_status",
            "paid",
            "line",
            "1",
            "sku",
            "MUG-01",
            "line_kind",
            "sale",
            "quantity",
            "2",
            "unit",
            "UN",
            "unit_price",
            "39.90"
        };
        put(row, good);
        put(row, changes);
        return row;
    }

    private static void put(Map<String, String> row, String... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            if (!row.containsKey(changes[i])) {
                throw new IllegalArgumentException(changes[i]);
            }
            row.put(changes[i], changes[i + 1]);
        }
    }

    /** The text of a file with these rows. */
    @SafeVarargs
    static String csv(Map<String, String>... rows) {
        StringBuilder text = new StringBuilder(String.join(",", rows[0].keySet())).append('\n');
        for (Map<String, String> row : rows) {
            text.append(row.values().stream()
                            .map(cell ->
                                    cell.matches("(?s).*[\",\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Map<String, ShopItem> items() {
        try {
            return ItemFile.read(DATA.resolve("items.csv"), Set.of("SP1")).value();
        } catch (UnreadableFile broken) {
            throw new AssertionError(broken);
        }
    }

    static OrderFile open(Path orders, Aliases aliases) throws UnreadableFile {
        return OrderFile.open(orders, ZONE, aliases, new OrderRules(items()));
    }

    /** All orders of a file, in batches of two. */
    static Partial<List<ReadOrder>> read(Path orders) throws UnreadableFile {
        return read(open(orders, Aliases.ofContract()));
    }

    static Partial<List<ReadOrder>> read(OrderFile orders) throws UnreadableFile {
        List<ReadOrder> good = new ArrayList<>();
        List<Failure> wrong = new ArrayList<>();
        orders.read(2, batch -> {
            good.addAll(batch.orders().value());
            wrong.addAll(batch.orders().failures());
        });
        return new Partial<>(good, wrong);
    }

    static List<String> lines(Partial<?> partial) {
        return partial.failures().stream()
                .map(failure -> Findings.line("orders.csv", failure))
                .toList();
    }
}
