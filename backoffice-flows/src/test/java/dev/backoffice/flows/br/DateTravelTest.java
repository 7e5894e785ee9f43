package dev.backoffice.flows.br;

import static dev.backoffice.flows.br.Notes.MARIA;
import static dev.backoffice.flows.br.Notes.ana;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.organization.RegimePeriod;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.core.store.Store;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.ibscbs.IbsCbs;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.br.ipi.Ipi;
import dev.backoffice.fiscal.br.ipi.IpiRule;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.issuing.NfeUndoDraft;
import dev.backoffice.fiscal.br.nfe.rules.Preflight;
import dev.backoffice.fiscal.br.nfe.schema.SchemaPackages;
import dev.backoffice.fiscal.br.nfe.schema.SchemaSource;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.br.operation.NoteToUndo;
import dev.backoffice.fiscal.br.operation.Undo;
import dev.backoffice.fiscal.br.operation.UndoProposal;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * A maker of mugs over the turn of the year in which PIS, COFINS and IPI end and the CBS begins: an order of December 2026, its
 * note of January 2027, what came back in February. Each note is by the law of its own day, a return by that of what it undoes.
 */
class DateTravelTest {
    private static final Instant DECEMBER = Instant.parse("2026-12-15T12:00:00Z");
    private static final Instant JANUARY = Instant.parse("2027-01-05T12:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2027-02-10T12:00:00Z");

    /** Made by the seller. */
    private static final String MUG = "MUG-01";

    /** Bought to be sold again. */
    private static final String PLATE = "PLATE-01";

    /** The CBS of 2027, which nobody has published: figures of this test. */
    private static final ReferenceTable CBS = ReferenceTable.parse(
            IbsCbsRule.RATES,
            "key\tvalid_from\tvalid_to\trate\tsource\n"
                    + "cbs\t2027-01-01\t2027-01-31\t8.7\tinvented for this test\n"
                    + "cbs\t2027-02-01\t2028-12-31\t8.8\tinvented for this test\n");

    /** The line of the TIPI that the maker brings; it has no end. */
    private static final ReferenceTable TIPI = ReferenceTable.parse(
            IpiRule.RATES,
            "key\tvalid_from\tvalid_to\tsituation\trate\tper_unit\tframework\tsource\n"
                    + "tipi:6912\t2022-08-01\t\t50\t6.5\t\t\tDecreto 11.158/2022\n");

    private static final ReferenceTables PUBLISHED = BrazilianTaxes.tables().with(TIPI);

    private final Store store = MemoryStore.create();
    private final SettableClock clock = SettableClock.at(DECEMBER);
    private Backoffice shop = opened(PUBLISHED);

    @Test
    void what_is_sold_in_december_is_taxed_by_the_law_of_december() {
        came(1, PLATE);

        Note note = note(ordered("1001", PLATE));

        assertThat(note.text("dhEmi")).startsWith("2026-12-15");
        assertThat(note.at("PIS").amount("vPIS")).isEqualByComparingTo("0.53");
        assertThat(note.at("COFINS").amount("vCOFINS")).isEqualByComparingTo("2.46");
        Note reform = note.at("gIBSCBS");
        assertThat(reform.amount("pCBS")).isEqualByComparingTo("0.9");
        assertThat(reform.amount("pIBSUF")).isEqualByComparingTo("0.1");
        assertThat(reform.amount("pIBSMun")).isEqualByComparingTo("0");
        assertThat(preflight(note)).isEmpty();
        assertSound();
    }

    @Test
    void what_a_maker_sells_bears_ipi_in_december_and_is_at_zero_in_january() {
        assertThat(taxesOn(LocalDate.of(2026, 12, 31)).get(Ipi.class).amounts())
                .extracting(TaxAmount::amount)
                .containsExactly(Money.parse("BRL 6.50"));

        Ipi january = taxesOn(LocalDate.of(2027, 1, 1)).get(Ipi.class);
        assertThat(january.amounts()).isEmpty();
        assertThat(january.situation()).isEqualTo("51");
        assertThat(january.ground().law()).contains("ADCT art. 126");
    }

