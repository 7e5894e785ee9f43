package dev.backoffice.finance.charge;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.charge.ChargeFixture.BRL;
import static dev.backoffice.finance.charge.ChargeFixture.EXACT;
import static dev.backoffice.finance.charge.ChargeFixture.HALF_PAST;
import static dev.backoffice.finance.charge.ChargeFixture.MARIA;
import static dev.backoffice.finance.charge.ChargeFixture.ORDER;
import static dev.backoffice.finance.charge.ChargeFixture.RIVAL;
import static dev.backoffice.finance.charge.ChargeFixture.brl;
import static dev.backoffice.finance.charge.ChargeFixture.opening;
import static dev.backoffice.finance.charge.ChargeFixture.pix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.charge.ChargeStatus.Kind;
import dev.backoffice.memory.MemoryStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The situations of a shop's money; the numbers are rows of the shop-operations spec. */
class ChargesTest {
    final ChargeFixture shop = new ChargeFixture(store());

    Store store() {
        return MemoryStore.create();
    }

    @AfterEach
    void the_laws_hold_after_every_situation() {
        assertThat(shop.charges.audit(MARIA).findings()).isEmpty();
    }

    // ---- 1: an order waits for a Pix or a boleto

    @Test
    void a_pix_that_is_paid_in_time_covers_the_order() {
        ChargeId pix = shop.openPix(1, "79.80");
        assertThat(shop.coverage("79.80").covered()).isFalse();
        assertThat(shop.coverage("79.80").missing()).isEqualTo(brl("79.80"));

        MoneyApplied applied = shop.pay(pix, "E1", "79.80");

        assertThat(applied).isEqualTo(new MoneyApplied(brl("79.80"), brl("0.00"), Optional.empty()));
        assertThat(shop.status(pix)).isEqualTo(Kind.CAPTURED);
        assertThat(shop.coverage("79.80").covered()).isTrue();
        assertThat(shop.eventsOf(pix))
                .extracting(RecordedEvent::type)
                .containsExactly("charge.opened", "charge.money-captured");
    }

    @Test
    void a_charge_expires_when_its_time_has_passed_and_not_before() {
        ChargeId pix = shop.openPix(1, "79.80");
        assertRefused("charge.not-due", () -> shop.charges.expire(MARIA, new ExpireCharge(shop.key(), pix)));
        assertThat(shop.expireDue()).isZero();

        shop.clock.advance(Duration.ofMinutes(30));

        assertThat(shop.expireDue()).isEqualTo(1);
        assertThat(shop.expireDue()).isZero();
        assertThat(shop.status(pix)).isEqualTo(Kind.EXPIRED);
        ChargeEvent last = ChargeEvents.CODEC.read(shop.eventsOf(pix).get(1));
        assertThat(last)
                .isEqualTo(new ChargeEvent.ChargeExpired(
                        pix, ORDER, ChargeMethod.PIX, brl("79.80"), brl("0.00"), brl("79.80"), HALF_PAST));
    }

