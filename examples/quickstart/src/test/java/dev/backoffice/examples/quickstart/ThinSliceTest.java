package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.organization.Company;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThinSliceTest {
    @TempDir
    Path folder;

    private final Company company = company();

    @Test
    void an_order_paid_in_full_by_a_consumer_of_the_state_goes_all_the_way() throws Exception {
        assertThat(waits()).isEmpty();
        assertThat(waits("buyer_kind", "company", "buyer_document", "99000017000106"))
                .isEmpty();
        assertThat(waits("payment1_method", "card", "payment1_status", "captured"))
                .isEmpty();
    }

    @Test
    void each_reason_to_wait_is_told_with_what_it_is_about() throws Exception {
        assertThat(waits("ship_district", "", "ship_city_ibge", ""))
                .containsExactly("order.address-incomplete: The delivery address lacks ship_district, ship_city_ibge");
        assertThat(waits("payment1_status", "on_terms", "payment1_method", "boleto"))
                .containsExactly("order.not-paid: boleto 89.80 is on terms");
        assertThat(waits(
                        "payment1_amount",
                        "80.00",
                        "payment2_method",
                        "store_credit",
                        "payment2_amount",
                        "9.80",
                        "payment2_status",
                        "paid"))
                .containsExactly("order.two-payments: Paid in two ways", "order.store-credit: Paid by store credit");
        assertThat(waits("intermediary_cnpj", "99000003000192"))
                .containsExactly("order.intermediary: Sold through a marketplace");
        assertThat(waits("ship_uf", "PR", "ship_city", "Curitiba", "ship_city_ibge", "4106902"))
                .containsExactly("order.out-of-state: Goods go from SP to PR");
        assertThat(waits("bill_cep", "01310100", "bill_street", "Rua B", "bill_number", "2", "bill_uf", "SP"))
                .containsExactly("order.delivered-elsewhere: Billed to one address and delivered to another");
        assertThat(waits("buyer_kind", "foreign", "buyer_document", "X1"))
                .containsExactly("order.foreign-buyer: The buyer is a foreigner");
        assertThat(waits("buyer_ie", "ISENTO"))
                .containsExactly("order.taxpayer-buyer: The buyer has a state registration or is exempt from one");
        assertThat(waits("buyer_purpose", "resale")).containsExactly("order.taxpayer-buyer: The buyer buys for resale");
        assertThat(waits("delivery_method", "pickup"))
                .containsExactly("order.not-by-carrier: Delivery method is pickup");
        assertThat(waits("line_kind", "bonus", "order_total", "10.00", "payment1_amount", "10.00"))
                .containsExactly("order.free-line: Line 1 is a bonus");
        assertThat(waits("sku", "KIT-BREAKFAST", "unit", "KIT"))
                .containsExactly("order.kit: Line 1 is the kit KIT-BREAKFAST");
        assertThat(waits("order_discount", "89.80", "order_total", "0.00", "payment1_amount", "0.00"))
                .containsExactly("order.nothing-to-pay: The order comes to 0.00");
    }

    @Test
    void several_reasons_are_all_told() throws Exception {
        assertThat(waits("payment1_status", "pending", "delivery_method", "own", "buyer_purpose", "industry"))
                .containsExactly(
                        "order.not-paid: pix 89.80 is pending",
                        "order.taxpayer-buyer: The buyer buys for industry",
                        "order.not-by-carrier: Delivery method is own");
    }

    @Test
    void an_issuer_of_another_regime_lets_every_order_wait() throws Exception {
        String text = Files.readString(Sheets.DATA.resolve("company.csv"))
                .replace(",1,simples_nacional,", ",3,lucro_presumido,");
        Company other = CompanyFile.read(Sheets.write(folder, "company.csv", text))
                .value()
                .orElseThrow();
        assertThat(waits(new ThinSlice(other, Sheets.items()), Sheets.row()))
                .containsExactly("order.issuer-not-simples: The issuer SP1 has tax regime 3, not Simples Nacional");
    }

    @Test
    void every_reason_is_met_by_the_shipped_orders_but_those_of_other_shops() throws Exception {
        ThinSlice slice = new ThinSlice(company, Sheets.items());
        Map<WaitReason, Long> counts = Sheets.read(Sheets.DATA.resolve("orders.csv")).value().stream()
                .flatMap(order -> slice.waits(order).stream())
                .collect(Collectors.groupingBy(ThinSlice.Wait::reason, LinkedHashMap::new, Collectors.counting()));
        assertThat(counts.keySet()).contains(WaitReason.values()[0]).doesNotContain(WaitReason.ISSUER_NOT_SIMPLES);
        assertThat(List.of(WaitReason.values()))
                .filteredOn(reason -> !counts.containsKey(reason))
                .containsExactlyInAnyOrder(
                        WaitReason.ISSUER_NOT_SIMPLES, WaitReason.TWO_SITES, WaitReason.NOTHING_TO_PAY);
    }

    private List<String> waits(String... changes) throws Exception {
        return waits(new ThinSlice(company, Sheets.items()), Sheets.row(changes));
    }

    private List<String> waits(ThinSlice slice, Map<String, String> row) throws Exception {
        var read = Sheets.read(Sheets.write(folder, "orders.csv", Sheets.csv(row)));
        assertThat(Sheets.lines(read)).isEmpty();
        return slice.waits(read.value().get(0)).stream()
                .map(wait -> wait.reason().code() + ": " + wait.text())
                .toList();
    }

    static Company company() {
        try {
            return CompanyFile.read(Sheets.DATA.resolve("company.csv")).value().orElseThrow();
        } catch (UnreadableFile broken) {
            throw new AssertionError(broken);
        }
    }
}
