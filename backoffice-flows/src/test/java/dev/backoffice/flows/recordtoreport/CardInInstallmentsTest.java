package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.finance.receivable.CancelReceivable;
import dev.backoffice.finance.receivable.Debtor;
import dev.backoffice.finance.receivable.OpenReceivables;
import dev.backoffice.finance.receivable.ReceivableId;
import dev.backoffice.finance.receivable.ReverseSettlement;
import dev.backoffice.finance.receivable.SettleReceivable;
import dev.backoffice.inventory.order.OrderId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A card in parts: the buyer has paid all of it, and the acquirer owes it. */
class CardInInstallmentsTest {
    private final BooksFixture shop = BooksFixture.stocked();

    private OrderId sold() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        ChargeId card = shop.charge(OpenCharge.of("c", reference(order), 1, ChargeMethod.CARD, brl("79.80"))
                .installments(3)
                .acquirer("acquirer-x"));
        shop.pay(card, "NSU-1", "79.80");
        shop.deliver(order);
        return order;
    }

    private List<ReceivableId> owedByAcquirer(OrderId order) {
        return shop.receivables.open(
                MARIA,
                OpenReceivables.of(
                                "r",
                                reference(order),
                                "charge-1",
                                Debtor.of(Debtor.Kind.ACQUIRER, "acquirer-x"),
                                brl("79.80"),
                                List.of(
                                        LocalDate.of(2026, 12, 24),
                                        LocalDate.of(2027, 1, 25),
                                        LocalDate.of(2027, 2, 24)))
                        .fee(brl("3.01")));
    }

    private void paidOut(ReceivableId part, String number) {
        shop.receivables.settle(
                MARIA,
                new SettleReceivable(
                        IdempotencyKey.of("settle/" + number),
                        part,
                        MoneyId.of("bank", number),
                        shop.receivables.view(MARIA, part).left(),
                        shop.clock.instant()));
    }

    @Test
    void the_buyer_has_paid_and_the_acquirer_owes() {
        sold();
        shop.sound();

        assertThat(shop.balances())
                .containsEntry("1.1.1.03", "79.80")
                .containsEntry("3.1.1.01", "-79.80")
                .doesNotContainKeys("1.1.2.01", "2.1.4.01", "1.1.1.02");
    }

    @Test
    void the_acquirer_keeps_its_fee_and_pays_the_rest_part_by_part() {
        List<ReceivableId> parts = owedByAcquirer(sold());
        shop.sound();
        assertThat(shop.balances()).containsEntry("4.2.2.02", "3.01").containsEntry("1.1.1.03", "76.79");

        paidOut(parts.get(0), "T1");
        paidOut(parts.get(1), "T2");
        paidOut(parts.get(2), "T3");
        shop.sound();
        assertThat(shop.balances()).containsEntry("1.1.1.02", "76.79").doesNotContainKey("1.1.1.03");
    }

    @Test
    void a_payout_that_is_taken_back_is_owed_again() {
        List<ReceivableId> parts = owedByAcquirer(sold());
        paidOut(parts.get(0), "T1");
        shop.receivables.reverse(
                MARIA,
                new ReverseSettlement(
                        IdempotencyKey.of("x"),
                        parts.get(0),
                        MoneyId.of("bank", "T1"),
                        "paid to the wrong account",
                        shop.clock.instant()));
        shop.sound();

        assertThat(shop.balances()).containsEntry("1.1.1.03", "76.79").doesNotContainKey("1.1.1.02");
    }

    @Test
    void a_part_that_is_not_owed_after_all_costs_no_fee() {
        List<ReceivableId> parts = owedByAcquirer(sold());
        shop.receivables.cancel(
                MARIA, new CancelReceivable(IdempotencyKey.of("x"), parts.get(2), "the sale was cancelled"));
        shop.sound();

        String fee = shop.balances().get("4.2.2.02");
        assertThat(fee)
                .isEqualTo(brl("3.01")
                        .minus(shop.receivables
                                .view(MARIA, parts.get(2))
                                .terms()
                                .fee())
                        .getAmount()
                        .toPlainString());
    }
}
