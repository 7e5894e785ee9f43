package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.store.Store;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Charges over a store, the in-memory one unless told otherwise, for two tenants. */
final class ChargeFixture {
    static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    static final CallContext RIVAL = CallContext.of("red-shop", "rita");
    static final CurrencyUnit BRL = CurrencyUnit.of("BRL");
    static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
    static final Instant HALF_PAST = NOON.plus(Duration.ofMinutes(30));
    static final String ORDER = "order/1001";
    static final CoveragePolicy EXACT = CoveragePolicy.exact(BRL);

    final Store store;
    final SettableClock clock = SettableClock.at(NOON.toString());
    final Commands commands;
    final Charges charges;
    private final AtomicInteger keys = new AtomicInteger();

    ChargeFixture() {
        this(MemoryStore.create());
    }

    ChargeFixture(Store store) {
        this.store = store;
        this.commands = TestCommands.over(store, clock);
        this.charges = new Charges(commands);
    }

    IdempotencyKey key() {
        return IdempotencyKey.of("k" + keys.incrementAndGet());
    }

    static Money brl(String amount) {
        return Money.of(BRL, new BigDecimal(amount));
    }

    static MoneyId pix(String number) {
        return MoneyId.of("pix", number);
    }

    static OpenCharge opening(int ordinal, ChargeMethod method, String amount) {
        return OpenCharge.of("open/" + ordinal, ORDER, ordinal, method, brl(amount));
    }

    /** A Pix of the order that expires at half past twelve. */
    ChargeId openPix(int ordinal, String amount) {
        return charges.open(MARIA, opening(ordinal, ChargeMethod.PIX, amount).expiresAt(HALF_PAST));
    }

    ChargeId open(int ordinal, ChargeMethod method, String amount) {
        return charges.open(MARIA, opening(ordinal, method, amount));
    }

    MoneyApplied pay(ChargeId charge, String number, String amount) {
        return charges.record(MARIA, new RecordMoney(key(), charge, pix(number), brl(amount), clock.instant()));
    }

    void refund(ChargeId charge, String number, String amount, RefundInto into) {
        charges.refund(MARIA, new RefundCharge(key(), charge, number, brl(amount), into, clock.instant()));
    }

    void dispute(ChargeId charge, String number, String amount) {
        charges.dispute(MARIA, new DisputeCharge(key(), charge, number, brl(amount), clock.instant()));
    }

    void resolve(ChargeId charge, String number, DisputeOutcome outcome) {
        charges.resolve(MARIA, new ResolveDispute(key(), charge, number, outcome, clock.instant()));
    }

    void use(CreditId credit, ChargeId charge, String amount) {
        charges.useCredit(MARIA, new UseCredit(key(), credit, charge, brl(amount), clock.instant()));
    }

    void authorize(ChargeId charge) {
        charges.authorize(MARIA, new AuthorizeCharge(key(), charge, Optional.of("AUTH-1"), clock.instant()));
    }

    int expireDue() {
        return new ChargeExpiry(charges)
                .run(new Moment(clock.instant(), () -> new UUID(0, 1)), 100)
                .count();
    }

    Charge view(ChargeId charge) {
        return charges.view(MARIA, charge);
    }

    ChargeStatus.Kind status(ChargeId charge) {
        return view(charge).status().kind();
    }

    Coverage coverage(String total) {
        return coverage(total, EXACT);
    }

    Coverage coverage(String total, CoveragePolicy policy) {
        return charges.coverage(MARIA, ORDER, brl(total), policy).value();
    }

    List<RecordedEvent> eventsOf(ChargeId charge) {
        return store.execute(
                MARIA, session -> session.outbox().of(MARIA.tenant(), AggregateRef.of("charge", charge.toString())));
    }

    List<RecordedEvent> eventsOf(CreditId credit) {
        return store.execute(
                MARIA, session -> session.outbox().of(MARIA.tenant(), AggregateRef.of("credit", credit.toString())));
    }
}
