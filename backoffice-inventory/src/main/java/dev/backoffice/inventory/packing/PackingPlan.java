package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.Parcel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Goods in parcels: what is in all parcels together is exactly the goods. Immutable and thread-safe.
 *
 * @param goods what leaves; lines of one item count together
 * @param parcels 1 to 1,000 parcels, each with a label of its own
 */
public record PackingPlan(List<ParcelContent> goods, List<PackedParcel> parcels) {
    /** The most parcels of one order. */
    public static final int MAX_PARCELS = 1000;

    /** @throws InvalidInput {@code input.empty}, {@code packing.label-twice}, {@code packing.contents-differ} naming the item */
    public PackingPlan {
        goods = Input.atMost(10_000, goods, "goods");
        parcels = Input.atMost(MAX_PARCELS, parcels, "parcels");
        if (parcels.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "parcels");
        }
        Set<String> labels = new HashSet<>();
        for (PackedParcel parcel : parcels) {
            if (!labels.add(parcel.label())) {
                throw InvalidInput.of("packing.label-twice", "label", parcel.label());
            }
        }
        checkContents(ParcelContent.sum(goods), packed(parcels));
    }

    /** As the constructor. */
    public static PackingPlan of(List<ParcelContent> goods, List<PackedParcel> parcels) {
        return new PackingPlan(goods, parcels);
    }

    private static Map<Sku, Quantity> packed(List<PackedParcel> parcels) {
        return ParcelContent.sum(
                parcels.stream().flatMap(parcel -> parcel.contents().stream()).toList());
    }

    private static void checkContents(Map<Sku, Quantity> wanted, Map<Sku, Quantity> packed) {
        Set<Sku> all = new TreeSet<>(wanted.keySet());
        all.addAll(packed.keySet());
        for (Sku sku : all) {
            Quantity leaving = wanted.get(sku);
            Quantity inside = packed.get(sku);
            if (leaving == null || !leaving.equals(inside)) {
                throw InvalidInput.of(
                        "packing.contents-differ",
                        "sku",
                        sku.value(),
                        "goods",
                        leaving == null ? "0" : leaving.toString(),
                        "packed",
                        inside == null ? "0" : inside.toString());
            }
        }
    }

    /** What all parcels weigh together, in grams. */
    public long weightGrams() {
        return parcels.stream().mapToLong(PackedParcel::weightGrams).sum();
    }

    /** What a carrier charges by for all parcels together, in grams; see {@link PackedParcel#chargedGrams}. */
    public long chargedGrams(long divisor) {
        return parcels.stream()
                .mapToLong(parcel -> parcel.chargedGrams(divisor))
                .sum();
    }

    /** The parcels as the order keeps them. */
    public List<Parcel> orderParcels() {
        return parcels.stream().map(PackedParcel::parcel).toList();
    }
}
