package dev.backoffice.inventory.catalog;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Doc;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Gives an item another list price.
 *
 * <pre>{@code
 * ChangePrice.of("price-list-2026-11/MUG-01", "MUG-01", "42.00")
 * }</pre>
 *
 * @param key names the change; a price may well come back, so it is not the key
 * @param sku which item
 * @param price the price for one unit from now on
 */
public record ChangePrice(IdempotencyKey key, Sku sku, Money price) implements Command {
    /** @throws InvalidInput {@code input.null}, {@code input.negative} or {@code input.money-too-large} */
    public ChangePrice {
        Input.required(key, "key");
        Input.required(sku, "sku");
        Item.checkPrice(price);
    }

    /** A price in BRL. */
    public static ChangePrice of(String key, String sku, String reais) {
        return new ChangePrice(
                IdempotencyKey.of(key), Sku.of(sku), Amounts.parseNotNegative(reais, CurrencyUnit.of("BRL"), "price"));
    }

    Doc form() {
        return Doc.fields()
                .put("sku", sku.value())
                .put("price", price.toString())
                .build();
    }
}
