package dev.backoffice.fiscal.br.nfe.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.event.Relay;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.AuthorityFault;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.document.CancelDocument;
import dev.backoffice.fiscal.document.DiscardDocument;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.DocumentStatus.Kind;
import dev.backoffice.fiscal.document.DraftDocument;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.fiscal.document.SignDocument;
import dev.backoffice.fiscal.document.SubmitDocument;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Laws 6 and 8 whatever goes wrong on the way to the authority, with the process dying in between: each origin gets one authorized
 * document or none, a number is used once, the same signed bytes are sent, and never again before they were looked up.
 */
class InDoubtProperties {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final int ORIGINS = 3;

    /** What happens next: to which origin, and with which fault. */
    record Step(What what, int origin, Trouble trouble) {}

    enum What {
        SEND,
        RELAY,
        WAIT_A_LITTLE,
        WAIT_LONG,
        CANCEL,
        DISCARD
    }

    /** Faults of the authority, and deaths of the process before and after the call. */
    enum Trouble {
        NONE,
        UNREACHABLE,
        REQUEST_LOST,
        ANSWER_LOST,
        LATE,
        VERY_LATE,
        REJECTED,
        PAUSED,
        DEATH_BEFORE,
        DEATH_AFTER
    }

    @Provide
    Arbitrary<List<Step>> scripts() {
        return Arbitraries.of(
                        What.SEND,
                        What.SEND,
                        What.SEND,
                        What.RELAY,
                        What.RELAY,
                        What.WAIT_A_LITTLE,
                        What.WAIT_LONG,
                        What.CANCEL,
                        What.DISCARD)
                .flatMap(what -> Arbitraries.integers()
                        .between(1, ORIGINS)
                        .flatMap(origin ->
                                Arbitraries.of(Trouble.values()).map(trouble -> new Step(what, origin, trouble))))
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 100)
    void one_document_per_origin_whatever_goes_wrong(@ForAll("scripts") List<Step> script) {
        World world = new World();
        script.forEach(world::take);
        world.settle();
        world.check();
    }

    @Example
    void a_note_that_arrives_after_it_was_believed_lost_is_not_given_up() {
        World world = new World();
        world.take(new Step(What.SEND, 1, Trouble.VERY_LATE));
        world.take(new Step(What.WAIT_LONG, 1, Trouble.NONE));
        world.take(new Step(What.RELAY, 1, Trouble.NONE));
        world.take(new Step(What.DISCARD, 1, Trouble.NONE));

        world.settle();
        world.check();
    }

    /** A shop whose process dies and starts again over the same store, and the authority that goes on living. */
    private static final class World {
        private final SettableClock clock = SettableClock.at("2026-11-24T13:15:30Z");
        private final SequentialIds ids = SequentialIds.create();
        private final MemoryStore store = MemoryStore.create();
        private final Line line = new Line();
        private final Map<Integer, FiscalDocumentId> notes = new HashMap<>();
        private Invoicing invoicing = start();
        private int keys;

        void take(Step step) {
            line.trouble = step.trouble();
            try {
                act(step);
            } catch (OutOfMemoryError death) {
                invoicing = start();
            } catch (BackofficeException refused) {
                // What is not allowed now is refused; what matters is what stands afterwards.
            }
            line.trouble = Trouble.NONE;
        }

        private void act(Step step) {
            FiscalDocumentId note = notes.computeIfAbsent(step.origin(), this::signed);
            switch (step.what()) {
                case SEND -> invoicing.submit(MARIA, SubmitDocument.of("send/" + keys++, note));
                case RELAY -> relay();
                case WAIT_A_LITTLE -> clock.advance(Duration.ofSeconds(50));
                case WAIT_LONG -> clock.advance(Duration.ofMinutes(6));
                case CANCEL ->
                    invoicing.cancel(MARIA, CancelDocument.of("cancel/" + keys++, note, "Cliente desistiu da compra"));
                case DISCARD -> {
                    // Who gives a note up has waited longer than the authority takes at worst: that is what patience
                    // means.
                    clock.advance(Duration.ofMinutes(16));
                    invoicing.discard(MARIA, DiscardDocument.of("discard/" + keys++, note, "not wanted"));
                }
            }
        }

        /** Nothing goes wrong any more: whoever has a way on takes it. */
        void settle() {
            for (int round = 0; round < 8; round++) {
                clock.advance(Duration.ofMinutes(16));
                relay();
                for (int origin = 1; origin <= ORIGINS; origin++) {
                    FiscalDocumentId note = notes.computeIfAbsent(origin, this::signed);
                    FiscalDocument document = invoicing.resolve(MARIA, note);
                    if (document.status().kind() == Kind.SIGNED) {
                        invoicing.submit(MARIA, SubmitDocument.of("send/" + keys++, note));
                    }
                }
            }
            relay();
        }

