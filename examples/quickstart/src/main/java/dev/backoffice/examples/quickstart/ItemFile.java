package dev.backoffice.examples.quickstart;

import static dev.backoffice.examples.quickstart.Column.needed;
import static dev.backoffice.examples.quickstart.Column.optional;

import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Partial;
import dev.backoffice.core.identity.Gtin;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.examples.quickstart.ShopItem.Component;
import dev.backoffice.examples.quickstart.ShopItem.Shelf;
import dev.backoffice.examples.quickstart.ShopItem.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the items file: what the shop sells and what lies on its shelves, one row for each item and site. A bad row refuses
 * its item; a kit falls with a component.
 */
final class ItemFile {
    private static final Pattern COMPONENT = Pattern.compile("(.+)x([1-9][0-9]{0,5})");
    private static final long MOST = 1_000_000_000_000L;

    static final List<Column> COLUMNS = List.of(
            needed("sku", Form.matching("[!-~]{1,60}", "MUG-01")),
            needed("description", Form.text(120)),
            needed("ncm", Form.digits(8, "61091000")),
            optional("cest", Form.digits(7, "1709600")),
            needed("origin", Form.whole(0, 8)),
            needed("unit", Form.UNIT),
            optional("gtin", Form.GTIN),
            optional("weight_g", Form.whole(1, 1_000_000)),
            optional("length_mm", Form.whole(1, 100_000)),
            optional("width_mm", Form.whole(1, 100_000)),
            optional("height_mm", Form.whole(1, 100_000)),
            optional("cost", Form.PRICE),
            needed("on_hand", ItemFile::quantity),
            needed("site", Form.SITE),
            optional("kit_components", ItemFile::kit));

    /** What differs from site to site. */
    private static final Set<String> OF_SHELF = Set.of("cost", "on_hand", "site");

    private final Set<String> sites;
    private final List<Failure> wrong = new ArrayList<>();
    private final Map<String, List<CsvRow>> rows = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();

    private ItemFile(Set<String> sites) {
        this.sites = sites;
    }

    /**
     * The good items by sku, in the order of the file.
     *
     * @param sites where the company has goods
     */
    static Partial<Map<String, ShopItem>> read(Path path, Set<String> sites) throws UnreadableFile {
        ItemFile items = new ItemFile(sites);
        new CsvFile(path, Column.needed(COLUMNS)).read(items::add);
        items.checkKits();
        items.nameTheOthers();
        Map<String, ShopItem> good = new LinkedHashMap<>();
        items.rows.forEach((sku, ofItem) -> {
            if (!items.refused.contains(sku)) {
                good.put(sku, item(ofItem));
            }
        });
        items.wrong.sort(Comparator.comparingLong(Failure::row));
        return new Partial<>(Collections.unmodifiableMap(good), items.wrong);
    }

    private void add(CsvRow raw) {
        List<Failure> ofRow = new ArrayList<>();
        CsvRow row = raw.read(COLUMNS, ofRow);
        if (!row.has("kit_components") && !row.has("cost")) {
            ofRow.add(Failure.of(row.line(), "cost", "file.empty"));
        }
        if (ofRow.isEmpty() && !sites.contains(row.get("site"))) {
            ofRow.add(Failure.of(row.line(), "site", "file.unknown-site", "site", row.get("site")));
        }
        List<CsvRow> ofItem = rows.computeIfAbsent(row.get("sku"), none -> new ArrayList<>());
        ofItem.forEach(before -> checkShelf(before, row, ofRow));
        if (!ofRow.isEmpty()) {
            wrong.addAll(ofRow);
            refused.add(row.get("sku"));
        }
        ofItem.add(row);
    }

    private static void checkShelf(CsvRow before, CsvRow row, List<Failure> wrong) {
        String line = Long.toString(before.line());
        if (before.get("site").equals(row.get("site"))) {
            wrong.add(Failure.of(row.line(), "sku", "file.sku-twice", "line", line));
            return;
        }
        COLUMNS.stream()
                .map(Column::name)
                .filter(column -> !OF_SHELF.contains(column) && !row.get(column).equals(before.get(column)))
                .forEach(column -> wrong.add(Failure.of(row.line(), column, "file.item-differs", "line", line)));
    }

