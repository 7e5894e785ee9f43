package dev.backoffice.fiscal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.Transition;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.DocumentStatus.Kind;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Tax documents, read in pages of a query. */
class NoteQueryTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final CallContext RIVAL = CallContext.of("red-shop", "rita");
    private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
    private static final Moment MOMENT = new Moment(NOON, SequentialIds.create());
    private static final String SERIES = "nfe/55/99000012000183/1";

    private final Commands commands = TestCommands.over(store(), SettableClock.at(NOON));
    private final Invoicing invoicing =
            new Invoicing(commands, SimulatedAuthority.accepting(), List.of(), Duration.ofMinutes(5));

    Store store() {
        return MemoryStore.create();
    }

    /** Of two sites and two series: each fourth a draft, the others issued, some of them on their way. */
    private List<FiscalDocument> sixteen(CallContext context) {
        List<FiscalDocument> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Transition<FiscalDocument, FiscalDocumentEvent> note = FiscalDocument.draft(
                    context.tenant(),
                    "order/" + i,
                    i % 2 == 0 ? "SP1" : "RJ1",
                    "55",
                    Doc.fields().put("note", "caneca").build(),
                    Money.parse("BRL 88.99"));
            if (i % 4 != 0) {
                SignedDocument signed = new SignedDocument(
                        i % 3 == 0 ? SERIES : SERIES + "0",
                        i,
                        "key " + i,
                        "<nfe/>",
                        "digest",
                        NOON.plusSeconds(20 - i / 3));
                note = note.then(draft -> draft.sign(signed));
            }
            if (i % 4 == 2) {
                note = note.then(signed -> signed.submit(MOMENT));
            }
            Transition<FiscalDocument, FiscalDocumentEvent> stored = note;
            save(context, "draft " + i, notes -> stored);
            all.add(stored.state());
        }
        return all;
    }

    /** Stores a note as no service would, at any time that is wanted. */
    private record Save(IdempotencyKey key) implements Command {}

    private static final Verb<Save, String> SAVE = Verb.of("test.save", 1, save -> Doc.of(""), id -> id, id -> id);

    private void save(
            CallContext context,
            String key,
            Function<FiscalDocuments, Transition<FiscalDocument, FiscalDocumentEvent>> change) {
        commands.run(context, SAVE, new Save(IdempotencyKey.of(key)), session -> {
            FiscalDocuments notes = FiscalDocuments.in(session);
            return notes.save(change.apply(notes)).id().toString();
        });
    }

    private Page<FiscalDocumentId> page(CallContext context, NoteQuery query, PageRequest page) {
        return invoicing.list(context, query, page).map(FiscalDocument::id);
    }

    private static Instant issued(FiscalDocument note) {
        return note.signed().map(SignedDocument::signedAt).orElse(Instant.MAX);
    }

    @Test
    void each_filter_alone_and_all_together_answer_what_they_say_in_the_order_of_issue() {
        List<FiscalDocument> all = sixteen(MARIA);
        int some = 0;
        for (Optional<Kind> status : List.of(
                Optional.<Kind>empty(),
                Optional.of(Kind.DRAFTED),
                Optional.of(Kind.SIGNED),
                Optional.of(Kind.SUBMITTED))) {
            for (Optional<String> site : List.of(Optional.<String>empty(), Optional.of("SP1"), Optional.of("SP"))) {
                for (Optional<String> series : List.of(Optional.<String>empty(), Optional.of(SERIES))) {
                    for (Optional<Instant> from :
                            List.of(Optional.<Instant>empty(), Optional.of(NOON.plusSeconds(16)))) {
                        Optional<Instant> to = from.map(time -> time.plusSeconds(2));
                        Predicate<FiscalDocument> wanted = note ->
                                status.map(kind -> note.status().kind() == kind).orElse(true)
                                        && site.map(note.site()::equals).orElse(true)
                                        && series.map(name -> note.signed()
                                                        .map(SignedDocument::series)
                                                        .equals(Optional.of(name)))
                                                .orElse(true)
                                        && from.map(time -> !issued(note).isBefore(time))
                                                .orElse(true)
                                        && to.map(time -> !issued(note).isAfter(time))
                                                .orElse(true);
                        List<FiscalDocumentId> expected = all.stream()
                                .filter(wanted)
                                .sorted(Comparator.comparing(NoteQueryTest::issued)
                                        .thenComparing(note -> note.id().toString()))
                                .map(FiscalDocument::id)
                                .toList();
                        assertWalk(expected, new NoteQuery(status, site, series, from, to));
                        some += expected.size();
                    }
                }
            }
        }
        assertThat(some).as("not all of them were empty").isGreaterThan(60);
    }

    /** Whatever the pages hold: these rows, in this order, each once. */
    private void assertWalk(List<FiscalDocumentId> expected, NoteQuery query) {
        for (int limit : new int[] {1, 2, 3, 1000}) {
            assertThat(Page.all(limit, page -> page(MARIA, query, page)))
                    .as("%s, pages of %s", query, limit)
                    .isEqualTo(expected);
        }
    }

    @Test
    void what_is_not_issued_comes_last_and_is_in_no_range() {
        List<FiscalDocument> all = sixteen(MARIA);
        FiscalDocumentId[] drafts = all.stream()
                .filter(note -> note.signed().isEmpty())
                .map(FiscalDocument::id)
                .sorted(Comparator.comparing(FiscalDocumentId::toString))
                .toArray(FiscalDocumentId[]::new);

        assertThat(Page.all(5, page -> page(MARIA, NoteQuery.all(), page)))
                .hasSize(16)
                .endsWith(drafts);
        NoteQuery onlyFrom = new NoteQuery(
                Optional.empty(), Optional.of("SP1"), Optional.empty(), Optional.of(Instant.MIN), Optional.empty());
        for (NoteQuery query : List.of(onlyFrom, NoteQuery.all().issued(Instant.MIN, Instant.MAX))) {
            assertThat(Page.all(5, page -> page(MARIA, query, page)))
                    .isNotEmpty()
                    .doesNotContain(drafts);
        }
    }

    @Test
    void a_note_that_moves_is_found_where_it_stands_now() {
        FiscalDocument signed = sixteen(MARIA).get(1);
        NoteQuery atSite = NoteQuery.all().site("RJ1");
        NoteQuery sent = atSite.status(Kind.SUBMITTED);
        assertWalk(List.of(), sent);

        save(MARIA, "submit", notes -> notes.get(signed.id()).submit(MOMENT));

        assertWalk(List.of(signed.id()), sent);
        assertThat(Page.all(3, page -> page(MARIA, atSite.status(Kind.SIGNED), page)))
                .hasSize(7)
                .doesNotContain(signed.id());
    }

    @Test
    void a_token_belongs_to_its_query_and_its_tenant() {
        sixteen(MARIA);
        sixteen(RIVAL);
        NoteQuery signed = NoteQuery.all().status(Kind.SIGNED);
        PageRequest next = PageRequest.first(2)
                .after(invoicing
                        .list(MARIA, signed, PageRequest.first(1))
                        .next()
                        .orElseThrow());

        assertThat(invoicing.list(MARIA, signed, next).rows()).hasSize(2);
        assertRefused("page.token", () -> invoicing.list(RIVAL, signed, next));
        assertRefused("page.token", () -> invoicing.list(MARIA, NoteQuery.all(), next));
        assertRefused("page.token", () -> invoicing.list(MARIA, signed.site("SP1"), next));
        assertRefused("page.token", () -> invoicing.list(MARIA, signed.series(SERIES), next));
        assertRefused("page.token", () -> invoicing.list(MARIA, signed.issued(NOON, Instant.MAX), next));
    }

    @Test
    void another_tenants_notes_of_the_same_orders_are_not_seen() {
        List<FiscalDocumentId> mine =
                sixteen(MARIA).stream().map(FiscalDocument::id).toList();
        sixteen(RIVAL);

        assertThat(Page.all(3, page -> page(MARIA, NoteQuery.all(), page))).containsExactlyInAnyOrderElementsOf(mine);
        assertThat(Page.all(3, page -> page(RIVAL, NoteQuery.all().series(SERIES), page)))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(mine);
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        assertRefused("input.form", () -> NoteQuery.all().site("sp 1"));
        assertRefused("input.blank", () -> NoteQuery.all().series(" "));
        assertRefused("input.null", () -> NoteQuery.all().status(null));
        assertRefused("input.null", () -> invoicing.list(MARIA, null, PageRequest.first(1)));
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
