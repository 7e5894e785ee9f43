package dev.backoffice.inventory.packing;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.PEDRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.PackOrder;
import dev.backoffice.inventory.order.Parcel;
import dev.backoffice.inventory.order.SeparateOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static final Box SMALL = Box.of("BOX-S", "160x110x110", 80, 5_000);
    private static final Box LARGE = Box.of("BOX-L", "400x300x300", 250, 20_000);

    private final Shop shop = Shop.stocked();
    private final Packing packing = new Packing(shop.commands);
    private final OrderId order = shop.received("1001");

    private static ParcelContent mugs(long count) {
        return ParcelContent.of(Sku.of("MUG-01"), Quantity.of(count, Unit.UN));
    }

    private static PackedParcel parcel(String label, long mugs) {
        return PackedParcel.of(label, 400 * mugs, List.of(mugs(mugs)));
    }

    @Test
    void a_plan_takes_the_smallest_box_that_holds_all() {
        shop.held(order);
        packing.measure(MARIA, MeasureItem.of(shop.key(), "MUG-01", "100x90x90", 350));
        PackingPlan plan = packing.plan(MARIA, order, List.of(LARGE, SMALL)).value();
        assertThat(plan.parcels()).hasSize(1);
        assertThat(plan.parcels().get(0).box()).contains("BOX-S");
        assertThat(plan.parcels().get(0).weightGrams()).isEqualTo(80 + 2 * 350);
        assertThat(plan.orderParcels()).containsExactly(Parcel.of("1/1", 780));
        packing.pack(MARIA, PackGoods.of(shop.key(), order, plan.parcels()));
        assertThat(packing.view(MARIA, order).plan()).isEqualTo(plan);
    }

    @Test
    void an_order_without_weights_cannot_be_planned_and_says_which_item() {
        shop.held(order);
        assertThat(refusal(() -> packing.plan(MARIA, order, List.of(SMALL)))).isEqualTo("packing.weight-unknown");
        assertThat(refusal(() -> packing.plan(MARIA, shop.received("1002"), List.of(SMALL))))
                .isEqualTo("packing.nothing-held");
        assertThat(refusal(() -> packing.measure(MARIA, MeasureItem.of("m", "NONE", "1x1x1", 1))))
                .isEqualTo("item.unknown");
    }

    @Test
    void parcels_hold_exactly_what_is_set_aside() {
        shop.held(order);
        assertThat(refusal(() -> pack(parcel("1/1", 1)))).isEqualTo("packing.contents-differ");
        assertThat(refusal(() -> pack(parcel("1/2", 2), parcel("2/2", 1)))).isEqualTo("packing.contents-differ");
        assertThat(refusal(() -> pack(parcel("1/1", 1), parcel("1/1", 1)))).isEqualTo("packing.label-twice");
        assertThat(refusal(() -> PackedParcel.of("1/1", 1, List.of(mugs(1), mugs(1)))))
                .isEqualTo("packing.item-twice");
        assertThat(refusal(() -> pack())).isEqualTo("input.invalid parcels");
        pack(parcel("1/2", 1), parcel("2/2", 1));
        assertThat(packing.view(MARIA, order).plan().parcels()).hasSize(2);
        assertThat(refusal(() -> packing.view(PEDRO, order))).isEqualTo("packing.unknown");
    }

    private void pack(PackedParcel... parcels) {
        packing.pack(MARIA, PackGoods.of(shop.key(), order, List.of(parcels)));
    }

    @Test
    void goods_are_packed_anew_until_the_order_is_packed() {
        assertThat(refusal(() -> pack(parcel("1/1", 2)))).isEqualTo("packing.nothing-held");
        shop.held(order);
        pack(parcel("1/1", 2));
        pack(parcel("1/1", 2));
        pack(parcel("1/2", 1), parcel("2/2", 1));
        shop.orders.separate(MARIA, SeparateOrder.of(shop.key(), order));
        shop.orders.pack(
                MARIA,
                PackOrder.of(
                        shop.key(), order, packing.view(MARIA, order).plan().orderParcels()));
        assertThat(refusal(() -> pack(parcel("1/1", 2)))).isEqualTo("packing.order-packed");
        assertThat(shop.events(MARIA.tenant(), "packing-slip", order.toString()))
                .hasSize(2);
        assertThat(packing.audit(MARIA).findings()).isEmpty();
        assertThat(packing.audit(MARIA).checked()).isEqualTo(1);
    }

    @Test
    void the_audit_finds_an_order_whose_parcels_are_not_those_of_its_slip() {
        shop.held(order);
        pack(parcel("1/2", 1), parcel("2/2", 1));
        shop.orders.separate(MARIA, SeparateOrder.of(shop.key(), order));
        shop.orders.pack(MARIA, PackOrder.of(shop.key(), order, List.of(Parcel.of("1/1", 800))));
        assertThat(packing.audit(MARIA).findings().stream().map(Finding::law))
                .containsExactly("packing.parcels-are-the-orders");
    }

    @Test
    void cubic_weight_is_volume_by_the_carriers_divisor_rounded_up() {
        Dimensions box = Dimensions.of(300, 200, 100);
        assertThat(box.cubicGrams(6000)).isEqualTo(1000);
        assertThat(Dimensions.of(301, 200, 100).cubicGrams(6000)).isEqualTo(1004);
        PackedParcel light = parcel("1/1", 1).measuring(box);
        assertThat(light.chargedGrams(6000)).isEqualTo(1000);
        assertThat(light.chargedGrams(60_000)).isEqualTo(400);
        assertThat(parcel("1/1", 1).chargedGrams(6000)).isEqualTo(400);
        assertThat(Dimensions.parse("300x200x100")).isEqualTo(box);
        assertThat(refusal(() -> Dimensions.parse("300x200"))).isEqualTo("input.form dimensions");
        assertThat(refusal(() -> Dimensions.of(0, 1, 1))).isEqualTo("input.range length");
    }

    @Test
    void what_fits_no_box_travels_in_what_it_came_in() {
        MeasuredGoods pole = MeasuredGoods.of(Sku.of("POLE-01"), Quantity.of(1, Unit.UN), 900)
                .measuring(Dimensions.of(1800, 40, 40));
        MeasuredGoods mug =
                MeasuredGoods.of(Sku.of("MUG-01"), Quantity.of(1, Unit.UN), 350).measuring(Dimensions.of(100, 90, 90));
        PackingPlan plan = new FirstFitPacker()
                .plan(List.of(pole, mug), List.of(SMALL, LARGE))
                .value();
        assertThat(plan.parcels()).hasSize(2);
        assertThat(plan.parcels().get(1).box()).isEmpty();
        assertThat(plan.parcels().get(1).dimensions()).contains(Dimensions.of(1800, 40, 40));
    }
}
