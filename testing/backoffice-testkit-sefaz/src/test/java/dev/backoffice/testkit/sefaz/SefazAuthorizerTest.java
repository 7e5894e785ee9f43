package dev.backoffice.testkit.sefaz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.event.NfeEvent;
import dev.backoffice.fiscal.br.nfe.event.NfeEventDetail;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.message.NfeService;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.simulation.AuthorityFault;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import dev.backoffice.sefaz.ClientCertificate;
import dev.backoffice.sefaz.SefazAccount;
import dev.backoffice.sefaz.SefazAuthorizer;
import dev.backoffice.sefaz.SefazConnections;
import dev.backoffice.sefaz.SefazEndpoints;
import dev.backoffice.sefaz.SefazTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The authorizer against a server that is as strict and as unreliable as the real one. */
class SefazAuthorizerTest {
    private static final TenantId SHOP = TenantId.of("blue-shop");
    private static final Instant NOW = Instant.parse("2026-11-24T13:15:40Z");
    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2040-01-01T00:00:00Z");
    private static final SefazTimes SHORT = new SefazTimes(Duration.ofSeconds(2), Duration.ofSeconds(1));
    private static final TestCertificates CERTIFICATES = TestCertificates.named("TEST ROOT", BEGIN, END);
    private static final byte[] COMPANY = CERTIFICATES.company("LOJA AZUL SINTETICA", "99000012000183");
    private static final SigningKey KEY = SigningKey.load(COMPANY, CERTIFICATES.password());

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private StandInAuthority authority;

    @AfterEach
    void stop() {
        authority.close();
        threads.shutdownNow();
    }

    @Test
    void a_note_is_authorized_looked_up_cancelled_and_looked_up_again() {
        Authorizer sefaz = over(WireScript.faultless());
        Nfe note = Notes.numbered(1);

        SubmissionOutcome submitted = sefaz.submit(submission(note));
        assertThat(submitted).isInstanceOf(SubmissionOutcome.Authorized.class);
        String protocol =
                ((SubmissionOutcome.Authorized) submitted).authorization().protocol();
        assertThat(sefaz.lookUp(lookup(note)))
                .isInstanceOfSatisfying(
                        LookupOutcome.Authorized.class,
                        found -> assertThat(found.authorization())
                                .isEqualTo(((SubmissionOutcome.Authorized) submitted).authorization()));

        CancellationOutcome cancelled = sefaz.cancel(cancellation(note, protocol));
        assertThat(cancelled).isInstanceOf(CancellationOutcome.Cancelled.class);
        assertThat(sefaz.lookUp(lookup(note)))
                .isInstanceOfSatisfying(
                        LookupOutcome.Cancelled.class,
                        found -> assertThat(found.protocol())
                                .isEqualTo(((CancellationOutcome.Cancelled) cancelled).protocol()));
    }

    @Test
    void a_note_the_authority_has_is_looked_up_and_not_judged_anew() {
        Authorizer sefaz = over(WireScript.faultless());
        Nfe note = Notes.numbered(1);

        sefaz.submit(submission(note));

        assertThat(sefaz.submit(submission(note)))
                .isInstanceOfSatisfying(
                        SubmissionOutcome.Unknown.class,
                        doubt -> assertThat(doubt.why()).startsWith("204"));
    }

    @Test
    void a_rejection_has_code_and_words() {
        authority = start(
                SimulatedAuthority.accepting().rejecting(call -> true, "778", "NCM inexistente & <tal>"),
                WireScript.faultless());

        assertThat(sefaz(authority, company(), SHORT).submit(submission(Notes.numbered(1))))
                .isEqualTo(new SubmissionOutcome.Rejected("778", "NCM inexistente & <tal>"));
    }

    @Test
    void what_the_authority_never_saw_is_absent() {
        assertThat(over(WireScript.faultless()).lookUp(lookup(Notes.numbered(1))))
                .isEqualTo(new LookupOutcome.Absent());
    }

