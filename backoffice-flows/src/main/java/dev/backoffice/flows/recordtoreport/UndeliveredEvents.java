package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Events of a tenant that a subscription has not been told of. */
final class UndeliveredEvents {
    private static final int PAGE = 1000;

    private final Deliveries deliveries;

    UndeliveredEvents(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void each(CallContext context, String subscription, Consumer<RecordedEvent> use) {
        eachDelivery(context, subscription, delivery -> use.accept(delivery.event()));
    }

    void eachDelivery(CallContext context, String subscription, Consumer<Delivery> use) {
        Optional<EventKey> after = Optional.empty();
        List<Delivery> page;
        do {
            page = deliveries.unfinished(subscription, context.tenant(), after, PAGE);
            for (Delivery delivery : page) {
                use.accept(delivery);
                after = Optional.of(delivery.event().key());
            }
        } while (page.size() == PAGE);
    }
}
