package dev.backoffice.examples.quickstart;

import dev.backoffice.core.identity.Gtin;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import java.util.List;
import java.util.Optional;

/**
 * An item of the shop and what lies on its shelves when the day begins.
 *
 * @param ncm eight digits of the goods nomenclature
 * @param cest seven digits; empty when the goods have none
 * @param origin 0 to 8, as tax documents say where goods come from
 * @param unit it is kept and sold in
 * @param weightGrams of one unit; 0 when unknown
 * @param size of one unit; empty when unknown
 * @param shelves where it lies, each site once; at least one
 * @param components what a kit is made of; empty for a plain item
 */
record ShopItem(
        String sku,
        String description,
        String ncm,
        String cest,
        int origin,
        Unit unit,
        Optional<Gtin> gtin,
        int weightGrams,
        Optional<Size> size,
        List<Shelf> shelves,
        List<Component> components) {
    ShopItem {
        shelves = List.copyOf(shelves);
        components = List.copyOf(components);
    }

    /** Length, width and height of a unit as it is packed, in millimetres. */
    record Size(int length, int width, int height) {}

    /**
     * What lies at a site.
     *
     * @param cost of one unit there; empty for a kit
     */
    record Shelf(String site, Quantity onHand, Optional<UnitPrice> cost) {}

    /**
     * A part of a kit.
     *
     * @param count how many units of the item are in one kit
     */
    record Component(String sku, int count) {
        @Override
        public String toString() {
            return sku + "x" + count;
        }
    }

    boolean kit() {
        return !components.isEmpty();
    }

    /** What one unit cost at the first site that tells. */
    Optional<UnitPrice> cost() {
        return shelves.stream().flatMap(shelf -> shelf.cost().stream()).findFirst();
    }

    /** What lies at a site; nothing when it has no shelf there. */
    Quantity onHand(String site) {
        return shelves.stream()
                .filter(shelf -> shelf.site().equals(site))
                .findFirst()
                .map(Shelf::onHand)
                .orElse(Quantity.of(0, unit));
    }
}
