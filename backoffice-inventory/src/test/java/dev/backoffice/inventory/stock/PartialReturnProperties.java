package dev.backoffice.inventory.stock;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class PartialReturnProperties {
    private static final Sku MUG = Sku.of("MUG-01");

    private Shop shop = new Shop();

    private HoldId issued(long here, long there, String cost) {
        shop = new Shop();
        shop.addItems(MARIA);
        shop.stock.receive(
                MARIA, ReceiveGoods.of("d", "MUG-01", here + 3).unitCost(cost).at("SP1"));
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("d", "MUG-01", there + 2).unitCost("0.07").at("PE1"));
        HoldId hold = shop.stock.hold(
                MARIA, HoldStock.of("h", "1001").line("SP1", "MUG-01", here).line("PE1", "MUG-01", there));
        shop.stock.commit(MARIA, CommitHold.of(hold));
        return hold;
    }

    private ReturnGoods back(String document, HoldId hold, long count) {
        return ReturnGoods.of(document, hold).line(MUG, BigDecimal.valueOf(count));
    }

    @Property(tries = 80)
    void goods_that_come_back_in_parts_cost_together_what_they_left_with(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 6) Integer> parts,
            @ForAll @LongRange(min = 1, max = 99_999) long cents) {
        long all = parts.stream().mapToLong(Integer::longValue).sum();
        long there = all / 2 + 1;
        HoldId hold = issued(
                all + 1,
                there,
                Money.ofMinor(CurrencyUnit.of("BRL"), cents).getAmount().toPlainString());
        Money left =
                shop
                        .stock
                        .movements(MARIA, MovementQuery.of(Site.of("SP1"), MUG), PageRequest.first(10))
                        .rows()
                        .stream()
                        .filter(movement -> movement.kind() == StockMovement.Kind.ISSUED)
                        .map(StockMovement::value)
                        .reduce(Money.parse("BRL 0.07").multipliedBy(there), Money::plus);
        Money back = Money.parse("BRL 0.00");
        int number = 0;
        for (int part : parts) {
            back = back.plus(shop.stock.takeBack(MARIA, back("r" + number++, hold, part)));
        }
        back = back.plus(shop.stock.takeBack(MARIA, ReturnGoods.of("rest", hold)));
        assertThat(back).isEqualTo(left);
        assertThat(shop.stock.audit(MARIA).findings()).isEmpty();
        assertThat(refusal(() -> shop.stock.takeBack(MARIA, back("more", hold, 1))))
                .isEqualTo("stock.already-returned");
    }

    @Example
    void no_more_comes_back_than_is_outside() {
        HoldId hold = issued(3, 1, "12.50");
        assertThat(refusal(() -> shop.stock.takeBack(MARIA, back("r0", hold, 5))))
                .isEqualTo("stock.return-exceeds");
        assertThat(shop.stock.takeBack(MARIA, back("r1", hold, 2))).isEqualTo(Money.parse("BRL 12.57"));
        assertThat(refusal(() -> shop.stock.takeBack(MARIA, back("r2", hold, 3))))
                .isEqualTo("stock.return-exceeds");
        assertThat(refusal(() -> shop.stock.takeBack(
                        MARIA, ReturnGoods.of("r3", hold).line(Sku.of("PLATE-01"), BigDecimal.ONE))))
                .isEqualTo("stock.return-exceeds");
        assertThat(refusal(() ->
                        shop.stock.takeBack(MARIA, ReturnGoods.of("r4", hold).line(MUG, new BigDecimal("0.5")))))
                .isEqualTo("input.quantity-scale quantity");
        assertThat(refusal(() -> back("r5", hold, 1).line(MUG, BigDecimal.ONE))).isEqualTo("stock.item-twice");
        assertThat(shop.stock.takeBack(MARIA, ReturnGoods.of("r6", hold))).isEqualTo(Money.parse("BRL 25.00"));
    }

    @Example
    void parts_of_one_batch_see_each_other() {
        HoldId hold = issued(3, 1, "12.50");
        List<Outcome<Money>> outcomes = shop.stock.takeBackAll(List.of(
                new HotCall<>(MARIA, back("r1", hold, 3)),
                new HotCall<>(MARIA, back("r2", hold, 2)),
                new HotCall<>(MARIA, back("r3", hold, 1))));
        assertThat(outcomes).extracting(Outcome::isGranted).containsExactly(true, false, true);
        assertThat(shop.stock.audit(MARIA).findings()).isEmpty();
        assertThat(shop.stock.takeBack(MARIA, back("r1", hold, 3)))
                .isEqualTo(outcomes.get(0).orThrow());
    }
}
