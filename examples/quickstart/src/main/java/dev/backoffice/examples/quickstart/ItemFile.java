package dev.backoffice.examples.quickstart;

import static dev.backoffice.examples.quickstart.Column.needed;
import static dev.backoffice.examples.quickstart.Column.optional;

import dev.backoffice.core.br.Gtin;
import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Partial;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the items file: what the shop sells and what lies on its shelves. */
final class ItemFile {
    private static final List<Column> COLUMNS = List.of(
            needed("sku", Form.matching("[!-~]{1,60}", "MUG-01")),
            needed("description", Form.text(120)),
            needed("ncm", Form.matching("[0-9]{8}", "61091000")),
            optional("cest", Form.matching("[0-9]{7}", "1709600")),
            needed("origin", Form.whole(0, 8)),
            needed("unit", (row, text) -> Unit.parse(text)),
            optional("gtin", Form.GTIN),
            optional("weight_g", Form.whole(1, 1_000_000)),
            optional("length_mm", Form.whole(1, 100_000)),
            optional("width_mm", Form.whole(1, 100_000)),
            optional("height_mm", Form.whole(1, 100_000)),
            optional("cost", Form.PRICE),
            needed("on_hand", ItemFile::quantity),
            needed("site", Form.matching("[A-Z0-9][A-Z0-9-]{0,19}", "SP1")),
            optional("kit_components", Form.matching("[^;]+x[0-9]+(;[^;]+x[0-9]+)*", "CAF-500x2;COA-01x1")));

    private ItemFile() {}

    /** The good items by sku, in the order of the file. */
    static Partial<Map<String, ShopItem>> read(Path path) throws UnreadableFile {
        CsvFile file = new CsvFile(
                path, COLUMNS.stream().filter(Column::needed).map(Column::name).toList());
        Map<String, ShopItem> items = new LinkedHashMap<>();
        Map<String, Long> lines = new LinkedHashMap<>();
        List<Failure> wrong = new ArrayList<>();
        for (CsvRow row : file.rows()) {
            List<Failure> ofRow = new ArrayList<>();
            COLUMNS.forEach(column -> column.check(row).ifPresent(ofRow::add));
            if (!row.has("kit_components") && !row.has("cost")) {
                ofRow.add(Failure.of(row.line(), "cost", "file.empty"));
            }
            Long before = lines.putIfAbsent(row.get("sku"), row.line());
            if (before != null && row.has("sku")) {
                ofRow.add(Failure.of(row.line(), "sku", "file.sku-twice", "line", Long.toString(before)));
            }
            wrong.addAll(ofRow);
            if (ofRow.isEmpty()) {
                items.put(row.get("sku"), item(row));
            }
        }
        return new Partial<>(Collections.unmodifiableMap(items), wrong);
    }

    private static ShopItem item(CsvRow row) {
        Unit unit = Unit.parse(row.get("unit"));
        return new ShopItem(
                row.get("sku"),
                row.get("description"),
                row.get("ncm"),
                row.get("cest"),
                Integer.parseInt(row.get("origin")),
                unit,
                row.has("gtin") ? Optional.of(Gtin.parse(row.get("gtin"))) : Optional.empty(),
                row.has("weight_g") ? Integer.parseInt(row.get("weight_g")) : 0,
                row.has("cost") ? Optional.of(UnitPrice.parse(row.get("cost"), Form.REAL)) : Optional.empty(),
                Quantity.parse(row.get("on_hand"), unit),
                row.get("site"),
                row.has("kit_components")
                        ? Arrays.asList(row.get("kit_components").split(";"))
                        : List.of());
    }

    private static void quantity(CsvRow row, String text) {
        Unit unit = Unit.find(row.get("unit")).orElse(Unit.of("ANY", Unit.MAX_SCALE));
        if (Quantity.parse(text, unit).toMinor() > 1_000_000_000_000L) {
            throw InvalidInput.of("input.quantity-too-large", "digits", "9");
        }
    }
}
