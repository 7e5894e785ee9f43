package dev.backoffice.fiscal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Transition;
import dev.backoffice.fiscal.document.DocumentMoves.Move;
import dev.backoffice.fiscal.document.DocumentStatus.Kind;
import dev.backoffice.fiscal.transmission.Authorization;
import dev.backoffice.testkit.SequentialIds;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.joda.money.Money;

/** Law 9: no status is reached except by the published table, and every status has a way on or is an end. */
class FiscalDocumentProperties {
    private static final Moment MOMENT = new Moment(Instant.parse("2026-11-24T13:15:30Z"), SequentialIds.create());
    private static final Set<Kind> ENDS = EnumSet.of(Kind.CANCELLED, Kind.DISCARDED);

    @Provide
    Arbitrary<ActionChain<FiscalDocument>> chains() {
        return ActionChain.startWith(FiscalDocumentProperties::draft)
                .withAction(new AnyMove())
                .withMaxTransformations(60);
    }

    /** Legal moves are taken, all others refused, and whatever is reached reads back equal (law 15). */
    @Property(tries = 300)
    void a_document_moves_as_the_table_says_and_not_otherwise(@ForAll("chains") ActionChain<FiscalDocument> chain) {
        FiscalDocument end = chain.run();

        assertThat(DocumentMoves.TABLE).containsKey(end.status().kind());
    }

    @Example
    void every_kind_of_status_is_reached_and_has_a_record_of_its_own() {
        Map<Kind, FiscalDocument> reached = reached();

        assertThat(reached).containsOnlyKeys(Kind.values());
        assertThat(reached.values().stream()
                        .map(document -> document.status().getClass().getName())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DocumentStatus.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @Example
    void every_status_matches_the_case_of_its_kind() {
        reached()
                .forEach((kind, document) ->
                        assertThat(document.status().match(new KindOf())).isEqualTo(kind));
    }

    @Example
    void every_status_that_is_not_an_end_has_a_way_to_one() {
        assertThat(DocumentMoves.TABLE).containsOnlyKeys(Kind.values());
        for (Kind kind : Kind.values()) {
            assertThat(DocumentMoves.TABLE.getOrDefault(kind, Map.of()).isEmpty())
                    .as("%s", kind)
                    .isEqualTo(ENDS.contains(kind));
            assertThat(kindsAfter(kind)).as("after %s", kind).containsAnyElementsOf(ENDS);
        }
    }

    @Example
    void an_outcome_of_another_attempt_is_refused() {
        FiscalDocument submitted =
                draft().sign(signature()).state().submit(MOMENT).state();

        assertThatThrownBy(() -> submitted.returned(2)).isInstanceOfSatisfying(RuleViolation.class, error -> {
            assertThat(error.code()).isEqualTo("document.other-attempt");
            assertThat(error.details()).containsEntry("attempt", "2").containsEntry("current", "1");
        });
    }

    @Example
    void an_authorization_of_another_document_is_refused() {
        FiscalDocument submitted =
                draft().sign(signature()).state().submit(MOMENT).state();

        assertThatThrownBy(() -> submitted.authorize(1, new Authorization("1", "other", MOMENT.now())))
                .isInstanceOfSatisfying(
                        RuleViolation.class, error -> assertThat(error.code()).isEqualTo("document.other-digest"));
    }

    /** One document of each kind, by the shortest way. */
    static Map<Kind, FiscalDocument> reached() {
        Map<Kind, FiscalDocument> reached = new EnumMap<>(Kind.class);
        Deque<FiscalDocument> open = new ArrayDeque<>();
        reached.put(Kind.DRAFTED, draft());
        open.add(draft());
        while (!open.isEmpty()) {
            FiscalDocument document = open.remove();
            for (Move move : Move.values()) {
                if (DocumentMoves.target(document.status().kind(), move).isPresent()) {
                    FiscalDocument next = apply(document, move).state();
                    if (reached.putIfAbsent(next.status().kind(), next) == null) {
                        open.add(next);
                    }
                }
            }
        }
        return reached;
    }

    static FiscalDocument draft() {
        return FiscalDocument.draft(
                        TenantId.of("blue-shop"),
                        "order/1",
                        "SP1",
                        "55",
                        Doc.fields().put("note", "caneca").build(),
                        Money.parse("BRL 88.99"))
                .state();
    }

    static Transition<FiscalDocument, FiscalDocumentEvent> apply(FiscalDocument document, Move move) {
        int attempt = document.attempts();
        return switch (move) {
            case SIGN -> document.sign(signature());
            case SUBMIT -> document.submit(MOMENT);
            case AUTHORIZE -> document.authorize(attempt, new Authorization("135260000000001", "digest", MOMENT.now()));
            case REJECT -> document.reject(attempt, "778", "NCM inexistente", MOMENT);
            case RETURN -> document.returned(attempt);
            case DOUBT -> document.doubt(attempt, "timeout");
            case REVISE -> document.revise(Doc.fields().put("note", "fita").build(), Money.parse("BRL 10.00"));
            case DISCARD -> document.discard("order cancelled", "nfe/55/99000012000183/1", MOMENT);
            case REQUEST_CANCELLATION ->
                document.requestCancellation(new SignedCancellation("Cliente desistiu da compra", "<evento/>"), MOMENT);
            case CANCEL -> document.cancel(attempt, "235260000000001", MOMENT.now());
            case KEEP -> document.keep(attempt, "221");
            case DOUBT_CANCELLATION -> document.doubtCancellation(attempt, "timeout");
        };
    }

    private static SignedDocument signature() {
        return new SignedDocument(
                "nfe/55/99000012000183/1",
                1001,
                "35261199000012000183550010000010011482130976",
                "<NFe>é</NFe>",
                "digest",
                MOMENT.now());
    }

    private static FiscalDocument step(FiscalDocument before, Move move) {
        Kind from = before.status().kind();
        Optional<Kind> target = DocumentMoves.target(from, move);
        if (target.isEmpty()) {
            assertThatThrownBy(() -> apply(before, move)).isInstanceOfSatisfying(RuleViolation.class, error -> {
                assertThat(error.code()).isEqualTo("document.move-not-allowed");
                assertThat(error.details())
                        .containsEntry("from", from.name())
                        .containsEntry("move", move.name())
                        .containsKey("to");
            });
            return before;
        }
        Transition<FiscalDocument, FiscalDocumentEvent> change = apply(before, move);
        FiscalDocument after = change.state();
        assertThat(after.status().kind()).isEqualTo(target.get());
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.attempts() - before.attempts())
                .isEqualTo(move == Move.SUBMIT || move == Move.REQUEST_CANCELLATION ? 1 : 0);
        assertThat(change.events()).hasSize(1);
        FiscalDocumentEvent event = change.events().get(0);
        assertThat(event.document()).isEqualTo(before.id());
        FiscalDocumentEvents events = FiscalDocumentEvents.CODEC;
        assertThat(events.types()).contains(events.type(event));
        assertThat(events.read(events.type(event), Doc.parse(events.write(event).toJson()), 1))
                .isEqualTo(event);
        FiscalDocumentCodec codec = FiscalDocumentCodec.INSTANCE;
        assertThat(codec.read(Doc.parse(codec.write(after).toJson()), 1)).isEqualTo(after);
        return after;
    }

    private static Set<Kind> kindsAfter(Kind kind) {
        Set<Kind> seen = EnumSet.of(kind);
        Deque<Kind> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Kind next :
                    DocumentMoves.TABLE.getOrDefault(open.remove(), Map.of()).values()) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }

