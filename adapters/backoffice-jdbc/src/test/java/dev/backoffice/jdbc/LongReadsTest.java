package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.StoredDocument;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that read very many documents page by page. */
class LongReadsTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final int PAGE = 500;
    private static final int ALL = 5 * PAGE;

    private JdbcConnectionPool pool;
    private Store store;

    @BeforeEach
    void storeManyDocuments() {
        pool = H2Databases.pool(H2Databases.inMemory());
        Schema.migrate(pool);
        store = JdbcStore.on(pool);
        store.execute(MARIA, session -> {
            for (int i = 0; i < ALL; i++) {
                session.documents().insert(document(id(i), 1, "old"));
            }
            return ALL;
        });
    }

    @AfterEach
    void leaveTheDatabase() {
        pool.dispose();
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "%05d", number);
    }

    private static StoredDocument document(String id, long version, String colour) {
        return new StoredDocument(
                "thing", id, version, 1, Doc.fields().put("id", id).build(), Map.of("colour", colour));
    }

    private static List<StoredDocument> page(StoreSession session, String after) {
        return session.documents().list(DocumentQuery.all("thing").limit(PAGE).after(after, Map.of()));
    }

    @Test
    void what_was_read_pages_ago_is_kept_by_nobody() {
        List<WeakReference<Object>> first = new ArrayList<>();
        store.execute(MARIA, session -> {
            String last = "";
            for (int read = 0; read < ALL; read += PAGE) {
                List<StoredDocument> rows = page(session, last);
                if (first.isEmpty()) {
                    first.add(new WeakReference<>(rows.get(0).body()));
                    first.add(new WeakReference<>(rows.get(0).indexes()));
                }
                last = rows.get(rows.size() - 1).id();
            }
            System.gc();
            assertThat(first).allSatisfy(each -> assertThat(each.get()).isNull());
            return last;
        });
    }

    @Test
    void what_was_read_pages_ago_can_be_changed_and_is_found_by_its_new_texts_only() {
        store.execute(MARIA, session -> {
            String last = "";
            for (int read = 0; read < ALL; read += PAGE) {
                List<StoredDocument> rows = page(session, last);
                last = rows.get(rows.size() - 1).id();
            }
            session.documents().update(document(id(0), 2, "new"), 1);
            session.documents().update(document(id(ALL - 1), 2, "new"), 1);
            return last;
        });

        List<String> found = store.execute(
                MARIA,
                session -> session.documents().list(DocumentQuery.all("thing").where("colour", "new")).stream()
                        .map(StoredDocument::id)
                        .toList());
        assertThat(found).containsExactly(id(0), id(ALL - 1));
        List<StoredDocument> old = store.execute(
                MARIA,
                session -> session.documents()
                        .list(DocumentQuery.all("thing").where("colour", "old").limit(10_000)));
        assertThat(old).hasSize(ALL - 2);
    }
}
