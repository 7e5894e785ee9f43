package dev.backoffice.flows.br;

import static dev.backoffice.flows.br.Notes.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.inventory.order.CoveringDocument;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.stock.ReceiveGoods;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each situation from the order to goods that may leave, by sellers of both regimes. */
class SituationsInTheFlowTest {
    @TestFactory
    Stream<DynamicTest> every_situation_gets_its_note_in_the_flow_and_the_laws_hold() {
        return Stream.of(Notes.NORMAL, Notes.SIMPLES)
                .flatMap(regime -> SaleSituations.all().entrySet().stream()
                        .map(situation -> DynamicTest.dynamicTest(
                                situation.getKey() + ", CRT " + regime.get("crt"),
                                () -> leaves(regime, situation.getValue()))));
    }

    private static void leaves(Map<String, String> regime, ReceiveOrder received) {
        Notes notes = Notes.of(regime);
        for (String sku : List.of("SHIRT", "BOTTLE", "COFFEE", "FILTER")) {
            notes.shop
                    .stock()
                    .receive(
                            MARIA,
                            ReceiveGoods.of("delivery/" + sku, sku, 100)
                                    .unitCost("5.00")
                                    .at("SP1"));
        }

        OrderId order = notes.receive(received);
        while (notes.shop.runDue().total() > 0) {
            // until nothing is due
        }

        FiscalDocument note = notes.shop.notes().find(MARIA, "order/" + order).orElseThrow();
        OrderView left = notes.view(order);
        assertThat(note.status().kind()).isEqualTo(DocumentStatus.Kind.AUTHORIZED);
        assertThat(left.document().map(CoveringDocument::reference))
                .contains(note.id().toString());
        if (left.terms().delivery() == DeliveryMethod.CHANNEL) {
            assertThat(left.waitsFor().map(WaitReason::code)).contains(WaitReason.AWAITING_LABEL);
        } else {
            assertThat(left.waitsFor()).isEmpty();
            assertThat(left.status()).isIn(OrderStatus.Kind.DISPATCHED, OrderStatus.Kind.READY);
            assertThat(note.signed().orElseThrow().xml()).contains("<vol><qVol>1</qVol><esp>VOLUME</esp>");
        }
        assertThat(notes.shop.stuck(StuckQuery.all(), PageRequest.first(10)).rows())
                .isEmpty();
        assertThat(notes.shop.audit(MARIA))
                .allSatisfy(report -> assertThat(report.findings()).isEmpty());
    }
}
