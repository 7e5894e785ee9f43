package dev.backoffice.inventory.stock;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.inventory.catalog.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The append-only rows of this room within one tenant: places, holds, movements, and what came back of holds. */
final class StockRows {
    static final String HOLD = "stock-hold";
    static final String MOVEMENT = "stock-movement";
    static final String PLACE = "stock-place";
    static final String RETURN = "stock-return";

    private static final Logger LOG = LoggerFactory.getLogger(StockRows.class);

    private static final String LINES = "lines";
    private static final String BY_SKU = "sku";
    private static final String BY_PLACE = "place";
    private static final String BY_HOLD = "hold";
    private static final String BY_REFERENCE = "reference";
    private static final int PAGE = 1000;

    private final TenantId tenant;
    private final Records records;

    StockRows(TenantId tenant, Records records) {
        this.tenant = tenant;
        this.records = records;
    }

    Optional<StockHold> hold(HoldId id) {
        return records.find(HOLD, id.toString()).map(StockRows::readHold);
    }

    /** A hold; empty as well when its row cannot be read. What the store itself throws is thrown on. */
    Optional<StockHold> readableHold(HoldId id) {
        return records.find(HOLD, id.toString()).flatMap(StockRows::readableHold);
    }

    private static Optional<StockHold> readableHold(StoredDocument row) {
        try {
            return Optional.of(readHold(row));
        } catch (RuntimeException unreadable) {
            LOG.atWarn().addKeyValue("hold", row.id()).setCause(unreadable).log("row of a hold cannot be read");
            return Optional.empty();
        }
    }

    void add(StockHold hold) {
        insert(
                HOLD,
                hold.id().toString(),
                StockCodecs.HOLD.schema(),
                StockCodecs.HOLD.write(hold),
                Map.of(BY_REFERENCE, hold.reference()));
    }

    /** All holds placed for one thing, whatever became of them. */
    List<StockHold> holdsFor(String reference) {
        List<StockHold> holds = new ArrayList<>();
        each(DocumentQuery.all(HOLD).where(BY_REFERENCE, reference), row -> holds.add(readHold(row)));
        return holds;
    }

    void add(StockMovement movement, Optional<HoldId> issuedWith) {
        String place = new StockPlace(tenant, movement.site(), movement.sku()).name();
        Map<String, String> indexes = issuedWith
                .map(hold -> Map.of(BY_PLACE, place, BY_HOLD, hold.toString()))
                .orElseGet(() -> Map.of(BY_PLACE, place));
        insert(
                MOVEMENT,
                movement.id().toString(),
                StockCodecs.MOVEMENT.schema(),
                StockCodecs.MOVEMENT.write(movement),
                indexes);
    }

    /** Notes that a place has an item, when it is not noted yet. The place's counter is locked. */
    void note(StockPlace.Counted counted) {
        String name = counted.place().name();
        if (records.find(PLACE, name).isEmpty()) {
            insert(
                    PLACE,
                    name,
                    1,
                    StockCodecs.place(counted),
                    Map.of(BY_SKU, counted.place().sku().value()));
        }
    }

    /** What came back of a hold, by part; the lines of one that came back whole before parts were known are empty. */
    List<List<CostedLine>> returns(HoldId hold) {
        List<List<CostedLine>> parts = new ArrayList<>();
        Optional<StoredDocument> part = records.find(RETURN, returnId(hold, 1));
        while (part.isPresent()) {
            Doc body = part.get().body();
            parts.add(body.has(LINES) ? body.list(LINES, StockCodecs::readCosted) : List.of());
            part = records.find(RETURN, returnId(hold, parts.size() + 1));
        }
        return parts;
    }

    /** Notes the part that came back; two that come back as the same part collide here. */
    void addReturn(ReturnGoods command, int part, List<CostedLine> lines) {
        Doc body = Doc.fields()
                .put("document", command.document())
                .put("hold", command.hold().toString())
                .put(LINES, lines, StockCodecs::costed)
                .build();
        insert(RETURN, returnId(command.hold(), part), 1, body, Map.of());
    }

    private static String returnId(HoldId hold, int part) {
        return part == 1 ? hold.toString() : hold + "/" + part;
    }

    /** What left with a hold. */
    List<StockMovement> issuedWith(HoldId hold) {
        List<StockMovement> movements = new ArrayList<>();
        each(DocumentQuery.all(MOVEMENT).where(BY_HOLD, hold.toString()), row -> movements.add(readMovement(row)));
        return movements;
    }

    /** The places that ever had an item, by code. */
    List<StockPlace.Counted> places(Sku sku) {
        List<StockPlace.Counted> places = new ArrayList<>();
        each(DocumentQuery.all(PLACE).where(BY_SKU, sku.value()), row -> places.add(readPlace(row)));
        return places;
    }

    /** One page of the places of a query, by place and item, their amounts read together. */
    Page<SiteStock> places(
            StockQuery query, PageRequest page, Function<List<StockPlace.Counted>, List<SiteStock>> counted) {
        View<SiteStock> all = View.of(PLACE);
        View<SiteStock> view = all;
        if (query.site().isPresent()) {
            String site = query.site().get().code() + "/";
            Optional<String> one = query.item().map(sku -> site + sku.value());
            view = all.ids(one.or(() -> Optional.of(site)), one.or(() -> Optional.of(site + "\uD7FF")));
        } else if (query.item().isPresent()) {
            view = all.where(BY_SKU, query.item().get().value());
        }
        if (query.onlyLying()) {
            view = view.and("lying", "yes", row -> !row.onHand().isZero());
        }
        return view.pageOfAll(
                tenant,
                records,
                page,
                rows -> counted.apply(rows.stream().map(this::readPlace).toList()));
    }

    /** One page of a place's movements, the earliest first. */
    Page<StockMovement> movements(MovementQuery query, PageRequest page) {
        String place = new StockPlace(tenant, query.site(), query.item()).name();
        return View.<StockMovement>of(MOVEMENT)
                .where(BY_PLACE, place)
                .page(tenant, records, page, StockRows::readMovement);
    }

    void eachPlace(Consumer<StockPlace.Counted> use) {
        each(DocumentQuery.all(PLACE), row -> use.accept(readPlace(row)));
    }

    void eachHold(Consumer<StockHold> use) {
        each(DocumentQuery.all(HOLD), row -> use.accept(readHold(row)));
    }

    void eachMovement(Consumer<StockMovement> use) {
        each(DocumentQuery.all(MOVEMENT), row -> use.accept(readMovement(row)));
    }

    private void each(DocumentQuery query, Consumer<StoredDocument> use) {
        DocumentQuery next = query.limit(PAGE);
        while (true) {
            List<StoredDocument> rows = records.list(next);
            rows.forEach(use);
            if (rows.size() < PAGE) {
                return;
            }
            next = next.after(rows.get(rows.size() - 1));
        }
    }

    private void insert(String kind, String id, int schema, Doc body, Map<String, String> indexes) {
        records.insert(new StoredDocument(kind, id, 1, schema, body, indexes));
    }

    private static StockHold readHold(StoredDocument row) {
        return StockCodecs.HOLD.readStored(row.body(), row.schema());
    }

    private static StockMovement readMovement(StoredDocument row) {
        return StockCodecs.MOVEMENT.readStored(row.body(), row.schema());
    }

    private StockPlace.Counted readPlace(StoredDocument row) {
        return StockCodecs.readPlace(tenant, row.body());
    }
}
