package dev.backoffice.fiscal.br.nfe.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.NfceConsumer;
import dev.backoffice.fiscal.br.nfe.NfceSecret;
import dev.backoffice.fiscal.br.nfe.NfceSecrets;
import dev.backoffice.fiscal.br.nfe.NfceStates;
import dev.backoffice.fiscal.br.nfe.NfeContingency;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.fiscal.br.nfe.SantuarioCheck;
import dev.backoffice.fiscal.br.nfe.file.NfeJudgement;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.internal.rules.Judgement;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.document.CancelDocument;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.DocumentStatus.Kind;
import dev.backoffice.fiscal.document.DraftDocument;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.fiscal.document.SignDocument;
import dev.backoffice.fiscal.document.SubmitDocument;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Receipts from draft to authorized. */
class NfceFormatTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final NfeContingency OFFLINE =
            new NfeContingency(OffsetDateTime.parse("2026-11-24T10:00:00-03:00"), "Sem acesso a internet na loja");
    private static final NfceSecrets SECRETS =
            (tenant, site, environment, on) -> new NfceSecret("000002", "CODIGO-DA-LOJA");

    private final SettableClock clock = SettableClock.at("2026-11-24T13:15:30Z");
    private final NfceFormat format = new NfceFormat(
            SigningKeys.always(SyntheticCertificate.load()),
            NfeTaxes.by(BrazilianTaxes.determination()),
            "backoffice 0.1",
            Optional.empty());

    private final SequentialIds ids = SequentialIds.create();
    private final MemoryStore store = MemoryStore.create();

    @Test
    void a_receipt_goes_from_draft_to_authorized_and_to_cancelled() {
        Invoicing invoicing = invoicing(format);
        FiscalDocument signed = signed(invoicing, draft(NfeFixtures.receiptSale(NfeFixtures.mugs())));
        String xml = signed.signed().orElseThrow().xml();

        assertThat(xml)
                .contains("<mod>65</mod>", "<tpImp>4</tpImp>", "<dest><CPF>99900001230</CPF><indIEDest>9</indIEDest>")
                .contains("<vTroco>20.20</vTroco>")
                .contains("</infNFe><infNFeSupl><qrCode>https://www.nfce.fazenda.sp.gov.br/qrcode?p="
                        + signed.signed().orElseThrow().accessKey() + "|3|1</qrCode><urlChave>"
                        + "https://www.nfce.fazenda.sp.gov.br/NFCeConsultaPublica</urlChave></infNFeSupl><Signature");
        assertValid(xml);
        FiscalDocument authorized = invoicing.submit(MARIA, SubmitDocument.of("till/1", signed.id()));
        assertThat(authorized.status().kind()).isEqualTo(Kind.AUTHORIZED);
        assertThat(invoicing.audit(MARIA).findings()).isEmpty();

        clock.advance(Duration.ofMinutes(30));
        FiscalDocument cancelled =
                invoicing.cancel(MARIA, CancelDocument.of("till/1", signed.id(), "Cliente desistiu da compra"));
        assertThat(cancelled.status().kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void a_receipt_is_not_cancelled_after_half_an_hour() {
        Invoicing invoicing = invoicing(format);
        FiscalDocument signed = signed(invoicing, draft(NfeFixtures.receiptSale(NfeFixtures.mugs())));
        invoicing.submit(MARIA, SubmitDocument.of("till/1", signed.id()));
        clock.advance(Duration.ofMinutes(31));

        assertThatThrownBy(() ->
                        invoicing.cancel(MARIA, CancelDocument.of("till/1", signed.id(), "Cliente desistiu da compra")))
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        refused -> assertThat(refused.details())
                                .containsEntry("instead", "return-by-consumer (return-by-consumer)"));
    }

    @Test
    void offline_the_receipt_says_since_when_and_why_and_its_code_proves_it() {
        Invoicing invoicing = invoicing(format);
        FiscalDocument signed = signed(
                invoicing, draft(NfeFixtures.receiptSale(NfeFixtures.mugs())).offline(OFFLINE));
        String xml = signed.signed().orElseThrow().xml();

        assertThat(xml)
                .contains(
                        "<tpEmis>9</tpEmis>",
                        "<dhCont>2026-11-24T10:00:00-03:00</dhCont><xJust>Sem acesso a internet na loja</xJust>")
                .containsPattern("\\|3\\|1\\|24\\|79\\.80\\|2\\|00099900001230\\|[A-Za-z0-9+/]{342}==</qrCode>");
        assertValid(xml);
        assertThat(invoicing
                        .submit(MARIA, SubmitDocument.of("till/1", signed.id()))
                        .status()
                        .kind())
                .isEqualTo(Kind.AUTHORIZED);
    }

    @Test
    void with_a_secret_the_code_is_of_version_2() {
        Invoicing invoicing = invoicing(format.withSecrets(SECRETS));
        String online = signed(invoicing, draft(NfeFixtures.receiptSale(NfeFixtures.mugs())))
                .signed()
                .orElseThrow()
                .xml();
        FiscalDocument offline = signed(
                invoicing, draft(NfeFixtures.receiptSale(NfeFixtures.mugs())).offline(OFFLINE), "till/2");
        String digest = offline.signed().orElseThrow().digest();

        assertThat(online)
                .containsPattern("\\|2\\|1\\|2\\|[0-9A-F]{40}</qrCode>")
                .doesNotContain("CODIGO-DA-LOJA");
        assertThat(offline.signed().orElseThrow().xml())
                .contains("|2|1|24|79.80|" + HexFormat.of().formatHex(digest.getBytes(StandardCharsets.US_ASCII))
                        + "|2|");
        assertValid(online);
        assertValid(offline.signed().orElseThrow().xml());
    }

    @Test
    void a_delivery_names_carrier_and_consumer() {
        NfceConsumer ana = new NfceConsumer(
                NfePartyId.of(NfeFixtures.ANA_CPF),
                Optional.of("Ana Exemplo"),
                Optional.of(NfeFixtures.ana().address()));
        NfeTransport carriage = new NfeTransport(
                FreightMode.BY_SENDER,
                Optional.of(new NfeTransport.Carrier(NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ), "Loja Azul")),
                List.of());
        Invoicing invoicing = invoicing(format);

        FiscalDocument signed = signed(
                invoicing,
                draft(NfeFixtures.receiptSale(NfeFixtures.mugs()).to(ana).delivered(carriage, NfeFixtures.brl("9.00")))
                        .met(BuyerPresence.HOME_DELIVERY));

        assertValid(signed.signed().orElseThrow().xml());
        assertThat(invoicing
                        .submit(MARIA, SubmitDocument.of("till/1", signed.id()))
                        .status()
                        .kind())
                .isEqualTo(Kind.AUTHORIZED);
    }

    @Test
    void from_the_states_limit_on_a_consumer_is_named() {
        NfceSale dear = NfceSale.of(
                NfeFixtures.blueShop(),
                List.of(NfeFixtures.mugs()),
                List.of(NfePayment.of(NfePaymentMethod.CASH, NfeFixtures.brl("79.80"))));
        NfceFormat strict =
                format.with(NfceStates.standard().namedFrom(Uf.SP, LocalDate.of(2026, 1, 1), NfeFixtures.brl("79.80")));
        NfceConsumer ana = NfceConsumer.of(NfePartyId.of(NfeFixtures.ANA_CPF));

        assertRejected(strict, dear, "750");
        assertRejected(strict, dear.to(ana), "751");
        assertRejected(strict, dear.to(new NfceConsumer(ana.id(), Optional.of("Ana"), Optional.empty())), "752");
        assertThat(signed(invoicing(format), draft(dear)).signed()).isPresent();
    }

    private void assertRejected(NfceFormat strict, NfceSale sale, String rejection) {
        Invoicing invoicing = invoicing(strict);
        assertThatThrownBy(() -> signed(invoicing, draft(sale), "till/" + rejection))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.details()).containsEntry("rejection", rejection));
    }

    @Test
    void the_authority_refuses_a_receipt_without_its_code_or_with_that_of_another() {
        String xml = signed(invoicing(format), draft(NfeFixtures.receiptSale(NfeFixtures.mugs())))
                .signed()
                .orElseThrow()
                .xml();
        String key = xml.substring(xml.indexOf("NFe3") + 3, xml.indexOf("NFe3") + 47);

        assertThat(refusal(key, xml.replaceFirst("<infNFeSupl>.*</infNFeSupl>", "")))
                .isEqualTo("394");
        assertThat(refusal(key, xml.replace("?p=", "?q="))).isEqualTo("396");
        assertThat(refusal(key, xml.replace("?p=35", "?p=36"))).isEqualTo("397");
        assertThat(refusal(key, xml)).isEmpty();
    }

    private String refusal(String key, String xml) {
        return Judgement.of(new Submission(MARIA.tenant(), "SP1", "65", key, xml, clock.instant()), Optional.empty())
                .refusal()
                .map(Judgement.Refusal::code)
                .orElse("");
    }

    @Test
    void a_draft_reads_back_equal_and_a_receipt_is_read_with_its_code() {
        NfceDraft draft = draft(NfeFixtures.receiptSale(NfeFixtures.mugs())).offline(OFFLINE);
        FiscalDocument signed = signed(invoicing(format), draft);
        ReadNfe read =
                NfeReader.standard().readOne(signed.signed().orElseThrow().xml().getBytes(StandardCharsets.UTF_8));

        assertThat(NfceDraft.read(draft.content())).isEqualTo(draft);
        assertThat(read.supplement().orElseThrow().qrCode()).startsWith("https://www.nfce.fazenda.sp.gov.br/qrcode?p=");
        assertThat(read.text()).isEqualTo(signed.signed().orElseThrow().xml());
        assertThat(read.judge().findings()).isEmpty();
        assertThat(NfeReader.standard()
                        .readOne(read.text()
                                .replaceFirst("<infNFeSupl>.*</infNFeSupl>", "")
                                .getBytes(StandardCharsets.UTF_8))
                        .judge()
                        .findings())
                .extracting(NfeJudgement.Finding::code)
                .containsExactly("394");
    }

    private static NfceDraft draft(NfceSale sale) {
        return NfceDraft.of(sale, 1);
    }

    private static FiscalDocument signed(Invoicing invoicing, NfceDraft draft) {
        return signed(invoicing, draft, "till/1");
    }

    private static FiscalDocument signed(Invoicing invoicing, NfceDraft draft, String origin) {
        FiscalDocumentId id = invoicing.draft(MARIA, new DraftDocument(origin, "SP1", "65", draft.content()));
        return invoicing.sign(MARIA, SignDocument.of(origin, id));
    }

    private static void assertValid(String xml) {
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        Schema schema =
                NfeSchemas.compile(data.orElseThrow().resolve("fiscal/xsd/PL_010e_NT2025.002_v1.01/nfe_v4.00.xsd"));
        NfeSchemas.validate(schema, xml.getBytes(StandardCharsets.UTF_8));
        assertThat(NfeSignature.verify(xml.getBytes(StandardCharsets.UTF_8)).valid())
                .isTrue();
        assertThat(SantuarioCheck.verifies(xml.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    private Invoicing invoicing(NfceFormat of) {
        List<DocumentFormat> formats = List.of(of);
        SimulatedAuthority authority = SimulatedAuthority.accepting();
        Commands commands = TestCommands.builder(store, clock, ids).build();
        Invoicing listening = new Invoicing(commands, authority, formats, Invoicing.DEFAULT_PATIENCE);
        Subscriptions subscriptions = Subscriptions.of(listening.subscriptions().toArray(new Subscription[0]));
        return new Invoicing(commands.with(subscriptions), authority, formats, Invoicing.DEFAULT_PATIENCE);
    }
}
