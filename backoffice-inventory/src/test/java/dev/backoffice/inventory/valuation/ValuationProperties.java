package dev.backoffice.inventory.valuation;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.stock.CommitHold;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.MovementQuery;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.inventory.stock.StockMovement;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class ValuationProperties {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");
    private static final Site SP1 = Site.of("SP1");
    private static final Sku MUG = Sku.of("MUG-01");

    @Property(tries = 300)
    void the_value_never_drifts_however_often_goods_come_and_go(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = -50, max = 50) Long> moves,
            @ForAll @LongRange(min = 1, max = 9_999) long firstCents) {
        long units = 0;
        long cents = 0;
        long paid = 0;
        long left = 0;
        long cheapest = firstCents;
        long dearest = firstCents;
        for (long move : moves) {
            long unitCents = 1 + Math.floorMod(firstCents + 37 * move, 9_999);
            if (move >= 0) {
                units += move + 1;
                cents += (move + 1) * unitCents;
                paid += (move + 1) * unitCents;
                cheapest = Math.min(cheapest, unitCents);
                dearest = Math.max(dearest, unitCents);
            } else if (units > -move) {
                Money cost = MovingAverage.RULE
                        .cost(
                                Worth.of(Quantity.of(units, Unit.UN), Money.ofMinor(BRL, cents)),
                                Quantity.of(-move, Unit.UN))
                        .value();
                units += move;
                cents -= cost.getAmountMinorLong();
                left += cost.getAmountMinorLong();
            }
            assertThat(cents).isNotNegative();
            assertThat(cents + left).isEqualTo(paid);
            // each departure rounds by less than a cent, so what stays is the average of what was paid within a cent
            // each
            assertThat(cents).isBetween(units * cheapest - moves.size(), units * dearest + moves.size());
        }
    }

    @Property(tries = 40)
    void the_history_ends_where_stock_stands_and_an_empty_place_is_worth_nothing(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> parts,
            @ForAll @LongRange(min = 1, max = 9_999) long cents) {
        Shop shop = new Shop();
        shop.addItems(MARIA);
        Valuation valuation = new Valuation(shop.commands);
        int number = 0;
        for (int part : parts) {
            String cost = Money.ofMinor(BRL, cents + 13L * part).getAmount().toPlainString();
            shop.stock.receive(
                    MARIA,
                    ReceiveGoods.of("d" + number, "MUG-01", part).unitCost(cost).at("SP1"));
            HoldId hold =
                    shop.stock.hold(MARIA, HoldStock.of("h" + number++, "o").line("SP1", "MUG-01", 1 + part / 2));
            shop.stock.commit(MARIA, CommitHold.of(hold));
        }
        List<ValuationStep> steps = Page.all(3, page -> valuation.history(MARIA, MovementQuery.of(SP1, MUG), page));
        assertThat(Page.all(1, page -> valuation.history(MARIA, MovementQuery.of(SP1, MUG), page)))
                .isEqualTo(steps);
        ValuationStep end = steps.get(steps.size() - 1);
        Worth worth = valuation.worth(MARIA, SP1, MUG).orElseThrow().value();
        assertThat(steps).hasSize(2 * parts.size());
        assertThat(end.quantity()).isEqualByComparingTo(worth.quantity().value());
        assertThat(end.value()).isEqualTo(worth.value());
        if (worth.quantity().isPositive()) {
            HoldId rest = shop.stock.hold(
                    MARIA,
                    HoldStock.of("rest", "o").line(SP1, MUG, worth.quantity().value()));
            assertThat(shop.stock.commit(MARIA, CommitHold.of(rest))).isEqualTo(worth.value());
        }
        assertThat(valuation
                        .worth(MARIA, SP1, MUG)
                        .orElseThrow()
                        .value()
                        .value()
                        .isZero())
                .isTrue();
        assertThat(shop.stock.audit(MARIA).findings()).isEmpty();
    }

    @Example
    void goods_that_leave_take_their_exact_share_and_say_so() {
        Explained<Money> cost = MovingAverage.RULE.cost(
                Worth.of(Quantity.of(3, Unit.UN), Money.parse("BRL 10.00")), Quantity.of(1, Unit.UN));
        assertThat(cost.value()).isEqualTo(Money.parse("BRL 3.33"));
        assertThat(cost.reasons())
                .extracting(Reason::text)
                .containsExactly("1 UN of 3 UN, which cost BRL 10.00, cost BRL 3.33.");
        assertThat(Worth.of(Quantity.of(3, Unit.UN), Money.parse("BRL 10.00"))
                        .average()
                        .toString())
                .isEqualTo("BRL 3.3333333333");
        assertThat(refusal(() -> Worth.of(Quantity.zero(Unit.UN), Money.parse("BRL 0.00"))
                        .average()))
                .isEqualTo("valuation.nothing-there");
    }

    /** A rule of a host: everything leaves for what it likes. */
    private record FixedCost(String amount) implements ValuationRule {
        @Override
        public String code() {
            return "fixed";
        }

        @Override
        public Explained<Money> cost(Worth before, Quantity leaving) {
            return Explained.of(Money.parse(amount), Reason.of("test.fixed", "Always " + amount + "."));
        }
    }

    @Example
    void a_hosts_rule_decides_and_is_refused_when_it_takes_more_than_there_is() {
        Shop shop = Shop.stocked();
        Stock stock = new Stock(shop.commands, BRL, new FixedCost("BRL 7.00"));
        HoldId hold = stock.hold(MARIA, HoldStock.of("h", "o").line("SP1", "MUG-01", 2));
        assertThat(stock.commit(MARIA, CommitHold.of(hold))).isEqualTo(Money.parse("BRL 7.00"));
        assertThat(stock.movements(MARIA, MovementQuery.of(SP1, MUG), PageRequest.first(10))
                        .rows())
                .filteredOn(movement -> movement.kind() == StockMovement.Kind.ISSUED)
                .extracting(StockMovement::value)
                .containsExactly(Money.parse("BRL 7.00"));
        for (String wrong : List.of("BRL 1243.01", "BRL -0.01", "USD 1.00")) {
            Stock broken = new Stock(shop.commands, BRL, new FixedCost(wrong));
            HoldId other = broken.hold(MARIA, HoldStock.of(shop.key(), "o").line("SP1", "MUG-01", 1));
            assertThat(refusal(() -> broken.commit(MARIA, CommitHold.of(other))))
                    .isEqualTo("valuation.out-of-bounds");
        }
        assertThat(shop.stock.audit(MARIA).findings()).isEmpty();
    }
}
