package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.ana;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.ChangePrice;
import dev.backoffice.inventory.catalog.KitComponent;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** A kit is sold as one thing; its components are kept, listed and sent (situation 21). */
class KitTest {
    private final Shop shop = Shop.stocked();

    @Test
    void a_kit_leaves_as_its_components_whose_list_prices_split_its_price() {
        addKit();
        OrderView order = received(OrderedLine.of(Sku.of("KIT-01"), BigDecimal.valueOf(3), UnitPrice.parse("BRL 90.00"))
                .off(Discount.of("list", Funder.SELLER, "27.00"))
                .off(Discount.of("campaign", Funder.CHANNEL, "10.00")));
        assertThat(order.total()).isEqualTo(Money.parse("BRL 243.00"));
        List<OrderGoods> goods = order.goods();
        assertThat(goods)
                .extracting(one -> one.sku() + " " + one.quantity())
                .containsExactly("MUG-01 6 UN", "PLATE-01 3 UN");
        assertThat(goods).allSatisfy(one -> assertThat(one.kit()).contains(Sku.of("KIT-01")));
        // 270.00 by 79.80 : 25.00
        assertThat(goods)
                .extracting(OrderGoods::gross)
                .containsExactly(Money.parse("BRL 205.59"), Money.parse("BRL 64.41"));
        assertThat(goods)
                .extracting(OrderGoods::lineDiscount)
                .containsExactly(Money.parse("BRL 20.56"), Money.parse("BRL 6.44"));
        assertThat(goods)
                .extracting(OrderGoods::fundedByOthers)
                .containsExactly(Money.parse("BRL 7.61"), Money.parse("BRL 2.39"));
        assertThat(goods.get(0).unitPrice()).isEqualTo(UnitPrice.parse("BRL 34.265"));
        assertThat(goods.get(1).unitPrice()).isEqualTo(UnitPrice.parse("BRL 21.47"));
    }

    @Test
    void what_a_kit_consisted_of_when_it_was_ordered_stays_so() {
        addKit();
        OrderView order = received(OrderedLine.of(Sku.of("KIT-01"), BigDecimal.ONE, UnitPrice.parse("BRL 90.00")));
        shop.catalog.reprice(MARIA, ChangePrice.of("list-2", "MUG-01", "1.00"));
        assertThat(shop.orders.view(MARIA, order.id()).goods()).isEqualTo(order.goods());
    }

    @Test
    void components_without_a_list_price_share_the_price_evenly() {
        shop.catalog.add(MARIA, AddItem.of("BAG", "Paper bag").ncm("48193000").price("0.00"));
        shop.catalog.add(MARIA, AddItem.of("CARD", "Card").ncm("49090000").price("0.00"));
        shop.catalog.add(
                MARIA,
                AddItem.of("WRAP", "Wrapping")
                        .ncm("48193000")
                        .price("5.01")
                        .component("BAG", 1)
                        .component("CARD", 1));
        OrderView order = received(OrderedLine.of(Sku.of("WRAP"), BigDecimal.ONE, UnitPrice.parse("BRL 5.01")));
        assertThat(order.goods())
                .extracting(OrderGoods::gross)
                .containsExactly(Money.parse("BRL 2.51"), Money.parse("BRL 2.50"));
    }

    @Test
    void a_kit_is_made_of_plain_items_in_their_own_units() {
        addKit();
        AddItem kit = AddItem.of("KIT-02", "Two kits").ncm("69120000").price("1.00");
        assertThat(refusal(() -> shop.catalog.add(MARIA, kit.component("NONE", 1))))
                .isEqualTo("item.unknown");
        assertThat(refusal(() -> shop.catalog.add(MARIA, kit.component("KIT-01", 2))))
                .isEqualTo("item.kit-in-kit");
        assertThat(refusal(() -> kit.component("MUG-01", 1).component("MUG-01", 2)))
                .isEqualTo("item.component-twice");
        assertThat(refusal(() -> kit.component("KIT-02", 1))).isEqualTo("item.component-twice");
        assertThat(refusal(() -> kit.component("MUG-01", 0))).isEqualTo("input.not-positive component.quantity");
        assertThat(refusal(() -> shop.catalog.add(
                        MARIA, kit.component(new KitComponent(Sku.of("MUG-01"), Quantity.of(1, Unit.of("KG", 3)))))))
                .isEqualTo("item.component-unit");
        assertThat(shop.catalog.view(MARIA, "KIT-01").kit()).isTrue();
        assertThat(shop.catalog.view(MARIA, "MUG-01").kit()).isFalse();
    }

    @Test
    void the_same_kit_added_again_changes_nothing() {
        addKit();
        shop.store.forgetReceipts(shop.clock.instant().plusSeconds(1), 100);
        addKit();
        assertThat(shop.catalog.view(MARIA, "KIT-01").components())
                .containsExactly(
                        new KitComponent(Sku.of("MUG-01"), Quantity.of(2, Unit.UN)),
                        new KitComponent(Sku.of("PLATE-01"), Quantity.of(1, Unit.UN)));
        assertThat(refusal(() -> shop.catalog.add(
                        MARIA,
                        AddItem.of("KIT-01", "Mugs and plate")
                                .ncm("69120000")
                                .price("90.00")
                                .component("MUG-01", 2))))
                .isEqualTo("item.exists");
    }

    @Test
    void an_order_for_part_of_a_kit_that_cannot_be_divided_is_refused() {
        shop.catalog.add(
                MARIA,
                AddItem.of("LOOSE", "Sold by weight")
                        .unit(Unit.of("KG", 3))
                        .ncm("69120000")
                        .price("90.00")
                        .component("MUG-01", 1));
        assertThat(refusal(() ->
                        received(OrderedLine.of(Sku.of("LOOSE"), new BigDecimal("0.5"), UnitPrice.parse("BRL 90.00")))))
                .isEqualTo("input.quantity-scale quantity");
    }

    private void addKit() {
        shop.catalog.add(
                MARIA,
                AddItem.of("KIT-01", "Mugs and plate")
                        .ncm("69120000")
                        .price("90.00")
                        .component("MUG-01", 2)
                        .component("PLATE-01", 1));
    }

    private OrderView received(OrderedLine line) {
        OrderId order = shop.orders.receive(
                MARIA, ReceiveOrder.from("site", shop.key()).buyer(ana()).line(line));
        assertThat(shop.orders.audit(MARIA).findings()).isEmpty();
        return shop.orders.view(MARIA, order);
    }
}
