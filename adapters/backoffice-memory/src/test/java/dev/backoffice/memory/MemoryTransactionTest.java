package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.StoredDocument;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MemoryTransactionTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private final MemoryStore store = MemoryStore.create();

    private static StoredDocument thing(String id) {
        return new StoredDocument(
                "thing", id, 1, 1, Doc.fields().put("name", id).build(), Map.of("name", id));
    }

    @Test
    void a_session_is_dead_after_its_transaction() {
        Documents late = store.execute(MARIA, session -> session.documents());
        AtomicReference<dev.backoffice.core.store.HotStoreSession> hot = new AtomicReference<>();
        store.hot(session -> {
            hot.set(session);
            return 1;
        });

        assertThatThrownBy(() -> late.find("thing", "1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> late.insert(thing("1"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> hot.get().counters()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> hot.get().outbox()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void transactions_do_not_nest_and_the_outer_one_is_undone_by_the_attempt() {
        assertThatThrownBy(() -> store.execute(MARIA, session -> {
                    session.documents().insert(thing("1"));
                    return store.hot(inner -> 1);
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.hot(session -> store.deliveries().parked(1)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store.<Boolean>execute(
                        MARIA, session -> session.documents().find("thing", "1").isPresent()))
                .isFalse();
    }

    @Test
    void a_session_is_not_shared_between_threads() {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        store.execute(MARIA, session -> {
            Thread other = new Thread(() -> {
                try {
                    session.documents();
                } catch (IllegalStateException refused) {
                    seen.set(refused);
                }
            });
            other.start();
            try {
                other.join(10_000);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });
        assertThat(seen.get()).hasMessageContaining("thread");
    }

    @Test
    void an_error_that_is_not_an_exception_undoes_the_work_too() {
        assertThatThrownBy(() -> store.hot(session -> {
                    Records records = session.records(TenantId.of("blue-shop"));
                    records.insert(thing("2"));
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(store.<Boolean>execute(
                        MARIA, session -> session.documents().find("thing", "2").isPresent()))
                .isFalse();
    }
}
