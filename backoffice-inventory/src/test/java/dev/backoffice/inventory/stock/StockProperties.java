package dev.backoffice.inventory.stock;

import static dev.backoffice.inventory.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.testkit.SequentialIds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class StockProperties {
    private static final Set<String> REFUSALS =
            Set.of("stock.short", "hold.not-live", "stock.not-issued", "stock.already-returned");

    /** One random step: what to do, with which of the holds so far, how much, at which cost. */
    record Step(int what, int which, int count, long cents) {}

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.longs().between(0, 5000))
                .as(Step::new);
    }

    @Property(tries = 60)
    void whatever_is_done_units_and_cost_are_conserved_and_nothing_is_oversold(
            @ForAll @Size(min = 1, max = 40) List<@From("steps") Step> steps) {
        Shop shop = new Shop();
        shop.addItems(MARIA);
        List<HoldId> holds = new ArrayList<>();
        int number = 0;
        for (Step step : steps) {
            number++;
            try {
                take(shop, step, number, holds);
            } catch (BackofficeException refused) {
                assertThat(REFUSALS).contains(refused.code());
            }
            for (SiteStock row : shop.stock
                    .list(MARIA, StockQuery.all(), PageRequest.first(10))
                    .rows()) {
                assertThat(row.available()).isEqualTo(row.onHand().minus(row.held()));
            }
        }
        assertThat(shop.stock.audit(MARIA).findings()).isEmpty();
    }

    private static void take(Shop shop, Step step, int number, List<HoldId> holds) {
        String sku = step.which() % 2 == 0 ? "MUG-01" : "PLATE-01";
        String site = step.which() % 3 == 0 ? "PE1" : "SP1";
        HoldId hold = holds.isEmpty()
                ? HoldId.of(MARIA.tenant(), HoldStock.of("x", "x").key())
                : holds.get(step.which() % holds.size());
        switch (step.what()) {
            case 0 ->
                shop.stock.receive(
                        MARIA,
                        ReceiveGoods.of("delivery-" + number, sku, step.count())
                                .unitCost(UnitPrice.from(Money.ofMinor(CurrencyUnit.of("BRL"), step.cents())))
                                .at(site));
            case 1, 2 ->
                holds.add(shop.stock.hold(
                        MARIA,
                        HoldStock.of("hold-" + number, "order-" + number)
                                .line(site, "MUG-01", step.count())
                                .line("SP1", sku, 1)
                                .keepFor(Duration.ofHours(step.count()))));
            case 3 -> {
                if (!holds.isEmpty()) {
                    shop.stock.commit(MARIA, CommitHold.of(hold));
                }
            }
            case 4 -> {
                if (!holds.isEmpty()) {
                    shop.stock.release(MARIA, ReleaseHold.of(hold));
                }
            }
            case 5 -> {
                if (!holds.isEmpty()) {
                    shop.stock.takeBack(MARIA, ReturnGoods.of("return-" + number, hold));
                }
            }
            default -> {
                shop.clock.advance(Duration.ofHours(2));
                new HoldExpiry(shop.stock).run(Moment.of(shop.clock, SequentialIds.family(number)), 3);
            }
        }
    }

    @Property(tries = 100)
    void all_units_together_cost_what_was_paid_for_them(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 9) Long> parts,
            @ForAll @LongRange(min = 0, max = 100_000) long cents) {
        Shop shop = new Shop();
        shop.addItems(MARIA);
        long units = parts.stream().mapToLong(Long::longValue).sum();
        Money unitCost = Money.ofMinor(CurrencyUnit.of("BRL"), cents);
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("d", "MUG-01", units)
                        .unitCost(UnitPrice.of(
                                unitCost.getAmount().divide(BigDecimal.valueOf(8)), unitCost.getCurrencyUnit()))
                        .at("SP1"));
        Money paid = shop.stock.availability(MARIA, "MUG-01").sites().get(0).value();
        Money left = Money.zero(paid.getCurrencyUnit());
        int number = 0;
        for (long part : parts) {
            HoldId hold =
                    shop.stock.hold(MARIA, HoldStock.of("h" + number++, "o").line("SP1", "MUG-01", part));
            left = left.plus(shop.stock.commit(MARIA, CommitHold.of(hold)));
        }
        assertThat(left).isEqualTo(paid);
        assertThat(shop.stock.availability(MARIA, "MUG-01").onHand().isZero()).isTrue();
    }

    @Example
    void of_fifty_pieces_exactly_fifty_are_granted_to_eight_threads() throws Exception {
        Shop shop = new Shop();
        shop.addItems(MARIA);
        shop.stock.receive(
                MARIA, ReceiveGoods.of("d", "MUG-01", 50).unitCost("1.37").at("SP1"));
        List<Callable<Integer>> workers = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            int own = worker;
            workers.add(() -> {
                int granted = 0;
                for (int i = 0; i < 20; i++) {
                    try {
                        HoldId hold = shop.stock.hold(
                                MARIA, HoldStock.of("h-" + own + "-" + i, "o").line("SP1", "MUG-01", 1));
                        granted++;
                        if (i % 2 == 0) {
                            shop.stock.commit(MARIA, CommitHold.of(hold));
                        }
                    } catch (RuleViolation shortage) {
                        assertThat(shortage.code()).isEqualTo("stock.short");
                    }
                }
                return granted;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int granted = 0;
        try {
            for (Future<Integer> worker : threads.invokeAll(workers)) {
                granted += worker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(granted).isEqualTo(50);
        assertThat(shop.stock.availability(MARIA, "MUG-01").available().isZero())
                .isTrue();
        assertThat(shop.stock.audit(MARIA).findings()).isEmpty();
    }

    @Property(tries = 50)
    void events_read_back_as_they_were_written(
            @ForAll @LongRange(min = 1, max = 99_999) long count,
            @ForAll @LongRange(min = 0, max = 99_999) long cents) {
        HoldId hold = new HoldId(new UUID(count, cents));
        Money cost = Money.ofMinor(CurrencyUnit.of("BRL"), cents);
        Quantity quantity = Quantity.ofMinor(count, Unit.KG);
        CostedLine line = new CostedLine(Site.of("SP1"), Sku.of("TEA 1/2"), quantity, cost);
        HeldLine held = new HeldLine(line.site(), line.sku(), quantity);
        List<StockEvent> events = List.of(
                new GoodsReceived("d", line.site(), line.sku(), quantity, UnitPrice.from(cost), cost),
                new StockHeld(hold, "o", List.of(held, held), Instant.ofEpochSecond(count, 1000)),
                new StockCommitted(hold, "o", List.of(line), cost),
                new StockReleased(hold, "o"),
                new HoldExpired(hold, "o"),
                new GoodsReturned("r", hold, "o", List.of(line, line), cost));
        for (StockEvent event : events) {
            String type = StockEvents.CODEC.type(event);
            assertThat(StockEvents.CODEC.types()).contains(type);
            assertThat(StockEvents.CODEC.read(type, StockEvents.CODEC.write(event), 1))
                    .isEqualTo(event);
        }
        assertThat(events.stream().map(StockEvents.CODEC::type).distinct()).hasSameSizeAs(StockEvents.CODEC.types());
        StockHold kept = new StockHold(hold, "o", List.of(held), Instant.EPOCH, Instant.ofEpochSecond(count));
        assertThat(StockCodecs.HOLD.read(StockCodecs.HOLD.write(kept), 1)).isEqualTo(kept);
        StockMovement movement = new StockMovement(
                new MovementId(hold.value()),
                StockMovement.Kind.RETURNED,
                "r",
                line.site(),
                line.sku(),
                quantity,
                cost,
                Instant.EPOCH,
                MARIA.user());
        assertThat(StockCodecs.MOVEMENT.read(StockCodecs.MOVEMENT.write(movement), 1))
                .isEqualTo(movement);
    }
}