    private static final class AnyMove implements Action.Independent<FiscalDocument> {
        @Override
        public Arbitrary<Transformer<FiscalDocument>> transformer() {
            return Arbitraries.of(Move.values())
                    .map(move -> Transformer.transform(move.name(), document -> step(document, move)));
        }
    }

    private static final class KindOf implements DocumentStatus.Cases<Kind> {
        @Override
        public Kind drafted(DocumentStatus.Drafted status) {
            return Kind.DRAFTED;
        }

        @Override
        public Kind signed(DocumentStatus.Signed status) {
            return Kind.SIGNED;
        }

        @Override
        public Kind submitted(DocumentStatus.Submitted status) {
            return Kind.SUBMITTED;
        }

        @Override
        public Kind inDoubt(DocumentStatus.InDoubt status) {
            return Kind.IN_DOUBT;
        }

        @Override
        public Kind rejected(DocumentStatus.Rejected status) {
            return Kind.REJECTED;
        }

        @Override
        public Kind authorized(DocumentStatus.Authorized status) {
            return Kind.AUTHORIZED;
        }

        @Override
        public Kind cancelling(DocumentStatus.Cancelling status) {
            return Kind.CANCELLING;
        }

        @Override
        public Kind cancelInDoubt(DocumentStatus.CancelInDoubt status) {
            return Kind.CANCEL_IN_DOUBT;
        }

        @Override
        public Kind cancelled(DocumentStatus.Cancelled status) {
            return Kind.CANCELLED;
        }

        @Override
        public Kind discarded(DocumentStatus.Discarded status) {
            return Kind.DISCARDED;
        }
    }
}
