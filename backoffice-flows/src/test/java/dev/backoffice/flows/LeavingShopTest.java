package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.leaving.DeletionReport;
import dev.backoffice.core.leaving.LeaveTenant;
import dev.backoffice.core.leaving.Leaving;
import dev.backoffice.core.leaving.TenantExport;
import dev.backoffice.core.leaving.TenantManifest;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.trail.TrailReport;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.memory.MemoryStore;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A shop that sold, shipped and leaves: what Brazilian law retains stays, and stays readable. */
class LeavingShopTest {
    private final MemoryStore store = MemoryStore.create();
    private final Shop shop = Shop.over(store, SimulatedAuthority.accepting()).stocked(10);
    private final OrderId order = shop.ordered("1001", 2);
    private final Leaving leaving = shop.backoffice.leaving(store.tenants());

    private DeletionReport deleted() {
        leaving.leave(MARIA, LeaveTenant.of("leave"));
        return leaving.delete(MARIA);
    }

    private List<String> kinds() {
        List<TenantRow> rows = new ArrayList<>();
        store.tenants().read(MARIA.tenant(), rows::add);
        return rows.stream()
                .filter(row -> row.table() == TenantTable.DOCUMENTS)
                .map(TenantRow::kind)
                .distinct()
                .toList();
    }

    @Test
    void every_kind_of_a_shop_is_retained_or_known_to_be_free() {
        assertThat(kinds())
                .isNotEmpty()
                .isSubsetOf(
                        "account",
                        "charge",
                        "fiscal-document",
                        "item",
                        "journal-entry",
                        "order",
                        "order-buyer",
                        "order-buyer-wanted",
                        "period-lock",
                        "promise",
                        "receivable",
                        "received-money",
                        "stock-hold",
                        "stock-movement",
                        "stock-place");
    }

    @Test
    void what_is_retained_is_told_with_its_norm_and_its_last_day() {
        DeletionReport report = deleted();

        int year = shop.clock.instant().atZone(ZoneOffset.UTC).getYear();
        assertThat(report.next()).contains(LocalDate.of(year + 5, 12, 31));
        assertThat(report.kept())
                .filteredOn(kept -> kept.kind().equals("fiscal-document") && kept.table() == TenantTable.DOCUMENTS)
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.rows()).isPositive();
                    assertThat(kept.source()).contains("CTN");
                    assertThat(kept.last()).contains(LocalDate.of(year + 5, 12, 31));
                });
        assertThat(report.kept())
                .filteredOn(kept ->
                        kept.table() == TenantTable.EVENTS && kept.kind().equals("order"))
                .singleElement()
                .satisfies(kept -> assertThat(kept.last()).contains(LocalDate.of(year + 10, 12, 31)));
        assertThat(report.deleted())
                .extracting(DeletionReport.Deleted::kind)
                .contains("order-buyer", "stock-place", "stock");
        assertThat(kinds())
                .doesNotContain("order-buyer", "promise", "stock-hold")
                .contains("order", "fiscal-document");
    }

    @Test
    void what_is_retained_is_read_exported_and_proven_by_the_trail() {
        String xml = shop.xml(order);
        var balances = shop.backoffice.ledger().trialBalance(MARIA, YearMonth.of(2026, 11));
        deleted();

        assertThat(shop.xml(order)).isEqualTo(xml);
        assertThat(shop.view(order).id()).isEqualTo(order);
        assertThat(shop.backoffice.ledger().trialBalance(MARIA, YearMonth.of(2026, 11)))
                .isEqualTo(balances);
        TenantManifest manifest = TenantExport.write(store.tenants(), MARIA.tenant(), OutputStream.nullOutputStream());
        assertThat(manifest.rows().get(TenantTable.DOCUMENTS)).isPositive();
        TrailReport trail = shop.backoffice.trail().verify(MARIA);
        assertThat(trail.findings()).isEmpty();
        assertThat(trail.events()).isPositive();
    }

    @Test
    void nothing_falls_due_of_a_tenant_that_was_deleted_and_its_commands_are_refused() {
        deleted();
        shop.clock.advance(Duration.ofDays(400));

        RunReport run = shop.backoffice.runDue();

        assertThat(run.failures()).isEmpty();
        assertThat(shop.stuck()).isEmpty();
        assertThatThrownBy(() -> shop.stocked(1))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("tenant.left"));
    }

    @Test
    void when_the_last_day_of_the_books_has_passed_only_the_series_and_the_mark_are_left() {
        deleted();
        shop.clock.advance(Duration.ofDays(11 * 366));

        DeletionReport last = leaving.delete(MARIA);

        assertThat(last.complete()).isTrue();
        assertThat(last.next()).isEqualTo(Optional.empty());
        assertThat(kinds()).containsExactly("tenant-departure");
        assertThat(last.kept())
                .extracting(DeletionReport.Kept::table)
                .containsExactly(TenantTable.DOCUMENTS, TenantTable.SERIES);
    }
}
