package dev.backoffice.documents.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.configuration.Secrets;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.ibscbs.IbsCbs;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.br.icms.IcmsRule;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.NfeAddress;
import dev.backoffice.fiscal.br.nfe.NfeContingency;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.fiscal.br.nfe.file.NfeJudgement;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.issuing.NfceDraft;
import dev.backoffice.fiscal.br.nfe.issuing.NfceFormat;
import dev.backoffice.fiscal.br.nfe.issuing.NfceSale;
import dev.backoffice.fiscal.br.nfe.issuing.NfeDraft;
import dev.backoffice.fiscal.br.nfe.issuing.NfeFormat;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSaleLine;
import dev.backoffice.fiscal.br.nfe.rules.Preflight;
import dev.backoffice.fiscal.br.nfe.rules.PreflightFinding;
import dev.backoffice.fiscal.br.nfe.schema.SchemaPackages;
import dev.backoffice.fiscal.br.nfe.schema.SchemaSource;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.br.operation.NoteToUndo;
import dev.backoffice.fiscal.br.operation.Undo;
import dev.backoffice.fiscal.br.operation.UndoProposal;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.SignedDocument;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.Place;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import dev.backoffice.fiscal.vat.Vat;
import dev.backoffice.fiscal.vat.VatRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What docs/guide/fiscal.md shows is done here. */
class FiscalGuideTest {
    private static final LocalDate today = LocalDate.of(2026, 11, 24);
    private static final Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private static final TenantId tenant = TenantId.of("blue-shop");
    private static final FiscalDocumentId id = FiscalDocumentId.parse("01890a5d-ac96-774b-bcce-b302099a8057");

    private final List<String> told = new ArrayList<>();

    private static SaleOperation sale() {
        // sale
        Classification seller = SaleFacts.seller(TaxRegime.NORMAL).with(SaleFacts.CONTRIBUTIONS, SaleFacts.CUMULATIVE);
        Classification mug = SaleFacts.goods("69120000", GoodsOrigin.NATIONAL);
        SaleOperation sale = new SaleOperation(
                today,
                SaleFacts.place(Uf.SP),
                SaleFacts.place(Uf.BA),
                seller,
                BuyerRole.FINAL_CONSUMER,
                List.of(SaleLine.of("1", mug, LineAmounts.of(Money.parse("BRL 100.00")))));
        // end
        return sale;
    }

    @Test
    void the_taxes_of_a_sale_say_why() {
        SaleOperation sale = sale();
        // taxes
        TaxDetermination taxes = BrazilianTaxes.determination();
        Explained<List<LineTaxes>> answer = taxes.determine(sale);
        String cfop = answer.value().get(0).operation();
        LineTaxes.totals(answer.value()).forEach((tax, amount) -> told.add(tax + " " + amount));
        for (Reason reason : answer.reasons()) {
            told.add(reason.text() + " [" + reason.source() + "]");
        }
        // end
        assertThat(cfop).isEqualTo("6108");
        assertThat(told).contains("icms BRL 7.00", "icms-difal BRL 13.50", "cbs BRL 0.69");
        assertThat(told).anyMatch(line -> line.contains("LC 87/1996"));
        assertThat(guide()).contains("`6108`", "`icms BRL 7.00`", "`icms-difal BRL 13.50`");
    }

    @Test
    void what_nobody_told_is_refused_by_name() {
        SaleOperation sale = sale();
        TaxDetermination taxes = BrazilianTaxes.determination();
        // unknown
        try {
            taxes.determine(sale.on(LocalDate.of(2027, 1, 5)));
        } catch (NotFound missing) {
            told.add(missing.code() + " " + missing.details());
        }
        // end
        assertThat(told).containsExactly("reference.missing-row {date=2027-01-05, key=cbs, table=br.ibs-cbs}");
        assertThat(guide()).contains("`" + told.get(0) + "`");
    }

