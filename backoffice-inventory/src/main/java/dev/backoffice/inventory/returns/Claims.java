package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What all returns of one order claim together, item by item: one document an order, so that two returns that claim the same
 * goods at once collide in it.
 */
final class Claims {
    static final String KIND = "return-claims";

    /** One item of one line. */
    record Item(int line, Sku sku) {}

    /** How much of an item comes back, and what for. */
    record Claim(Quantity quantity, Money due) {}

    private final Documents documents;
    private final OrderId order;
    private final Optional<StoredDocument> stored;
    private final Map<Item, Claim> claims = new LinkedHashMap<>();
    private Money freight;

    private Claims(Documents documents, OrderId order, CurrencyUnit currency) {
        this.documents = documents;
        this.order = order;
        this.stored = documents.find(KIND, order.toString());
        this.freight =
                stored.map(row -> Money.parse(row.body().text("freight"))).orElse(Money.zero(currency));
        stored.ifPresent(row -> row.body().get("claims").asItems().forEach(this::read));
    }

    static Claims of(Session session, OrderId order, CurrencyUnit currency) {
        return new Claims(session.documents(), order, currency);
    }

    private void read(Doc claim) {
        claims.put(
                new Item((int) claim.integer("line"), Sku.of(claim.text("sku"))),
                new Claim(Quantity.parse(claim.text("quantity")), Money.parse(claim.text("due"))));
    }

    /** What is claimed of an item. */
    Claim of(SoldGoods.Sold sold) {
        return claims.getOrDefault(new Item(sold.line(), sold.sku()), nothing(sold));
    }

    /** What of the freight is claimed. */
    Money freight() {
        return freight;
    }

    /**
     * Claims more of an item.
     *
     * @return what the buyer gets for it: its exact share of what was paid, where the claim that completes the item takes the
     *     rest
     * @throws RuleViolation {@code return.more-than-delivered}
     */
    Money claim(SoldGoods.Sold sold, Quantity quantity) {
        Item item = new Item(sold.line(), sold.sku());
        Claim before = of(sold);
        Quantity after = before.quantity().plus(quantity);
        if (after.compareTo(sold.quantity()) > 0) {
            throw RuleViolation.of(
                    "return.more-than-delivered",
                    "order",
                    order.toString(),
                    "line",
                    Integer.toString(sold.line()),
                    "sku",
                    sold.sku().value(),
                    "wanted",
                    quantity.toString(),
                    "left",
                    sold.quantity().minus(before.quantity()).toString());
        }
        Money left = sold.paid().minus(before.due());
        Money due = after.equals(sold.quantity()) ? left : least(share(sold, quantity), left);
        claims.put(item, new Claim(after, before.due().plus(due)));
        return due;
    }

    /** Gives back what a line of a return had claimed. */
    void release(int line, Sku sku, Quantity quantity, Money due) {
        claims.computeIfPresent(
                new Item(line, sku),
                (item, claim) ->
                        new Claim(claim.quantity().minus(quantity), claim.due().minus(due)));
    }

    /** Claims more money for an item of which no more comes back. */
    void raise(int line, Sku sku, Money more) {
        claims.computeIfPresent(
                new Item(line, sku),
                (item, claim) -> new Claim(claim.quantity(), claim.due().plus(more)));
    }

    void claimFreight(Money amount) {
        freight = freight.plus(amount);
    }

    void releaseFreight(Money amount) {
        freight = freight.minus(amount);
    }

    /** Whether all that was sold is claimed. */
    boolean everything(SoldGoods goods) {
        return goods.all().stream().allMatch(sold -> of(sold).quantity().equals(sold.quantity()));
    }

    private static Claim nothing(SoldGoods.Sold sold) {
        return new Claim(
                Quantity.zero(sold.quantity().unit()), Money.zero(sold.paid().getCurrencyUnit()));
    }

    private static Money share(SoldGoods.Sold sold, Quantity quantity) {
        BigDecimal rest = sold.quantity().minus(quantity).value();
        return Allocation.byWeights(sold.paid(), List.of(quantity.value(), rest))
                .get(0);
    }

    private static Money least(Money one, Money other) {
        return one.isGreaterThan(other) ? other : one;
    }

    void save() {
        List<Doc> rows = new ArrayList<>();
        claims.forEach((item, claim) -> rows.add(Doc.fields()
                .put("line", item.line())
                .put("sku", item.sku().value())
                .put("quantity", claim.quantity().toString())
                .put("due", claim.due().toString())
                .build()));
        Doc body = Doc.fields()
                .put("freight", freight.toString())
                .put("claims", Doc.of(rows))
                .build();
        if (stored.isEmpty()) {
            documents.insert(new StoredDocument(KIND, order.toString(), 1, 1, body, Map.of()));
        } else {
            long version = stored.get().version();
            documents.update(new StoredDocument(KIND, order.toString(), version + 1, 1, body, Map.of()), version);
        }
    }
}
