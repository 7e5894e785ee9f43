package dev.backoffice.flows.br;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeTechnicalContact;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What of an order a note says, and how. */
class NfeOfOrderTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final NfeTechnicalContact CONTACT = new NfeTechnicalContact(
            Cnpj.parse("99000012000183"), "Suporte Sintetico", "suporte@example.com", "1130000000");

    private final AtomicReference<Company> company = new AtomicReference<>(company("99000012000183"));

    @Test
    void a_note_in_production_names_the_buyer_and_who_answers_for_the_software() {
        Backoffice shop = shop(NfeEnvironment.PRODUCTION);

        String xml = noteOf(shop, order(shop, ana("Ana\u00a0 Souza"), PaymentMethod.PIX));

        assertThat(xml)
                .contains("<tpAmb>1</tpAmb>")
                .contains("<xNome>Ana Souza</xNome>")
                .contains("<infRespTec><CNPJ>99000012000183</CNPJ><xContato>Suporte Sintetico</xContato>")
                .contains("<indPres>2</indPres><indIntermed>0</indIntermed>")
                .contains("<vNF>55.90</vNF>")
                .contains("<tPag>17</tPag><vPag>55.90</vPag>")
                .doesNotContain("vTroco");
    }

    @Test
    void a_note_in_homologation_names_nobody() {
        Backoffice shop = shop(NfeEnvironment.HOMOLOGATION);

        String xml = noteOf(shop, order(shop, ana("Ana Souza"), PaymentMethod.PIX));

        assertThat(xml)
                .contains("<tpAmb>2</tpAmb>")
                .contains("<xNome>NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL</xNome>")
                .doesNotContain("Ana Souza");
    }

    @Test
    void the_stores_credit_has_a_code_of_its_own() {
        Backoffice shop = shop(NfeEnvironment.HOMOLOGATION);

        assertThat(noteOf(shop, order(shop, ana("Ana Souza"), PaymentMethod.STORE_CREDIT)))
                .contains("<tPag>21</tPag><vPag>55.90</vPag>");
    }

    @Test
    void an_email_the_layout_cannot_carry_is_left_out() {
        Backoffice shop = shop(NfeEnvironment.HOMOLOGATION);

        String xml = noteOf(shop, order(shop, ana("Ana Souza").email("ana@\u4f8b\u3048.example"), PaymentMethod.CARD));

        assertThat(xml)
                .doesNotContain("<email>ana")
                .contains("<tPag>03</tPag><vPag>55.90</vPag><card><tpIntegra>2</tpIntegra></card>");
    }

    @Test
    void an_order_whose_note_was_refused_goes_on_once_the_company_is_corrected() {
        company.set(company("99900012000130"));
        Backoffice shop = shop(NfeEnvironment.HOMOLOGATION);
        OrderId order = order(shop, ana("Ana Souza"), PaymentMethod.PIX);
        assertThat(shop.orders().view(MARIA, order).waitsFor().orElseThrow().code())
                .isEqualTo("order.note-refused");

        company.set(company("99000012000183"));
        shop.orders().resume(MARIA, ResumeOrder.of("fixed-1", order, "The company was corrected"));
        run(shop);

        assertThat(shop.orders().view(MARIA, order).status()).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.stuck(StuckQuery.all(), PageRequest.first(10)).rows()).isEmpty();
        assertThat(shop.audit(MARIA))
                .allSatisfy(report -> assertThat(report.findings()).isEmpty());
    }

    private Backoffice shop(NfeEnvironment environment) {
        Backoffice shop = Backoffice.on(MemoryStore.create(), tenant -> company.get())
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(Brazil.of(
                                SimulatedAuthority.accepting(),
                                SigningKeys.always(SyntheticCertificate.load()),
                                environment)
                        .answeredFor(CONTACT))
                .clock(SettableClock.at(Instant.parse("2026-11-24T12:00:00Z")))
                .open();
        shop.catalog()
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        shop.stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-77", "MUG-01", 9)
                                .unitCost("12.50")
                                .at("SP1"));
        return shop;
    }

    private static OrderId order(Backoffice shop, Buyer buyer, PaymentMethod method) {
        OrderId order = shop.orders()
                .receive(
                        MARIA,
                        ReceiveOrder.from("site", "1001")
                                .buyer(buyer)
                                .line("MUG-01", 1, "39.90")
                                .freight("18.50")
                                .discount("2.50")
                                .paid(Payment.of(method, "55.90", PaymentStatus.PAID)));
        run(shop);
        return order;
    }

    private static Buyer ana(String name) {
        return Buyer.person(
                name,
                "99900001907",
                BuyerAddress.of("01310100", "Avenida Central", "10", "Bela Vista", "S\u00e3o Paulo", "3550308", "SP"));
    }

    private static String noteOf(Backoffice shop, OrderId order) {
        return shop.notes()
                .find(MARIA, "order/" + order)
                .orElseThrow()
                .signed()
                .orElseThrow()
                .xml();
    }

    private static void run(Backoffice shop) {
        while (shop.runDue().total() > 0) {
            // until nothing is due
        }
    }

    private static Company company(String cnpj) {
        return Company.of(new Establishment(
                "SP1",
                "Loja Azul Sint\u00e9tica Ltda",
                "Loja Azul",
                new PostalAddress(
                        "Rua da Loja", "900", "", "Pinheiros", "S\u00e3o Paulo", "3550308", "SP", "05426100", "BR"),
                ZoneId.of("America/Sao_Paulo"),
                Map.of("cnpj", cnpj, "ie", "990000129113", "crt", "1", "nfe.series", "1", "nfe.next-number", "1")));
    }
}
