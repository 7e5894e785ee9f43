package dev.backoffice.inventory.catalog;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.Gtin;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Transition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * A thing the company sells and keeps in stock. Its unit never changes, because everything counted before would change with it.
 *
 * @param sku the company's code
 * @param name what people call it; at most 120 characters ({@code xProd})
 * @param ncm NCM, Nomenclatura Comum do Mercosul: the customs class, eight digits; which classes exist is reference data of
 *     the fiscal module
 * @param unit what it is counted in
 * @param price the list price for one unit, zero or more
 * @param gtin the number under its bar code: 8, 12, 13 or 14 digits with a check digit; empty when it has none
 * @param origin origin of the goods, 0 (national) to 8: the first digit of the Brazilian CST (Ajuste SINIEF 20/2012)
 * @param weightGrams what one unit weighs; empty when unknown
 * @param components what one unit consists of when it is a kit, at most {@link #MAX_COMPONENTS}; none for a plain item
 */
public record Item(
        Sku sku,
        String name,
        String ncm,
        Unit unit,
        Money price,
        Optional<String> gtin,
        int origin,
        Optional<Long> weightGrams,
        List<KitComponent> components) {
    /** The longest name. */
    public static final int MAX_NAME = 120;

    /** The heaviest unit: 100 tonnes. */
    public static final long MAX_WEIGHT_GRAMS = 100_000_000;

    /** The most components of a kit. */
    public static final int MAX_COMPONENTS = 50;

    private static final Pattern NCM = Pattern.compile("[0-9]{8}");

    /**
     * @throws InvalidInput {@code input.null}, {@code input.blank}, {@code input.too-long}, {@code input.form},
     *     {@code input.negative}, {@code input.money-too-large}, {@code input.gtin}, {@code input.range} or {@code
     *     input.too-many}, naming the field; {@code item.component-twice}
     */
    public Item {
        Input.required(sku, "sku");
        checkName(name);
        checkNcm(ncm);
        Input.required(unit, "unit");
        checkPrice(price);
        Input.required(gtin, "gtin").ifPresent(Item::checkGtin);
        checkOrigin(origin);
        Input.required(weightGrams, "weight").ifPresent(Item::checkWeight);
        components = checkComponents(sku, components);
    }

    /** A plain item. */
    public Item(
            Sku sku,
            String name,
            String ncm,
            Unit unit,
            Money price,
            Optional<String> gtin,
            int origin,
            Optional<Long> weightGrams) {
        this(sku, name, ncm, unit, price, gtin, origin, weightGrams, List.of());
    }

    /** A new item. */
    public static Transition<Item, ItemEvent> add(AddItem command) {
        Item item = new Item(
                command.sku(),
                command.name(),
                given(command.ncm(), "ncm"),
                command.unit(),
                given(command.price(), "price"),
                command.gtin(),
                command.origin(),
                command.weightGrams(),
                command.components());
        return Transition.of(item, new ItemAdded(item.sku, item.unit, item.price));
    }

    /** The same item at another list price; nothing happens when it has that price. */
    public Transition<Item, ItemEvent> reprice(Money newPrice) {
        checkPrice(newPrice);
        if (!newPrice.getCurrencyUnit().equals(price.getCurrencyUnit())) {
            throw InvalidInput.of(
                    "item.other-currency",
                    "sku",
                    sku.value(),
                    "currency",
                    newPrice.getCurrencyUnit().getCode(),
                    "expected",
                    price.getCurrencyUnit().getCode());
        }
        if (newPrice.equals(price)) {
            return Transition.of(this, List.of());
        }
        Item repriced = new Item(sku, name, ncm, unit, newPrice, gtin, origin, weightGrams, components);
        return Transition.of(repriced, new ItemRepriced(sku, price, newPrice));
    }

    /** Whether it is a kit: sold as one, kept and sent as its components. */
    public boolean kit() {
        return !components.isEmpty();
    }

    /** A value that the validation of the command has seen. */
    private static <T> T given(Optional<T> value, String field) {
        return value.orElseThrow(() -> InvalidInput.of("input.null", "field", field));
    }

    static String checkName(String name) {
        return Input.text(name, "item.name", MAX_NAME);
    }

    static String checkNcm(String ncm) {
        return CodeText.check("ncm", ncm, 8, NCM);
    }

    static Money checkPrice(Money price) {
        return Amounts.inRange(Amounts.notNegative(price, "price"), "price");
    }

    static String checkGtin(String gtin) {
        return Gtin.of(gtin).digits();
    }

    static int checkOrigin(int origin) {
        return Input.inRange(origin, "origin", 0, 8);
    }

    static long checkWeight(long grams) {
        return Input.inRange(grams, "weight", 1L, MAX_WEIGHT_GRAMS);
    }

    static List<KitComponent> checkComponents(Sku kit, List<KitComponent> components) {
        List<KitComponent> checked = Input.atMost(MAX_COMPONENTS, components, "components");
        Set<Sku> seen = new HashSet<>(Set.of(kit));
        for (KitComponent component : checked) {
            if (!seen.add(component.sku())) {
                throw InvalidInput.of(
                        "item.component-twice",
                        "sku",
                        kit.value(),
                        "component",
                        component.sku().value());
            }
        }
        return checked;
    }
}