    @Test
    void a_charge_that_was_paid_or_cancelled_does_not_expire() {
        ChargeId paid = shop.openPix(1, "10.00");
        ChargeId cancelled = shop.openPix(2, "10.00");
        shop.pay(paid, "E1", "10.00");
        shop.charges.cancel(MARIA, new CancelCharge(shop.key(), cancelled, "changed to card"));
        shop.clock.advance(Duration.ofDays(1));

        assertThat(shop.expireDue()).isZero();
        assertThat(shop.status(paid)).isEqualTo(Kind.CAPTURED);
        assertThat(shop.status(cancelled)).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void charges_of_every_tenant_expire() {
        ChargeId ours = shop.openPix(1, "10.00");
        ChargeId theirs =
                shop.charges.open(RIVAL, opening(1, ChargeMethod.PIX, "10.00").expiresAt(HALF_PAST));
        shop.clock.advance(Duration.ofHours(1));

        assertThat(shop.expireDue()).isEqualTo(2);
        assertThat(shop.status(ours)).isEqualTo(Kind.EXPIRED);
        assertThat(shop.charges.view(RIVAL, theirs).status().kind()).isEqualTo(Kind.EXPIRED);
    }

    // ---- 2: paid in parts, or by two methods

    @Test
    void an_order_paid_by_two_methods_is_covered_when_both_came() {
        ChargeId pix = shop.openPix(1, "30.00");
        ChargeId card = shop.open(2, ChargeMethod.CARD, "49.80");
        shop.pay(pix, "E1", "30.00");
        assertThat(shop.coverage("79.80").missing()).isEqualTo(brl("49.80"));

        shop.pay(card, "NSU1", "49.80");

        assertThat(shop.coverage("79.80").covered()).isTrue();
        assertThat(shop.charges.of(MARIA, ORDER)).extracting(Charge::id).containsExactly(pix, card);
    }

    @Test
    void a_charge_can_be_paid_in_parts() {
        ChargeId boleto = shop.open(1, ChargeMethod.BOLETO, "100.00");

        shop.pay(boleto, "B1", "40.00");
        assertThat(shop.status(boleto)).isEqualTo(Kind.PARTLY_CAPTURED);
        shop.pay(boleto, "B2", "60.00");

        assertThat(shop.status(boleto)).isEqualTo(Kind.CAPTURED);
    }

    @Test
    void a_cent_that_is_missing_is_tolerated_by_policy_only() {
        ChargeId boleto = shop.open(1, ChargeMethod.BOLETO, "100.00");
        shop.pay(boleto, "B1", "99.99");

        assertThat(shop.coverage("100.00").covered()).isFalse();
        assertThat(shop.coverage("100.00", EXACT.withTolerance(brl("0.01"))).covered())
                .isTrue();
    }

    @Test
    void more_than_the_charge_becomes_credit() {
        ChargeId boleto = shop.open(1, ChargeMethod.BOLETO, "100.00");

        MoneyApplied applied = shop.pay(boleto, "B1", "120.00");

        assertThat(applied.captured()).isEqualTo(brl("100.00"));
        assertThat(applied.credited()).isEqualTo(brl("20.00"));
        Credit credit = shop.charges.viewCredit(MARIA, applied.credit().orElseThrow());
        assertThat(credit.cause()).isEqualTo(CreditCause.EXCESS);
        assertThat(shop.coverage("100.00").excess()).isEqualTo(brl("20.00"));
        assertThat(shop.charges
                        .credits(MARIA, CreditQuery.all().left(), PageRequest.first(10))
                        .rows())
                .containsExactly(credit);
        assertThat(shop.charges.creditsOf(MARIA, ORDER)).containsExactly(credit);
    }

    // ---- 3: a Pix paid twice, or after it expired

    @Test
    void the_same_money_told_twice_is_counted_once_whatever_the_key() {
        ChargeId pix = shop.openPix(1, "79.80");

        MoneyApplied first = shop.pay(pix, "E1", "79.80");
        MoneyApplied second = shop.pay(pix, "E1", "79.80");

        assertThat(second).isEqualTo(first);
        assertThat(shop.view(pix).captured()).isEqualTo(brl("79.80"));
        assertThat(shop.charges.moneyOf(MARIA, ORDER)).hasSize(1);
        assertThat(shop.charges.creditsOf(MARIA, ORDER)).isEmpty();
    }

    @Test
    void the_same_money_with_another_amount_or_for_another_charge_is_refused_and_counted_once() {
        ChargeId pix = shop.openPix(1, "79.80");
        ChargeId other = shop.openPix(2, "79.80");
        shop.pay(pix, "E1", "79.80");

        assertRefused("money.other-content", () -> shop.pay(pix, "E1", "79.81"));
        assertRefused("money.other-content", () -> shop.pay(other, "E1", "79.80"));
        assertThat(shop.status(other)).isEqualTo(Kind.PENDING);
    }

    @Test
    void a_pix_paid_twice_becomes_credit_that_can_go_back() {
        ChargeId pix = shop.openPix(1, "79.80");
        shop.pay(pix, "E1", "79.80");

        CreditId credit = shop.pay(pix, "E2", "79.80").credit().orElseThrow();

        assertThat(shop.charges.viewCredit(MARIA, credit).cause()).isEqualTo(CreditCause.DOUBLE);
        shop.charges.refundCredit(
                MARIA, new RefundCredit(shop.key(), credit, "devolution", brl("79.80"), shop.clock.instant()));
        shop.charges.refundCredit(
                MARIA, new RefundCredit(shop.key(), credit, "devolution", brl("79.80"), shop.clock.instant()));
        assertThat(shop.charges.viewCredit(MARIA, credit).left()).isEqualTo(brl("0.00"));
        assertThat(shop.charges
                        .credits(MARIA, CreditQuery.all().left(), PageRequest.first(10))
                        .rows())
                .isEmpty();
        assertThat(shop.eventsOf(credit))
                .extracting(RecordedEvent::type)
                .containsExactly("credit.granted", "credit.refunded");
        assertRefused(
                "credit.other-refund",
                () -> shop.charges.refundCredit(
                        MARIA, new RefundCredit(shop.key(), credit, "devolution", brl("1.00"), shop.clock.instant())));
        assertRefused(
                "credit.too-little",
                () -> shop.charges.refundCredit(
                        MARIA, new RefundCredit(shop.key(), credit, "again", brl("0.01"), shop.clock.instant())));
    }

    @Test
    void a_pix_paid_after_it_expired_becomes_credit_that_can_pay_a_new_charge() {
        ChargeId pix = shop.openPix(1, "79.80");
        shop.clock.advance(Duration.ofHours(1));
        shop.expireDue();

        CreditId credit = shop.pay(pix, "E1", "79.80").credit().orElseThrow();
        assertThat(shop.charges.viewCredit(MARIA, credit).cause()).isEqualTo(CreditCause.LATE);
        assertThat(shop.coverage("79.80").covered()).isFalse();
        assertThat(shop.coverage("79.80").credit()).isEqualTo(brl("79.80"));

        ChargeId again = shop.open(2, ChargeMethod.STORE_CREDIT, "79.80");
        shop.use(credit, again, "79.80");

        assertThat(shop.status(again)).isEqualTo(Kind.CAPTURED);
        assertThat(shop.coverage("79.80").covered()).isTrue();
        assertThat(shop.coverage("79.80").credit()).isEqualTo(brl("0.00"));
        assertThat(shop.eventsOf(again))
                .extracting(RecordedEvent::type)
                .containsExactly("charge.opened", "charge.credit-applied");
    }

    @Test
    void money_for_nothing_that_is_known_becomes_credit() {
        RecordUnallocated unknown = new RecordUnallocated(
                shop.key(), "bank-341/unknown", ChargeMethod.TRANSFER, pix("E9"), brl("5.00"), shop.clock.instant());

        MoneyApplied applied = shop.charges.recordUnallocated(MARIA, unknown);

        assertThat(applied.credited()).isEqualTo(brl("5.00"));
        assertThat(shop.charges.recordUnallocated(MARIA, unknown)).isEqualTo(applied);
        assertThat(shop.charges.findMoney(MARIA, pix("E9")).orElseThrow().credit())
                .isEqualTo(applied.credit());
        assertRefused(
                "money.other-content",
                () -> shop.charges.recordUnallocated(
                        MARIA,
                        new RecordUnallocated(
                                shop.key(), ORDER, ChargeMethod.PIX, pix("E9"), brl("5.00"), shop.clock.instant())));
    }

    @Test
    void money_of_another_currency_is_not_the_charges_and_not_lost() {
        ChargeId pix = shop.openPix(1, "10.00");
        Money dollars = Money.parse("USD 10.00");

        MoneyApplied applied =
                shop.charges.record(MARIA, new RecordMoney(shop.key(), pix, pix("E1"), dollars, shop.clock.instant()));

        assertThat(applied.captured()).isEqualTo(Money.zero(CurrencyUnit.USD));
        assertThat(applied.credited()).isEqualTo(dollars);
        assertThat(shop.coverage("10.00").credit()).isEqualTo(brl("0.00"));
    }

    // ---- 4: a boleto paid short, or cancelled before it is paid

    @Test
    void what_came_before_a_charge_expired_stays_and_can_go_back() {
        ChargeId pix = shop.openPix(1, "100.00");
        shop.pay(pix, "E1", "40.00");
        shop.clock.advance(Duration.ofHours(1));
        shop.expireDue();

        assertThat(shop.coverage("100.00").captured()).isEqualTo(brl("40.00"));
        shop.refund(pix, "short", "40.00", RefundInto.PAYER);

        assertThat(shop.status(pix)).isEqualTo(Kind.REFUNDED);
        assertThat(shop.coverage("100.00").captured()).isEqualTo(brl("0.00"));
    }

    @Test
    void a_charge_that_is_cancelled_takes_no_money_and_loses_none() {
        ChargeId boleto = shop.open(1, ChargeMethod.BOLETO, "100.00");
        shop.charges.cancel(MARIA, new CancelCharge(shop.key(), boleto, "paid by other means"));

        MoneyApplied applied = shop.pay(boleto, "B1", "100.00");

        assertThat(applied.credited()).isEqualTo(brl("100.00"));
        assertThat(shop.status(boleto)).isEqualTo(Kind.CANCELLED);
    }

    // ---- 5 and 42: card and marketplace: promised, not taken yet

    @Test
    void the_promise_of_a_card_counts_by_policy() {
        ChargeId card = shop.charges.open(
                MARIA, opening(1, ChargeMethod.CARD, "90.00").installments(3).acquirer("acquirer-x"));
        shop.authorize(card);

        assertThat(shop.status(card)).isEqualTo(Kind.AUTHORIZED);
        assertThat(shop.coverage("90.00").covered()).isFalse();
        Coverage counted = shop.coverage("90.00", EXACT.withAuthorized(ChargeMethod.CARD));
        assertThat(counted.covered()).isTrue();
        assertThat(counted.authorized()).isEqualTo(brl("90.00"));
        assertThat(counted.captured()).isEqualTo(brl("0.00"));
    }

    @Test
    void the_promise_of_a_marketplace_counts_until_it_pays_out() {
        ChargeId marketplace = shop.open(1, ChargeMethod.MARKETPLACE, "90.00");
        shop.authorize(marketplace);

        assertThat(shop.coverage("90.00").covered()).isTrue();
        assertThat(shop.coverage("90.00").authorized()).isEqualTo(brl("90.00"));
    }

    // ---- 6: disputes

    @Test
    void disputed_money_is_blocked_until_the_dispute_is_won() {
        ChargeId card = shop.open(1, ChargeMethod.CARD, "90.00");
        shop.pay(card, "NSU1", "90.00");
        shop.dispute(card, "CB-1", "90.00");

        assertThat(shop.coverage("90.00").covered()).isFalse();
        assertThat(shop.coverage("90.00").disputed()).isEqualTo(brl("90.00"));
        assertRefused("charge.illegal-move", () -> shop.refund(card, "r1", "1.00", RefundInto.PAYER));
        assertRefused("charge.other-dispute", () -> shop.resolve(card, "CB-2", DisputeOutcome.WON));

        shop.resolve(card, "CB-1", DisputeOutcome.WON);

        assertThat(shop.status(card)).isEqualTo(Kind.CAPTURED);
        assertThat(shop.coverage("90.00").covered()).isTrue();
    }

    @Test
    void a_lost_dispute_takes_money_back_and_is_no_refund() {
        ChargeId pix = shop.openPix(1, "90.00");
        shop.pay(pix, "E1", "90.00");
        shop.dispute(pix, "MED-1", "50.00");
        ResolveDispute lost = new ResolveDispute(shop.key(), pix, "MED-1", DisputeOutcome.LOST, shop.clock.instant());
        shop.charges.resolve(MARIA, lost);
        shop.resolve(pix, "MED-1", DisputeOutcome.LOST);

        assertThat(shop.status(pix)).isEqualTo(Kind.CHARGED_BACK);
        assertThat(shop.view(pix).lost()).isEqualTo(brl("50.00"));
        assertThat(shop.view(pix).refunded()).isEqualTo(brl("0.00"));
        assertRefused("charge.more-than-captured", () -> shop.refund(pix, "r1", "40.01", RefundInto.PAYER));
        shop.refund(pix, "r1", "40.00", RefundInto.PAYER);
        assertThat(shop.status(pix)).isEqualTo(Kind.REFUNDED);
        assertRefused("charge.other-outcome", () -> shop.resolve(pix, "MED-1", DisputeOutcome.WON));
        assertRefused("charge.dispute-resolved", () -> shop.dispute(pix, "MED-1", "1.00"));
    }

    @Test
    void the_rest_of_a_charge_is_asked_for_while_a_part_of_it_is_disputed() {
        ChargeId charge = shop.charges.open(
                MARIA, opening(1, ChargeMethod.TRANSFER, "1000.00").onTerms(List.of(LocalDate.of(2026, 12, 24))));
        shop.pay(charge, "E1", "400.00");
        shop.dispute(charge, "CASE-1", "400.00");

        assertThat(shop.view(charge).dueOnTerms()).isEqualTo(brl("600.00"));
        assertThat(shop.pay(charge, "E2", "100.00"))
                .isEqualTo(new MoneyApplied(brl("100.00"), brl("0.00"), Optional.empty()));
        assertThat(shop.status(charge)).isEqualTo(Kind.DISPUTED);
        assertThat(shop.pay(charge, "E3", "500.50").credited()).isEqualTo(brl("0.50"));
        assertThat(credit(shop.pay(charge, "E4", "1.00")).cause()).isEqualTo(CreditCause.DOUBLE);
        assertThat(shop.view(charge).dueOnTerms()).isEqualTo(brl("0.00"));

        shop.resolve(charge, "CASE-1", DisputeOutcome.WON);
        assertThat(shop.status(charge)).isEqualTo(Kind.CAPTURED);
    }

    @Test
    void money_for_a_disputed_charge_that_was_not_asked_for_any_more_is_late() {
        ChargeId charge = shop.openPix(1, "100.00");
        shop.pay(charge, "E1", "40.00");
        shop.clock.advance(Duration.ofMinutes(30));
        shop.expireDue();
        shop.dispute(charge, "CASE-1", "40.00");

        assertThat(credit(shop.pay(charge, "E2", "60.00")).cause()).isEqualTo(CreditCause.LATE);
    }

    @Test
    void money_for_what_a_refunded_charge_still_missed_is_late_and_not_double() {
        ChargeId charge = shop.openPix(1, "100.00");
        shop.pay(charge, "E1", "40.00");
        shop.refund(charge, "R1", "10.00", RefundInto.PAYER);

        assertThat(credit(shop.pay(charge, "E2", "60.00")).cause()).isEqualTo(CreditCause.LATE);
    }

    @Test
    void what_went_back_cannot_be_disputed_and_a_second_dispute_takes_no_more_than_is_left() {
        ChargeId refunded = shop.openPix(1, "100.00");
        shop.pay(refunded, "E1", "100.00");
        shop.refund(refunded, "R1", "100.00", RefundInto.PAYER);
        assertRefused("charge.illegal-move", () -> shop.dispute(refunded, "CASE-1", "100.00"));

        ChargeId charge = shop.openPix(2, "100.00");
        shop.pay(charge, "E2", "100.00");
        shop.dispute(charge, "CASE-2", "60.00");
        shop.dispute(charge, "CASE-2", "60.00");
        assertRefused("charge.illegal-move", () -> shop.dispute(charge, "CASE-3", "40.00"));
        shop.resolve(charge, "CASE-2", DisputeOutcome.LOST);
        assertRefused("charge.dispute-resolved", () -> shop.dispute(charge, "CASE-2", "60.00"));
        assertRefused("charge.more-than-captured", () -> shop.dispute(charge, "CASE-3", "40.01"));
        shop.dispute(charge, "CASE-3", "40.00");
        shop.resolve(charge, "CASE-3", DisputeOutcome.LOST);
        shop.resolve(charge, "CASE-3", DisputeOutcome.LOST);

        assertThat(shop.view(charge).lost()).isEqualTo(brl("100.00"));
        assertThat(shop.view(charge).left()).isEqualTo(brl("0.00"));
        assertRefused("charge.more-than-captured", () -> shop.dispute(charge, "CASE-4", "0.01"));
        assertThat(shop.eventsOf(charge).stream().map(RecordedEvent::type).filter(type -> type.contains("dispute")))
                .containsExactly("charge.disputed", "charge.dispute-lost", "charge.disputed", "charge.dispute-lost");
    }

    @Test
    void a_charge_counts_the_same_money_once() {
        Charge charge = Charge.open(
                        MARIA.tenant(), opening(1, ChargeMethod.PIX, "100.00").terms())
                .state();
        Charge paid =
                charge.capture(pix("E1"), brl("40.00"), ChargeFixture.NOON).state();

        assertThat(paid.capture(pix("E1"), brl("40.00"), ChargeFixture.NOON).events())
                .isEmpty();
        assertThat(paid.capture(pix("E1"), brl("40.00"), ChargeFixture.NOON).state())
                .isEqualTo(paid);
        assertRefused("money.other-content", () -> paid.capture(pix("E1"), brl("60.00"), ChargeFixture.NOON));
    }

    private Credit credit(MoneyApplied applied) {
        return shop.charges.viewCredit(MARIA, applied.credit().orElseThrow());
    }

    // ---- 8: store credit

    @Test
    void a_refund_can_stay_as_credit_and_pay_the_next_order() {
        ChargeId pix = shop.openPix(1, "79.80");
        shop.pay(pix, "E1", "79.80");
        shop.refund(pix, "return/17", "39.90", RefundInto.CREDIT);
        Credit credit = shop.charges.creditsOf(MARIA, ORDER).get(0);
        assertThat(credit.cause()).isEqualTo(CreditCause.REFUND);

        ChargeId next = shop.charges.open(
                MARIA, OpenCharge.of("open/next", "order/1002", 1, ChargeMethod.STORE_CREDIT, brl("50.00")));
        shop.use(credit.id(), next, "30.00");
        shop.use(credit.id(), next, "9.90");

        assertThat(shop.view(next).captured()).isEqualTo(brl("39.90"));
        assertThat(shop.status(next)).isEqualTo(Kind.PARTLY_CAPTURED);
        assertRefused("credit.too-little", () -> shop.use(credit.id(), next, "0.01"));
        assertThat(shop.status(pix)).isEqualTo(Kind.PARTLY_REFUNDED);
    }

    @Test
    void credit_pays_no_more_than_a_charge_misses() {
        ChargeId pix = shop.openPix(1, "10.00");
        CreditId credit = shop.pay(pix, "E1", "30.00").credit().orElseThrow();
        ChargeId next = shop.open(2, ChargeMethod.STORE_CREDIT, "5.00");

        assertRefused("charge.more-than-missing", () -> shop.use(credit, next, "5.01"));
        assertRefused("charge.illegal-move", () -> shop.use(credit, pix, "1.00"));
        assertThat(shop.charges.viewCredit(MARIA, credit).left()).isEqualTo(brl("20.00"));
    }

    // ---- 14: due on terms

    @Test
    void what_is_due_on_terms_releases_goods_before_it_is_paid() {
        ChargeId terms = shop.charges.open(
                MARIA,
                opening(1, ChargeMethod.BOLETO, "1000.00")
                        .onTerms(List.of(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 23))));

        assertThat(shop.coverage("1000.00").covered()).isTrue();
        assertThat(shop.coverage("1000.00").captured()).isEqualTo(brl("0.00"));
        assertThat(shop.coverage("1000.00").onTerms()).isEqualTo(brl("1000.00"));
        assertThat(shop.coverage("1000.00", EXACT.withoutTerms()).covered()).isFalse();

        shop.pay(terms, "B1", "500.00");

        assertThat(shop.coverage("1000.00").covered()).isTrue();
        assertThat(shop.coverage("1000.00").onTerms()).isEqualTo(brl("500.00"));
        shop.charges.cancel(MARIA, new CancelCharge(shop.key(), terms, "order cancelled"));
        assertThat(shop.coverage("1000.00").covered()).isFalse();
    }

