package dev.backoffice.finance.receivable;

import static dev.backoffice.finance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.receivable.ReceivableStatus.Kind;
import dev.backoffice.finance.receivable.SettlementOutcome.Overpaid;
import dev.backoffice.finance.receivable.SettlementOutcome.Settled;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is owed, by whom and when; the numbers are rows of the shop-operations spec. */
class ReceivablesTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final CallContext RIVAL = CallContext.of("red-shop", "rita");
    private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
    private static final String ORDER = "order/1001";
    private static final Debtor ACQUIRER = Debtor.of(Debtor.Kind.ACQUIRER, "acquirer-x");
    private static final Debtor BUYER = Debtor.of(Debtor.Kind.BUYER, "party-17");
    private static final List<LocalDate> PAYOUTS =
            List.of(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 25), LocalDate.of(2027, 2, 24));

    private final Store store = store();
    private final Receivables receivables = new Receivables(TestCommands.over(store, SettableClock.at(NOON)));
    private final AtomicInteger keys = new AtomicInteger();

    Store store() {
        return MemoryStore.create();
    }

    @AfterEach
    void the_laws_hold_after_every_situation() {
        assertThat(receivables.audit(MARIA).findings()).isEmpty();
    }

    // ---- 5: a card in 3×

    @Test
    void a_card_in_three_parts_is_owed_by_the_acquirer_to_the_cent() {
        List<ReceivableId> ids = card();

        List<Receivable> opened = receivables.of(MARIA, ORDER);
        assertThat(opened).extracting(Receivable::id).isEqualTo(ids);
        assertThat(opened)
                .extracting(each -> each.terms().amount())
                .containsExactly(brl("33.34"), brl("33.33"), brl("33.33"));
        assertThat(opened)
                .extracting(each -> each.terms().fee())
                .containsExactly(brl("1.00"), brl("1.00"), brl("0.99"));
        assertThat(opened).extracting(each -> each.terms().due()).isEqualTo(PAYOUTS);
        assertThat(opened).allSatisfy(each -> assertThat(each.terms().debtor()).isEqualTo(ACQUIRER));
        assertThat(owedBy(MARIA, ACQUIRER)).hasSize(3);
    }

    @Test
    void one_payout_settles_what_it_names() {
        List<ReceivableId> ids = card();
        MoneyId payout = MoneyId.of("acquirer-x", "2026-12-24/1");

        assertThat(settle(ids.get(0), payout, "32.34")).isEqualTo(new Settled(brl("32.34"), brl("0.00")));
        assertThat(settle(ids.get(1), payout, "32.33")).isEqualTo(new Settled(brl("32.33"), brl("0.00")));

        assertThat(status(ids.get(0))).isEqualTo(Kind.SETTLED);
        assertThat(owedBy(MARIA, ACQUIRER)).extracting(Receivable::id).containsExactly(ids.get(2));
        assertThat(events(ids.get(0))).containsExactly("receivable.opened", "receivable.settled");
    }

    // ---- 14 and 4: a buyer on terms pays short, late, over

    @Test
    void a_buyer_settles_in_parts_and_the_same_money_counts_once() {
        ReceivableId id = terms();

        assertThat(settle(id, bank("1"), "400.00")).isEqualTo(new Settled(brl("400.00"), brl("600.00")));
        assertThat(settle(id, bank("1"), "400.00")).isEqualTo(new Settled(brl("400.00"), brl("600.00")));
        assertThat(status(id)).isEqualTo(Kind.PARTLY_SETTLED);
        assertRefused("receivable.other-settlement", () -> settle(id, bank("1"), "400.01"));
        assertThat(settle(id, bank("2"), "600.00")).isEqualTo(new Settled(brl("600.00"), brl("0.00")));
        assertThat(status(id)).isEqualTo(Kind.SETTLED);
    }

    @Test
    void what_is_paid_beyond_what_is_owed_is_told_and_recorded() {
        ReceivableId id = terms();

        assertThat(settle(id, bank("1"), "1000.50")).isEqualTo(new Overpaid(brl("1000.00"), brl("0.50")));
        assertThat(settle(id, bank("2"), "10.00")).isEqualTo(new Overpaid(brl("0.00"), brl("10.00")));
        assertThat(settle(id, bank("2"), "10.00")).isEqualTo(new Overpaid(brl("0.00"), brl("10.00")));

        assertThat(view(id).settled()).isEqualTo(brl("1000.00"));
        assertThat(events(id))
                .containsExactly(
                        "receivable.opened", "receivable.settled", "receivable.overpaid", "receivable.overpaid");
    }

    @Test
    void money_of_another_currency_settles_nothing() {
        ReceivableId id = terms();

        assertRefused(
                "receivable.other-currency",
                () -> receivables.settle(
                        MARIA, new SettleReceivable(key(), id, bank("1"), Money.parse("USD 1000.00"), NOON)));
    }

    @Test
    void a_short_payment_is_written_off_with_a_reason_and_can_be_asked_for_again() {
        ReceivableId id = terms();
        settle(id, bank("1"), "999.90");

        receivables.writeOff(MARIA, new WriteOffReceivable(key(), id, "ten cents are not worth a letter"));
        assertThat(view(id).writtenOff()).isEqualTo(brl("0.10"));
        assertThat(view(id).left()).isEqualTo(brl("0.00"));
        assertThat(settle(id, bank("2"), "0.10")).isEqualTo(new Overpaid(brl("0.00"), brl("0.10")));
        assertRefused("receivable.illegal-move", () -> receivables.cancel(MARIA, new CancelReceivable(key(), id, "x")));

        receivables.reinstate(MARIA, new ReinstateReceivable(key(), id, "the buyer paid after all"));
        assertThat(status(id)).isEqualTo(Kind.PARTLY_SETTLED);
        assertThat(settle(id, bank("3"), "0.10")).isEqualTo(new Settled(brl("0.10"), brl("0.00")));
    }

    // ---- 6: what was paid is taken back

    @Test
    void a_payout_that_is_taken_back_is_owed_again() {
        ReceivableId id = terms();
        settle(id, bank("1"), "400.00");
        settle(id, bank("2"), "600.00");

        receivables.reverse(MARIA, new ReverseSettlement(key(), id, bank("2"), "bounced", NOON));

        assertThat(status(id)).isEqualTo(Kind.PARTLY_SETTLED);
        assertThat(view(id).left()).isEqualTo(brl("600.00"));
        assertRefused(
                "receivable.not-settled",
                () -> receivables.reverse(MARIA, new ReverseSettlement(key(), id, bank("2"), "bounced", NOON)));
        assertRefused(
                "receivable.not-settled",
                () -> receivables.reverse(MARIA, new ReverseSettlement(key(), id, bank("9"), "bounced", NOON)));
        receivables.reverse(MARIA, new ReverseSettlement(key(), id, bank("1"), "bounced", NOON));
        assertThat(status(id)).isEqualTo(Kind.OPEN);
    }

    @Test
    void a_payment_that_bounces_after_the_rest_was_written_off_is_owed_again_and_the_loss_stays() {
        ReceivableId id = terms();
        settle(id, bank("1"), "900.00");
        receivables.writeOff(MARIA, new WriteOffReceivable(key(), id, "the rest will not come"));

        reverse(id, bank("1"));

        assertThat(status(id)).isEqualTo(Kind.OPEN);
        assertThat(view(id).left()).isEqualTo(brl("900.00"));
        assertThat(view(id).writtenOff()).isEqualTo(brl("100.00"));
        assertThat(owedBy(MARIA, BUYER)).hasSize(1);
        receivables.writeOff(MARIA, new WriteOffReceivable(key(), id, "nor will that"));
        assertThat(view(id).writtenOff()).isEqualTo(brl("1000.00"));
        receivables.reinstate(MARIA, new ReinstateReceivable(key(), id, "the buyer is found"));
        assertThat(view(id).left()).isEqualTo(brl("1000.00"));
        assertThat(events(id))
                .containsExactly(
                        "receivable.opened",
                        "receivable.settled",
                        "receivable.written-off",
                        "receivable.settlement-reversed",
                        "receivable.written-off",
                        "receivable.reinstated");
    }

    @Test
    void a_payment_that_bounces_after_the_rest_was_cancelled_is_owed_again_and_the_rest_is_not() {
        List<ReceivableId> ids = card();
        settle(ids.get(0), bank("1"), "16.17");
        receivables.cancel(MARIA, new CancelReceivable(key(), ids.get(0), "half of the order was returned"));

        reverse(ids.get(0), bank("1"));

        assertThat(status(ids.get(0))).isEqualTo(Kind.OPEN);
        assertThat(view(ids.get(0)).left()).isEqualTo(brl("16.17"));
        assertThat(view(ids.get(0)).cancelled()).isEqualTo(brl("16.17"));
        receivables.cancel(MARIA, new CancelReceivable(key(), ids.get(0), "the other half, too"));
        assertThat(view(ids.get(0)).cancelled()).isEqualTo(brl("32.34"));
        assertThat(recorded(ids.get(0)).stream()
                        .map(ReceivableEvents.CODEC::read)
                        .filter(ReceivableEvent.ReceivableCancelled.class::isInstance)
                        .map(told -> ((ReceivableEvent.ReceivableCancelled) told).fee())
                        .reduce(brl("0.00"), Money::plus))
                .as("no more of the fee than there is")
                .isEqualTo(brl("1.00"));
    }

    @Test
    void what_was_written_off_is_asked_for_again_also_when_the_rest_was_paid_meanwhile() {
        ReceivableId id = terms();
        settle(id, bank("1"), "900.00");
        receivables.writeOff(MARIA, new WriteOffReceivable(key(), id, "the rest will not come"));
        reverse(id, bank("1"));
        settle(id, bank("2"), "900.00");
        assertThat(status(id)).isEqualTo(Kind.SETTLED);

        receivables.reinstate(MARIA, new ReinstateReceivable(key(), id, "the buyer is found"));

        assertThat(status(id)).isEqualTo(Kind.PARTLY_SETTLED);
        assertThat(view(id).left()).isEqualTo(brl("100.00"));
        assertRefused(
                "receivable.not-written-off",
                () -> receivables.reinstate(MARIA, new ReinstateReceivable(key(), id, "once more")));
    }

    @Test
    void money_that_was_too_much_is_named_when_it_is_taken_back() {
        ReceivableId id = terms();
        settle(id, bank("1"), "1000.50");
        settle(id, bank("2"), "10.00");

        reverse(id, bank("2"));
        assertThat(status(id)).isEqualTo(Kind.SETTLED);
        reverse(id, bank("1"));

        assertThat(view(id).left()).isEqualTo(brl("1000.00"));
        assertThat(recorded(id).stream()
                        .map(ReceivableEvents.CODEC::read)
                        .filter(each -> each.amount().isLessThan(brl("1000.00"))))
                .extracting(each -> each.getClass().getSimpleName() + " " + each.amount())
                .containsExactly(
                        "ReceivableOverpaid BRL 0.50",
                        "ReceivableOverpaid BRL 10.00",
                        "OverpaymentReversed BRL 10.00",
                        "OverpaymentReversed BRL 0.50");
    }

    @Test
    void money_that_was_taken_back_is_neither_taken_back_nor_counted_again() {
        ReceivableId id = terms();
        settle(id, bank("1"), "400.00");
        settle(id, bank("2"), "1000.00");
        reverse(id, bank("1"));
        reverse(id, bank("2"));

        for (MoneyId money : List.of(bank("1"), bank("2"))) {
            assertRefused("receivable.not-settled", () -> reverse(id, money));
        }
        assertThat(settle(id, bank("1"), "400.00")).isEqualTo(new Settled(brl("0.00"), brl("1000.00")));
        assertThat(settle(id, bank("2"), "1000.00")).isEqualTo(new Settled(brl("0.00"), brl("1000.00")));
        assertThat(status(id)).isEqualTo(Kind.OPEN);
        assertThat(events(id)).hasSize(7);
    }

    // ---- cancelled sales

    @Test
    void what_is_not_owed_any_more_is_cancelled_with_its_part_of_the_fee() {
        List<ReceivableId> ids = card();
        settle(ids.get(0), bank("1"), "16.17");

        receivables.cancel(MARIA, new CancelReceivable(key(), ids.get(0), "the order was returned"));

        assertThat(status(ids.get(0))).isEqualTo(Kind.CANCELLED);
        assertThat(view(ids.get(0)).cancelled()).isEqualTo(brl("16.17"));
        RecordedEvent last = recorded(ids.get(0)).get(2);
        assertThat(ReceivableEvents.CODEC.read(last))
                .isInstanceOfSatisfying(
                        ReceivableEvent.ReceivableCancelled.class,
                        told -> assertThat(told.fee()).isEqualTo(brl("0.50")));
    }

    // ---- keys, tenants

    private List<Receivable> owedBy(CallContext context, Debtor debtor) {
        return receivables
                .list(context, ReceivableQuery.open().debtor(debtor), PageRequest.first(10))
                .rows();
    }

    @Test
    void receivables_opened_twice_are_one_and_with_other_terms_they_are_refused() {
        List<ReceivableId> ids = card();

        assertThat(receivables.open(
                        MARIA,
                        new OpenReceivables(
                                key(),
                                ORDER,
                                "charge-1",
                                ACQUIRER,
                                brl("100.00"),
                                brl("2.99"),
                                PAYOUTS,
                                Optional.empty())))
                .isEqualTo(ids);
        assertRefused(
                "receivable.other-content",
                () -> receivables.open(
                        MARIA, OpenReceivables.of("other", ORDER, "charge-1", ACQUIRER, brl("100.00"), PAYOUTS)));
        assertThat(receivables.of(MARIA, ORDER)).hasSize(3);
    }

    @Test
    void a_tenant_sees_nothing_of_what_is_owed_to_another() {
        ReceivableId id = terms();

        assertRefused("receivable.unknown", () -> receivables.view(RIVAL, id));
        assertRefused(
                "receivable.unknown",
                () -> receivables.settle(RIVAL, new SettleReceivable(key(), id, bank("1"), brl("1.00"), NOON)));
        assertThat(owedBy(RIVAL, BUYER)).isEmpty();
    }

    @Test
    void what_cannot_be_right_is_refused() {
        assertRefused("receivable.dues", () -> OpenReceivables.of("k", ORDER, "s", BUYER, brl("1.00"), List.of()));
        assertRefused(
                "receivable.dues",
                () -> OpenReceivables.of("k", ORDER, "s", BUYER, brl("1.00"), List.of(PAYOUTS.get(1), PAYOUTS.get(0))));
        assertRefused("receivable.too-small", () -> OpenReceivables.of("k", ORDER, "s", BUYER, brl("0.02"), PAYOUTS));
        assertRefused(
                "receivable.fee-too-large",
                () -> OpenReceivables.of("k", ORDER, "s", BUYER, brl("1.00"), PAYOUTS)
                        .fee(brl("1.00")));
        assertRefused("input.form", () -> OpenReceivables.of("k", ORDER, "S", BUYER, brl("1.00"), PAYOUTS));
        assertRefused("input.form", () -> Debtor.parse("acquirer"));
        assertRefused("store.field-kind", () -> Debtor.parse("uncle/bob"));
        assertThat(Debtor.parse(ACQUIRER.toString())).isEqualTo(ACQUIRER);
        assertRefused("input.form", () -> SettlementOutcome.parse("settled|BRL 1.00"));
    }

    private List<ReceivableId> card() {
        return receivables.open(
                MARIA,
                OpenReceivables.of("card", ORDER, "charge-1", ACQUIRER, brl("100.00"), PAYOUTS)
                        .fee(Rate.percent("2.99"), RoundingPolicy.HALF_UP_CENT));
    }

    private ReceivableId terms() {
        return receivables
                .open(
                        MARIA,
                        OpenReceivables.of(
                                "terms",
                                "order/2002",
                                "charge-1",
                                BUYER,
                                brl("1000.00"),
                                List.of(LocalDate.of(2026, 12, 24))))
                .get(0);
    }

    private SettlementOutcome settle(ReceivableId id, MoneyId money, String amount) {
        return receivables.settle(MARIA, new SettleReceivable(key(), id, money, brl(amount), NOON));
    }

    private void reverse(ReceivableId id, MoneyId money) {
        receivables.reverse(MARIA, new ReverseSettlement(key(), id, money, "bounced", NOON));
    }

    private Receivable view(ReceivableId id) {
        return receivables.view(MARIA, id);
    }

    private Kind status(ReceivableId id) {
        return view(id).status().kind();
    }

    private List<String> events(ReceivableId id) {
        return recorded(id).stream().map(RecordedEvent::type).toList();
    }

    private List<RecordedEvent> recorded(ReceivableId id) {
        return store.execute(
                MARIA, session -> session.outbox().of(MARIA.tenant(), AggregateRef.of("receivable", id.toString())));
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("k" + keys.incrementAndGet());
    }

    private static MoneyId bank(String number) {
        return MoneyId.of("bank-341", number);
    }

    private static Money brl(String amount) {
        return Money.parse("BRL " + amount);
    }
}
