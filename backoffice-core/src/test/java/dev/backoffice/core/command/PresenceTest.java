package dev.backoffice.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.StoredDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a pipeline believes of tenants that are there. */
class PresenceTest {
    private static final TenantId BLUE = TenantId.of("blue-shop");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Presence presence = new Presence();
    private int looks;
    private Runnable meanwhile = () -> {};

    private void command(Instant now) {
        if (!presence.believed(BLUE, now)) {
            presence.look(BLUE, now, new Looked());
        }
    }

    @Test
    void a_look_is_believed_for_ten_seconds() {
        command(NOON);
        command(NOON.plus(Commands.PRESENCE).minusMillis(1));
        assertThat(looks).isEqualTo(1);

        command(NOON.plus(Commands.PRESENCE));
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void a_look_during_which_the_tenant_left_is_not_believed() {
        meanwhile = () -> presence.lookAgain(BLUE);
        command(NOON);
        meanwhile = () -> {};

        command(NOON);

        assertThat(looks).isEqualTo(2);
    }

    /** A tenant that has not left, seen before somebody else's transaction ends. */
    private final class Looked implements Records {
        @Override
        public Optional<StoredDocument> find(String kind, String id) {
            looks++;
            meanwhile.run();
            return Optional.empty();
        }

        @Override
        public Optional<StoredDocument> pin(String kind, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<StoredDocument> list(DocumentQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void insert(StoredDocument document) {
            throw new UnsupportedOperationException();
        }
    }
}