    // ---- refunds

    @Test
    void the_same_refund_is_made_once_and_no_more_goes_back_than_came() {
        ChargeId pix = shop.openPix(1, "79.80");
        shop.pay(pix, "E1", "79.80");

        shop.refund(pix, "r1", "39.90", RefundInto.PAYER);
        shop.refund(pix, "r1", "39.90", RefundInto.PAYER);

        assertThat(shop.view(pix).refunded()).isEqualTo(brl("39.90"));
        assertRefused("charge.other-refund", () -> shop.refund(pix, "r1", "39.91", RefundInto.PAYER));
        assertRefused("charge.other-refund", () -> shop.refund(pix, "r1", "39.90", RefundInto.CREDIT));
        assertRefused("charge.more-than-captured", () -> shop.refund(pix, "r2", "39.91", RefundInto.PAYER));
        shop.refund(pix, "r2", "39.90", RefundInto.PAYER);
        assertThat(shop.status(pix)).isEqualTo(Kind.REFUNDED);
        assertRefused("charge.illegal-move", () -> shop.refund(pix, "r3", "0.01", RefundInto.PAYER));
    }

    // ---- keys, tenants, reasons

    @Test
    void a_charge_opened_twice_is_one_and_with_other_terms_it_is_refused() {
        ChargeId pix = shop.openPix(1, "79.80");
        OpenCharge same = new OpenCharge(
                IdempotencyKey.of("another key"),
                opening(1, ChargeMethod.PIX, "79.80").expiresAt(HALF_PAST).terms());

        assertThat(shop.charges.open(MARIA, same)).isEqualTo(pix);
        assertThat(shop.charges.of(MARIA, ORDER)).hasSize(1);
        assertRefused(
                "charge.other-content",
                () -> shop.charges.open(
                        MARIA,
                        new OpenCharge(
                                shop.key(),
                                opening(1, ChargeMethod.PIX, "79.81").terms())));
    }

