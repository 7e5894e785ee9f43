package dev.backoffice.inventory.stock;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.PEDRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.access.Subject;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.TestCommands;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockTest {
    private final Shop shop = Shop.stocked();

    @AfterEach
    void the_laws_hold_over_what_is_stored() {
        AuditReport report = shop.stock.audit(MARIA);
        assertThat(report.findings()).isEmpty();
        assertThat(report.checked()).isPositive();
    }

    @Test
    void received_goods_are_on_hand_and_available() {
        Availability mugs = shop.stock.availability(MARIA, "MUG-01");
        assertThat(mugs.onHand()).isEqualTo(pieces(100));
        assertThat(mugs.available()).isEqualTo(pieces(100));
        assertThat(mugs.sites())
                .containsExactly(new SiteStock(
                        Site.of("SP1"),
                        Sku.of("MUG-01"),
                        pieces(100),
                        pieces(0),
                        pieces(100),
                        Money.parse("BRL 1250.00")));
    }

    @Test
    void the_same_delivery_typed_in_twice_is_counted_once_and_with_another_count_is_refused() {
        ReceiveGoods again =
                ReceiveGoods.of("delivery-77", "MUG-01", 100).unitCost("12.50").at("SP1");
        shop.stock.receive(MARIA, again);
        assertThat(onHand("MUG-01")).isEqualTo(pieces(100));
        assertThat(refusal(() -> shop.stock.receive(
                        MARIA,
                        ReceiveGoods.of("delivery-77", "MUG-01", 90)
                                .unitCost("12.50")
                                .at("SP1"))))
                .isEqualTo("receipt.other-input");
    }

    @Test
    void held_goods_are_on_hand_but_not_available() {
        HoldId hold = hold("a", 30);
        SiteStock mugs = shop.stock.availability(MARIA, "MUG-01").sites().get(0);
        assertThat(mugs.onHand()).isEqualTo(pieces(100));
        assertThat(mugs.held()).isEqualTo(pieces(30));
        assertThat(mugs.available()).isEqualTo(pieces(70));
        assertThat(shop.stock.viewHold(MARIA, hold).lines())
                .containsExactly(new HeldLine(Site.of("SP1"), Sku.of("MUG-01"), pieces(30)));
    }

    @Test
    void a_hold_is_placed_once_under_its_key() {
        assertThat(hold("a", 30)).isEqualTo(hold("a", 30));
        assertThat(shop.stock.availability(MARIA, "MUG-01").held()).isEqualTo(pieces(30));
    }

    @Test
    void a_hold_gets_all_its_lines_or_none() {
        HoldStock both = HoldStock.of("a", "1001").line("SP1", "MUG-01", 2).line("SP1", "PLATE-01", 11);
        assertThat(refusal(() -> shop.stock.hold(MARIA, both))).isEqualTo("stock.short");
        assertThat(shop.stock.availability(MARIA, "MUG-01").held()).isEqualTo(pieces(0));
        RuleViolation shortage = catchThrowableOfType(RuleViolation.class, () -> shop.stock.hold(MARIA, both));
        assertThat(shortage.details())
                .containsEntry("site", "SP1")
                .containsEntry("sku", "PLATE-01")
                .containsEntry("wanted", "11 UN")
                .containsEntry("available", "10 UN");
    }

    @Test
    void a_shortage_is_told_in_the_unit_of_the_item() {
        shop.catalog.add(
                MARIA,
                AddItem.of("FLOUR", "Wheat flour").ncm("11010010").price("6.90").unit(Unit.KG));
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-9", "FLOUR", 2).unitCost("4.00").at("SP1"));
        HoldStock more = HoldStock.of("a", "1001").line(Site.of("SP1"), Sku.of("FLOUR"), new BigDecimal("2.125"));

        RuleViolation shortage = catchThrowableOfType(RuleViolation.class, () -> shop.stock.hold(MARIA, more));

        assertThat(shortage.details()).containsEntry("wanted", "2.125 KG").containsEntry("available", "2 KG");
    }

    @Test
    void a_refused_hold_may_be_tried_again_under_its_key() {
        HoldStock plates = HoldStock.of("a", "1001").line("SP1", "PLATE-01", 11);
        assertThat(refusal(() -> shop.stock.hold(MARIA, plates))).isEqualTo("stock.short");
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-78", "PLATE-01", 1).unitCost("8.00").at("SP1"));
        shop.stock.hold(MARIA, plates);
        assertThat(shop.stock.availability(MARIA, "PLATE-01").available()).isEqualTo(pieces(0));
    }

    @Test
    void two_lines_of_one_item_are_held_as_one() {
        HoldId hold = shop.stock.hold(
                MARIA, HoldStock.of("a", "1001").line("SP1", "MUG-01", 2).line("SP1", "MUG-01", 3));
        assertThat(shop.stock.viewHold(MARIA, hold).lines())
                .containsExactly(new HeldLine(Site.of("SP1"), Sku.of("MUG-01"), pieces(5)));
    }

    @Test
    void in_a_batch_the_first_gets_the_last_piece_and_the_others_fail_alone() {
        List<Outcome<HoldId>> outcomes = shop.stock.holdAll(List.of(
                new HotCall<>(MARIA, HoldStock.of("a", "1").line("SP1", "PLATE-01", 8)),
                new HotCall<>(MARIA, HoldStock.of("b", "2").line("SP1", "PLATE-01", 3)),
                new HotCall<>(MARIA, HoldStock.of("c", "3").line("SP1", "NONE", 1)),
                new HotCall<>(MARIA, HoldStock.of("d", "4")),
                new HotCall<>(MARIA, HoldStock.of("e", "5").line("SP1", "PLATE-01", 2))));
        assertThat(outcomes).extracting(Outcome::isGranted).containsExactly(true, false, false, false, true);
        assertThat(outcomes.subList(1, 4))
                .extracting(outcome -> refusal(outcome::orThrow))
                .containsExactly("stock.short", "item.unknown", "input.invalid lines");
    }

    @Test
    void committed_goods_leave_at_their_share_of_the_cost() {
        assertThat(shop.stock.commit(MARIA, CommitHold.of(hold("a", 2)))).isEqualTo(Money.parse("BRL 25.00"));
        SiteStock mugs = shop.stock.availability(MARIA, "MUG-01").sites().get(0);
        assertThat(mugs.onHand()).isEqualTo(pieces(98));
        assertThat(mugs.value()).isEqualTo(Money.parse("BRL 1225.00"));
    }

    @Test
    void the_last_unit_takes_the_rest_of_the_cost() {
        shop.catalog.add(MARIA, AddItem.of("PEN", "Pen").ncm("96081000").price("9.00"));
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-79", "PEN", 3)
                        .unitCost(UnitPrice.parse("BRL 3.3333"))
                        .at("SP1"));
        List<Money> costs = new ArrayList<>();
        for (String key : List.of("a", "b", "c")) {
            HoldId hold = shop.stock.hold(MARIA, HoldStock.of(key, key).line("SP1", "PEN", 1));
            costs.add(shop.stock.commit(MARIA, CommitHold.of(hold)));
        }
        assertThat(costs).containsExactly(Money.parse("BRL 3.33"), Money.parse("BRL 3.34"), Money.parse("BRL 3.33"));
        assertThat(shop.stock.availability(MARIA, "PEN").sites().get(0).value()).isEqualTo(Money.parse("BRL 0.00"));
    }

    @Test
    void a_batch_of_commits_costs_what_they_cost_one_after_another() {
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-80", "MUG-01", 7).unitCost("13.77").at("SP1"));
        List<HotCall<CommitHold>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(new HotCall<>(MARIA, CommitHold.of(hold("k" + i, 3 + i))));
        }
        Shop other = Shop.stocked();
        other.stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-80", "MUG-01", 7).unitCost("13.77").at("SP1"));
        List<Money> singly = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            HoldId hold = other.stock.hold(MARIA, HoldStock.of("k" + i, "x").line("SP1", "MUG-01", 3 + i));
            singly.add(other.stock.commit(MARIA, CommitHold.of(hold)));
        }
        assertThat(shop.stock.commitAll(calls)).extracting(Outcome::orThrow).isEqualTo(singly);
    }

    @Test
    void goods_that_cost_nothing_move_without_cost() {
        shop.catalog.add(MARIA, AddItem.of("GIFT", "Sample").ncm("96081000").price("0.00"));
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-81", "GIFT", 2).unitCost("0.00").at("SP1"));
        HoldId hold = shop.stock.hold(MARIA, HoldStock.of("g", "g").line("SP1", "GIFT", 1));
        assertThat(shop.stock.commit(MARIA, CommitHold.of(hold))).isEqualTo(Money.parse("BRL 0.00"));
    }

    @Test
    void a_hold_is_resolved_once() {
        HoldId committed = hold("a", 2);
        shop.stock.commit(MARIA, CommitHold.of(committed));
        assertThat(shop.stock.commit(MARIA, CommitHold.of(committed))).isEqualTo(Money.parse("BRL 25.00"));
        assertThat(refusal(() -> shop.stock.release(MARIA, ReleaseHold.of(committed))))
                .isEqualTo("hold.not-live");
        HoldId released = hold("b", 2);
        shop.stock.release(MARIA, ReleaseHold.of(released));
        shop.stock.release(MARIA, ReleaseHold.of(released));
        assertThat(refusal(() -> shop.stock.commit(MARIA, CommitHold.of(released))))
                .isEqualTo("hold.not-live");
        assertThat(onHand("MUG-01")).isEqualTo(pieces(98));
        assertThat(shop.stock.availability(MARIA, "MUG-01").available()).isEqualTo(pieces(98));
    }

    @Test
    void a_hold_past_its_time_counts_until_its_expiry_is_recorded() {
        HoldId hold = shop.stock.hold(
                MARIA, HoldStock.of("a", "1001").line("SP1", "MUG-01", 30).keepFor(Duration.ofHours(1)));
        shop.clock.advance(Duration.ofHours(2));
        assertThat(shop.stock.availability(MARIA, "MUG-01").held()).isEqualTo(pieces(30));
        HoldExpiry job = new HoldExpiry(shop.stock);
        assertThat(job.run(moment(), 10).count()).isEqualTo(1);
        assertThat(job.run(moment(), 10).count()).isZero();
        assertThat(shop.stock.availability(MARIA, "MUG-01").held()).isEqualTo(pieces(0));
        assertThat(events(hold)).last().isEqualTo(new HoldExpired(hold, "1001"));
        assertThat(refusal(() -> shop.stock.commit(MARIA, CommitHold.of(hold)))).isEqualTo("hold.not-live");
    }

    /** A hold of which only the counters know, and one whose row cannot be read; both have been due for longest. */
    private static void spoil(Shop other) {
        CounterKey mugs = new StockPlace(MARIA.tenant(), Site.of("SP1"), Sku.of("MUG-01")).stock();
        List<UUID> ids = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
        other.store.hot(session -> {
            for (UUID id : ids) {
                new GuardedCounters(session.counters(), other.clock.instant())
                        .apply(List.of(new CounterOperation.Place(
                                new HoldKey(MARIA.tenant(), id), Map.of(mugs, 1L), other.clock.instant())))
                        .get(0)
                        .orThrow();
            }
            session.records(MARIA.tenant())
                    .insert(new StoredDocument(
                            "stock-hold", new HoldId(ids.get(2)).toString(), 1, 1, Doc.of("torn"), Map.of()));
            return ids;
        });
    }

    @Test
    void holds_that_cannot_be_expired_stop_no_other_and_no_other_tenant_and_are_told() {
        Shop other = Shop.stocked();
        other.addItems(PEDRO);
        other.stock.receive(
                PEDRO,
                ReceiveGoods.of("delivery-1", "MUG-01", 5).unitCost("12.50").at("SP1"));
        spoil(other);
        for (CallContext context : List.of(MARIA, PEDRO)) {
            other.stock.hold(
                    context, HoldStock.of("a", "1001").line("SP1", "MUG-01", 2).keepFor(Duration.ofHours(1)));
        }
        other.clock.advance(Duration.ofHours(2));
        HoldExpiry job = new HoldExpiry(other.stock);

        assertThat(job.run(moment(), 1).count()).isEqualTo(1);
        assertThat(job.run(moment(), 1).count()).isEqualTo(1);
        assertThat(other.stock.availability(PEDRO, "MUG-01").held()).isEqualTo(pieces(0));
        assertThat(other.stock.availability(MARIA, "MUG-01").held()).isEqualTo(pieces(3));
        assertThatThrownBy(() -> job.run(moment(), 10)).isInstanceOf(BackofficeException.class);
    }

    @Test
    void holds_without_a_readable_row_that_expire_to_make_room_stop_no_command_of_the_batch() {
        Shop other = Shop.stocked();
        spoil(other);
        HoldId old = other.stock.hold(
                MARIA, HoldStock.of("a", "1001").line("SP1", "MUG-01", 2).keepFor(Duration.ofHours(1)));
        other.clock.advance(Duration.ofHours(2));

        List<Outcome<HoldId>> outcomes = other.stock.holdAll(List.of(
                new HotCall<>(MARIA, HoldStock.of("b", "1002").line("SP1", "MUG-01", 100)),
                new HotCall<>(MARIA, HoldStock.of("c", "1003").line("SP1", "PLATE-01", 1))));

        assertThat(outcomes).extracting(Outcome::isGranted).containsExactly(true, true);
        assertThat(other.stock.availability(MARIA, "MUG-01").held()).isEqualTo(pieces(100));
        assertThat(other.events(MARIA.tenant(), "stock-hold", old.toString()))
                .extracting(event -> StockEvents.CODEC.read(event))
                .last()
                .isEqualTo(new HoldExpired(old, "1001"));
    }

    @Test
    void a_kit_is_not_received_its_components_are() {
        shop.catalog.add(
                MARIA,
                AddItem.of("SET-01", "Breakfast set")
                        .ncm("69120000")
                        .price("60.00")
                        .component("MUG-01", 2)
                        .component("PLATE-01", 1));
        List<Outcome<MovementId>> outcomes = shop.stock.receiveAll(List.of(
                new HotCall<>(
                        MARIA,
                        ReceiveGoods.of("delivery-90", "SET-01", 1)
                                .unitCost("30.00")
                                .at("SP1")),
                new HotCall<>(
                        MARIA,
                        ReceiveGoods.of("delivery-90", "MUG-01", 2)
                                .unitCost("12.50")
                                .at("SP1"))));
        InvalidInput refused =
                catchThrowableOfType(InvalidInput.class, () -> outcomes.get(0).orThrow());
        assertThat(refused.code()).isEqualTo("stock.kit");
        assertThat(refused.details()).containsEntry("sku", "SET-01");
        assertThat(outcomes.get(1).isGranted()).isTrue();
        assertThat(onHand("SET-01")).isEqualTo(pieces(0));
        assertThat(onHand("MUG-01")).isEqualTo(pieces(102));
    }

    @Test
    void who_may_receive_and_move_goods_is_asked_with_what_is_stored() {
        List<Subject> asked = new ArrayList<>();
        AccessPolicy onlySp1 = new AccessPolicy() {
            @Override
            public Optional<String> refuseVerb(CallContext context, String verb) {
                return Optional.empty();
            }

            @Override
            public Optional<String> refuseSubject(CallContext context, String verb, Subject subject) {
                asked.add(subject);
                return subject.attributes().containsValue("RJ1") ? Optional.of("not your warehouse") : Optional.empty();
            }
        };
        ApprovalPolicy fewAtATime = (context, verb, subject) -> verb.equals("stock.receive")
                        && subject.attributes().get("quantity").equals("1000 UN")
                ? Optional.of("a manager")
                : Optional.empty();
        Stock stock =
                new Stock(TestCommands.builder(shop.store, shop.clock, SequentialIds.create(), onlySp1, fewAtATime)
                        .build());

        List<Outcome<MovementId>> received = stock.receiveAll(List.of(
                new HotCall<>(
                        MARIA,
                        ReceiveGoods.of("d1", "MUG-01", 1).unitCost("12.50").at("RJ1")),
                new HotCall<>(
                        MARIA,
                        ReceiveGoods.of("d2", "MUG-01", 1000).unitCost("12.50").at("SP1")),
                new HotCall<>(
                        MARIA,
                        ReceiveGoods.of("d3", "MUG-01", 1).unitCost("12.50").at("SP1"))));

        assertThat(refusal(() -> received.get(0).orThrow())).isEqualTo("access.denied");
        assertThat(refusal(() -> received.get(1).orThrow())).isEqualTo("approval.required");
        assertThat(received.get(2).isGranted()).isTrue();
        assertThat(onHand("MUG-01")).isEqualTo(pieces(101));
        shop.stock.receive(
                MARIA, ReceiveGoods.of("d4", "MUG-01", 9).unitCost("12.50").at("RJ1"));
        HoldId elsewhere = shop.stock.hold(MARIA, HoldStock.of("e", "1001").line("RJ1", "MUG-01", 1));
        asked.clear();
        assertThat(refusal(() -> stock.hold(MARIA, HoldStock.of("f", "1002").line("RJ1", "MUG-01", 1))))
                .isEqualTo("access.denied");
        assertThat(refusal(() -> stock.commit(MARIA, CommitHold.of(elsewhere)))).isEqualTo("access.denied");
        assertThat(refusal(() -> stock.release(MARIA, ReleaseHold.of(elsewhere))))
                .isEqualTo("access.denied");
        shop.stock.commit(MARIA, CommitHold.of(elsewhere));
        assertThat(refusal(() -> stock.takeBack(MARIA, ReturnGoods.of("back-1", elsewhere))))
                .isEqualTo("access.denied");
        assertThat(asked.get(1))
                .isEqualTo(Subject.of("stock-hold", elsewhere.toString())
                        .with("reference", "1001")
                        .with("sites", "RJ1"));
    }

    @Test
    void a_hold_before_its_time_does_not_expire() {
        hold("a", 30);
        assertThat(new HoldExpiry(shop.stock).run(moment(), 10).count()).isZero();
    }

    @Test
    void a_short_hold_makes_room_of_holds_past_their_time_and_records_their_expiry() {
        HoldId old = shop.stock.hold(
                MARIA, HoldStock.of("a", "1001").line("SP1", "PLATE-01", 10).keepFor(Duration.ofHours(1)));
        shop.clock.advance(Duration.ofHours(1));
        shop.stock.hold(MARIA, HoldStock.of("b", "1002").line("SP1", "PLATE-01", 4));
        assertThat(events(old)).last().isEqualTo(new HoldExpired(old, "1001"));
        assertThat(shop.stock.availability(MARIA, "PLATE-01").held()).isEqualTo(pieces(4));
    }

    @Test
    void an_expiry_is_recorded_even_when_it_did_not_make_enough_room() {
        HoldId old = shop.stock.hold(
                MARIA, HoldStock.of("a", "1001").line("SP1", "PLATE-01", 10).keepFor(Duration.ofHours(1)));
        shop.clock.advance(Duration.ofHours(1));
        assertThat(refusal(
                        () -> shop.stock.hold(MARIA, HoldStock.of("b", "1002").line("SP1", "PLATE-01", 11))))
                .isEqualTo("stock.short");
        assertThat(events(old)).last().isEqualTo(new HoldExpired(old, "1001"));
        assertThat(shop.stock.availability(MARIA, "PLATE-01").held()).isEqualTo(pieces(0));
    }

    @Test
    void goods_come_back_once_at_the_cost_they_left_with() {
        HoldId hold = hold("a", 2);
        assertThat(refusal(() -> shop.stock.takeBack(MARIA, ReturnGoods.of("return-1", hold))))
                .isEqualTo("stock.not-issued");
        shop.stock.commit(MARIA, CommitHold.of(hold));
        assertThat(shop.stock.takeBack(MARIA, ReturnGoods.of("return-1", hold))).isEqualTo(Money.parse("BRL 25.00"));
        assertThat(shop.stock.takeBack(MARIA, ReturnGoods.of("return-1", hold))).isEqualTo(Money.parse("BRL 25.00"));
        assertThat(refusal(() -> shop.stock.takeBack(MARIA, ReturnGoods.of("return-2", hold))))
                .isEqualTo("stock.already-returned");
        assertThat(onHand("MUG-01")).isEqualTo(pieces(100));
        assertThat(events(hold))
                .containsExactly(
                        new StockHeld(
                                hold,
                                "1001",
                                List.of(new HeldLine(Site.of("SP1"), Sku.of("MUG-01"), pieces(2))),
                                shop.clock.instant().plus(HoldStock.DEFAULT_TIME)),
                        new StockCommitted(hold, "1001", List.of(twoMugs()), Money.parse("BRL 25.00")),
                        new GoodsReturned("return-1", hold, "1001", List.of(twoMugs()), Money.parse("BRL 25.00")));
    }

    @Test
    void of_two_returns_in_one_batch_the_first_is_taken() {
        HoldId hold = hold("a", 2);
        shop.stock.commit(MARIA, CommitHold.of(hold));
        List<Outcome<Money>> outcomes = shop.stock.takeBackAll(List.of(
                new HotCall<>(MARIA, ReturnGoods.of("return-1", hold)),
                new HotCall<>(MARIA, ReturnGoods.of("return-2", hold))));
        assertThat(outcomes).extracting(Outcome::isGranted).containsExactly(true, false);
        assertThat(onHand("MUG-01")).isEqualTo(pieces(100));
    }

    @Test
    void each_movement_is_kept_with_its_cost_the_earliest_first() {
        HoldId hold = hold("a", 2);
        shop.stock.commit(MARIA, CommitHold.of(hold));
        shop.stock.takeBack(MARIA, ReturnGoods.of("return-1", hold));
        MovementQuery query = MovementQuery.of(Site.of("SP1"), Sku.of("MUG-01"));
        List<StockMovement> movements =
                shop.stock.movements(MARIA, query, PageRequest.first(10)).rows();
        assertThat(movements)
                .extracting(StockMovement::kind)
                .containsExactly(StockMovement.Kind.RECEIVED, StockMovement.Kind.ISSUED, StockMovement.Kind.RETURNED);
        assertThat(movements)
                .extracting(StockMovement::value)
                .containsExactly(Money.parse("BRL 1250.00"), Money.parse("BRL 25.00"), Money.parse("BRL 25.00"));
        assertThat(Page.all(1, page -> shop.stock.movements(MARIA, query, page)))
                .isEqualTo(movements);
    }

    @Test
    void items_are_counted_in_their_own_unit() {
        shop.catalog.add(
                MARIA,
                AddItem.of("TEA", "Green tea").ncm("09021000").unit(Unit.KG).price("80.00"));
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-82", "TEA", "1.250").unitCost("40.00").at("SP1"));
        HoldId hold = shop.stock.hold(
                MARIA, HoldStock.of("t", "t").line(Site.of("SP1"), Sku.of("TEA"), new BigDecimal("0.25")));
        assertThat(shop.stock.availability(MARIA, "TEA").available()).isEqualTo(Quantity.parse("1 KG"));
        assertThat(shop.stock.commit(MARIA, CommitHold.of(hold))).isEqualTo(Money.parse("BRL 10.00"));
        assertThat(refusal(() -> shop.stock.receive(
                        MARIA,
                        ReceiveGoods.of("delivery-83", "MUG-01", "1.5")
                                .unitCost("1.00")
                                .at("SP1"))))
                .isEqualTo("input.quantity-scale quantity");
    }

    @Test
    void each_place_has_its_own_stock() {
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-77", "MUG-01", 5).unitCost("20.00").at("PE1"));
        Availability mugs = shop.stock.availability(MARIA, "MUG-01");
        assertThat(mugs.onHand()).isEqualTo(pieces(105));
        assertThat(mugs.sites()).extracting(site -> site.site().code()).containsExactly("PE1", "SP1");
        HoldId hold = shop.stock.hold(
                MARIA, HoldStock.of("a", "1").line("PE1", "MUG-01", 5).line("SP1", "MUG-01", 1));
        assertThat(shop.stock.commit(MARIA, CommitHold.of(hold))).isEqualTo(Money.parse("BRL 112.50"));
        assertThat(Page.all(2, page -> shop.stock.list(MARIA, StockQuery.all(), page)))
                .extracting(row -> row.site() + "/" + row.sku())
                .containsExactly("PE1/MUG-01", "SP1/MUG-01", "SP1/PLATE-01");
    }

    @Test
    void two_tenants_with_equal_codes_keys_and_documents_do_not_meet() {
        shop.addItems(PEDRO);
        shop.stock.receive(
                PEDRO,
                ReceiveGoods.of("delivery-77", "MUG-01", 3).unitCost("1.00").at("SP1"));
        HoldId marias = hold("a", 2);
        HoldId pedros = shop.stock.hold(PEDRO, HoldStock.of("a", "1001").line("SP1", "MUG-01", 2));
        assertThat(pedros).isNotEqualTo(marias);
        assertThat(shop.stock.availability(PEDRO, "MUG-01").available()).isEqualTo(pieces(1));
        assertThat(shop.stock.availability(MARIA, "MUG-01").available()).isEqualTo(pieces(98));
        assertThat(refusal(() -> shop.stock.commit(PEDRO, CommitHold.of(marias))))
                .isEqualTo("hold.unknown");
        assertThat(refusal(() -> shop.stock.release(PEDRO, ReleaseHold.of(marias))))
                .isEqualTo("hold.unknown");
        assertThat(refusal(() -> shop.stock.takeBack(PEDRO, ReturnGoods.of("r", marias))))
                .isEqualTo("hold.unknown");
        assertThat(refusal(() -> shop.stock.viewHold(PEDRO, marias))).isEqualTo("hold.unknown");
        List<Outcome<Money>> both = shop.stock.commitAll(
                List.of(new HotCall<>(MARIA, CommitHold.of(marias)), new HotCall<>(PEDRO, CommitHold.of(pedros))));
        assertThat(both)
                .extracting(Outcome::orThrow)
                .containsExactly(Money.parse("BRL 25.00"), Money.parse("BRL 2.00"));
        assertThat(shop.stock.audit(PEDRO).findings()).isEmpty();
    }

    @Test
    void what_cannot_be_right_is_refused_by_name() {
        ReceiveGoods mugs = ReceiveGoods.of("d", "MUG-01", 1);
        HoldId unknown = new HoldId(new UUID(1, 2));
        assertThat(refusal(() -> shop.stock.receive(MARIA, null))).isEqualTo("input.null command");
        assertThat(refusal(() -> shop.stock.receive(MARIA, mugs.at("SP1")))).isEqualTo("input.invalid unitCost");
        assertThat(refusal(() -> shop.stock.receive(MARIA, mugs.unitCost("1.00"))))
                .isEqualTo("input.invalid site");
        assertThat(refusal(() -> shop.stock.receive(
                        MARIA, mugs.unitCost(UnitPrice.parse("USD 1.00")).at("SP1"))))
                .isEqualTo("stock.other-currency");
        assertThat(refusal(() -> shop.stock.receive(
                        MARIA, ReceiveGoods.of("d", "NONE", 1).unitCost("1.00").at("SP1"))))
                .isEqualTo("item.unknown");
        assertThat(refusal(() -> ReceiveGoods.of(" ", "MUG-01", 1))).isEqualTo("input.blank document");
        assertThat(refusal(() -> ReceiveGoods.of("x".repeat(101), "MUG-01", 1))).isEqualTo("input.too-long document");
        assertThat(refusal(() -> ReceiveGoods.of("d", "MUG-01", 0))).isEqualTo("input.not-positive quantity");
        assertThat(refusal(() -> ReceiveGoods.of("d", "MUG-01", -1))).isEqualTo("input.not-positive quantity");
        assertThat(refusal(() -> ReceiveGoods.of("d", "MUG-01", "1,5"))).isEqualTo("input.quantity quantity");
        assertThat(refusal(() -> ReceiveGoods.of("d", "MUG-01", "0.00001"))).isEqualTo("input.quantity-scale quantity");
        assertThat(refusal(() -> ReceiveGoods.of("d", "MUG-01", 100_000_000_000L)))
                .isEqualTo("input.quantity-too-large quantity");
        assertThat(refusal(() -> mugs.unitCost("-1"))).isEqualTo("input.negative price");
        assertThat(refusal(() -> mugs.unitCost("1.00000000001"))).isEqualTo("input.price-scale price");
        assertThat(refusal(() -> mugs.at("sp1"))).isEqualTo("input.form site");
        assertThat(refusal(() -> shop.stock.receive(
                        MARIA,
                        ReceiveGoods.of("d", "MUG-01", 99_999_999_999L)
                                .unitCost("99999999999")
                                .at("SP1"))))
                .isEqualTo("input.money-too-large unitCost");
        assertThat(refusal(() -> shop.stock.hold(MARIA, HoldStock.of("h", "r"))))
                .isEqualTo("input.invalid lines");
        assertThat(refusal(() -> HoldStock.of("", "r"))).isEqualTo("input.blank key");
        assertThat(refusal(() -> HoldStock.of("h", ""))).isEqualTo("input.blank reference");
        assertThat(refusal(() -> HoldStock.of("h", "r").line("SP1", "MUG-01", 0)))
                .isEqualTo("input.not-positive quantity");
        assertThat(refusal(() -> HoldStock.of("h", "r").keepFor(Duration.ZERO))).isEqualTo("input.range keepFor");
        assertThat(refusal(() -> HoldStock.of("h", "r").keepFor(Duration.ofDays(367))))
                .isEqualTo("input.range keepFor");
        assertThat(refusal(() -> new HoldStock(
                        IdempotencyKey.of("h"),
                        "r",
                        Collections.nCopies(1001, new StockLine(Site.of("SP1"), Sku.of("MUG-01"), BigDecimal.ONE)),
                        HoldStock.DEFAULT_TIME)))
                .isEqualTo("input.too-many lines");
        assertThat(refusal(() -> shop.stock.hold(MARIA, HoldStock.of("h", "r").line("SP1", "NONE", 1))))
                .isEqualTo("item.unknown");
        assertThat(refusal(() -> shop.stock.hold(MARIA, HoldStock.of("h", "r").line("XX", "MUG-01", 1))))
                .isEqualTo("stock.short");
        assertThat(refusal(() -> CommitHold.of(null))).isEqualTo("input.null hold");
        assertThat(refusal(() -> shop.stock.commit(MARIA, CommitHold.of(unknown))))
                .isEqualTo("hold.unknown");
        assertThat(refusal(() -> shop.stock.release(MARIA, ReleaseHold.of(unknown))))
                .isEqualTo("hold.unknown");
        assertThat(refusal(() -> shop.stock.takeBack(MARIA, ReturnGoods.of("r", unknown))))
                .isEqualTo("hold.unknown");
        assertThat(refusal(() -> HoldId.parse("not-an-id"))).isEqualTo("input.id hold");
        assertThat(refusal(() -> shop.stock.availability(MARIA, "NONE"))).isEqualTo("item.unknown");
        assertThat(refusal(() -> shop.stock.availability(CallContext.of("green-shop", "x"), "MUG-01")))
                .isEqualTo("item.unknown");
    }

    private static CostedLine twoMugs() {
        return new CostedLine(Site.of("SP1"), Sku.of("MUG-01"), pieces(2), Money.parse("BRL 25.00"));
    }

    private HoldId hold(String key, long mugs) {
        return shop.stock.hold(MARIA, HoldStock.of(key, "1001").line("SP1", "MUG-01", mugs));
    }

    private Quantity onHand(String sku) {
        return shop.stock.availability(MARIA, sku).onHand();
    }

    private List<StockEvent> events(HoldId hold) {
        return shop.events(MARIA.tenant(), "stock-hold", hold.toString()).stream()
                .map(event -> StockEvents.CODEC.read(event))
                .toList();
    }

    private Moment moment() {
        return Moment.of(shop.clock, SequentialIds.family(9));
    }

    private static Quantity pieces(long count) {
        return Quantity.of(count, Unit.UN);
    }
}
