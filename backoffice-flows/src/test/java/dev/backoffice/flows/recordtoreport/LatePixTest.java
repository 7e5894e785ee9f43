package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.finance.charge.ExpireCharge;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.finance.charge.RefundCredit;
import dev.backoffice.finance.charge.UseCredit;
import dev.backoffice.inventory.order.OrderId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A Pix that comes after its charge has expired is owed to the buyer. */
class LatePixTest {
    private final BooksFixture shop = BooksFixture.stocked();
    private final OrderId order = shop.received(order("1001").line("MUG-01", 2, "39.90"));

    private Credit late() {
        ChargeId pix = shop.charge(OpenCharge.of("c1", reference(order), 1, ChargeMethod.PIX, brl("79.80"))
                .expiresAt(shop.clock.instant().plus(Duration.ofMinutes(30))));
        shop.clock.advance(Duration.ofHours(1));
        shop.charges.expire(MARIA, new ExpireCharge(IdempotencyKey.of("x"), pix));
        shop.pay(pix, "E1", "79.80");
        shop.sound();
        return shop.charges.creditsOf(MARIA, reference(order)).get(0);
    }

    @Test
    void it_is_the_buyers_credit_and_then_his_advance() {
        Credit credit = late();
        assertThat(shop.balances()).containsEntry("1.1.1.02", "79.80").containsEntry("2.1.4.02", "-79.80");

        ChargeId second =
                shop.charge(OpenCharge.of("c2", reference(order), 2, ChargeMethod.STORE_CREDIT, brl("79.80")));
        shop.charges.useCredit(
                MARIA, new UseCredit(IdempotencyKey.of("u"), credit.id(), second, brl("79.80"), shop.clock.instant()));
        shop.sound();
        assertThat(shop.balances()).containsEntry("2.1.4.01", "-79.80").doesNotContainKey("2.1.4.02");

        shop.leave(order);
        shop.deliver(order);
        shop.sound();
        assertThat(shop.balances())
                .containsEntry("3.1.1.01", "-79.80")
                .doesNotContainKeys("2.1.4.01", "2.1.4.02", "1.1.2.01");
    }

    @Test
    void it_goes_back_to_who_paid() {
        Credit credit = late();
        shop.charges.refundCredit(
                MARIA,
                new RefundCredit(IdempotencyKey.of("r"), credit.id(), "r-1", brl("79.80"), shop.clock.instant()));
        shop.sound();

        assertThat(shop.balances()).doesNotContainKeys("1.1.1.02", "2.1.4.01", "2.1.4.02");
    }
}
