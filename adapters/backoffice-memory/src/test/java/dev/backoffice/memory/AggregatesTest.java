package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.core.store.Transition;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Going through more aggregates than anybody wants in memory at once. */
class AggregatesTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private record Folded() implements DomainEvent {}

    private record Note(String id) {
        static final EventCodec<Folded> EVENTS = new EventCodec<>() {
            @Override
            public Set<String> types() {
                return Set.of("note.folded");
            }

            @Override
            public String type(Folded event) {
                return "note.folded";
            }

            @Override
            public int schema() {
                return 1;
            }

            @Override
            public Doc write(Folded event) {
                return Doc.of("");
            }

            @Override
            public Folded read(String type, Doc body, int schema) {
                return new Folded();
            }
        };

        static final AggregateType<Note, Folded> TYPE = new AggregateType<>(
                "note",
                new Codec<>() {
                    @Override
                    public int schema() {
                        return 1;
                    }

                    @Override
                    public Doc write(Note note) {
                        return Doc.fields().put("id", note.id()).build();
                    }

                    @Override
                    public Note read(Doc doc, int schema) {
                        return new Note(doc.text("id"));
                    }
                },
                EVENTS,
                Note::id,
                note -> Map.of());
    }

    /** Counts the pages that are read. */
    private static final class Counting extends ForwardingStore {
        private int pages;

        @Override
        Documents documents(Documents documents) {
            return Forwarding.port(Documents.class, documents, Map.of("list", arguments -> {
                pages++;
                return documents.list((DocumentQuery) arguments[0]);
            }));
        }
    }

    private final Counting store = new Counting();
    private final Commands commands = TestCommands.builder(
                    store, SettableClock.at("2026-03-02T12:00:00Z"), SequentialIds.create())
            .build();

    private void write(int notes) {
        store.execute(MARIA, session -> {
            for (int i = 100; i < 100 + notes; i++) {
                session.documents()
                        .insert(new StoredDocument(
                                "note",
                                "n" + i,
                                1,
                                1,
                                Doc.fields().put("id", "n" + i).build(),
                                Map.of()));
            }
            return notes;
        });
    }

    @Test
    void a_page_is_read_when_the_one_before_was_used() {
        write(25);
        List<Integer> pagesRead = new ArrayList<>();

        commands.read(MARIA, "note.view", session -> {
            session.aggregates(Note.TYPE).each(DocumentQuery.all("note").limit(10), note -> pagesRead.add(store.pages));
            return 1;
        });

        assertThat(pagesRead).hasSize(25);
        assertThat(pagesRead.subList(0, 10)).containsOnly(1);
        assertThat(pagesRead.subList(10, 20)).containsOnly(2);
        assertThat(pagesRead.subList(20, 25)).containsOnly(3);
    }

    @Test
    void what_was_used_is_forgotten_so_that_no_session_grows_with_it() {
        write(3);
        Letter command = Letter.of("k", "any");

        assertThatThrownBy(() -> commands.run(MARIA, Letter.WRITE, command, session -> {
                    List<Note> seen = new ArrayList<>();
                    Aggregates<Note, Folded> notes = session.aggregates(Note.TYPE);
                    notes.each(DocumentQuery.all("note"), seen::add);
                    notes.save(new Transition<>(seen.get(0), List.of()));
                    return "";
                }))
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("store.exists"));
        commands.run(MARIA, Letter.WRITE, command, session -> {
            Aggregates<Note, Folded> notes = session.aggregates(Note.TYPE);
            notes.each(
                    DocumentQuery.all("note"), note -> notes.save(new Transition<>(notes.get(note.id()), List.of())));
            return "";
        });
    }
}
