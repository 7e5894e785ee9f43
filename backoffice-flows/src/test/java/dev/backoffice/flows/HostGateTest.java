package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.page.PageRequest;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a host asks for before steps of its orders. */
class HostGateTest {
    private final Set<Step> closed = EnumSet.noneOf(Step.class);
    private final Shop shop = Shop.deciding(builder -> builder.gate((context, step, order) -> closed.contains(step)
                    ? Optional.of(WaitReason.of("order.credit-limit", "The buyer's credit limit is used up."))
                    : Optional.empty()))
            .stocked(10);

    @ParameterizedTest
    @EnumSource(names = {"HOLD", "SEPARATE", "DISPATCH"})
    void an_order_waits_before_the_step_a_host_keeps_it_from_and_goes_on_when_resumed(Step step) {
        closed.add(step);
        OrderId order = shop.ordered("1001", 2);
        assertThat(shop.waitsFor(order)).isEqualTo("order.credit-limit");
        assertThat(shop.view(order).hold().isPresent()).isEqualTo(step != Step.HOLD);
        assertThat(shop.view(order).document().isPresent()).isEqualTo(step == Step.DISPATCH);

        closed.clear();
        shop.resume(order, "The buyer paid an older invoice");

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.assertSound();
    }

    @Test
    void an_order_that_is_resumed_too_early_waits_again() {
        closed.add(Step.SEPARATE);
        OrderId order = shop.ordered("1001", 2);

        shop.resume(order, "Somebody hoped");

        assertThat(shop.waitsFor(order)).isEqualTo("order.credit-limit");
        shop.assertSound();
    }

    /** The channel has a word of its own before it leaves; a person lists what waits for it. */
    @Test
    void an_order_whose_channel_has_not_answered_waits_for_the_channel() {
        AtomicBoolean answered = new AtomicBoolean();
        Shop asked = Shop.deciding(builder -> builder.gate((context, step, order) -> step == Step.DISPATCH
                                && !answered.get()
                        ? Optional.of(WaitReason.awaitingChannel(order.terms().channel()))
                        : Optional.empty()))
                .stocked(10);
        OrderId order = asked.ordered("1001", 2);

        assertThat(asked.waitsFor(order)).isEqualTo(WaitReason.AWAITING_CHANNEL);
        assertThat(asked.backoffice
                        .orders()
                        .list(MARIA, OrderQuery.all().waitsFor(WaitReason.AWAITING_CHANNEL), PageRequest.first(10))
                        .rows())
                .extracting(OrderView::id)
                .containsExactly(order);

        answered.set(true);
        asked.resume(order, "The channel answered");

        assertThat(asked.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        asked.assertSound();
    }
}