    /** The taxes of a mug of 100.00 sold on a day, whenever that is asked. */
    private static LineTaxes taxesOn(LocalDate day) {
        SaleOperation sale = new SaleOperation(
                day,
                SaleFacts.place(Uf.SP),
                SaleFacts.place(Uf.SP),
                SaleFacts.seller(factory(), day),
                BuyerRole.FINAL_CONSUMER,
                List.of(SaleLine.of(
                                "1",
                                SaleFacts.goods("69120000", GoodsOrigin.NATIONAL),
                                LineAmounts.of(Money.parse("BRL 100.00")))
                        .withSupply(GoodsSupply.OWN_PRODUCTION)));
        return BrazilianTaxes.determination(PUBLISHED.with(CBS))
                .determine(sale)
                .value()
                .get(0);
    }

    private static IbsCbs.Due reformOn(LocalDate day) {
        return taxesOn(day).get(IbsCbs.class).due().orElseThrow();
    }

    @Test
    void its_return_in_february_has_the_form_of_february_and_the_taxes_of_january() {
        Note sold = new Note(ofJanuary());
        NoteToUndo back = NoteToUndo.authorized("55", Uf.SP, JANUARY).delivered(JANUARY);

        UndoProposal way = Undo.standard().ways(back, FEBRUARY).value().get(0);
        Note entry = undone(sold, way);

        assertThat(entry.text("dhEmi")).startsWith("2027-02-10");
        assertThat(entry.text("finNFe")).isEqualTo("4");
        assertThat(entry.text("tpNF")).isEqualTo("0");
        assertThat(entry.text("CFOP")).isEqualTo("1201");
        assertThat(entry.at("DFeReferenciado").text("chaveAcesso")).isEqualTo(key(sold));
        assertThat(entry.xml()).doesNotContain("<NFref>", "<PIS>", "<COFINS>");
        assertThat(entry.at("IPI").text("CST")).as("51 of an entry").isEqualTo("01");
        for (String tax : List.of("ICMS", "IBSCBS")) {
            assertThat(entry.text(tax)).as(tax).isEqualTo(sold.text(tax));
        }
        assertThat(preflight(entry)).isEmpty();

        IbsCbs.Due asked = reformOn(LocalDate.of(2027, 1, 5));
        assertThat(asked.cbs().amount().getAmount())
                .as("the law of January, asked in February")
                .isEqualByComparingTo(sold.at("gCBS").amount("vCBS"));
        assertThat(reformOn(LocalDate.of(2027, 2, 10)).cbs().rate())
                .as("what a sale of February would bear")
                .isNotEqualTo(asked.cbs().rate());
    }

    @Test
    void what_was_sold_in_december_comes_back_in_february_with_pis_and_cofins() {
        came(1, PLATE);
        Note sold = note(ordered("1001", PLATE));
        NoteToUndo back = NoteToUndo.authorized("55", Uf.SP, DECEMBER).delivered(DECEMBER);

        Note entry = undone(sold, Undo.standard().ways(back, FEBRUARY).value().get(0));

        assertThat(entry.text("CFOP")).isEqualTo("1202");
        for (String tax : List.of("ICMS", "PIS", "COFINS", "IBSCBS")) {
            assertThat(entry.text(tax)).as(tax).isNotEmpty().isEqualTo(sold.text(tax));
        }
        assertThat(entry.at("gCBS").amount("pCBS")).isEqualByComparingTo("0.9");
        assertThat(preflight(entry)).isEmpty();
    }

    /** The note of February that undoes the whole of a note. */
    private static Note undone(Note sold, UndoProposal way) {
        ReadNfe original = NfeReader.standard().readOne(sold.xml().getBytes(StandardCharsets.UTF_8));
        NfeUndoDraft draft = NfeUndoDraft.of(
                NoteParties.issuer(factory(), LocalDate.of(2027, 2, 10)),
                original,
                way,
                NfeUndoDraft.whole(original),
                2);
        return new Note(country(PUBLISHED.with(CBS))
                .formats()
                .get(0)
                .sign(new DocumentFormat.Draft(
                        MARIA.tenant(),
                        "SP1",
                        FiscalDocumentId.parse("01890a5d-ac96-774b-bcce-b302099a8057"),
                        draft.content(),
                        1,
                        FEBRUARY))
                .xml());
    }

