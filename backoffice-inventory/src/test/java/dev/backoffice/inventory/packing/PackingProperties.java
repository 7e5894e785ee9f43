package dev.backoffice.inventory.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class PackingProperties {
    private static final List<Box> BOXES = List.of(
            Box.of("S", "160x110x60", 80, 1_000),
            Box.of("M", "300x200x200", 150, 5_000),
            Box.of("L", "600x400x400", 400, 12_000));

    @Provide
    Arbitrary<MeasuredGoods> goods() {
        Arbitrary<Dimensions> sizes = Combinators.combine(
                        Arbitraries.longs().between(5, 500),
                        Arbitraries.longs().between(5, 400),
                        Arbitraries.longs().between(5, 300))
                .as(Dimensions::of);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.longs().between(1, 30_000),
                        Arbitraries.longs().between(1, 8_000),
                        sizes.optional())
                .as((sku, minor, grams, size) -> new MeasuredGoods(
                        Sku.of("SKU-" + sku),
                        sku % 2 == 0 ? Quantity.ofMinor(minor, Unit.KG) : Quantity.of(1 + minor % 40, Unit.UN),
                        grams,
                        size));
    }

    @Property(tries = 200)
    void the_contents_of_all_parcels_are_the_goods_and_no_box_is_too_heavy_or_too_full(
            @ForAll @Size(min = 1, max = 6) List<@From("goods") MeasuredGoods> goods) {
        PackingPlan plan = new FirstFitPacker().plan(goods, BOXES).value();
        Map<Sku, Quantity> leaving = new TreeMap<>();
        goods.forEach(line -> leaving.merge(line.sku(), line.quantity(), Quantity::plus));
        Map<Sku, Quantity> packed = new TreeMap<>();
        plan.parcels()
                .forEach(parcel -> parcel.contents()
                        .forEach(content -> packed.merge(content.sku(), content.quantity(), Quantity::plus)));
        assertThat(packed).isEqualTo(leaving);
        for (PackedParcel parcel : plan.parcels()) {
            parcel.box().ifPresent(code -> {
                Box box = BOXES.stream()
                        .filter(kind -> kind.code().equals(code))
                        .findFirst()
                        .orElseThrow();
                assertThat(parcel.weightGrams()).isBetween(box.tareGrams() + 1, box.maxGrams());
            });
            assertThat(parcel.chargedGrams(6000)).isGreaterThanOrEqualTo(parcel.weightGrams());
        }
        assertThat(new FirstFitPacker().plan(goods, BOXES).value()).isEqualTo(plan);
        PackingSlip slip = new PackingSlip(new OrderId(new UUID(1, 2)), plan, Instant.EPOCH);
        assertThat(PackingCodecs.SLIP.read(PackingCodecs.SLIP.write(slip), 1)).isEqualTo(slip);
        PackingEvent packedEvent = new PackingEvent.GoodsPacked(slip.order(), plan.parcels());
        Doc written = PackingEvents.CODEC.write(packedEvent);
        assertThat(PackingEvents.CODEC.read("packing.goods-packed", written, 1)).isEqualTo(packedEvent);
    }
}
