package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.DisputeCharge;
import dev.backoffice.finance.charge.DisputeOutcome;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.finance.charge.ResolveDispute;
import dev.backoffice.inventory.order.OrderId;
import org.junit.jupiter.api.Test;

/** Money of a card that is taken back is lost; while it is disputed it is not. */
class ChargebackTest {
    private final BooksFixture shop = BooksFixture.stocked();

    private void disputed(DisputeOutcome outcome) {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        ChargeId card = shop.charge(OpenCharge.of("c", reference(order), 1, ChargeMethod.CARD, brl("79.80")));
        shop.pay(card, "NSU-1", "79.80");
        shop.deliver(order);
        shop.charges.dispute(
                MARIA, new DisputeCharge(IdempotencyKey.of("d"), card, "case-1", brl("79.80"), shop.clock.instant()));
        shop.sound();
        assertThat(shop.balances()).containsEntry("1.1.1.03", "79.80").doesNotContainKey("4.2.2.05");
        shop.charges.resolve(
                MARIA, new ResolveDispute(IdempotencyKey.of("x"), card, "case-1", outcome, shop.clock.instant()));
        shop.sound();
    }

    @Test
    void a_lost_dispute_is_a_loss_and_the_sale_stays() {
        disputed(DisputeOutcome.LOST);

        assertThat(shop.balances())
                .containsEntry("4.2.2.05", "79.80")
                .containsEntry("3.1.1.01", "-79.80")
                .doesNotContainKey("1.1.1.03");
    }

    @Test
    void a_won_dispute_changes_nothing() {
        disputed(DisputeOutcome.WON);

        assertThat(shop.balances()).containsEntry("1.1.1.03", "79.80").doesNotContainKey("4.2.2.05");
    }
}