        void check() {
            Set<String> authorized = new HashSet<>();
            Set<Long> numbers = new HashSet<>();
            for (FiscalDocumentId note : notes.values()) {
                FiscalDocument document = invoicing.view(MARIA, note);
                Kind kind = document.status().kind();
                assertThat(kind).isIn(Kind.AUTHORIZED, Kind.CANCELLED, Kind.DISCARDED, Kind.REJECTED);
                assertThat(numbers.add(document.signed().orElseThrow().number()))
                        .isTrue();
                if (kind == Kind.AUTHORIZED || kind == Kind.CANCELLED) {
                    authorized.add(document.signed().orElseThrow().accessKey());
                }
            }
            assertThat(line.authority.authorizedKeys(MARIA.tenant())).containsExactlyInAnyOrderElementsOf(authorized);
            assertThat(leases())
                    .filteredOn(lease -> lease.state() == NumberLease.State.USED)
                    .hasSize(authorized.size());
            assertThat(line.broken).isEmpty();
            assertThat(invoicing.audit(MARIA).findings()).isEmpty();
        }

        private List<NumberLease> leases() {
            return TestCommands.over(store, clock)
                    .readHot(
                            MARIA,
                            "test.numbers",
                            session -> session.numbers()
                                    .list(new SeriesKey(MARIA.tenant(), "nfe/55/99000012000183/1"), 0, 100));
        }

        private FiscalDocumentId signed(int origin) {
            NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs(), NfeFixtures.ribbon());
            FiscalDocumentId note = invoicing.draft(
                    MARIA,
                    new DraftDocument(
                            "order/" + origin,
                            "SP1",
                            "55",
                            NfeDraft.of(sale, 1).startingAt(1001).content()));
            invoicing.sign(MARIA, SignDocument.of("sign/" + origin, note));
            return note;
        }

        private Invoicing start() {
            List<DocumentFormat> formats = List.of(new NfeFormat(
                    SigningKeys.always(SyntheticCertificate.load()),
                    NfeTaxes.by(BrazilianTaxes.determination()),
                    "backoffice 0.1",
                    Optional.empty()));
            Commands commands = TestCommands.builder(store, clock, ids).build();
            Invoicing listening = new Invoicing(commands, line, formats, Invoicing.DEFAULT_PATIENCE);
            Subscriptions subscriptions =
                    Subscriptions.of(listening.subscriptions().toArray(new Subscription[0]));
            return new Invoicing(commands.with(subscriptions), line, formats, Invoicing.DEFAULT_PATIENCE);
        }

        private void relay() {
            for (Subscription subscription : invoicing.subscriptions()) {
                Relay relay = new Relay(store.deliveries(), subscription, clock, Observer.silent());
                for (int i = 0; i < 20 && relay.run(Moment.of(clock, ids), 100).count() > 0; i++) {
                    // Until there is nothing more to hand out now.
                }
            }
        }
    }

    /** The line to the authority: brings its faults about, and notes what must not happen. */
    private static final class Line implements Authorizer {
        private final SimulatedAuthority authority =
                SimulatedAuthority.accepting().following(call -> fault());
        private final Map<String, String> sent = new HashMap<>();
        private final Set<String> open = new HashSet<>();
        private final List<String> broken = new ArrayList<>();
        private Trouble trouble = Trouble.NONE;

        private AuthorityFault fault() {
            return switch (trouble) {
                case NONE, DEATH_BEFORE, DEATH_AFTER -> AuthorityFault.none();
                case UNREACHABLE -> AuthorityFault.unreachable();
                case REQUEST_LOST -> AuthorityFault.requestLost();
                case ANSWER_LOST -> AuthorityFault.answerLost();
                case LATE -> new AuthorityFault.Late(Duration.ofSeconds(40));
                case VERY_LATE -> new AuthorityFault.Late(Duration.ofMinutes(15));
                case REJECTED -> new AuthorityFault.Rejection("778", "Informado NCM inexistente");
                case PAUSED -> new AuthorityFault.Paused("108");
            };
        }

        @Override
        public SubmissionOutcome submit(Submission submission) {
            String key = submission.accessKey();
            if (!sent.computeIfAbsent(key, first -> submission.xml()).equals(submission.xml())) {
                broken.add("other bytes were sent for " + key);
            }
            if (!open.add(key)) {
                broken.add("sent again before it was looked up: " + key);
            }
            die(Trouble.DEATH_BEFORE);
            SubmissionOutcome outcome = authority.submit(submission);
            die(Trouble.DEATH_AFTER);
            if (!(outcome instanceof SubmissionOutcome.Unknown)) {
                open.remove(key);
            }
            return outcome;
        }

        @Override
        public LookupOutcome lookUp(Lookup lookup) {
            die(Trouble.DEATH_BEFORE);
            LookupOutcome outcome = authority.lookUp(lookup);
            if (!(outcome instanceof LookupOutcome.Unknown)) {
                open.remove(lookup.accessKey());
            }
            die(Trouble.DEATH_AFTER);
            return outcome;
        }

        @Override
        public CancellationOutcome cancel(CancellationRequest request) {
            die(Trouble.DEATH_BEFORE);
            CancellationOutcome outcome = authority.cancel(request);
            die(Trouble.DEATH_AFTER);
            return outcome;
        }

        private void die(Trouble when) {
            if (trouble == when) {
                throw new OutOfMemoryError("the process dies here");
            }
        }
    }
}
