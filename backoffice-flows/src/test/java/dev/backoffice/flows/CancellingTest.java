package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.store.Store;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.memory.MemoryStore;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An order may be cancelled wherever it stands, and everything it took comes back. */
class CancellingTest {
    /** How an order comes to stand somewhere and stays there. */
    enum At {
        WAITING(OrderStatus.Kind.WAITING),
        HELD(OrderStatus.Kind.HELD, Step.SEPARATE),
        SEPARATED(OrderStatus.Kind.SEPARATED, Step.PACK),
        PACKED(OrderStatus.Kind.PACKED, Step.ISSUE_NOTE),
        INVOICED(OrderStatus.Kind.INVOICED, Step.DISPATCH),
        DISPATCHED(OrderStatus.Kind.DISPATCHED),
        DELIVERED(OrderStatus.Kind.DELIVERED);

        private final OrderStatus.Kind kind;
        private final Step[] manual;

        At(OrderStatus.Kind kind, Step... manual) {
            this.kind = kind;
            this.manual = manual;
        }
    }

    /** Where everything is kept. */
    Store store() {
        return MemoryStore.create();
    }

    private Shop open(Step... manual) {
        return Shop.over(store(), SimulatedAuthority.accepting(), manual);
    }

    @ParameterizedTest
    @EnumSource(At.class)
    void a_cancelled_order_gives_back_its_goods_its_money_and_its_note(At at) {
        Shop shop = open(at.manual).stocked(at == At.WAITING ? 1 : 100);
        OrderId order = shop.ordered("1001", 2);
        if (at == At.DELIVERED) {
            shop.backoffice.orders().deliver(MARIA, DeliverOrder.of("carrier-1", order));
            shop.run();
        }
        assertThat(shop.status(order)).isEqualTo(at.kind);

        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("cancel-1", order, "Cliente desistiu da compra"));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").available())
                .hasToString(at == At.WAITING ? "1 UN" : "100 UN");
        assertThat(balance(shop, "1.1.1.02")).as("money given back").isEqualTo(Money.parse("BRL 0.00"));
        assertThat(balance(shop, "1.1.2.01")).as("nobody owes anything").isEqualTo(Money.parse("BRL 0.00"));
        Optional<FiscalDocument> note = shop.backoffice.notes().find(MARIA, "order/" + order);
        switch (at) {
            case WAITING, HELD, SEPARATED, PACKED -> assertThat(note).isEmpty();
            case INVOICED -> assertThat(note.orElseThrow().status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
            // its goods have circulated: the note stands, and the return needs a note of its own
            case DISPATCHED, DELIVERED ->
                assertThat(note.orElseThrow().status().kind()).isEqualTo(DocumentStatus.Kind.AUTHORIZED);
        }
        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.findings()).isEmpty();
    }

    private static Money balance(Shop shop, String account) {
        return shop.backoffice.ledger().balance(MARIA, AccountCode.of(account), CurrencyUnit.of("BRL"));
    }
}