    private static String key(Note note) {
        return note.xml().replaceAll("(?s).*Id=\"NFe([0-9A-Z]{44})\".*", "$1");
    }

    @Test
    void an_order_of_december_waits_in_january_for_the_rate_nobody_has_published_and_goes_on_once_it_is_there() {
        OrderId order = ordered("1001", MUG);
        assertThat(waitsFor(order).code()).isEqualTo("order.short");

        clock.set(JANUARY);
        came(1, MUG);
        shop.orders().resume(MARIA, ResumeOrder.of("made", order, "The mug was made"));
        run();

        assertThat(waitsFor(order).code()).isEqualTo(WaitReason.NOTE_REFUSED);
        assertThat(waitsFor(order).text()).contains("br.ibs-cbs", "cbs", "2027-01-05");
        assertThat(shop.notes().find(MARIA, "order/" + order)).isEmpty();
        assertThat(shop.stock().availability(MARIA, MUG).available().toString())
                .as("they are kept for the order")
                .isEqualTo("0 UN");
        assertSound();

        shop = opened(PUBLISHED.with(CBS));
        shop.orders().resume(MARIA, ResumeOrder.of("published", order, "The CBS of 2027 was published"));
        run();

        assertThat(shop.orders().view(MARIA, order).status())
                .as(() -> String.valueOf(shop.orders().view(MARIA, order).waitsFor()))
                .isEqualTo(OrderStatus.Kind.DISPATCHED);
        Note note = note(order);
        assertThat(note.text("nNF")).as("no number was lost meanwhile").isEqualTo("1");
        assertThat(note.text("dhEmi")).startsWith("2027-01-05");
        assertThat(note.xml()).doesNotContain("<PIS>", "<COFINS>");
        assertThat(note.at("IPI").text("CST")).isEqualTo("51");
        assertThat(note.at("ICMSTot").amount("vIPI")).isZero();
        Note reform = note.at("gIBSCBS");
        assertThat(reform.amount("pCBS")).isEqualByComparingTo("8.7");
        assertThat(reform.amount("pIBSUF")).isEqualByComparingTo("0.05");
        assertThat(reform.amount("pIBSMun")).isEqualByComparingTo("0.05");
        assertThat(reform.amount("vBC").add(reform.amount("vIBS")).add(reform.amount("vCBS")))
                .as("the price less ICMS holds base and taxes to the cent")
                .isEqualByComparingTo(new BigDecimal("100.00").subtract(note.amount("vICMS")));
        assertThat(preflight(note)).isEmpty();
        assertSound();
    }

    @Test
    void the_schema_package_is_that_of_the_day_of_emission() {
        SchemaPackages known = SchemaPackages.standard();
        SchemaPackages later = known.with("PL_011", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 4));

