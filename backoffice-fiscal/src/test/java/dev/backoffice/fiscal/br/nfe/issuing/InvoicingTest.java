package dev.backoffice.fiscal.br.nfe.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.event.Relay;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.AuthorityCall;
import dev.backoffice.fiscal.br.nfe.simulation.AuthorityFault;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.document.CancelDocument;
import dev.backoffice.fiscal.document.DiscardDocument;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.DocumentStatus.Kind;
import dev.backoffice.fiscal.document.DraftDocument;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.fiscal.document.ReviseDocument;
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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InvoicingTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final CallContext BRUNO = CallContext.of("red-shop", "bruno");
    private static final String SERIES = "nfe/55/99000012000183/1";

    private final SettableClock clock = SettableClock.at("2026-11-24T13:15:30Z");
    private final SequentialIds ids = SequentialIds.create();
    private final MemoryStore store = MemoryStore.create();
    private final List<String> calls = new ArrayList<>();

    @Test
    void a_note_goes_from_draft_to_authorized_and_its_number_is_used() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        FiscalDocumentId note = invoicing.draft(MARIA, draft("order/1"));
        assertThat(status(invoicing, note)).isEqualTo(Kind.DRAFTED);

        FiscalDocument signed = invoicing.sign(MARIA, SignDocument.of("order/1", note));
        assertThat(signed.status().kind()).isEqualTo(Kind.SIGNED);
        assertThat(signed.signed()).hasValueSatisfying(document -> {
            assertThat(document.number()).isEqualTo(1001);
            assertThat(document.series()).isEqualTo(SERIES);
            assertThat(NfeAccessKey.parse(document.accessKey()).month()).hasToString("2026-11");
            assertThat(document.xml()).contains("<dhEmi>2026-11-24T10:15:30-03:00</dhEmi>");
        });

        FiscalDocument authorized = invoicing.submit(MARIA, SubmitDocument.of("order/1", note));
        assertThat(authorized.status()).isInstanceOf(DocumentStatus.Authorized.class);
        assertThat(authorized.authorization())
                .hasValueSatisfying(
                        authorization -> assertThat(authorization.protocol()).matches("13526[0-9]{10}"));
        assertThat(calls).containsExactly("submit");

        assertThat(numbers()).extracting(NumberLease::state).containsExactly(NumberLease.State.LEASED);
        relay(invoicing);
        assertThat(numbers()).extracting(NumberLease::state).containsExactly(NumberLease.State.USED);
        assertThat(invoicing.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void the_same_commands_again_change_and_send_nothing() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        FiscalDocumentId note = authorized(invoicing, "order/1");
        FiscalDocument before = invoicing.view(MARIA, note);

        assertThat(invoicing.draft(MARIA, draft("order/1"))).isEqualTo(note);
        invoicing.sign(MARIA, SignDocument.of("order/1", note));
        invoicing.submit(MARIA, SubmitDocument.of("order/1", note));

        assertThat(invoicing.view(MARIA, note)).isEqualTo(before);
        assertThat(calls).containsExactly("submit");
    }

    @Test
    void an_origin_has_one_document() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        invoicing.draft(MARIA, draft("order/1"));

        assertCode(
                () -> invoicing.draft(
                        MARIA,
                        new DraftDocument("order/1", "SP1", "55", content(NfeFixtures.mugs(), NfeFixtures.mugs()))),
                "document.exists");
    }

    @Test
    void documents_get_numbers_in_a_row_and_each_keeps_its_own() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        for (int i = 1; i <= 3; i++) {
            FiscalDocumentId note = invoicing.draft(MARIA, draft("order/" + i));
            FiscalDocument signed = invoicing.sign(MARIA, SignDocument.of("order/" + i, note));
            assertThat(signed.signed().orElseThrow().number()).isEqualTo(1000 + i);
        }
    }

    @Test
    void a_lost_answer_leaves_the_note_in_doubt_until_it_is_looked_up() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting().losingAnswersTo(submission -> true));
        FiscalDocumentId note = signed(invoicing, "order/1");

        assertThat(invoicing
                        .submit(MARIA, SubmitDocument.of("order/1", note))
                        .status()
                        .kind())
                .isEqualTo(Kind.IN_DOUBT);
        assertCode(() -> invoicing.submit(MARIA, SubmitDocument.of("other", note)), "document.move-not-allowed");
        relay(invoicing);

        assertThat(status(invoicing, note)).isEqualTo(Kind.AUTHORIZED);
        assertThat(calls).containsExactly("submit", "lookUp");
        assertThat(invoicing.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void a_crash_after_sending_is_looked_up_and_never_sent_again() {
        SimulatedAuthority authority = SimulatedAuthority.accepting();
        Invoicing crashing = invoicing(new Watched(authority) {
            @Override
            public SubmissionOutcome submit(Submission submission) {
                super.submit(submission);
                throw new OutOfMemoryError("the process dies here");
            }
        });
        FiscalDocumentId note = signed(crashing, "order/1");
        assertThatThrownBy(() -> crashing.submit(MARIA, SubmitDocument.of("order/1", note)))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(status(crashing, note)).isEqualTo(Kind.SUBMITTED);

        Invoicing restarted = invoicing(authority);
        restarted.submit(MARIA, SubmitDocument.of("order/1", note));

        assertThat(status(restarted, note)).isEqualTo(Kind.AUTHORIZED);
        assertThat(calls).containsExactly("submit", "lookUp");
    }

    @Test
    void a_crash_before_sending_is_believed_after_the_patience_and_then_sent() {
        SimulatedAuthority authority = SimulatedAuthority.accepting();
        Invoicing crashing = invoicing(new Watched(authority) {
            @Override
            public SubmissionOutcome submit(Submission submission) {
                throw new OutOfMemoryError("the process dies here");
            }
        });
        FiscalDocumentId note = signed(crashing, "order/1");
        assertThatThrownBy(() -> crashing.submit(MARIA, SubmitDocument.of("order/1", note)))
                .isInstanceOf(OutOfMemoryError.class);

        Invoicing restarted = invoicing(authority);
        relay(restarted);
        assertThat(status(restarted, note)).isEqualTo(Kind.SUBMITTED);
        assertThat(restarted.resolve(MARIA, note).status().kind()).isEqualTo(Kind.SUBMITTED);
        clock.advance(Duration.ofMinutes(6));
        relay(restarted);
        assertThat(status(restarted, note)).isEqualTo(Kind.SIGNED);

        assertThat(restarted
                        .submit(MARIA, SubmitDocument.of("order/1/again", note))
                        .status()
                        .kind())
                .isEqualTo(Kind.AUTHORIZED);
    }

    @Test
    void an_exception_of_the_authorizer_counts_as_no_answer() {
        Invoicing invoicing = invoicing(new Watched(SimulatedAuthority.accepting()) {
            @Override
            public SubmissionOutcome submit(Submission submission) {
                throw new IllegalStateException("a bug in a plugin");
            }
        });
        FiscalDocumentId note = signed(invoicing, "order/1");

        assertThat(invoicing.submit(MARIA, SubmitDocument.of("order/1", note)).status())
                .isInstanceOfSatisfying(
                        DocumentStatus.InDoubt.class,
                        doubt -> assertThat(doubt.why()).isEqualTo("IllegalStateException"));
    }

    @Test
    void a_note_that_was_not_sent_may_be_sent_again() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting().outOfReachOf(it -> calls.size() == 1));
        FiscalDocumentId note = signed(invoicing, "order/1");

        assertThat(invoicing
                        .submit(MARIA, SubmitDocument.of("first", note))
                        .status()
                        .kind())
                .isEqualTo(Kind.SIGNED);
        FiscalDocument sent = invoicing.submit(MARIA, SubmitDocument.of("second", note));
        assertThat(sent.status().kind()).isEqualTo(Kind.AUTHORIZED);
        assertThat(sent.attempts()).isEqualTo(2);
    }

    @Test
    void a_rejected_note_is_revised_and_keeps_its_number_and_key() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting()
                .rejecting(submission -> submission.xml().contains("58063200"), "778", "NCM inexistente"));
        FiscalDocumentId note = invoicing.draft(MARIA, draft("order/1"));
        FiscalDocument first = invoicing.sign(MARIA, SignDocument.of("first", note));
        assertThat(invoicing.submit(MARIA, SubmitDocument.of("first", note)).status())
                .isEqualTo(new DocumentStatus.Rejected("778", "NCM inexistente", clock.instant()));

        invoicing.revise(MARIA, new ReviseDocument(IdempotencyKey.of("revision"), note, content(NfeFixtures.mugs())));
        FiscalDocument second = invoicing.sign(MARIA, SignDocument.of("second", note));
        assertThat(second.signed().orElseThrow().accessKey())
                .isEqualTo(first.signed().orElseThrow().accessKey());
        assertThat(second.signed().orElseThrow().digest())
                .isNotEqualTo(first.signed().orElseThrow().digest());
        assertThat(invoicing
                        .submit(MARIA, SubmitDocument.of("second", note))
                        .status()
                        .kind())
                .isEqualTo(Kind.AUTHORIZED);
        relay(invoicing);
        assertThat(invoicing.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void a_rejected_note_is_revised_though_the_number_to_begin_its_series_with_is_told_otherwise_now() {
        Invoicing invoicing =
                invoicing(SimulatedAuthority.accepting().rejecting(call -> call.nth() == 1, "778", "NCM inexistente"));
        FiscalDocumentId note = signed(invoicing, "order/1");
        invoicing.submit(MARIA, SubmitDocument.of("first", note));
        Doc later = NfeDraft.read(content(NfeFixtures.mugs())).startingAt(2001).content();

        invoicing.revise(MARIA, new ReviseDocument(IdempotencyKey.of("revision"), note, later));

        assertThat(invoicing
                        .sign(MARIA, SignDocument.of("second", note))
                        .signed()
                        .orElseThrow()
                        .number())
                .isEqualTo(1001);
    }

    @Test
    void a_discarded_note_voids_its_number_and_a_draft_that_never_had_one_voids_nothing() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        FiscalDocumentId numbered = signed(invoicing, "order/1");
        FiscalDocumentId bare = invoicing.draft(MARIA, draft("order/2"));
        invoicing.discard(MARIA, DiscardDocument.of("discard/1", numbered, "order cancelled"));
        invoicing.discard(MARIA, DiscardDocument.of("discard/2", bare, "order cancelled"));
        relay(invoicing);

        assertThat(numbers()).extracting(NumberLease::state).containsExactly(NumberLease.State.VOIDED);
        assertThat(status(invoicing, bare)).isEqualTo(Kind.DISCARDED);
        assertThat(invoicing.audit(MARIA).findings()).isEmpty();
        assertThat(store.deliveries().backlog("fiscal-numbers").parked()).isZero();
    }

    @Test
    void an_authorized_note_is_cancelled_within_a_day() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        FiscalDocumentId note = authorized(invoicing, "order/1");
        clock.advance(Duration.ofHours(24));

        FiscalDocument cancelled =
                invoicing.cancel(MARIA, CancelDocument.of("cancel/1", note, "Cliente desistiu da compra"));

        assertThat(cancelled.status()).isInstanceOfSatisfying(DocumentStatus.Cancelled.class, status -> {
            assertThat(status.protocol()).startsWith("2");
            assertThat(status.request().xml()).contains("<tpEvento>110111</tpEvento>");
        });
        assertThat(calls).containsExactly("submit", "cancel");
        relay(invoicing);
        assertThat(invoicing.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void a_late_cancellation_is_refused_before_anything_is_sent() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        FiscalDocumentId note = authorized(invoicing, "order/1");
        clock.advance(Duration.ofHours(24).plusSeconds(1));

        assertThatThrownBy(() ->
                        invoicing.cancel(MARIA, CancelDocument.of("cancel/1", note, "Cliente desistiu da compra")))
                .isInstanceOfSatisfying(BackofficeException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("nfe.cancellation-too-late");
                    assertThat(refused.details())
                            .containsEntry("instead", "late-cancel, credit-note (price-reduction)");
                });
        assertThat(calls).containsExactly("submit");
    }

    @Test
    void a_cancellation_without_an_answer_is_looked_up() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting().losingCancellationAnswersTo(request -> true));
        FiscalDocumentId note = authorized(invoicing, "order/1");

        FiscalDocument doubted =
                invoicing.cancel(MARIA, CancelDocument.of("cancel/1", note, "Cliente desistiu da compra"));
        assertThat(doubted.status().kind()).isEqualTo(Kind.CANCEL_IN_DOUBT);
        relay(invoicing);
        assertThat(status(invoicing, note)).isEqualTo(Kind.CANCELLED);
        assertThat(calls).containsExactly("submit", "cancel", "lookUp");
    }

    @Test
    void a_cancellation_that_arrives_after_it_was_believed_lost_is_found_when_it_is_asked_for_again() {
        AuthorityFault late = new AuthorityFault.Late(Duration.ofMinutes(10));
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting()
                .following(call ->
                        call.kind() == AuthorityCall.Kind.CANCEL && call.nth() == 1 ? late : AuthorityFault.none()));
        FiscalDocumentId note = authorized(invoicing, "order/1");
        invoicing.cancel(MARIA, CancelDocument.of("cancel/1", note, "Cliente desistiu da compra"));
        clock.advance(Duration.ofMinutes(6));
        assertThat(invoicing.resolve(MARIA, note).status().kind()).isEqualTo(Kind.AUTHORIZED);
        clock.advance(Duration.ofMinutes(6));

        assertThat(invoicing
                        .cancel(MARIA, CancelDocument.of("cancel/2", note, "Cliente desistiu da compra"))
                        .status()
                        .kind())
                .isEqualTo(Kind.CANCEL_IN_DOUBT);
        relay(invoicing);

        assertThat(status(invoicing, note)).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void a_refused_cancellation_leaves_the_note_authorized() {
        Invoicing invoicing = invoicing(new Watched(SimulatedAuthority.accepting()) {
            @Override
            public CancellationOutcome cancel(CancellationRequest request) {
                return new CancellationOutcome.Refused("221", "Confirmado pelo destinatário");
            }
        });
        FiscalDocumentId note = authorized(invoicing, "order/1");

        assertThat(invoicing
                        .cancel(MARIA, CancelDocument.of("cancel/1", note, "Cliente desistiu da compra"))
                        .status()
                        .kind())
                .isEqualTo(Kind.AUTHORIZED);
    }

    @Test
    void another_tenant_sees_nothing_and_has_numbers_of_its_own() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        FiscalDocumentId note = signed(invoicing, "order/1");

        assertCode(() -> invoicing.view(BRUNO, note), "document.unknown");
        assertCode(() -> invoicing.submit(BRUNO, SubmitDocument.of("x", note)), "document.unknown");
        assertCode(() -> invoicing.cancel(BRUNO, CancelDocument.of("x", note, "Cliente desistiu")), "document.unknown");
        FiscalDocumentId other = invoicing.draft(BRUNO, draft("order/1"));
        assertThat(other).isNotEqualTo(note);
        assertThat(invoicing
                        .sign(BRUNO, SignDocument.of("order/1", other))
                        .signed()
                        .orElseThrow()
                        .number())
                .isEqualTo(1001);
    }

    @Test
    void bad_input_has_a_code() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());

        assertCode(() -> new DraftDocument(" ", "SP1", "55", Doc.of("")), "input.blank");
        assertCode(() -> new DraftDocument("order/1", "sp 1", "55", Doc.of("")), "input.form");
        assertCode(() -> invoicing.draft(MARIA, new DraftDocument("o", "SP1", "57", Doc.of(""))), "document.no-format");
        assertCode(() -> invoicing.draft(MARIA, new DraftDocument("o", "SP1", "55", Doc.of("x"))), "store.field-kind");
        assertCode(() -> FiscalDocumentId.parse("no id"), "input.id");
        assertCode(
                () -> invoicing.view(MARIA, FiscalDocumentId.parse("00000000-0000-7000-8000-000000000001")),
                "document.unknown");
        assertCode(() -> DiscardDocument.of("k", new FiscalDocumentId(ids.next()), " "), "input.blank");
    }

    @Test
    void a_note_that_undoes_another_goes_the_same_way_and_is_drafted_once() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        FiscalDocument sale = invoicing.view(MARIA, authorized(invoicing, "order/1"));
        ReadNfe sold =
                NfeReader.standard().readOne(sale.signed().orElseThrow().xml().getBytes(StandardCharsets.UTF_8));
        NfeUndoDraft draft = NfeUndoDraft.of(
                NfeFixtures.blueShop(), sold, "return-by-consumer", List.of(NfeUndoLine.of(1, BigDecimal.ONE)), 1);
        DraftDocument command = new DraftDocument("return/1", "SP1", "55", draft.content());

        FiscalDocumentId returned = invoicing.draft(MARIA, command);
        assertThat(invoicing.draft(MARIA, command)).isEqualTo(returned);
        invoicing.sign(MARIA, SignDocument.of("return/1", returned));
        FiscalDocument note = invoicing.submit(MARIA, SubmitDocument.of("return/1", returned));

        assertThat(note.status().kind()).isEqualTo(Kind.AUTHORIZED);
        assertThat(note.total()).isEqualTo(draft.total());
        assertThat(note.signed().orElseThrow().number()).isEqualTo(1002);
        assertThat(new NfeFormat(
                                SigningKeys.always(SyntheticCertificate.load()),
                                NfeTaxes.by(BrazilianTaxes.determination()),
                                "backoffice 0.1",
                                Optional.empty())
                        .faults(note.signed().orElseThrow(), note.total()))
                .isEmpty();
        assertThat(invoicing
                        .cancel(MARIA, CancelDocument.of("cancel/1", returned, "Devolucao lancada em duplicidade"))
                        .status()
                        .kind())
                .isEqualTo(Kind.CANCELLED);
    }

    @Test
    void a_certificate_of_another_company_signs_nothing() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs());
        NfeIssuer shop = sale.issuer();
        NfeIssuer stranger = new NfeIssuer(
                Cnpj.of("11222333000181"),
                shop.name(),
                shop.tradeName(),
                shop.address(),
                shop.stateRegistration(),
                shop.regime());
        NfeSale other = sale.issuedBy(stranger);
        FiscalDocumentId note = invoicing.draft(
                MARIA,
                new DraftDocument("order/1", "SP1", "55", NfeDraft.of(other, 1).content()));

        assertCode(() -> invoicing.sign(MARIA, SignDocument.of("order/1", note)), "nfe.certificate-of-other-company");
    }

    @Test
    void the_audit_finds_a_changed_document_and_a_number_that_was_taken_twice() {
        Invoicing invoicing = invoicing(SimulatedAuthority.accepting());
        FiscalDocumentId first = authorized(invoicing, "order/1");
        FiscalDocumentId second = authorized(invoicing, "order/2");
        relay(invoicing);
        assertThat(invoicing.audit(MARIA).findings()).isEmpty();

        rewrite(first, body -> body.replace("<vProd>79.80</vProd>", "<vProd>79.81</vProd>"));
        rewrite(second, body -> body.replace("\"number\":1002", "\"number\":1001"));

        assertThat(invoicing.audit(MARIA).findings())
                .extracting(finding -> finding.law() + " " + finding.subject())
                .contains("document.signed-as-sent " + first, "document.number-once " + second);
        assertThat(invoicing.audit(MARIA).findings())
                .anySatisfy(finding -> assertThat(finding.text()).contains("CONTENT_CHANGED"))
                .anySatisfy(finding -> assertThat(finding.text()).contains("564: Total do Produto"));
    }

    // ---- fixtures

    private Invoicing invoicing(Authorizer authorizer) {
        Authorizer watched = authorizer instanceof Watched own ? own : new Watched(authorizer);
        List<DocumentFormat> formats = List.of(new NfeFormat(
                SigningKeys.always(SyntheticCertificate.load()),
                NfeTaxes.by(BrazilianTaxes.determination()),
                "backoffice 0.1",
                Optional.empty()));
        Commands commands = TestCommands.builder(store, clock, ids).build();
        Invoicing listening = new Invoicing(commands, watched, formats, Invoicing.DEFAULT_PATIENCE);
        Subscriptions subscriptions = Subscriptions.of(listening.subscriptions().toArray(new Subscription[0]));
        return new Invoicing(commands.with(subscriptions), watched, formats, Invoicing.DEFAULT_PATIENCE);
    }

    private void relay(Invoicing invoicing) {
        for (Subscription subscription : invoicing.subscriptions()) {
            Relay relay = new Relay(store.deliveries(), subscription, clock, Observer.silent());
            for (int i = 0; i < 20 && relay.run(Moment.of(clock, ids), 100).count() > 0; i++) {
                assertThat(i).isLessThan(19);
            }
        }
    }

    private static DraftDocument draft(String origin) {
        return new DraftDocument(origin, "SP1", "55", content(NfeFixtures.mugs(), NfeFixtures.ribbon()));
    }

    private static Doc content(NfeSaleLine... lines) {
        NfeSale sale = NfeFixtures.sale(lines);
        NfeSale paid = sale.paid(List.of(NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, sale.total())));
        return NfeDraft.of(paid, 1).startingAt(1001).content();
    }

    private FiscalDocumentId signed(Invoicing invoicing, String origin) {
        FiscalDocumentId note = invoicing.draft(MARIA, draft(origin));
        invoicing.sign(MARIA, SignDocument.of(origin, note));
        return note;
    }

    private FiscalDocumentId authorized(Invoicing invoicing, String origin) {
        FiscalDocumentId note = signed(invoicing, origin);
        assertThat(invoicing
                        .submit(MARIA, SubmitDocument.of(origin, note))
                        .status()
                        .kind())
                .isEqualTo(Kind.AUTHORIZED);
        return note;
    }

    private Kind status(Invoicing invoicing, FiscalDocumentId note) {
        return invoicing.view(MARIA, note).status().kind();
    }

    private List<NumberLease> numbers() {
        return TestCommands.over(store, clock)
                .readHot(
                        MARIA,
                        "test.numbers",
                        session -> session.numbers().list(new SeriesKey(MARIA.tenant(), SERIES), 0, 100));
    }

    /** What a broken adapter or a hand in the database would do. */
    private void rewrite(FiscalDocumentId note, UnaryOperator<String> change) {
        Verb<DiscardDocument, String> verb = Verb.of(
                "test.rewrite", 1, command -> Doc.of(command.document().toString()), text -> text, text -> text);
        TestCommands.over(store, clock)
                .run(MARIA, verb, DiscardDocument.of("rewrite/" + note, note, "test"), session -> {
                    StoredDocument stored = session.documents()
                            .find("fiscal-document", note.toString())
                            .orElseThrow();
                    session.documents()
                            .update(
                                    new StoredDocument(
                                            stored.kind(),
                                            stored.id(),
                                            stored.version() + 1,
                                            stored.schema(),
                                            Doc.parse(change.apply(stored.body().toJson())),
                                            stored.indexes()),
                                    stored.version());
                    return "done";
                });
    }

    private static void assertCode(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }

    /** Notes each call, so that a test sees what was sent. */
    private class Watched implements Authorizer {
        private final Authorizer behind;

        Watched(Authorizer behind) {
            this.behind = behind;
        }

        @Override
        public SubmissionOutcome submit(Submission submission) {
            calls.add("submit");
            return behind.submit(submission);
        }

        @Override
        public LookupOutcome lookUp(Lookup lookup) {
            calls.add("lookUp");
            return behind.lookUp(lookup);
        }

        @Override
        public CancellationOutcome cancel(CancellationRequest request) {
            calls.add("cancel");
            return behind.cancel(request);
        }
    }
}