    @Test
    void a_host_lays_its_rows_over() {
        SaleOperation sale = sale();
        // overlay
        ReferenceTable own = ReferenceTable.parse(
                IcmsRule.INTERNAL,
                "key\tvalid_from\tvalid_to\trate\tsituation\treduction\trelief\trelief_reason\tbenefit\tsource\n"
                        + "BA:6912\t2026-07-01\t\t12\t00\t\t\t\t\tour accountant, 2026-06-20\n");
        TaxDetermination ours =
                BrazilianTaxes.determination(BrazilianTaxes.tables().with(own));
        // end
        assertThat(LineTaxes.totals(ours.determine(sale).value()).get("icms-difal"))
                .isEqualTo(Money.parse("BRL 5.00"));
        assertThat(LineTaxes.totals(ours.determine(sale.on(LocalDate.of(2026, 6, 30)))
                                .value())
                        .get("icms-difal"))
                .isEqualTo(Money.parse("BRL 13.50"));
    }

    @Test
    void the_law_is_that_of_the_day() {
        SaleOperation sale = sale();
        // dates
        ReferenceTable published = ReferenceTable.parse(
                IbsCbsRule.RATES,
                "key\tvalid_from\tvalid_to\trate\tsource\n"
                        + "cbs\t2027-01-01\t\t8.7\tthe resolution, once there is one\n");
        ReferenceTables tables = BrazilianTaxes.tables().with(published);
        LineTaxes january = BrazilianTaxes.determination(tables)
                .determine(sale.on(LocalDate.of(2027, 1, 5)))
                .value()
                .get(0);
        // end
        assertThat(january.get(IbsCbs.class).due().orElseThrow().cbs().rate().toString())
                .startsWith("8.7");
        assertThat(LineTaxes.totals(List.of(january))).doesNotContainKeys("pis", "cofins");
    }

