package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.Side;
import dev.backoffice.finance.ledger.JournalLine;
import dev.backoffice.finance.ledger.Origin;
import dev.backoffice.finance.ledger.PostEntry;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.CommitHold;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReleaseHold;
import dev.backoffice.inventory.stock.ReturnGoods;
import dev.backoffice.inventory.stock.StockQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.Money;

/**
 * Law 5, at every cut: whatever is done to stock and orders, and however much of it the books have been told, what the stock has
 * cost is the ledger's stock account and what is on its way to it, and goods in transit are those that no buyer has yet.
 */
class LedgerEqualsStockProperties {
    private static final List<String> SKUS = List.of("MUG-01", "PLATE-01");

    /** A shop in which random things happen. */
    private static final class Chaos {
        private final BooksFixture shop = BooksFixture.stocked();
        private final Random random;
        private final List<HoldId> holds = new ArrayList<>();
        private final List<HoldId> gone = new ArrayList<>();
        private final List<OrderId> open = new ArrayList<>();
        private final List<OrderId> underWay = new ArrayList<>();
        private final List<OrderId> delivered = new ArrayList<>();
        private final List<OrderId> cancelled = new ArrayList<>();
        private int number;

        Chaos(long seed) {
            this.random = new Random(seed);
        }

        private String sku() {
            return SKUS.get(random.nextInt(SKUS.size()));
        }

        private <T> T any(List<T> list) {
            return list.remove(random.nextInt(list.size()));
        }

        void something() {
            number++;
            shop.clock.advance(Duration.ofMinutes(7));
            try {
                step(random.nextInt(11));
            } catch (RuleViolation refused) {
                assertThat(refused.code()).isIn("stock.short", "stock.already-returned", "stock.return-exceeds");
            }
        }

        private void step(int what) {
            switch (what) {
                case 0 -> shop.receive("d-" + number, sku(), 1 + random.nextInt(9), cost());
                case 1 ->
                    holds.add(shop.stock.hold(
                            MARIA,
                            HoldStock.of("h-" + number, "show-" + number).line("SP1", sku(), 1 + random.nextInt(5))));
                case 2 -> {
                    if (!holds.isEmpty()) {
                        HoldId hold = any(holds);
                        shop.stock.commit(MARIA, CommitHold.of(hold));
                        gone.add(hold);
                    }
                }
                case 3 -> {
                    if (!holds.isEmpty()) {
                        shop.stock.release(MARIA, ReleaseHold.of(any(holds)));
                    }
                }
                case 4 -> {
                    if (!gone.isEmpty()) {
                        shop.stock.takeBack(MARIA, ReturnGoods.of("b-" + number, any(gone)));
                    }
                }
                case 5 ->
                    open.add(shop.received(BooksFixture.order("o-" + number)
                            .line("MUG-01", 1 + random.nextInt(4), "39.90")
                            .line("PLATE-01", 1 + random.nextInt(3), "25.00")));
                case 6, 7 -> {
                    if (!open.isEmpty()) {
                        OrderId order = any(open);
                        shop.leave(order);
                        underWay.add(order);
                    }
                }
                case 8 -> {
                    if (!underWay.isEmpty()) {
                        OrderId order = any(underWay);
                        shop.deliver(order);
                        delivered.add(order);
                    }
                }
                case 9 -> {
                    if (!underWay.isEmpty()) {
                        OrderId order = any(underWay);
                        shop.cancel(order);
                        shop.comeBack(order);
                    }
                }
                default -> {
                    if (!delivered.isEmpty()) {
                        partlyBack(any(delivered));
                    }
                }
            }
        }

        private void partlyBack(OrderId order) {
            shop.stock.takeBack(
                    MARIA,
                    ReturnGoods.of(
                                    "b-" + number,
                                    shop.orders.view(MARIA, order).hold().orElseThrow())
                            .line(Sku.of("MUG-01"), BigDecimal.ONE));
        }

        private String cost() {
            return new BigDecimal(1 + random.nextInt(3000)).movePointLeft(2).toPlainString();
        }

        /** The process ends after an event was posted and before that was noted: it will be told again. */
        void dieAfterPosting() {
            List<Delivery> claimed = shop.store
                    .deliveries()
                    .claim(
                            Books.NAME,
                            "dying",
                            shop.clock.instant(),
                            shop.clock.instant().plusSeconds(120),
                            1);
            claimed.forEach(delivery -> shop.books().subscription().receive(delivery.event()));
        }
    }

    @Property(tries = 60)
    void at_every_cut_valuation_is_the_ledger_and_what_is_on_its_way_and_that_drains(@ForAll long seed) {
        Chaos chaos = new Chaos(seed);
        for (int i = 0; i < 40; i++) {
            chaos.something();
            if (chaos.random.nextInt(5) == 0) {
                chaos.dieAfterPosting();
            }
            if (chaos.random.nextBoolean()) {
                chaos.shop.tell(1 + chaos.random.nextInt(4));
            }
            assertThat(chaos.shop.findings()).as("after step " + i).isEmpty();
        }
        chaos.shop.clock.advance(Duration.ofMinutes(5));
        chaos.shop.settle();

        assertThat(chaos.shop.store.deliveries().backlog(Books.NAME).unfinished())
                .isZero();
        assertThat(chaos.shop.findings()).isEmpty();
        assertThat(chaos.shop.ledger.audit(MARIA).findings()).isEmpty();
        assertThat(chaos.shop.ledger.balance(MARIA, AccountCode.of("1.1.3.01"), BooksFixture.BRL))
                .isEqualTo(valuation(chaos.shop));
    }

    private static Money valuation(BooksFixture shop) {
        return shop.stock.list(MARIA, StockQuery.all(), PageRequest.first(100)).rows().stream()
                .map(place -> place.value())
                .reduce(Money.zero(BooksFixture.BRL), Money::plus);
    }

    @Example
    void a_cent_that_somebody_books_away_from_stock_is_found_while_postings_are_on_their_way() {
        BooksFixture shop = BooksFixture.stocked();
        shop.receive("d-9", "MUG-01", 3, "12.50");
        plant(shop, "1.1.3.01");

        assertThat(shop.findings())
                .extracting(Finding::law, Finding::subject)
                .containsExactly(tuple(ValuationAudit.STOCK_LAW, "1.1.3.01"));
    }

    @Example
    void a_cent_that_somebody_books_away_from_goods_in_transit_is_found() {
        BooksFixture shop = BooksFixture.stocked();
        shop.dispatched(BooksFixture.order("1").line("MUG-01", 2, "39.90"));
        shop.settle();
        plant(shop, "1.1.3.02");

        assertThat(shop.findings())
                .extracting(Finding::law, Finding::subject)
                .containsExactly(tuple(ValuationAudit.TRANSIT_LAW, "1.1.3.02"));
    }

    private static void plant(BooksFixture shop, String account) {
        Money cent = BooksFixture.brl("0.01");
        shop.ledger.post(
                MARIA,
                new PostEntry(
                        IdempotencyKey.of("plant"),
                        LocalDate.of(2026, 11, 24),
                        "a mistake",
                        Origin.of("manual", "mistake"),
                        List.of(
                                new JournalLine(AccountCode.of("4.1.1.02"), Side.DEBIT, cent),
                                new JournalLine(AccountCode.of(account), Side.CREDIT, cent))));
    }
}
