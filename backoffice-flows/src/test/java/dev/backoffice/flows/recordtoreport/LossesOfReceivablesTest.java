package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.finance.receivable.Debtor;
import dev.backoffice.finance.receivable.OpenReceivables;
import dev.backoffice.finance.receivable.ReceivableId;
import dev.backoffice.finance.receivable.ReinstateReceivable;
import dev.backoffice.finance.receivable.SettleReceivable;
import dev.backoffice.finance.receivable.WriteOffReceivable;
import dev.backoffice.inventory.order.OrderId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a buyer never pays is a loss; what a carrier pays for a lost parcel is income. */
class LossesOfReceivablesTest {
    private static final List<LocalDate> DUE = List.of(LocalDate.of(2026, 12, 24));

    private final BooksFixture shop = BooksFixture.stocked();
    private final OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));

    private ReceivableId owed(Debtor.Kind kind, String amount) {
        return shop.receivables
                .open(
                        MARIA,
                        OpenReceivables.of(
                                "r/" + kind, reference(order), "series-1", Debtor.of(kind, "d-1"), brl(amount), DUE))
                .get(0);
    }

    @Test
    void what_a_buyer_on_terms_never_pays_is_a_loss_until_it_is_asked_for_again() {
        shop.charge(OpenCharge.of("c", reference(order), 1, ChargeMethod.BOLETO, brl("79.80"))
                .onTerms(DUE));
        shop.deliver(order);
        ReceivableId owed = owed(Debtor.Kind.BUYER, "79.80");
        shop.receivables.writeOff(MARIA, new WriteOffReceivable(IdempotencyKey.of("w"), owed, "bankrupt"));
        shop.sound();
        assertThat(shop.balances()).containsEntry("4.2.2.06", "79.80").doesNotContainKey("1.1.2.01");

        shop.receivables.reinstate(MARIA, new ReinstateReceivable(IdempotencyKey.of("i"), owed, "will pay"));
        shop.sound();
        assertThat(shop.balances()).containsEntry("1.1.2.01", "79.80").doesNotContainKey("4.2.2.06");
    }

    @Test
    void a_carrier_owes_an_indemnity_and_pays_it() {
        ReceivableId owed = owed(Debtor.Kind.CARRIER, "50.00");
        shop.sound();
        assertThat(shop.balances()).containsEntry("1.1.2.02", "50.00").containsEntry("3.2.1.01", "-50.00");

        shop.receivables.settle(
                MARIA,
                new SettleReceivable(
                        IdempotencyKey.of("s"), owed, MoneyId.of("bank", "T9"), brl("50.00"), shop.clock.instant()));
        shop.sound();
        assertThat(shop.balances()).containsEntry("1.1.1.02", "50.00").doesNotContainKey("1.1.2.02");
    }
}