    private void checkKits() {
        Set<String> withoutItem = new HashSet<>(refused);
        rows.forEach((sku, ofItem) -> {
            CsvRow row = ofItem.get(0);
            if (!row.has("kit_components") || withoutItem.contains(sku)) {
                return;
            }
            Set<String> parts = new HashSet<>();
            for (Component component : components(row)) {
                String code = whatIsWrong(component, parts, withoutItem);
                if (!code.isEmpty()) {
                    wrong.add(Failure.of(row.line(), "kit_components", code, "sku", component.sku()));
                    refused.add(sku);
                }
            }
        });
    }

    private String whatIsWrong(Component component, Set<String> parts, Set<String> withoutItem) {
        List<CsvRow> ofComponent = rows.getOrDefault(component.sku(), List.of());
        if (ofComponent.isEmpty() || withoutItem.contains(component.sku())) {
            return "file.unknown-component";
        }
        if (ofComponent.get(0).has("kit_components")) {
            return "file.kit-in-kit";
        }
        return parts.add(component.sku()) ? "" : "file.component-twice";
    }

    /** Every row of a refused item is named, also those that are right. */
    private void nameTheOthers() {
        Set<Long> named = new TreeSet<>(wrong.stream().map(Failure::row).toList());
        for (String sku : refused) {
            List<Long> lines =
                    rows.getOrDefault(sku, List.of()).stream().map(CsvRow::line).toList();
            String because = lines.stream()
                    .filter(named::contains)
                    .findFirst()
                    .map(String::valueOf)
                    .orElse("");
            lines.stream()
                    .filter(line -> !named.contains(line))
                    .forEach(line -> wrong.add(Failure.of(line, "", "file.item-refused-along", "line", because)));
        }
    }

    private static ShopItem item(List<CsvRow> rows) {
        CsvRow row = rows.get(0);
        return new ShopItem(
                row.get("sku"),
                row.get("description"),
                row.get("ncm"),
                row.get("cest"),
                Integer.parseInt(row.get("origin")),
                Unit.parse(row.get("unit")),
                row.find("gtin").map(Gtin::of),
                row.find("weight_g").map(Integer::parseInt).orElse(0),
                size(row),
                rows.stream().map(ItemFile::shelf).toList(),
                components(row));
    }

    private static Optional<Size> size(CsvRow row) {
        return Stream.of("length_mm", "width_mm", "height_mm").allMatch(row::has)
                ? Optional.of(new Size(
                        Integer.parseInt(row.get("length_mm")),
                        Integer.parseInt(row.get("width_mm")),
                        Integer.parseInt(row.get("height_mm"))))
                : Optional.empty();
    }

    private static Shelf shelf(CsvRow row) {
        return new Shelf(
                row.get("site"),
                Quantity.parse(row.get("on_hand"), Unit.parse(row.get("unit"))),
                row.find("cost").map(cost -> UnitPrice.parse(cost, Form.REAL)));
    }

    private static List<Component> components(CsvRow row) {
        return row.find("kit_components").stream()
                .flatMap(text -> Stream.of(text.split(";")))
                .map(ItemFile::component)
                .toList();
    }

    private static Component component(String text) {
        Matcher part = COMPONENT.matcher(text.strip());
        if (!part.matches()) {
            throw InvalidInput.of("file.pattern", "example", "CAF-500x2;COA-01x1");
        }
        return new Component(part.group(1), Integer.parseInt(part.group(2)));
    }

    private static String kit(CsvRow row, String text) {
        Stream.of(text.split(";", -1)).forEach(ItemFile::component);
        return text;
    }

    private static String quantity(CsvRow row, String text) {
        Unit unit = Unit.find(row.get("unit")).orElse(Unit.of("ANY", Unit.MAX_SCALE));
        Quantity quantity = Quantity.parse(Spelling.decimal(row, text), unit);
        if (quantity.toMinor() > MOST) {
            throw InvalidInput.of("input.quantity-too-large", "digits", "9");
        }
        return quantity.value().toPlainString();
    }
}
