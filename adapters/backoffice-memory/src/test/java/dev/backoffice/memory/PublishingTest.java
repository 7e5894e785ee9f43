package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.EventPublisher;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.event.Relay;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Store;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events on their way to a message broker. */
class PublishingTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final CallContext RITA = CallContext.of("red-shop", "rita");

    private final Store store = MemoryStore.create();
    private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00.25Z");
    private final List<RecordedEvent> topic = new ArrayList<>();

    private static Subscription everythingTo(EventPublisher publisher) {
        return Subscription.publishing("broker", publisher);
    }

    private void happened(CallContext context, String order, long version, String type, Subscription broker) {
        RecordedEvent event = new RecordedEvent(
                new EventKey(context.tenant(), AggregateRef.of("order", order), version, 0),
                type,
                7,
                Doc.fields().put("note", "ação 😀").build(),
                clock.instant(),
                context.user());
        Boolean kept = store.execute(context, session -> {
            session.outbox().append(event, Subscriptions.of(broker).receiving(type));
            return true;
        });
        assertThat(kept).isTrue();
    }

    private int relay(Subscription broker) {
        return new Relay(store.deliveries(), broker, clock, Observer.silent())
                .run(Moment.of(clock, SequentialIds.create()), 10)
                .count();
    }

    @Test
    void every_event_of_every_tenant_is_published_whatever_its_type_and_schema() {
        Subscription broker = everythingTo(topic::add);
        happened(MARIA, "1001", 1, "order.received", broker);
        happened(RITA, "1001", 1, "of.a.later.version", broker);

        assertThat(relay(broker)).isEqualTo(2);
        assertThat(topic)
                .extracting(RecordedEvent::id)
                .containsExactlyInAnyOrder("blue-shop/order/1001@1.0", "red-shop/order/1001@1.0");
        assertThat(relay(broker))
                .as("what the broker has is not published again")
                .isZero();
    }

    @Test
    void a_message_is_the_whole_event_as_json() {
        Subscription broker = everythingTo(topic::add);
        happened(MARIA, "1001", 3, "order.packed", broker);
        assertThat(relay(broker)).isEqualTo(1);

        assertThat(Doc.parse(topic.get(0).toJson()))
                .isEqualTo(Doc.fields()
                        .put("id", "blue-shop/order/1001@3.0")
                        .put("tenant", "blue-shop")
                        .put("aggregate", "order/1001")
                        .put("version", 3)
                        .put("index", 0)
                        .put("type", "order.packed")
                        .put("schema", 7)
                        .put("at", clock.instant())
                        .put("by", "maria")
                        .put("body", Doc.fields().put("note", "ação 😀").build())
                        .build());
        assertThat(topic.get(0).aggregateName()).isEqualTo("blue-shop/order/1001");
    }

    @Test
    void a_broker_that_is_away_gets_everything_later_and_in_order() {
        List<RuntimeException> failures = new ArrayList<>(List.of(Unavailable.of("broker.away", null)));
        Subscription broker = everythingTo(event -> {
            if (!failures.isEmpty()) {
                throw failures.remove(0);
            }
            topic.add(event);
        });
        happened(MARIA, "1001", 1, "order.received", broker);
        happened(MARIA, "1001", 2, "order.confirmed", broker);

        assertThat(relay(broker)).isEqualTo(1);
        assertThat(topic).isEmpty();
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(2));
            assertThat(relay(broker)).isLessThanOrEqualTo(1);
        }
        assertThat(topic).extracting(RecordedEvent::type).containsExactly("order.received", "order.confirmed");
    }

    @Test
    void an_event_the_broker_refuses_is_parked_and_holds_back_its_aggregate_only() {
        Subscription broker = everythingTo(event -> {
            if (event.key().aggregate().id().equals("1001")) {
                throw new IllegalArgumentException("message of ana@example.com too large");
            }
            topic.add(event);
        });
        happened(MARIA, "1001", 1, "order.received", broker);
        happened(MARIA, "1002", 1, "order.received", broker);

        assertThat(relay(broker)).isEqualTo(2);
        assertThat(topic).extracting(event -> event.key().aggregate().id()).containsExactly("1002");
        assertThat(store.deliveries().parked(10))
                .extracting(delivery -> delivery.event().id())
                .containsExactly("blue-shop/order/1001@1.0");
        assertThat(store.deliveries().parked(10).get(0).reason())
                .as("the text of a stranger's failure may quote a person, so it is not stored")
                .startsWith("java.lang.IllegalArgumentException at " + PublishingTest.class.getName())
                .doesNotContain("ana@example.com");
        assertThat(store.deliveries().backlog("broker").parked()).isEqualTo(1);
    }
}
