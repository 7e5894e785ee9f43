package dev.backoffice.fiscal.br.nfe.file;

import static dev.backoffice.fiscal.br.Sales.table;
import static dev.backoffice.fiscal.br.nfe.NfeFixtures.brl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.iss.Service;
import dev.backoffice.fiscal.br.iss.ServiceTaxes;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.NfeTotals;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.issuing.NfeComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSaleLine;
import dev.backoffice.fiscal.br.nfe.rules.Preflight;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.tax.ContributionGroup;
import dev.backoffice.fiscal.br.nfe.tax.IcmsGroup;
import dev.backoffice.fiscal.br.nfe.tax.IssqnGroup;
import dev.backoffice.fiscal.br.nfe.tax.ItemTaxation;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxFacts;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Goods and a service on one note: ISSQN in the place of ICMS, and totals of its own. */
class ServiceOnNoteTest {
    private static final String SAO_PAULO = "3550308";
    private static final SaleTaxRule GOODS = NfeTaxes.by(BrazilianTaxes.determination());

    private static final ReferenceTables TABLES = ServiceTaxes.tables()
            .with(table(
                    ServiceTaxes.RATES,
                    "key,valid_from,valid_to,rate,retained,source",
                    SAO_PAULO + ",2026-01-01,,5,yes,own"));

    @Test
    void a_service_has_issqn_and_goods_have_icms() {
        String xml = NfeXmlWriter.write(note()).text();

        assertThat(xml)
                .contains("<NCM>00</NCM>")
                .contains("<ISSQN><vBC>200.00</vBC><vAliq>5.00</vAliq><vISSQN>10.00</vISSQN><cMunFG>3550308</cMunFG>"
                        + "<cListServ>07.01</cListServ><vISSRet>10.00</vISSRet><indISS>1</indISS><cMun>3550308</cMun>"
                        + "<indIncentivo>2</indIncentivo></ISSQN>")
                .contains("<ISSQNtot><vServ>200.00</vServ><vBC>200.00</vBC><vISS>10.00</vISS><vPIS>1.30</vPIS>"
                        + "<vCOFINS>6.00</vCOFINS><dCompet>2026-11-24</dCompet><vISSRet>10.00</vISSRet></ISSQNtot>"
                        + "<retTrib><vRetPIS>1.30</vRetPIS><vRetCOFINS>6.00</vRetCOFINS><vRetCSLL>2.00</vRetCSLL>");
    }

    @Test
    void totals_of_goods_do_not_hold_the_service_and_the_note_does() {
        NfeTotals totals = note().totals();

        assertThat(totals.products()).isEqualTo(brl("79.80"));
        assertThat(totals.pis()).isEqualTo(brl("0.00"));
        assertThat(totals.services().orElseThrow().price()).isEqualTo(brl("200.00"));
        assertThat(totals.invoice()).isEqualTo(brl("279.80"));
    }

    @Test
    void the_authority_would_take_it() {
        String xml = NfeSigner.sign(NfeXmlWriter.write(note()), SyntheticCertificate.load())
                .text();

        assertThat(Preflight.standard().check(xml.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void it_follows_the_schema() {
        Optional<Path> schemas =
                NfeSchemas.dataFolder().map(data -> data.resolve("fiscal/xsd/PL_010e_NT2025.002_v1.01/nfe_v4.00.xsd"));
        assumeTrue(schemas.filter(java.nio.file.Files::exists).isPresent(), "no schemas: skipped");

        NfeSchemas.validate(
                NfeSchemas.compile(schemas.orElseThrow()),
                NfeSigner.sign(NfeXmlWriter.write(note()), SyntheticCertificate.load())
                        .bytes());
    }

    @Test
    void it_is_read_back() {
        NfeContent content = NfeReader.standard()
                .readOne(NfeXmlWriter.write(note()).text().getBytes(StandardCharsets.UTF_8))
                .content();

        assertThat(content.toString()).contains("07.01");
    }

    @Test
    void more_than_the_tax_is_not_withheld() {
        IssqnGroup group = ((IcmsGroup.Service) note().items().get(1).taxation().icms()).issqn();

        assertThatThrownBy(() -> new IssqnGroup(
                        group.base(),
                        group.rate(),
                        group.amount(),
                        group.performed(),
                        group.service(),
                        group.deduction(),
                        group.discount(),
                        brl("10.01"),
                        group.liability(),
                        group.due(),
                        false,
                        group.withheld()))
                .hasFieldOrPropertyWithValue("code", "nfe.amount-invalid");
    }

    private static Nfe note() {
        NfeSaleLine service = NfeSaleLine.of(
                "PROJ-01", "Projeto de vitrine", "00", Quantity.of(1, Unit.UN), NfeFixtures.price("200.00"));
        NfeSale sale = new NfeSale(
                NfeFixtures.blueShop(),
                NfeFixtures.ana(),
                List.of(NfeFixtures.mugs(), service),
                brl("0.00"),
                brl("0.00"),
                brl("0.00"),
                NfeFixtures.sale(service).transport(),
                List.of(NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, brl("279.80"))),
                Optional.empty(),
                Optional.empty());
        return NfeComposer.compose(
                        NfeFixtures.header(NfeEnvironment.PRODUCTION), sale, ServiceOnNoteTest::taxes, Optional.empty())
                .value();
    }

    private static Explained<ItemTaxation> taxes(SaleTaxFacts facts) {
        if (!facts.ncm().equals("00")) {
            return GOODS.determine(facts);
        }
        Service service = Service.of(Sales.DAY, "7.01", SAO_PAULO, facts.gross())
                .toCompany(Service.Withheld.PROFESSIONAL, Service.Withheld.CONTRIBUTIONS);
        ReferenceTables tables = TABLES.with(table(
                ServiceTaxes.WITHHOLDING,
                "key,valid_from,valid_to,rate,minimum,simples,source",
                "pis,2026-01-01,,0.65,0,no,own",
                "cofins,2026-01-01,,3,0,no,own",
                "csll,2026-01-01,,1,0,no,own",
                "irrf,2026-01-01,,1.5,0,no,own"));
        return ServiceTaxes.determine(service, tables, RoundingPolicy.HALF_UP_CENT)
                .map(decided -> NfeTaxes.ofService(
                        "5933",
                        service,
                        decided,
                        new ContributionGroup.AdValorem("01", brl("200.00"), new BigDecimal("0.65"), brl("1.30")),
                        new ContributionGroup.AdValorem("01", brl("200.00"), new BigDecimal("3.00"), brl("6.00"))));
    }
}
