package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.memory.MemoryStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class StuckPostingTest {
    @Test
    void a_posting_that_is_stuck_is_a_finding_of_the_audit() {
        ChartTemplate shop = ChartTemplate.shop();
        List<ChartTemplate.Row> withoutSuppliers = shop.accounts().stream()
                .filter(account -> !account.code().equals(AccountCode.of("2.1.1.01")))
                .toList();
        Backoffice backoffice = Backoffice.on(MemoryStore.create(), Companies.only(Shop.company()))
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(Brazil.standIn(SimulatedAuthority.accepting()))
                .chart(new ChartTemplate(withoutSuppliers), AccountCode.of("1.1.3.01"), AccountCode.of("1.1.3.02"))
                .open();
        backoffice
                .catalog()
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        backoffice
                .stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-77", "MUG-01", 100)
                                .unitCost("12.50")
                                .at("SP1"));

        backoffice.runDue();

        assertThat(backoffice.stuck(StuckQuery.all(), PageRequest.first(10)).rows())
                .hasSize(1);
        assertThat(backoffice.audit(MARIA))
                .flatExtracting(report -> report.findings())
                .extracting(Finding::law)
                .containsExactly("flow.posting-stuck");
    }
}
