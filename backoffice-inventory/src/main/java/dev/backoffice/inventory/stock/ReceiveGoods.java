package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Puts goods that came in on stock. One command per item of a delivery: its key is made of the document, the place and the
 * item, so a delivery typed in twice is counted once.
 *
 * <pre>{@code
 * ReceiveGoods.of("delivery-77", "MUG-01", 100).unitCost("12.50").at("SP1")
 * }</pre>
 *
 * @param document what the goods came with, e.g. the number of the delivery note; 1 to 100 visible ASCII characters
 * @param sku which item; of a kit its components are received, each by itself
 * @param count how much in the item's unit, above zero
 * @param unitCost what one unit cost, zero or more; required before the command is given
 * @param site where they lie now; required before the command is given
 */
public record ReceiveGoods(
        String document, Sku sku, BigDecimal count, Optional<@NotNull UnitPrice> unitCost, Optional<@NotNull Site> site)
        implements Command {
    /** @throws InvalidInput naming the field */
    public ReceiveGoods {
        CodeText.check("document", document, 100, CodeText.PRINTABLE);
        Input.required(sku, "sku");
        count = Count.checked(count);
        Input.required(unitCost, "unitCost");
        Input.required(site, "site");
    }

    /** A whole number of units. */
    public static ReceiveGoods of(String document, String sku, long count) {
        return new ReceiveGoods(document, Sku.of(sku), BigDecimal.valueOf(count), Optional.empty(), Optional.empty());
    }

    /** A number of units as plain text, e.g. {@code 1.25}. */
    public static ReceiveGoods of(String document, String sku, String count) {
        return new ReceiveGoods(document, Sku.of(sku), Count.parse(count), Optional.empty(), Optional.empty());
    }

    /** What one unit cost, in BRL, e.g. {@code 12.50}. */
    public ReceiveGoods unitCost(String reais) {
        return unitCost(UnitPrice.parse(reais, CurrencyUnit.of("BRL")));
    }

    /** What one unit cost. */
    public ReceiveGoods unitCost(UnitPrice cost) {
        return new ReceiveGoods(document, sku, count, Optional.of(Input.required(cost, "unitCost")), site);
    }

    /** Where they lie now. */
    public ReceiveGoods at(String siteCode) {
        return new ReceiveGoods(document, sku, count, unitCost, Optional.of(Site.of(siteCode)));
    }

    @Override
    public IdempotencyKey key() {
        return IdempotencyKey.of(document + "/" + site.map(Site::code).orElse("") + "/" + sku);
    }

    Doc form() {
        return Doc.fields()
                .put("document", document)
                .put("sku", sku.value())
                .put("count", count)
                .put("unitCost", unitCost, cost -> Doc.of(cost.toString()))
                .put("site", site, place -> Doc.of(place.code()))
                .build();
    }
}