    private static NfeSale noteSale() {
        // parties
        NfeIssuer shop = new NfeIssuer(
                Cnpj.parse("99000012000183"),
                "Loja Azul Ltda",
                Optional.of("Loja Azul"),
                NfeAddress.of(
                        "Rua da Loja",
                        "100",
                        "Centro",
                        MunicipalityCode.of("3550308"),
                        "Sao Paulo",
                        Cep.of("01001000")),
                StateRegistration.of(Uf.SP, "110042490114"),
                TaxRegime.SIMPLES);
        NfeRecipient ana = NfeRecipient.of(
                NfePartyId.of(Cpf.parse("99900001230")),
                "Ana Exemplo",
                NfeAddress.of(
                        "Avenida Modelo",
                        "1",
                        "Centro",
                        MunicipalityCode.of("3509502"),
                        "Campinas",
                        Cep.of("13010000")));
        NfeSaleLine mugs =
                NfeSaleLine.of("MUG-01", "Caneca", "69120000", Quantity.of(2, Unit.UN), UnitPrice.parse("BRL 39.90"));
        NfeSale sold = NfeSale.of(
                shop,
                ana,
                List.of(mugs),
                Money.parse("BRL 10.00"),
                NfeTransport.of(FreightMode.BY_SENDER),
                List.of(NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, Money.parse("BRL 89.80"))));
        // end
        return sold;
    }

    @Test
    void a_note_is_composed_checked_signed_sent_read_and_printed() throws IOException {
        NfeSale sold = noteSale();
        SigningKeys keys = SigningKeys.always(SyntheticCertificate.load());
        // note
        NfeFormat notes =
                new NfeFormat(keys, NfeTaxes.by(BrazilianTaxes.determination()), "my-shop 1.0", Optional.empty());
        NfeDraft draft = NfeDraft.of(sold, 1).in(NfeEnvironment.HOMOLOGATION);
        SignedDocument signed = notes.sign(new DocumentFormat.Draft(tenant, "SP1", id, draft.content(), 1001, now));
        byte[] file = signed.xml().getBytes(StandardCharsets.UTF_8);
        // end
        // preflight
        for (PreflightFinding finding : Preflight.standard().check(file)) {
            told.add(finding.toString()); // code, path in the document, official text
        }
        // end
        assertThat(told).isEmpty();
        // send
        SimulatedAuthority authority = SimulatedAuthority.accepting();
        SubmissionOutcome outcome =
                authority.submit(new Submission(tenant, "SP1", "55", signed.accessKey(), signed.xml(), now));
        if (outcome instanceof SubmissionOutcome.Authorized yes) {
            told.add("authorized by " + yes.authorization().protocol());
        } else if (outcome instanceof SubmissionOutcome.Rejected no) {
            told.add(no.code() + " " + no.reason());
        } // NotSent: send again; Unknown: look it up, never send again
        // end
        assertThat(told).hasSize(1).first().asString().startsWith("authorized by ");
        // read
        ReadNfe note = NfeReader.standard().readOne(file);
        NfeJudgement judgement = note.judge();
        Money total = note.content().totals().icms().invoice();
        // end
        assertThat(judgement.clean()).isTrue();
        assertThat(total).isEqualTo(Money.parse("BRL 89.80"));
        // print
        byte[] paper = Danfe.preview(note).pdf();
        // end
        assertThat(Pages.text(paper)).contains("89,80");
    }

    @Test
    void a_receipt_is_issued_offline_and_printed() throws IOException {
        NfeIssuer shop = noteSale().issuer();
        List<NfeSaleLine> lines = noteSale().lines();
        SigningKeys keys = SigningKeys.always(SyntheticCertificate.load());
        // receipt
        NfceFormat receipts =
                new NfceFormat(keys, NfeTaxes.by(BrazilianTaxes.determination()), "my-shop 1.0", Optional.empty());
        NfceSale sold =
                NfceSale.of(shop, lines, List.of(NfePayment.of(NfePaymentMethod.CASH, Money.parse("BRL 100.00"))));
        NfceDraft draft = NfceDraft.of(sold, 1)
                .offline(new NfeContingency(
                        OffsetDateTime.parse("2026-11-24T08:55:00-03:00"), "Sem conexao com a internet"));
        SignedDocument signed = receipts.sign(new DocumentFormat.Draft(tenant, "SP1", id, draft.content(), 1, now));
        ReadNfe receipt = NfeReader.standard().readOne(signed.xml().getBytes(StandardCharsets.UTF_8));
        byte[] strip = DanfeReceipt.of(receipt).pdf();
        // end
        assertThat(Pages.text(strip)).contains("79,80");
    }

    @Test
    void certificates_come_from_secrets() {
        // keys
        Secrets vault = (owner, site, name, on) -> switch (name) {
            case "nfe.certificate" -> Optional.of(pkcs12Of(owner, site, on));
            case "nfe.certificate-password" -> Optional.of(passwordOf(owner, site, on));
            default -> Optional.empty();
        };
        SigningKeys keys = SigningKeys.from(vault);
        // end
        assertThatThrownBy(() -> keys.of(tenant, "SP1", today))
                .hasFieldOrPropertyWithValue("code", "nfe.certificate-unreadable");
    }

    private static byte[] pkcs12Of(TenantId owner, Optional<String> site, LocalDate on) {
        return (owner + site.orElse("") + on).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] passwordOf(TenantId owner, Optional<String> site, LocalDate on) {
        return pkcs12Of(owner, site, on);
    }

    @Test
    void an_authority_can_be_troublesome() {
        NfeFormat notes = new NfeFormat(
                SigningKeys.always(SyntheticCertificate.load()),
                NfeTaxes.by(BrazilianTaxes.determination()),
                "my-shop 1.0",
                Optional.empty());
        NfeDraft draft = NfeDraft.of(noteSale(), 1).in(NfeEnvironment.HOMOLOGATION);
        SignedDocument signed = notes.sign(new DocumentFormat.Draft(tenant, "SP1", id, draft.content(), 1001, now));
        // trouble
        SimulatedAuthority authority = SimulatedAuthority.accepting()
                .losingAnswersTo(call -> call.nth() == 1)
                .rejecting(call -> call.xml().contains("MUG-02"), "778", "NCM inexistente");
        // end
        Submission submission = new Submission(tenant, "SP1", "55", signed.accessKey(), signed.xml(), now);
        assertThat(authority.submit(submission)).isInstanceOf(SubmissionOutcome.Unknown.class);
    }

    @Test
    void schemas_are_those_of_the_day() {
        Path folder = Path.of("schemas");
        // schemas
        SchemaPackages schemas = SchemaPackages.standard()
                .given("PL_010e", SchemaSource.folder(folder.resolve("PL_010e")))
                .given("PL_010f", SchemaSource.folder(folder.resolve("PL_010f")));
        String inForce = schemas.nameOn(today, NfeEnvironment.PRODUCTION); // PL_010f
        Preflight checks = Preflight.standard().by(schemas);
        // end
        assertThat(inForce).isEqualTo("PL_010f");
        assertThat(checks.rules()).isNotEmpty();
        NotFound missing = catchThrowableOfType(
                NotFound.class, () -> SchemaPackages.standard().sourceOn(today, NfeEnvironment.PRODUCTION));
        assertThat(missing.code()).isEqualTo("nfe.schema-not-given");
    }

    @Test
    void a_note_is_undone() {
        Instant authorizedAt = now.minusSeconds(3600);
        // undo
        Explained<List<UndoProposal>> ways =
                Undo.standard().ways(NoteToUndo.authorized("55", Uf.SP, authorizedAt), now);
        UndoProposal best = ways.value().get(0);
        // end
        assertThat(best.way().name()).isEqualTo("CANCEL");
    }

    @Test
    void another_country_fits() {
        // country
        ReferenceTable rates = ReferenceTable.parse(
                "pt.vat",
                "key\tvalid_from\tvalid_to\ttreatment\trate\tcode\tsource\n"
                        + "PT:standard\t2011-01-01\t\ttaxed\t23\tS\tCIVA art. 18\n"
                        + "PT-20:standard\t2021-07-01\t\ttaxed\t16\tS\tCIVA art. 18, Azores\n");
        TaxDetermination portugal = TaxDetermination.of(
                asked -> Explained.of("", Reason.of("pt.no-code", "There is no code")),
                List.of(VatRule.of("pt.vat", VatRule.Prices.WITHOUT_TAX, VatRule.Abroad.DESTINATION)),
                ReferenceTables.of(rates));
        // end
        LineTaxes line = portugal.determine(new SaleOperation(
                        today,
                        Place.of("PT", "20"),
                        Place.of("PT", "20"),
                        Classification.none(),
                        BuyerRole.FINAL_CONSUMER,
                        List.of(SaleLine.of(
                                "1",
                                Classification.of(VatRule.CLASS, "standard"),
                                LineAmounts.of(Money.parse("EUR 100.00"))))))
                .value()
                .get(0);
        assertThat(line.get(Vat.class).due().amount()).isEqualTo(Money.parse("EUR 16.00"));
    }

    @Test
    void the_guide_shows_what_is_done_here() throws IOException {
        String guide = guide();
        String source = Files.readString(
                root().resolve(
                                "adapters/backoffice-documents/src/test/java/dev/backoffice/documents/br/FiscalGuideTest.java"));
        List<String> shown = new ArrayList<>();
        Matcher snippet =
                Pattern.compile("(?s)<!-- ([a-z]+) -->\n```java\n(.*?)```").matcher(guide);
        while (snippet.find()) {
            int from = source.indexOf("        // " + snippet.group(1) + "\n");
            assertThat(from).as(snippet.group(1)).isPositive();
            int begin = source.indexOf('\n', from) + 1;
            String done = source.substring(begin, source.indexOf("        // end", begin));
            assertThat(snippet.group(2)).as(snippet.group(1)).isEqualTo(done.indent(-8));
            shown.add(snippet.group(1));
        }
        Matcher marked = Pattern.compile("(?m)^        // ([a-z]+)$").matcher(source);
        List<String> done = new ArrayList<>();
        while (marked.find()) {
            if (!marked.group(1).equals("end")) {
                done.add(marked.group(1));
            }
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(done);
        assertThat(guide.split("```java", -1)).as("every block has a name").hasSize(shown.size() + 1);
    }

    private static String guide() {
        try {
            return Files.readString(root().resolve("docs/guide/fiscal.md"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide"))) {
            root = root.getParent();
        }
        return root;
    }
}