    @Test
    void a_paused_service_took_nothing() {
        authority = start(
                SimulatedAuthority.accepting().following(call -> new AuthorityFault.Paused("108")),
                WireScript.faultless());
        Authorizer sefaz = sefaz(authority, company(), SHORT);

        assertThat(sefaz.submit(submission(Notes.numbered(1)))).isInstanceOf(SubmissionOutcome.NotSent.class);
        assertThat(sefaz.lookUp(lookup(Notes.numbered(1)))).isInstanceOf(LookupOutcome.Unknown.class);
        assertThat(sefaz.cancel(cancellation(Notes.numbered(1), "135260000000017")))
                .isInstanceOf(CancellationOutcome.NotSent.class);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("cut before", new WireFault.Dropped(false), false),
                Arguments.of("cut after", new WireFault.Dropped(true), true),
                Arguments.of("too late", new WireFault.Delayed(Duration.ofSeconds(4)), true),
                Arguments.of("the rest too late", new WireFault.Stalled(Duration.ofSeconds(4)), true),
                Arguments.of("half an answer", new WireFault.Truncated(), true),
                Arguments.of("twice", new WireFault.Twice(), true),
                Arguments.of("a page", new WireFault.OtherAnswer(200, "<html><body>Manutencao</body></html>"), false),
                Arguments.of("no XML", new WireFault.OtherAnswer(200, "{}"), false),
                Arguments.of("nothing", new WireFault.OtherAnswer(200, ""), false),
                Arguments.of("gateway", new WireFault.OtherAnswer(503, "busy"), false),
                Arguments.of("forbidden", new WireFault.OtherAnswer(403, "no"), false),
                Arguments.of("elsewhere", new WireFault.OtherAnswer(302, "over there"), false),
                Arguments.of(
                        "fault",
                        new WireFault.OtherAnswer(
                                500,
                                "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><e:Fault>"
                                        + "<e:Reason><e:Text>broken</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>"),
                        false),
                Arguments.of("too large", new WireFault.Oversized(SefazConnections.MOST_BYTES + 1), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void without_a_known_answer_nothing_is_sent_twice_and_the_note_is_found(
            String name, WireFault fault, boolean authorized) {
        Authorizer sefaz = over(call -> call.service() == NfeService.AUTHORIZATION ? fault : WireFault.none());
        Nfe note = Notes.numbered(1);

        assertThat(sefaz.submit(submission(note))).isInstanceOf(SubmissionOutcome.Unknown.class);
        assertThat(authority.asked(NfeService.AUTHORIZATION)).isEqualTo(1);
        assertThat(sefaz.lookUp(lookup(note)))
                .isInstanceOf(authorized ? LookupOutcome.Authorized.class : LookupOutcome.Absent.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void a_cancellation_without_a_known_answer_is_a_doubt(String name, WireFault fault, boolean done) {
        Authorizer sefaz = over(call -> call.service() == NfeService.EVENT ? fault : WireFault.none());
        Nfe note = Notes.numbered(1);
        String protocol = ((SubmissionOutcome.Authorized) sefaz.submit(submission(note)))
                .authorization()
                .protocol();

        assertThat(sefaz.cancel(cancellation(note, protocol))).isInstanceOf(CancellationOutcome.Unknown.class);
        assertThat(sefaz.lookUp(lookup(note)))
                .isInstanceOf(done ? LookupOutcome.Cancelled.class : LookupOutcome.Authorized.class);
    }

    @Test
    void nobody_at_the_address_means_not_sent() {
        Authorizer sefaz = over(WireScript.faultless());
        authority.close();

        assertThat(sefaz.submit(submission(Notes.numbered(1)))).isInstanceOf(SubmissionOutcome.NotSent.class);
    }

    @Test
    void a_certificate_of_another_root_is_not_let_in() {
        TestCertificates others = TestCertificates.named("OTHER ROOT", BEGIN, END);
        authority = start(SimulatedAuthority.accepting(), WireScript.faultless());
        ClientCertificate stranger = ClientCertificate.load(
                others.company("LOJA VERDE SINTETICA", "99000012000183"),
                others.password(),
                List.of(CERTIFICATES.root()));

        assertNeverTaken(sefaz(authority, stranger, SHORT).submit(submission(Notes.numbered(1))));
    }

    @Test
    void a_client_certificate_that_ended_is_not_let_in() {
        authority = start(SimulatedAuthority.accepting(), WireScript.faultless());
        ClientCertificate ended = ClientCertificate.load(
                CERTIFICATES.company("LOJA AZUL SINTETICA", "99000012000183", Instant.parse("2021-01-01T00:00:00Z")),
                CERTIFICATES.password(),
                List.of(CERTIFICATES.root()));

        assertNeverTaken(sefaz(authority, ended, SHORT).submit(submission(Notes.numbered(1))));
    }

    @Test
    void a_server_of_an_unknown_root_is_told_nothing() {
        authority = start(SimulatedAuthority.accepting(), WireScript.faultless());
        ClientCertificate trusting = ClientCertificate.load(
                COMPANY,
                CERTIFICATES.password(),
                List.of(TestCertificates.named("OTHER ROOT", BEGIN, END).root()));

        assertThat(sefaz(authority, trusting, SHORT).submit(submission(Notes.numbered(1))))
                .isInstanceOf(SubmissionOutcome.NotSent.class);
        assertThat(authority.asked(NfeService.AUTHORIZATION)).isZero();
    }

    @Test
    void a_server_whose_certificate_ended_is_told_nothing() {
        authority = StandInAuthority.start(
                SimulatedAuthority.accepting(),
                WireScript.faultless(),
                CERTIFICATES,
                Instant.parse("2021-01-01T00:00:00Z"),
                InstantSource.fixed(NOW),
                threads);

        assertThat(sefaz(authority, company(), SHORT).submit(submission(Notes.numbered(1))))
                .isInstanceOf(SubmissionOutcome.NotSent.class);
        assertThat(authority.asked(NfeService.AUTHORIZATION)).isZero();
    }

    /** Where the protocol lets a client speak before it is judged, it cannot know; the server has not worked on anything. */
    private void assertNeverTaken(SubmissionOutcome outcome) {
        assertThat(outcome).isInstanceOfAny(SubmissionOutcome.NotSent.class, SubmissionOutcome.Unknown.class);
        assertThat(authority.asked(NfeService.AUTHORIZATION)).isZero();
    }

    @Test
    void an_establishment_without_an_account_sends_nothing() {
        authority = start(SimulatedAuthority.accepting(), WireScript.faultless());
        Authorizer sefaz = SefazAuthorizer.of(
                SefazEndpoints.standard().with("SP", authority::address),
                (tenant, site) -> {
                    throw NotFound.of("sefaz.endpoint-unknown", "site", site);
                },
                SefazConnections.of(SHORT));

        assertThat(sefaz.submit(submission(Notes.numbered(1)))).isInstanceOf(SubmissionOutcome.NotSent.class);
    }

    @Test
    void nothing_of_a_certificate_is_printed() {
        authority = start(SimulatedAuthority.accepting(), WireScript.faultless());
        ClientCertificate certificate = company();

        assertThat(new SefazAccount(Uf.SP, NfeEnvironment.PRODUCTION, certificate).toString())
                .contains("certificate")
                .doesNotContain("LOJA", "99000012000183", "RSA", "PRIVATE", "synthetic");
    }

    private Authorizer over(WireScript script) {
        authority = start(SimulatedAuthority.accepting(), script);
        return sefaz(authority, company(), SHORT);
    }

    private StandInAuthority start(SimulatedAuthority judge, WireScript script) {
        return StandInAuthority.start(judge, script, CERTIFICATES, END, InstantSource.fixed(NOW), threads);
    }

    private static ClientCertificate company() {
        return ClientCertificate.load(COMPANY, CERTIFICATES.password(), List.of(CERTIFICATES.root()));
    }

    private static Authorizer sefaz(StandInAuthority authority, ClientCertificate certificate, SefazTimes times) {
        return SefazAuthorizer.of(
                SefazEndpoints.standard().with("SP", authority::address),
                (tenant, site) -> new SefazAccount(Uf.SP, NfeEnvironment.PRODUCTION, certificate),
                SefazConnections.of(times));
    }

    private static Submission submission(Nfe note) {
        return new Submission(
                SHOP,
                "SP1",
                "55",
                note.accessKey().value(),
                NfeSigner.sign(NfeXmlWriter.write(note), KEY).text(),
                NOW);
    }

    private static Lookup lookup(Nfe note) {
        return new Lookup(SHOP, "SP1", "55", note.accessKey().value(), NOW);
    }

    private static CancellationRequest cancellation(Nfe note, String protocol) {
        return new CancellationRequest(
                SHOP,
                "SP1",
                "55",
                note.accessKey().value(),
                NfeSigner.sign(
                                NfeEvent.of(
                                                new NfeEventDetail.Cancellation(
                                                        protocol, "Pedido desfeito pelo comprador"),
                                                note.accessKey(),
                                                NfePartyId.of(Cnpj.parse("99000012000183")),
                                                NfeEnvironment.PRODUCTION,
                                                OffsetDateTime.parse("2026-11-24T11:00:00-03:00"))
                                        .xml(),
                                KEY)
                        .text(),
                NOW);
    }
}
