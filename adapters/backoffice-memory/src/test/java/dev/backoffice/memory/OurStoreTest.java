package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import dev.backoffice.core.trail.TrailStore;
import dev.backoffice.tck.StoreContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The example of docs/prove-your-store.md, run as it stands there: a store with a beginning, an end and data that outlive it. */
// page begins
class OurStoreTest extends StoreContract {
    private OurDatabase database;

    @Override
    protected Store openStore() {
        database = OurDatabase.empty();
        return new OurStore(database);
    }

    @Override
    protected Store reopen(Store open) {
        closeStore(open);
        return new OurStore(database);
    }

    @Override
    protected void closeStore(Store open) {
        ((OurStore) open).close();
    }
    // page ends

    @Test
    void the_page_shows_this_class() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/prove-your-store.md"))) {
            root = root.getParent();
        }
        Path page = root.resolve("docs/prove-your-store.md");
        Path source = root.resolve("adapters/backoffice-memory/src/test/java/dev/backoffice/memory/OurStoreTest.java");
        String shown = between(page, "<!-- OurStoreTest -->\n```java\n", "```").strip();

        assertThat(shown).startsWith("class OurStoreTest").endsWith("}\n}");
        assertThat(shown.substring(0, shown.length() - 1).strip())
                .isEqualTo(between(source, "// page begins\n", "// page ends").strip());
    }

    private static String between(Path file, String from, String to) throws Exception {
        String text = Files.readString(file);
        int begin = text.indexOf(from) + from.length();
        return text.substring(begin, text.indexOf(to, begin));
    }

    /** What outlives a process; a host's is a database. */
    private record OurDatabase(MemoryStore rows) {
        static OurDatabase empty() {
            return new OurDatabase(MemoryStore.create());
        }
    }

    /** A store over it. */
    private static final class OurStore implements Store {
        private final OurDatabase database;
        private volatile boolean closed;

        OurStore(OurDatabase database) {
            this.database = database;
        }

        void close() {
            closed = true;
        }

        private Store rows() {
            if (closed) {
                throw Unavailable.of("store.unreachable", null);
            }
            return database.rows();
        }

        @Override
        public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
            return rows().execute(context, work);
        }

        @Override
        public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
            return rows().hot(work);
        }

        @Override
        public Deliveries deliveries() {
            return rows().deliveries();
        }

        @Override
        public Leases leases() {
            return rows().leases();
        }

        @Override
        public TrailStore trail() {
            return rows().trail();
        }

        @Override
        public int forgetReceipts(Instant before, int limit) {
            return rows().forgetReceipts(before, limit);
        }
    }
}
