package dev.backoffice.inventory.catalog;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Adds an item to the catalog. Its key is the item's code: given again with the same content it changes nothing, with other
 * content it is refused.
 *
 * <pre>{@code
 * AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90")
 * }</pre>
 *
 * @param sku the company's code
 * @param name what people call it; at most 120 characters
 * @param ncm the customs class, eight digits; required before the command is given
 * @param unit what it is counted in; default {@code UN}, pieces
 * @param price the list price for one unit; required before the command is given
 * @param gtin the number under its bar code; default none
 * @param origin origin of the goods, 0 to 8; default 0, national
 * @param weightGrams what one unit weighs; default unknown
 * @param components what one unit consists of when it is a kit; default none, a plain item
 */
public record AddItem(
        Sku sku,
        String name,
        Optional<@NotNull String> ncm,
        Unit unit,
        Optional<@NotNull Money> price,
        Optional<String> gtin,
        int origin,
        Optional<Long> weightGrams,
        List<KitComponent> components)
        implements Command {
    /** @throws InvalidInput what {@link Item} refuses */
    public AddItem {
        Input.required(sku, "sku");
        Item.checkName(name);
        Input.required(ncm, "ncm").ifPresent(Item::checkNcm);
        Input.required(unit, "unit");
        Input.required(price, "price").ifPresent(Item::checkPrice);
        Input.required(gtin, "gtin").ifPresent(Item::checkGtin);
        Item.checkOrigin(origin);
        Input.required(weightGrams, "weight").ifPresent(Item::checkWeight);
        components = Item.checkComponents(sku, components);
    }

    /** An item counted in pieces; {@code ncm} and {@code price} are still to be given. */
    public static AddItem of(String sku, String name) {
        return new AddItem(
                Sku.of(sku),
                name,
                Optional.empty(),
                Unit.UN,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                List.of());
    }

    /** Eight digits. */
    public AddItem ncm(String digits) {
        return new AddItem(
                sku, name, Optional.of(Item.checkNcm(digits)), unit, price, gtin, origin, weightGrams, components);
    }

    /** What it is counted in. */
    public AddItem unit(Unit counted) {
        return new AddItem(sku, name, ncm, counted, price, gtin, origin, weightGrams, components);
    }

    /** The list price for one unit, in BRL, e.g. {@code 39.90}. */
    public AddItem price(String reais) {
        return price(Amounts.parseNotNegative(reais, CurrencyUnit.of("BRL"), "price"));
    }

    /** The list price for one unit. */
    public AddItem price(Money listed) {
        return new AddItem(
                sku, name, ncm, unit, Optional.of(Item.checkPrice(listed)), gtin, origin, weightGrams, components);
    }

    /** The number under its bar code. */
    public AddItem gtin(String digits) {
        return new AddItem(
                sku, name, ncm, unit, price, Optional.of(Item.checkGtin(digits)), origin, weightGrams, components);
    }

    /** Origin of the goods, 0 to 8. */
    public AddItem origin(int code) {
        return new AddItem(sku, name, ncm, unit, price, gtin, code, weightGrams, components);
    }

    /** What one unit weighs, in grams. */
    public AddItem weightGrams(long grams) {
        return new AddItem(sku, name, ncm, unit, price, gtin, origin, Optional.of(grams), components);
    }

    /** It is a kit that also has a whole number of pieces of this item in it. */
    public AddItem component(String item, long count) {
        return component(new KitComponent(Sku.of(item), Quantity.of(count, Unit.UN)));
    }

    /** It is a kit that also has this in it. */
    public AddItem component(KitComponent more) {
        List<KitComponent> all = new ArrayList<>(components);
        all.add(Input.required(more, "component"));
        return new AddItem(sku, name, ncm, unit, price, gtin, origin, weightGrams, all);
    }

    @Override
    public IdempotencyKey key() {
        return IdempotencyKey.of(sku.value());
    }

    Doc form() {
        return ItemCodec.INSTANCE.write(Item.add(this).state());
    }
}
