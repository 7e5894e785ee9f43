package dev.backoffice.fiscal.br.nfe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.event.NfeEvent;
import dev.backoffice.fiscal.br.nfe.event.NfeEventDetail;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.issuing.NfeComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.schema.SchemaSource;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignableXml;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.AuthorityFault.Trouble;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedAuthorityTest {
    private static final TenantId SHOP = TenantId.of("blue-shop");
    private static final Instant NOW = Instant.parse("2026-11-24T13:15:30Z");
    private static final SigningKey KEY = SyntheticCertificate.load();

    private final SimulatedAuthority authority = SimulatedAuthority.accepting();

    @Test
    void a_right_note_is_authorized_and_found_by_its_key() {
        SignedXml note = signed(1001, "2026-11-24T10:15:30-03:00");

        SubmissionOutcome outcome = authority.submit(submission(note, NOW));

        assertThat(outcome).isInstanceOfSatisfying(SubmissionOutcome.Authorized.class, authorized -> {
            assertThat(authorized.authorization().digest()).isEqualTo(note.digest());
            assertThat(authorized.authorization().protocol()).matches("13526[0-9]{10}");
            assertThat(authority.lookUp(lookup(note, NOW)))
                    .isEqualTo(new LookupOutcome.Authorized(authorized.authorization()));
        });
        assertThat(authority.authorizedKeys(SHOP)).containsExactly(key(note));
        assertThat(authority.authorizedKeys(TenantId.of("red-shop"))).isEmpty();
    }

    @Test
    void the_same_note_again_is_a_duplicate_to_look_up() {
        SignedXml note = signed(1001, "2026-11-24T10:15:30-03:00");
        authority.submit(submission(note, NOW));

        assertThat(authority.submit(submission(note, NOW)))
                .isInstanceOfSatisfying(
                        SubmissionOutcome.Unknown.class,
                        duplicate -> assertThat(duplicate.why()).startsWith("204 Duplicidade de NF-e"));
    }

    @Test
    void a_number_under_another_key_is_rejected_with_the_key_that_took_it() {
        SignedXml first = signed(1001, "2026-11-24T10:15:30-03:00");
        SignedXml second = signed(1001, "2026-10-24T10:15:30-03:00");
        authority.submit(submission(first, NOW));

        assertThat(authority.submit(submission(second, NOW)))
                .isInstanceOfSatisfying(SubmissionOutcome.Rejected.class, rejected -> {
                    assertThat(rejected.code()).isEqualTo("539");
                    assertThat(rejected.reason()).contains(key(first));
                });
        assertThat(authority.submit(submission(signed(1002, "2026-11-24T10:15:30-03:00"), NOW)))
                .isInstanceOf(SubmissionOutcome.Authorized.class);
    }

    @ParameterizedTest
    @CsvSource({
        "<natOp>VENDA DE MERCADORIA</natOp>, '', 215",
        "<mod>55</mod><serie>1</serie>, <serie>1</serie><mod>55</mod>, 215",
        "<vProd>79.80</vProd>, <vProd>79.8</vProd>, 215",
        "<NFe xmlns, <Nota xmlns, 215",
        "<xProd>Caneca, <xProd>Chaleira, 297",
        "http://www.portalfiscal.inf.br/nfe, http://example.com/nfe, 215"
    })
    void a_note_changed_on_the_way_is_rejected(String find, String replacement, String code) {
        SignedXml note = signed(1001, "2026-11-24T10:15:30-03:00");
        String changed = note.text()
                .replace(find, replacement)
                .replace("</NFe>", find.startsWith("<NFe") ? "</Nota>" : "</NFe>");
        assertThat(changed).isNotEqualTo(note.text());

        assertThat(authority.submit(new Submission(SHOP, "SP1", "55", key(note), changed, NOW)))
                .isInstanceOfSatisfying(
                        SubmissionOutcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(code));
        assertThat(authority.authorizedKeys(SHOP)).isEmpty();
    }

    @Test
    void a_note_that_breaks_a_rule_is_rejected_by_its_number_and_item() {
        // Written and signed around the check that notes of this library pass.
        String wrong = NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION))
                .text()
                .replace("<CFOP>5102</CFOP>", "<CFOP>6102</CFOP>");
        byte[] body = wrong.substring(wrong.indexOf("<infNFe"), wrong.indexOf("</NFe>"))
                .getBytes(StandardCharsets.UTF_8);
        NfeAccessKey key = NfeFixtures.note(NfeEnvironment.PRODUCTION).accessKey();
        SignedXml signed = NfeSigner.sign(new SignableXml(key.xmlId(), "NFe", "", "infNFe", body), KEY);

        assertThat(authority.submit(submission(signed, NOW)))
                .isEqualTo(new SubmissionOutcome.Rejected(
                        "732", "CFOP de operação interestadual e idDest <> 2 [nItem: 1]"));
    }

    @Test
    void a_note_under_another_key_or_from_the_future_or_of_another_company_is_rejected() {
        SignedXml note = signed(1001, "2026-11-24T10:15:30-03:00");

        assertThat(code(authority.submit(new Submission(
                        SHOP, "SP1", "55", "35261111222333000181550010000000011482130976", note.text(), NOW))))
                .isEqualTo("502");
        assertThat(code(authority.submit(submission(note, NOW.minus(Duration.ofMinutes(6))))))
                .isEqualTo("703");
        assertThat(code(authority.submit(submission(note, NOW.minus(Duration.ofMinutes(5))))))
                .isEmpty();
        NfeIssuer other = new NfeIssuer(
                Cnpj.parse("11222333000181"),
                "OUTRA LOJA",
                Optional.empty(),
                NfeFixtures.blueShop().address(),
                NfeFixtures.blueShop().stateRegistration(),
                NfeFixtures.blueShop().regime());
        assertThat(code(authority.submit(submission(signed(1, "2026-11-24T10:15:30-03:00", other), NOW))))
                .isEqualTo("213");
    }

    @Test
    void a_time_out_before_acceptance_leaves_nothing_and_one_after_leaves_the_note() {
        SignedXml lost = signed(1001, "2026-11-24T10:15:30-03:00");
        SignedXml kept = signed(1002, "2026-11-24T10:15:30-03:00");
        SimulatedAuthority scripted = authority.following(call -> call.nth() > 1
                        || call.kind() != AuthorityCall.Kind.SUBMIT
                ? AuthorityFault.none()
                : call.accessKey().equals(key(lost)) ? AuthorityFault.requestLost() : AuthorityFault.answerLost());

        assertThat(scripted.submit(submission(lost, NOW))).isInstanceOf(SubmissionOutcome.Unknown.class);
        assertThat(scripted.submit(submission(kept, NOW))).isInstanceOf(SubmissionOutcome.Unknown.class);

        assertThat(scripted.lookUp(lookup(lost, NOW))).isInstanceOf(LookupOutcome.Absent.class);
        assertThat(scripted.lookUp(lookup(kept, NOW))).isInstanceOf(LookupOutcome.Authorized.class);
        assertThat(scripted.submit(submission(lost, NOW))).isInstanceOf(SubmissionOutcome.Authorized.class);
    }

    @Test
    void a_late_acceptance_shows_once_its_time_has_come_and_is_of_that_time() {
        SignedXml note = signed(1001, "2026-11-24T10:15:30-03:00");
        SimulatedAuthority late = authority.following(call -> call.kind() == AuthorityCall.Kind.SUBMIT
                ? new AuthorityFault.Late(Duration.ofSeconds(40))
                : AuthorityFault.none());

        assertThat(late.submit(submission(note, NOW))).isInstanceOf(SubmissionOutcome.Unknown.class);

        assertThat(late.lookUp(lookup(note, NOW.plusSeconds(39)))).isInstanceOf(LookupOutcome.Absent.class);
        assertThat(late.lookUp(lookup(note, NOW.plusSeconds(41))))
                .isInstanceOfSatisfying(
                        LookupOutcome.Authorized.class,
                        found -> assertThat(found.authorization().receivedAt()).isEqualTo(NOW.plusSeconds(40)));
    }

    @ParameterizedTest
    @CsvSource({"108, Serviço Paralisado Momentaneamente", "109, Serviço Paralisado sem Previsão"})
    void a_paused_service_has_certainly_not_taken_the_note(String code, String text) {
        SignedXml note = signed(1001, "2026-11-24T10:15:30-03:00");
        SimulatedAuthority paused = authority.following(call -> new AuthorityFault.Paused(code));

        assertThat(paused.submit(submission(note, NOW)))
                .isInstanceOfSatisfying(
                        SubmissionOutcome.NotSent.class,
                        told -> assertThat(told.why()).startsWith(code).contains(text));
        assertThat(paused.lookUp(lookup(note, NOW))).isInstanceOf(LookupOutcome.Unknown.class);
        assertThat(authority.authorizedKeys(SHOP)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void trouble_at_the_register_rejects_since_november(Trouble trouble) {
        SimulatedAuthority strict = authority.following(call -> new AuthorityFault.Irregular(trouble));

        assertThat(code(strict.submit(submission(signed(1001, "2026-11-03T00:00:00-03:00"), NOW))))
                .isEqualTo(trouble.rejection());
    }

    @Test
    void before_november_it_denied_and_the_number_was_spent() {
        SignedXml note = signed(1001, "2026-11-02T23:59:59-03:00");
        SimulatedAuthority strict =
                authority.following(call -> call.nth() > 1 || call.kind() != AuthorityCall.Kind.SUBMIT
                        ? AuthorityFault.none()
                        : new AuthorityFault.Irregular(Trouble.RECIPIENT_IRREGULAR));

        assertThat(code(strict.submit(submission(note, NOW)))).isEqualTo("302");
        assertThat(strict.lookUp(lookup(note, NOW)))
                .isInstanceOfSatisfying(
                        LookupOutcome.Rejected.class,
                        denied -> assertThat(denied.code()).isEqualTo("302"));
        assertThat(code(strict.submit(submission(note, NOW)))).isEqualTo("205");
        assertThat(authority.authorizedKeys(SHOP)).isEmpty();
    }

    @Test
    void before_november_trouble_that_was_no_ground_to_deny_is_none() {
        SimulatedAuthority strict = authority.following(call -> new AuthorityFault.Irregular(Trouble.REGIME_DIVERGES));

        assertThat(strict.submit(submission(signed(1001, "2026-11-02T23:59:59-03:00"), NOW)))
                .isInstanceOf(SubmissionOutcome.Authorized.class);
    }

    @Test
    void an_authorized_note_is_cancelled_once_and_to_cancel_it_again_is_to_look_it_up() {
        SignedXml note = signed(1001, "2026-11-24T10:15:30-03:00");
        SubmissionOutcome.Authorized authorized =
                (SubmissionOutcome.Authorized) authority.submit(submission(note, NOW));
        CancellationRequest request =
                cancellation(note, authorized.authorization().protocol());

        assertThat(authority.cancel(request)).isInstanceOf(CancellationOutcome.Cancelled.class);
        assertThat(authority.lookUp(lookup(note, NOW))).isInstanceOf(LookupOutcome.Cancelled.class);
        assertThat(authority.cancel(request))
                .isInstanceOfSatisfying(
                        CancellationOutcome.Unknown.class,
                        again -> assertThat(again.why()).startsWith("420 "));
        assertThat(SimulatedAuthority.accepting().cancel(request))
                .isInstanceOfSatisfying(
                        CancellationOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("217"));
    }

    @Test
    void official_schemas_are_asked_where_a_host_gives_them() {
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        SchemaSource source = SchemaSource.folder(data.orElseThrow().resolve("fiscal/xsd/PL_010e_NT2025.002_v1.01"));
        SignedXml note = signed(1001, "2026-11-24T10:15:30-03:00");

        assertThat(authority.withSchemas(source).submit(submission(note, NOW)))
                .isInstanceOf(SubmissionOutcome.Authorized.class);
        assertThatThrownBy(
                        () -> authority.withSchemas(SchemaSource.classPath(SimulatedAuthorityTest.class, "/nowhere")))
                .isInstanceOfSatisfying(
                        Unavailable.class, error -> assertThat(error.code()).isEqualTo("nfe.schema-unreadable"));
    }

    private static String code(SubmissionOutcome outcome) {
        return outcome instanceof SubmissionOutcome.Rejected rejected ? rejected.code() : "";
    }

    private static Submission submission(SignedXml note, Instant at) {
        return new Submission(SHOP, "SP1", "55", key(note), note.text(), at);
    }

    private static Lookup lookup(SignedXml note, Instant at) {
        return new Lookup(SHOP, "SP1", "55", key(note), at);
    }

    private static String key(SignedXml note) {
        return note.id().substring(3);
    }

    private static CancellationRequest cancellation(SignedXml note, String protocol) {
        NfeEvent cancellation = NfeEvent.of(
                new NfeEventDetail.Cancellation(protocol, "Cliente desistiu da compra"),
                NfeAccessKey.parse(key(note)),
                NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ),
                NfeEnvironment.PRODUCTION,
                OffsetDateTime.parse("2026-11-24T10:20:00-03:00"));
        String xml = NfeSigner.sign(cancellation.xml(), KEY).text();
        return new CancellationRequest(SHOP, "SP1", "55", key(note), xml, NOW);
    }

    private static SignedXml signed(int number, String issuedAt) {
        return signed(number, issuedAt, NfeFixtures.blueShop());
    }

    private static SignedXml signed(int number, String issuedAt, NfeIssuer issuer) {
        NfeHeader header = new NfeHeader(
                "VENDA DE MERCADORIA",
                1,
                number,
                48213097,
                OffsetDateTime.parse(issuedAt),
                NfeEmission.NORMAL,
                NfeEnvironment.PRODUCTION,
                BuyerPresence.INTERNET,
                Optional.empty(),
                "backoffice 0.1");
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs(), NfeFixtures.ribbon());
        NfeSale by = sale.issuedBy(issuer);
        return NfeSigner.sign(
                NfeXmlWriter.write(
                        NfeComposer.compose(header, by, NfeTaxes.by(BrazilianTaxes.determination()), Optional.empty())
                                .value()),
                KEY);
    }
}
