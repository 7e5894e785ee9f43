package dev.backoffice.tck.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.packing.Box;
import dev.backoffice.inventory.packing.Dimensions;
import dev.backoffice.inventory.packing.MeasuredGoods;
import dev.backoffice.inventory.packing.Packer;
import dev.backoffice.inventory.packing.PackingPlan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link Packer} has to keep. */
public abstract class PackerContract {
    private static final List<Box> BOXES =
            List.of(Box.of("S", "160x110x60", 80, 1_000), Box.of("L", "600x400x400", 400, 12_000));

    /** For the suite of a host. */
    protected PackerContract() {}

    /** The packer to be proved. */
    protected abstract Packer packer();

    private static MeasuredGoods mugs(long count) {
        return MeasuredGoods.of(Sku.of("MUG-01"), Quantity.of(count, Unit.UN), 350)
                .measuring(Dimensions.of(100, 90, 90));
    }

    private static MeasuredGoods tea() {
        return MeasuredGoods.of(Sku.of("TEA-01"), Quantity.of(new BigDecimal("2.250"), Unit.KG), 1_000);
    }

    private static MeasuredGoods pole() {
        return MeasuredGoods.of(Sku.of("POLE-01"), Quantity.of(2, Unit.UN), 20_000)
                .measuring(Dimensions.of(1_800, 40, 40));
    }

    private void packsExactly(List<MeasuredGoods> goods, List<Box> boxes) {
        Explained<PackingPlan> plan = packer().plan(goods, boxes);
        Map<Sku, Quantity> packed = new TreeMap<>();
        plan.value()
                .parcels()
                .forEach(parcel -> parcel.contents()
                        .forEach(content -> packed.merge(content.sku(), content.quantity(), Quantity::plus)));
        Map<Sku, Quantity> leaving = new TreeMap<>();
        goods.forEach(line -> leaving.merge(line.sku(), line.quantity(), Quantity::plus));
        assertThat(packed).isEqualTo(leaving);
        assertThat(plan.reasons()).isNotEmpty();
    }

    /** What is in all parcels together is exactly the goods, counted in fractions and fitting no box too. */
    @Test
    public void the_contents_of_all_parcels_are_the_goods() {
        packsExactly(List.of(mugs(1)), BOXES);
        packsExactly(List.of(mugs(100), tea(), pole()), BOXES);
        packsExactly(List.of(mugs(1), mugs(2)), BOXES);
    }

    /** Where there are no boxes goods are packed all the same. */
    @Test
    public void goods_are_packed_without_boxes_too() {
        packsExactly(List.of(mugs(3), tea()), List.of());
    }

    /** The same goods and boxes give the same plan. */
    @Test
    public void the_same_goods_and_boxes_give_the_same_plan() {
        List<MeasuredGoods> goods = List.of(mugs(30), tea(), pole());
        assertThat(packer().plan(goods, BOXES).value())
                .isEqualTo(packer().plan(goods, BOXES).value());
    }

    /** No parcel in a box is heavier than the box may be. */
    @Test
    public void no_box_is_too_heavy() {
        PackingPlan plan = packer().plan(List.of(mugs(100), tea()), BOXES).value();
        plan.parcels()
                .forEach(parcel -> BOXES.stream()
                        .filter(box -> parcel.box().filter(box.code()::equals).isPresent())
                        .forEach(box -> assertThat(parcel.weightGrams()).isLessThanOrEqualTo(box.maxGrams())));
    }
}
