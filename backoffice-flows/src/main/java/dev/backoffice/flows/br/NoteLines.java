package dev.backoffice.flows.br;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.Gtin;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSaleLine;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.catalog.Item;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What leaves for an order as lines of a note: kits by their components, each with its exact share of all amounts. */
final class NoteLines {
    private static final int ITEM_NAME = 120;

    private final Catalog catalog;
    private final FiscalCatalog facts;
    private final NoteTexts texts;

    NoteLines(Catalog catalog, FiscalCatalog facts, NoteTexts texts) {
        this.catalog = catalog;
        this.facts = facts;
        this.texts = texts;
    }

    /** Whether goods are sold and others given along. */
    static boolean mixed(OrderView order) {
        return sells(order) && order.terms().lines().stream().anyMatch(line -> line.kind() != LineKind.SALE);
    }

    /** Whether anything is sold. */
    static boolean sells(OrderView order) {
        return order.terms().lines().stream().anyMatch(line -> line.kind() == LineKind.SALE);
    }

    /** Whether nothing leaves but samples. */
    static boolean samples(OrderView order) {
        return order.terms().lines().stream().allMatch(line -> line.kind() == LineKind.SAMPLE);
    }

    List<NfeSaleLine> of(CallContext context, OrderView order, LocalDate date) {
        boolean sells = sells(order);
        boolean numbered = order.terms().buyerOrder().isPresent();
        List<NfeSaleLine> lines = new ArrayList<>();
        for (OrderGoods goods : order.goods()) {
            NfeSaleLine line = line(context, goods, sells, date);
            lines.add(numbered ? line.forOrderItem(goods.line()) : line);
        }
        return lines;
    }

    private NfeSaleLine line(CallContext context, OrderGoods goods, boolean sells, LocalDate date) {
        Item item = catalog.view(context, goods.sku());
        FiscalItem known = facts.of(context, item);
        UnitPrice price = price(goods, item);
        NfeSaleLine line = new NfeSaleLine(
                item.sku().value(),
                item.gtin().map(Gtin::parse),
                LayoutText.fit(item.name(), ITEM_NAME),
                item.ncm(),
                known.cest(),
                GoodsOrigin.of(item.origin()),
                known.supply(),
                false,
                goods.quantity(),
                price,
                goods.discount(),
                sells ? SaleKind.SALE : kind(goods.kind()),
                OptionalInt.empty(),
                goods.kit().map(kit -> texts.component(kit, date)),
                known.codes(),
                goods.freight(),
                goods.otherCharges());
        return sells && goods.kind() != LineKind.SALE ? given(line, date) : line;
    }

    /** What is given away has a value all the same: its list price, when the order names none (LC 87/1996 art. 15). */
    private static UnitPrice price(OrderGoods goods, Item item) {
        return goods.kind() != LineKind.SALE && goods.gross().isZero()
                ? UnitPrice.from(item.price())
                : goods.unitPrice();
    }

    private static SaleKind kind(LineKind kind) {
        return switch (kind) {
            case SALE -> SaleKind.SALE;
            case BONUS -> SaleKind.BONUS;
            case SAMPLE -> SaleKind.SAMPLE;
        };
    }

    /** Given along with what is sold: all of its price is taken off, whatever happens later. */
    private NfeSaleLine given(NfeSaleLine line, LocalDate date) {
        return line.withDiscount(line.gross()).withInformation(texts.given(date));
    }
}
