package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.insight.ExpiryWatch;
import dev.backoffice.core.leaving.RetentionLaw;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.Country;
import dev.backoffice.flows.ordertocash.PaymentPolicy;
import dev.backoffice.flows.ordertocash.SaleNote;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.flows.recordtoreport.NoteTaxes;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.memory.MemoryStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Taxes are owed from the authorization of the note that states them until it is cancelled. */
class TaxesOfSalesTest {
    private static final Map<String, Money> OF_EACH_NOTE = Map.of(
            "icms", Money.parse("BRL 14.36"),
            "difal", Money.parse("BRL 0.00"),
            "fcp", Money.parse("BRL 1.60"),
            "pis", Money.parse("BRL 1.32"),
            "cofins", Money.parse("BRL 6.06"));

    /** Brazil, whose notes state these taxes. */
    private record Taxing(Country brazil, NoteTaxes noteTaxes) implements Country {
        @Override
        public RetentionLaw retention() {
            return brazil.retention();
        }

        @Override
        public List<DocumentFormat> formats() {
            return brazil.formats();
        }

        @Override
        public Authorizer authorizer() {
            return brazil.authorizer();
        }

        @Override
        public PaymentPolicy payments() {
            return brazil.payments();
        }

        @Override
        public ExpiryWatch expiries() {
            return brazil.expiries();
        }

        @Override
        public SaleNote saleNote(Catalog catalog, InstantSource clock) {
            return brazil.saleNote(catalog, clock);
        }
    }

    private static Backoffice shop(Country country, Step... manual) {
        Backoffice shop = Backoffice.on(MemoryStore.create(), Companies.only(Shop.company()))
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(country)
                .manual(manual)
                .open();
        shop.catalog()
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        shop.stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-77", "MUG-01", 10)
                                .unitCost("12.50")
                                .at("SP1"));
        return shop;
    }

    private static Country taxing() {
        return new Taxing(Brazil.standIn(SimulatedAuthority.accepting()), document -> OF_EACH_NOTE);
    }

    private static OrderId ordered(Backoffice shop) {
        OrderId order = shop.orders().receive(MARIA, Shop.mugs("1001", 2));
        rest(shop);
        return order;
    }

    private static void rest(Backoffice shop) {
        while (shop.runDue().total() > 0) {
            // until nothing is due
        }
        assertThat(shop.stuck(StuckQuery.all(), PageRequest.first(10)).rows()).isEmpty();
        assertThat(shop.audit(MARIA)).flatExtracting(AuditReport::findings).isEmpty();
    }

    private static String balance(Backoffice shop, String account) {
        return shop.ledger()
                .balance(MARIA, AccountCode.of(account), CurrencyUnit.of("BRL"))
                .getAmount()
                .toPlainString();
    }

    @Test
    void each_tax_is_owed_with_the_authorization_and_lowers_the_revenue() {
        Backoffice shop = shop(taxing());
        ordered(shop);

        assertThat(balance(shop, "3.1.2.02")).isEqualTo("23.34");
        assertThat(balance(shop, "2.1.2.02")).as("ICMS").isEqualTo("-14.36");
        assertThat(balance(shop, "2.1.2.06")).as("DIFAL").isEqualTo("0.00");
        assertThat(balance(shop, "2.1.2.07")).as("FCP").isEqualTo("-1.60");
        assertThat(balance(shop, "2.1.2.04")).as("PIS").isEqualTo("-1.32");
        assertThat(balance(shop, "2.1.2.05")).as("COFINS").isEqualTo("-6.06");
    }

    @Test
    void a_note_that_is_cancelled_owes_nothing() {
        Backoffice shop = shop(taxing(), Step.DISPATCH);
        OrderId order = ordered(shop);
        assertThat(balance(shop, "3.1.2.02")).isEqualTo("23.34");

        shop.orders().cancel(MARIA, CancelOrder.of("c", order, "Cliente desistiu da compra"));
        rest(shop);

        assertThat(balance(shop, "3.1.2.02")).isEqualTo("0.00");
        assertThat(balance(shop, "2.1.2.02")).isEqualTo("0.00");
        assertThat(shop.ledger().entriesOf(MARIA, "order/" + order))
                .filteredOn(entry -> entry.origin().kind().equals("sale.taxes"))
                .anySatisfy(entry -> assertThat(entry.reverses()).isEmpty());
    }

    @Test
    void a_note_of_the_simples_owes_nothing_at_its_issue() {
        Backoffice shop = shop(Brazil.standIn(SimulatedAuthority.accepting()));
        OrderId order = ordered(shop);

        assertThat(shop.notes().find(MARIA, "order/" + order)).isPresent();
        assertThat(shop.ledger().entriesOf(MARIA, "order/" + order))
                .extracting(entry -> entry.origin().kind())
                .contains("sale.dispatched")
                .doesNotContain("sale.taxes");
    }
}
