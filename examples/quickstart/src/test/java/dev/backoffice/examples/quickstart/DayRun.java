package dev.backoffice.examples.quickstart;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.memory.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The shipped day, lived through; questions about what became of its orders. */
final class DayRun {
    static final Path FILES = Path.of("src/main/resources/day");

    final ShopDay day;
    final Report report;
    final List<Map<String, String>> rows = new ArrayList<>();
    private final Path out;

    private DayRun(ShopDay day, Path out) throws UnreadableFile {
        this.day = day;
        this.out = out;
        try (ParcelFile parcels = ParcelFile.open(out)) {
            this.report = day.close(NoteFolder.open(out, 200), parcels);
        }
        for (CsvRow row : new CsvFile(out.resolve(ParcelFile.NAME), List.of("order_id")).rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            ParcelFile.OF_PARCEL.forEach(column -> cells.put(column, row.get(column)));
            ParcelFile.OF_MONEY.forEach(column -> cells.put(column, row.get(column)));
            rows.add(cells);
        }
    }

    /** The day from its beginning to its end. */
    static DayRun whole(Path out) throws UnreadableFile {
        return of(FILES.resolve("company.csv"), out);
    }

    /** The same orders and events at another company. */
    static DayRun of(Path company, Path out) throws UnreadableFile {
        return of(MemoryStore.create(), company, out, day -> {
            for (Turn turn : turns(day)) {
                day.take(turn);
            }
        });
    }

    /** The day over a store, lived through in some way. */
    static DayRun of(Store store, Path companyFile, Path out, Consumer<ShopDay> live) throws UnreadableFile {
        Company company = CompanyFile.read(companyFile).value().orElseThrow();
        Map<String, ShopItem> items = ItemFile.read(FILES.resolve("items.csv"), Quickstart.sites(company))
                .value();
        OrderFile orders = OrderFile.open(
                FILES.resolve("orders.csv"), company.main().zone(), Aliases.ofContract(), new OrderRules(items));
        List<ShopEvent> events = EventFile.read(
                        FILES.resolve("events.csv"), company.main().zone(), orders.orders())
                .value();
        ShopDay day = new ShopDay(store, company, items, orders, events);
        day.open();
        live.accept(day);
        return new DayRun(day, out);
    }

    static List<Turn> turns(ShopDay day) {
        try {
            return day.turns();
        } catch (UnreadableFile unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    Backoffice shop() {
        return day.shop();
    }

    CallContext maria() {
        return day.maria();
    }

    OrderId id(String order) {
        String channel =
                order.startsWith("2000") ? "marketplace-a" : order.startsWith("B26") ? "marketplace-b" : "site";
        return OrderId.of(maria().tenant(), order.startsWith("B2B") ? "sales-rep" : channel, order);
    }

    OrderView order(String order) {
        return shop().orders().view(maria(), id(order));
    }

    OrderStatus.Kind status(String order) {
        return order(order).status();
    }

    String waitsFor(String order) {
        return order(order).waitsFor().orElseThrow().code();
    }

    /** Its rows of the parcels file. */
    List<Map<String, String>> parcels(String order) {
        return rows.stream().filter(row -> row.get("order_id").equals(order)).toList();
    }

    Map<String, String> parcel(String order) {
        List<Map<String, String>> parcels = parcels(order);
        if (parcels.size() != 1) {
            throw new AssertionError(order + " has parcels " + parcels);
        }
        return parcels.get(0);
    }

    Optional<FiscalDocument> note(String order) {
        return shop().notes().find(maria(), "order/" + id(order));
    }

    /** The signed note of a row. */
    String xml(Map<String, String> parcel) {
        try {
            return Files.readString(out.resolve(parcel.get("xml_path")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String xml(String order) {
        return xml(parcel(order));
    }

    List<Charge> charges(String order) {
        return shop().charges().of(maria(), "order/" + id(order));
    }

    List<Credit> credits(String order) {
        return shop().charges().creditsOf(maria(), "order/" + id(order));
    }
}