    @Test
    void a_tenant_sees_and_moves_no_money_of_another() {
        ChargeId pix = shop.openPix(1, "79.80");
        CreditId credit = shop.pay(pix, "E1", "80.00").credit().orElseThrow();

        assertRefused("charge.unknown", () -> shop.charges.view(RIVAL, pix));
        assertRefused("credit.unknown", () -> shop.charges.viewCredit(RIVAL, credit));
        assertRefused(
                "charge.unknown",
                () -> shop.charges.record(
                        RIVAL, new RecordMoney(shop.key(), pix, pix("E2"), brl("1.00"), shop.clock.instant())));
        assertThat(shop.charges.of(RIVAL, ORDER)).isEmpty();
        assertThat(shop.charges.moneyOf(RIVAL, ORDER)).isEmpty();
    }

    @Test
    void coverage_says_why() {
        ChargeId pix = shop.openPix(1, "30.00");
        shop.pay(pix, "E1", "31.00");
        shop.authorize(shop.open(2, ChargeMethod.CARD, "49.80"));

        assertThat(shop.charges.coverage(MARIA, ORDER, brl("79.80"), EXACT).reasons())
                .extracting(reason -> reason.text())
                .containsExactly(
                        "pix 1 of BRL 30.00 is captured: BRL 30.00 came and is there.",
                        "card 2 of BRL 49.80 is authorized: BRL 0.00 came and is there, BRL 49.80 is promised,"
                                + " which does not count.",
                        "BRL 1.00 is owed to the payer (excess) and covers nothing until it is used.",
                        "BRL 30.00 of BRL 79.80 counts, BRL 49.80 is missing, BRL 0.00 is tolerated.");
        assertRefused(
                "charge.other-currency",
                () -> shop.charges.coverage(
                        MARIA, ORDER, Money.parse("USD 79.80"), CoveragePolicy.exact(CurrencyUnit.USD)));
    }

