package dev.backoffice.finance.charge;

import static dev.backoffice.finance.charge.ChargeFixture.BRL;
import static dev.backoffice.finance.charge.ChargeFixture.HALF_PAST;
import static dev.backoffice.finance.charge.ChargeFixture.MARIA;
import static dev.backoffice.finance.charge.ChargeFixture.pix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.finance.charge.ChargeStatus.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.joda.money.Money;

/** Whatever happens in whatever order, told once or more often: no money is lost, and none is counted twice. */
class ChargeProperties {
    private static final int CHARGES = 4;

    /** What can happen. */
    enum What {
        OPEN,
        AUTHORIZE,
        MONEY,
        UNALLOCATED,
        EXPIRE,
        CANCEL,
        REFUND,
        REFUND_INTO_CREDIT,
        DISPUTE,
        WIN,
        LOSE,
        USE_CREDIT,
        REFUND_CREDIT
    }

    /**
     * One event.
     *
     * @param charge ordinal of the charge, 1 to 4
     * @param number of the money, refund or case, from so few that they come again
     * @param cents how much
     */
    record Event(What what, int charge, int number, long cents) {}

    /** The books a test keeps beside the shop's: what came in and what went out, each once. */
    private static final class Till {
        private final Map<String, Money> in = new HashMap<>();
        private final Map<String, Money> out = new HashMap<>();

        Money balance() {
            return total(in).minus(total(out));
        }

        private static Money total(Map<String, Money> amounts) {
            return amounts.values().stream().reduce(Money.zero(BRL), Money::plus);
        }
    }

    @Property(tries = 150)
    void what_came_less_what_went_is_what_charges_and_credits_hold(@ForAll("events") List<Event> events) {
        ChargeFixture shop = new ChargeFixture();
        Till till = new Till();

        for (Event event : events) {
            try {
                happen(shop, till, event);
            } catch (RuleViolation | Conflict | dev.backoffice.core.error.NotFound refused) {
                // what is refused changes nothing, which the balance below shows
            }
        }

        Money held = Money.zero(BRL);
        for (Charge charge : all(shop)) {
            assertThat(charge.missing().isNegative()).isFalse();
            assertThat(charge.left().minus(charge.disputed()).isNegative()).isFalse();
            held = held.plus(charge.left());
        }
        for (Credit credit : credits(shop)) {
            assertThat(credit.left().isNegative()).isFalse();
            held = held.plus(credit.left());
        }
        assertThat(held).isEqualTo(till.balance());
        assertThat(shop.charges.audit(MARIA).findings()).isEmpty();
    }

    private static void happen(ChargeFixture shop, Till till, Event event) {
        ChargeId charge = ChargeId.of(MARIA.tenant(), reference(event.charge()), event.charge());
        Money amount = Money.ofMinor(BRL, event.cents());
        String number = "n" + event.number();
        // One money mostly comes again with its own amount, sometimes with another.
        Money told = event.cents() == 1 ? amount : Money.ofMinor(BRL, 100L * event.number());
        switch (event.what()) {
            case OPEN -> open(shop, event, amount.multipliedBy(3).plus(5));
            case AUTHORIZE -> shop.authorize(charge);
            case MONEY -> {
                shop.charges.record(
                        MARIA, new RecordMoney(shop.key(), charge, pix(number), told, shop.clock.instant()));
                till.in.put(number, told);
            }
            case UNALLOCATED -> {
                shop.charges.recordUnallocated(
                        MARIA,
                        new RecordUnallocated(
                                shop.key(),
                                reference(event.charge()),
                                ChargeMethod.PIX,
                                pix(number),
                                told,
                                shop.clock.instant()));
                till.in.put(number, told);
            }
            case EXPIRE -> {
                shop.clock.advance(Duration.ofMinutes(event.number()));
                shop.expireDue();
            }
            case CANCEL -> shop.charges.cancel(MARIA, new CancelCharge(shop.key(), charge, "a test"));
            case REFUND -> {
                shop.charges.refund(
                        MARIA,
                        new RefundCharge(shop.key(), charge, number, amount, RefundInto.PAYER, shop.clock.instant()));
                till.out.put(charge + " refund " + number, amount);
            }
            case REFUND_INTO_CREDIT ->
                shop.charges.refund(
                        MARIA,
                        new RefundCharge(shop.key(), charge, number, amount, RefundInto.CREDIT, shop.clock.instant()));
            case DISPUTE ->
                shop.charges.dispute(
                        MARIA, new DisputeCharge(shop.key(), charge, number, amount, shop.clock.instant()));
            case WIN ->
                shop.charges.resolve(
                        MARIA,
                        new ResolveDispute(shop.key(), charge, number, DisputeOutcome.WON, shop.clock.instant()));
            case LOSE -> {
                shop.charges.resolve(
                        MARIA,
                        new ResolveDispute(shop.key(), charge, number, DisputeOutcome.LOST, shop.clock.instant()));
                shop.view(charge).disputes().stream()
                        .filter(dispute -> dispute.number().equals(number))
                        .forEach(dispute -> till.out.put(charge + " lost " + number, dispute.amount()));
            }
            case USE_CREDIT -> {
                for (Credit credit : credits(shop).stream().limit(1).toList()) {
                    shop.charges.useCredit(
                            MARIA, new UseCredit(shop.key(), credit.id(), charge, amount, shop.clock.instant()));
                }
            }
            case REFUND_CREDIT -> {
                for (Credit credit : credits(shop).stream().limit(1).toList()) {
                    shop.charges.refundCredit(
                            MARIA, new RefundCredit(shop.key(), credit.id(), number, amount, shop.clock.instant()));
                    till.out.put(credit.id() + " refund " + number, amount);
                }
            }
        }
    }

    private static void open(ChargeFixture shop, Event event, Money amount) {
        OpenCharge command = new OpenCharge(
                shop.key(),
                OpenCharge.of("k", reference(event.charge()), event.charge(), ChargeMethod.PIX, amount)
                        .terms());
        shop.charges.open(
                MARIA,
                event.number() % 3 == 0
                        ? command.onTerms(List.of(LocalDate.of(2026, 12, 24)))
                        : command.expiresAt(HALF_PAST));
    }

    /** Two charges share a reference. */
    private static String reference(int charge) {
        return "order/" + (charge / 2);
    }

    private static List<Charge> all(ChargeFixture shop) {
        List<Charge> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.addAll(shop.charges
                    .list(MARIA, ChargeQuery.all().status(kind), PageRequest.first(100))
                    .rows());
        }
        return all;
    }

    private static List<Credit> credits(ChargeFixture shop) {
        return shop.charges
                .credits(MARIA, CreditQuery.all().left(), PageRequest.first(1000))
                .rows();
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<What> what = Arbitraries.frequency(
                Tuple.of(4, What.OPEN),
                Tuple.of(1, What.AUTHORIZE),
                Tuple.of(8, What.MONEY),
                Tuple.of(1, What.UNALLOCATED),
                Tuple.of(1, What.EXPIRE),
                Tuple.of(1, What.CANCEL),
                Tuple.of(3, What.REFUND),
                Tuple.of(2, What.REFUND_INTO_CREDIT),
                Tuple.of(2, What.DISPUTE),
                Tuple.of(1, What.WIN),
                Tuple.of(2, What.LOSE),
                Tuple.of(3, What.USE_CREDIT),
                Tuple.of(2, What.REFUND_CREDIT));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(1, CHARGES),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(1L, 50L, 100L, 333L, 1000L))
                .as(Event::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }
}
