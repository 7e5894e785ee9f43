package dev.backoffice.flows.br;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.br.Municipality;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.organization.RegimePeriod;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.issuing.NfeDraft;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.SignedDocument;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.flows.ordertocash.SaleNote;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A shop with a site in São Paulo and one in Pernambuco, and the notes of its orders, signed and verified. */
final class Notes {
    static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String MARKETPLACE = "99000003000192";
    static final String ACQUIRER = "99000001000101";
    /** Presumed profit. */
    static final Map<String, String> NORMAL = Map.of("crt", "3", "regime", "lucro_presumido");
    /** The Simples Nacional with the revenue that rules its credit. */
    static final Map<String, String> SIMPLES =
            Map.of("crt", "1", "simples-annex", "I", "simples-revenue-12", "500000.00");

    final Backoffice shop;
    private final Brazil brazil;
    private final Map<String, String> regime;
    private final SaleNote notes;
    private final SettableClock clock = SettableClock.at(NOW);
    private long last;

    private Notes(Brazil brazil, Map<String, String> regime) {
        this.brazil = brazil;
        this.regime = regime;
        this.shop = Backoffice.on(MemoryStore.create(), tenant -> new Company(List.of(sp(), pe())))
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(brazil)
                .clock(clock)
                .open();
        this.notes = brazil.saleNote(shop.catalog(), clock);
        items();
    }

    /** A shop of this regime, in production. */
    static Notes of(Map<String, String> regime) {
        return new Notes(country(), regime);
    }

    /** A shop of this regime by another set of rules. */
    static Notes of(Map<String, String> regime, Brazil brazil) {
        return new Notes(brazil, regime);
    }

    static Brazil country() {
        return Brazil.of(
                SimulatedAuthority.accepting(),
                SigningKeys.always(SyntheticCertificate.load()),
                NfeEnvironment.PRODUCTION);
    }

    private void items() {
        List.of(
                        AddItem.of("SHIRT", "Camiseta algod\u00e3o azul")
                                .ncm("61091000")
                                .price("79.90")
                                .gtin("7890000000017")
                                .weightGrams(180),
                        AddItem.of("BOTTLE", "Garrafa t\u00e9rmica importada")
                                .ncm("96170010")
                                .price("119.90")
                                .origin(1)
                                .weightGrams(350),
                        AddItem.of("COFFEE", "Caf\u00e9 torrado 500 g")
                                .ncm("09012100")
                                .price("30.00")
                                .weightGrams(520),
                        AddItem.of("FILTER", "Coador de pano")
                                .ncm("63079090")
                                .price("12.00")
                                .weightGrams(80),
                        AddItem.of("KIT-COFFEE", "Kit caf\u00e9")
                                .ncm("09012100")
                                .price("96.00")
                                .component("COFFEE", 2)
                                .component("FILTER", 1))
                .forEach(item -> shop.catalog().add(MARIA, item));
    }

    Establishment sp() {
        return site(
                "SP1",
                "99000012000183",
                "990000129113",
                new PostalAddress(
                        "Rua da Loja", "900", "", "Pinheiros", "S\u00e3o Paulo", "3550308", "SP", "05426100", "BR"),
                "America/Sao_Paulo");
    }

    Establishment pe() {
        return site(
                "PE1",
                "99000012000264",
                "099000121",
                new PostalAddress(
                        "Avenida do Galpao",
                        "1200",
                        "Galp\u00e3o 4",
                        "Curado",
                        "Recife",
                        "2611606",
                        "PE",
                        "50950000",
                        "BR"),
                "America/Recife");
    }

    private Establishment site(String code, String cnpj, String ie, PostalAddress address, String zone) {
        Map<String, String> registrations = new TreeMap<>(
                Map.of("cnpj", cnpj, "ie", ie, "nfe.series", "1", "nfe.next-number", "1", "phone", "+551130000000"));
        return new Establishment(
                        code, "Loja Azul Sint\u00e9tica Ltda", "Loja Azul", address, ZoneId.of(zone), registrations)
                .regimes(List.of(new RegimePeriod(LocalDate.of(2020, 1, 1), regime)));
    }

    OrderId receive(ReceiveOrder order) {
        return shop.orders().receive(MARIA, order);
    }

    List<WaitReason> obstacles(OrderId order) {
        return notes.obstacles(view(order), shop.orders().buyer(MARIA, order), sp());
    }

    OrderView view(OrderId order) {
        return shop.orders().view(MARIA, order);
    }

    /** The content of an order's note that leaves from São Paulo. */
    NfeDraft draft(OrderId order) {
        return NfeDraft.read(content(order, sp()));
    }

    Doc content(OrderId order, Establishment site) {
        return notes.content(MARIA, view(order), shop.orders().buyer(MARIA, order), site);
    }

    /** The signed note of an order that leaves from São Paulo. */
    Note note(ReceiveOrder order) {
        return note(receive(order), sp());
    }

    /** The signed note of an order, whose signature verifies, in which nothing is wrong, and which the authority takes. */
    Note note(OrderId order, Establishment site) {
        assertThat(notes.obstacles(view(order), shop.orders().buyer(MARIA, order), site))
                .isEmpty();
        Doc content = content(order, site);
        DocumentFormat format = brazil.formats().get(0);
        SignedDocument signed = format.sign(new DocumentFormat.Draft(
                MARIA.tenant(),
                site.site(),
                FiscalDocumentId.parse("01890a5d-ac96-774b-bcce-b302099a8057"),
                content,
                ++last,
                clock.instant()));
        assertThat(NfeSignature.verify(signed.xml().getBytes(StandardCharsets.UTF_8))
                        .valid())
                .isTrue();
        assertThat(format.faults(signed, format.outline(content).total())).isEmpty();
        assertThat(brazil.authorizer()
                        .submit(new Submission(
                                MARIA.tenant(),
                                site.site(),
                                format.model(),
                                signed.accessKey(),
                                signed.xml(),
                                clock.instant())))
                .isInstanceOf(SubmissionOutcome.Authorized.class);
        return new Note(signed.xml());
    }

    static ReceiveOrder from(Buyer buyer) {
        return ReceiveOrder.from("site", "1001").buyer(buyer);
    }

    static Buyer ana(String state) {
        return Buyer.person("Ana Souza", "99900001907", address(state));
    }

    static Buyer grocer() {
        return Buyer.company("Mercearia Sint\u00e9tica do Sul Ltda", "99000002000148", address("RS"))
                .stateRegistration("0961234563");
    }

    static BuyerAddress address(String state) {
        Municipality city = Municipality.of(Uf.parse(state)).get(0);
        return BuyerAddress.of(
                "01310100",
                "Rua das Araucarias",
                "410",
                "Centro",
                city.name(),
                city.code().digits(),
                state);
    }
}