    @Test
    void a_charge_is_found_by_its_number_outside_and_by_where_it_stands() {
        ChargeId pix =
                shop.charges.open(MARIA, opening(1, ChargeMethod.PIX, "10.00").externalReference("TXID-1"));
        ChargeId other = shop.openPix(2, "10.00");

        assertThat(shop.charges.findExternal(MARIA, "TXID-1"))
                .extracting(Charge::id)
                .containsExactly(pix);
        assertThat(shop.charges
                        .list(MARIA, ChargeQuery.all().status(Kind.PENDING), PageRequest.first(10))
                        .rows())
                .extracting(Charge::id)
                .containsExactlyInAnyOrder(pix, other);
    }

    // ---- many at once

    @Test
    void money_told_by_many_at_once_is_counted_once() throws Exception {
        ChargeId pix = shop.openPix(1, "50.00");
        // Each of ten monies is told by four threads; five of them fit.
        int threads = 4;
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> told = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int offset = thread;
            told.add(pool.submit(() -> {
                go.await();
                for (int i = 0; i < 10; i++) {
                    patiently(pix, "E" + (i + offset * 3) % 10);
                }
                return null;
            }));
        }
        go.countDown();
        for (Future<?> each : told) {
            each.get();
        }
        pool.shutdown();

        assertThat(shop.view(pix).captured()).isEqualTo(brl("50.00"));
        assertThat(shop.charges.moneyOf(MARIA, ORDER)).hasSize(10);
        assertThat(shop.charges.creditsOf(MARIA, ORDER).stream()
                        .map(Credit::left)
                        .reduce(Money.zero(BRL), Money::plus))
                .isEqualTo(brl("50.00"));
    }

    /** Four rivals on one row may lose to the others more often than the pipeline tries. */
    private void patiently(ChargeId charge, String number) {
        for (int attempt = 0; ; attempt++) {
            try {
                shop.pay(charge, number, "10.00");
                return;
            } catch (dev.backoffice.core.error.Conflict conflict) {
                if (!conflict.retryable() || attempt == 200) {
                    throw conflict;
                }
            }
        }
    }
}
