package dev.backoffice.inventory.stock;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.catalog.Sku;
import java.util.Comparator;

/**
 * An item at a place, and the names under which its amounts are kept.
 *
 * <p>Two guarded counters: {@code stock} in the smallest part of the item's unit, {@code stock-value} in the smallest unit of
 * the currency. Whoever changes the value has locked the stock before, so the value can be read once the stock is locked.
 */
record StockPlace(TenantId tenant, Site site, Sku sku) implements Comparable<StockPlace> {
    static final String STOCK = "stock";
    static final String VALUE = "stock-value";
    static final String SUPPLIER = "supplier";
    static final String CUSTOMER = "customer";

    private static final Comparator<StockPlace> ORDER = Comparator.comparing(StockPlace::tenant)
            .thenComparing(StockPlace::site)
            .thenComparing(StockPlace::sku);

    /** A place's code has no slash, so this names one item at one place. */
    String name() {
        return site.code() + "/" + sku.value();
    }

    static StockPlace parse(TenantId tenant, String name) {
        int slash = name.indexOf('/');
        return new StockPlace(tenant, Site.of(name.substring(0, slash)), Sku.of(name.substring(slash + 1)));
    }

    CounterKey stock() {
        return new CounterKey(tenant, STOCK, name());
    }

    CounterKey value() {
        return new CounterKey(tenant, VALUE, name());
    }

    /** The goods at this place in the book of goods. */
    BalanceKey goods() {
        return goods("site/" + site.code());
    }

    /** The goods elsewhere: at suppliers or customers. */
    BalanceKey goods(String account) {
        return BalanceKey.of(tenant, STOCK, account, sku.value());
    }

    /** What the goods at this place have cost, in the book of costs. */
    BalanceKey worth(String currency) {
        return worth(name(), currency);
    }

    /** What the goods elsewhere have cost. */
    BalanceKey worth(String account, String currency) {
        return BalanceKey.of(tenant, VALUE, account, currency);
    }

    @Override
    public int compareTo(StockPlace other) {
        return ORDER.compare(this, other);
    }

    /** A place with the unit its item is counted in. */
    record Counted(StockPlace place, Unit unit) {}
}