        assertThat(known.nameOn(LocalDate.of(2026, 8, 2), NfeEnvironment.PRODUCTION))
                .isEqualTo("PL_010d");
        assertThat(known.nameOn(LocalDate.of(2026, 8, 3), NfeEnvironment.PRODUCTION))
                .isEqualTo("PL_010e");
        assertThat(known.nameOn(LocalDate.of(2026, 12, 15), NfeEnvironment.PRODUCTION))
                .isEqualTo("PL_010f");
        assertThat(later.nameOn(LocalDate.of(2026, 12, 15), NfeEnvironment.PRODUCTION))
                .isEqualTo("PL_010f");
        assertThat(later.nameOn(LocalDate.of(2027, 1, 5), NfeEnvironment.PRODUCTION))
                .isEqualTo("PL_011");
        assertThatThrownBy(() -> later.given("PL_010f", SchemaSource.folder(Path.of("nowhere")))
                        .sourceOn(LocalDate.of(2027, 1, 5), NfeEnvironment.PRODUCTION))
                .isInstanceOfSatisfying(
                        NotFound.class, missing -> assertThat(missing.details()).containsEntry("package", "PL_011"));
    }

    @Test
    void the_year_ends_by_the_clock_of_the_issuer() {
        clock.set(Instant.parse("2027-01-01T02:59:59Z"));
        came(2, PLATE);

        Note last = note(ordered("1001", PLATE));
        assertThat(last.text("dhEmi")).isEqualTo("2026-12-31T23:59:59-03:00");
        assertThat(last.xml()).contains("<PIS>", "<pCBS>0.90</pCBS>");

        clock.set(Instant.parse("2027-01-01T03:00:00Z"));
        OrderId first = ordered("1002", PLATE);
        assertThat(waitsFor(first).code()).isEqualTo(WaitReason.NOTE_REFUSED);
        assertSound();
    }

    /** A note of January 2027 of a maker, in which nothing of PIS and COFINS stands. */
    static String ofJanuary() {
        DateTravelTest january = new DateTravelTest();
        january.clock.set(JANUARY);
        january.shop = january.opened(PUBLISHED.with(CBS));
        january.came(1, MUG);
        return january.note(january.ordered("1001", MUG)).xml();
    }

    private Backoffice opened(ReferenceTables tables) {
        Backoffice opened = Backoffice.on(store, tenant -> Company.of(factory()))
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(country(tables))
                .clock(clock)
                .open();
        for (String sku : List.of(MUG, PLATE)) {
            opened.catalog().add(MARIA, AddItem.of(sku, "Louca").ncm("69120000").price("100.00"));
        }
        return opened;
    }

    private static Brazil country(ReferenceTables tables) {
        return Brazil.of(
                        SimulatedAuthority.accepting(),
                        SigningKeys.always(SyntheticCertificate.load()),
                        NfeEnvironment.PRODUCTION)
                .goods((context, item) ->
                        item.sku().value().equals(MUG) ? FiscalItem.resold().ownProduction() : FiscalItem.resold())
                .taxedBy(BrazilianTaxes.determination(tables));
    }

    private static Establishment factory() {
        return new Establishment(
                        "SP1",
                        "Fabrica Azul Sintetica Ltda",
                        "Fabrica Azul",
                        new PostalAddress(
                                "Rua da Loja",
                                "900",
                                "",
                                "Pinheiros",
                                "S\u00e3o Paulo",
                                "3550308",
                                "SP",
                                "05426100",
                                "BR"),
                        ZoneId.of("America/Sao_Paulo"),
                        Map.of(
                                "cnpj",
                                "99000012000183",
                                "ie",
                                "990000129113",
                                "nfe.series",
                                "1",
                                "nfe.next-number",
                                "1",
                                "ipi",
                                "payer"))
                .regimes(List.of(new RegimePeriod(LocalDate.of(2020, 1, 1), Notes.NORMAL)));
    }

    private void came(int count, String sku) {
        shop.stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("came-" + clock.instant(), sku, count)
                                .unitCost("40.00")
                                .at("SP1"));
        run();
    }

    private OrderId ordered(String number, String sku) {
        OrderId order = shop.orders()
                .receive(
                        MARIA,
                        ReceiveOrder.from("site", number)
                                .buyer(ana("SP"))
                                .line(sku, 1, "100.00")
                                .paid(Payment.of(PaymentMethod.PIX, "100.00", PaymentStatus.PAID)));
        run();
        return order;
    }

    private WaitReason waitsFor(OrderId order) {
        return shop.orders().view(MARIA, order).waitsFor().orElseThrow();
    }

    private Note note(OrderId order) {
        FiscalDocument document =
                shop.notes().find(MARIA, "order/" + order).orElseThrow(() -> new AssertionError(waitsFor(order)));
        return new Note(document.signed().orElseThrow().xml());
    }

    private static List<?> preflight(Note note) {
        byte[] file = note.xml().getBytes(StandardCharsets.UTF_8);
        assertThat(NfeReader.standard().readOne(file).judge().findings()).isEmpty();
        return Preflight.standard().check(file);
    }

    private void run() {
        while (shop.runDue().total() > 0) {
            // until nothing is due
        }
    }

    private void assertSound() {
        assertThat(shop.stuck(StuckQuery.all(), PageRequest.first(10)).rows()).isEmpty();
        assertThat(shop.audit(MARIA)).flatExtracting(AuditReport::findings).isEmpty();
    }
}
