package dev.backoffice.examples.quickstart;

import dev.backoffice.core.br.Gtin;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import java.util.List;
import java.util.Optional;

/**
 * An item of the shop and what lies on its shelf when the day begins.
 *
 * @param ncm eight digits of the goods nomenclature
 * @param cest seven digits; empty when the goods have none
 * @param origin 0 to 8, as tax documents say where goods come from
 * @param unit it is kept and sold in
 * @param weightGrams of one unit; 0 when unknown
 * @param cost of one unit; empty for a kit
 * @param onHand what lies there
 * @param site where
 * @param kitComponents what a kit is made of, e.g. {@code CAF-500x2}; empty for a plain item
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
        Optional<UnitPrice> cost,
        Quantity onHand,
        String site,
        List<String> kitComponents) {
    ShopItem {
        kitComponents = List.copyOf(kitComponents);
    }

    boolean kit() {
        return !kitComponents.isEmpty();
    }
}
