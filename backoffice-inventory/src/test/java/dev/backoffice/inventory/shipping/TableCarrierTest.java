package dev.backoffice.inventory.shipping;

import static dev.backoffice.inventory.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.inventory.packing.Dimensions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class TableCarrierTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final List<String> STATES =
            List.of("AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO".split(" "));

    private final TableCarrier carrier = TableCarrier.example();

    private static QuoteRequest from(String state, String to, String service, long grams) {
        return QuoteRequest.of(service, ShippingPoint.of(state), ShippingPoint.of(to), grams, TODAY);
    }

    @Test
    void the_shipped_table_has_both_services_between_all_states_and_express_is_never_slower() {
        for (String from : STATES) {
            for (String to : STATES) {
                CarrierQuote economy =
                        carrier.quote(from(from, to, "ECONOMY", 800)).value();
                CarrierQuote express =
                        carrier.quote(from(from, to, "EXPRESS", 800)).value();
                assertThat(express.transitDays()).isBetween(1, economy.transitDays());
                assertThat(express.cost()).isGreaterThanOrEqualTo(economy.cost());
            }
        }
    }

    @Test
    void every_shipped_row_says_that_it_is_an_example() {
        for (String table : List.of(TableCarrier.SERVICES, TableCarrier.ROUTES)) {
            assertThat(TableCarrier.tables().on(table, TODAY))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.source()).startsWith("Example data"));
        }
    }

    @Test
    void a_begun_kilogram_is_a_kilogram_and_each_reason_names_its_source() {
        assertThat(carrier.quote(from("SP", "RJ", "ECONOMY", 1000)).value().cost())
                .isEqualTo(Money.parse("BRL 19.90"));
        Explained<CarrierQuote> two = carrier.quote(from("SP", "RJ", "ECONOMY", 1001));
        assertThat(two.value()).isEqualTo(new CarrierQuote("EXAMPLE", "ECONOMY", 4, Money.parse("BRL 23.30")));
        assertThat(two.reasons())
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason.source()).isNotEmpty());
    }

    @Test
    void a_light_and_large_parcel_is_charged_by_its_cubic_weight_above_what_is_free() {
        QuotedParcel flat = new QuotedParcel(500, Optional.of(Dimensions.of(300, 300, 300)));
        QuotedParcel large = new QuotedParcel(500, Optional.of(Dimensions.of(400, 400, 300)));
        // 4,500 g are below the 5,000 g that economy gives free, 8,000 g are not
        assertThat(cost("ECONOMY", flat)).isEqualTo(Money.parse("BRL 14.90"));
        assertThat(cost("ECONOMY", large)).isEqualTo(Money.parse("BRL 29.60"));
        assertThat(cost("EXPRESS", flat)).isEqualTo(Money.parse("BRL 35.50"));
        assertThat(cost("ECONOMY", flat, large)).isEqualTo(Money.parse("BRL 44.50"));
    }

    private Money cost(String service, QuotedParcel... parcels) {
        ShippingPoint here = ShippingPoint.of("SP");
        return carrier.quote(new QuoteRequest(service, here, here, List.of(parcels), TODAY))
                .value()
                .cost();
    }

    @Test
    void a_hosts_rows_lie_over_the_shipped_ones_from_their_day_on() {
        ReferenceTable own = ReferenceTable.parse(
                TableCarrier.ROUTES,
                "key\tvalid_from\tvalid_to\tdays\tfirst_kg\tnext_kg\tsource\n"
                        + "EXAMPLE/ECONOMY/SP/RJ\t2026-12-01\t\t2\t10.00\t1.00\tContract 12\n");
        TableCarrier mine = TableCarrier.of("EXAMPLE", TableCarrier.tables().with(own), CurrencyUnit.of("BRL"));
        assertThat(mine.quote(from("SP", "RJ", "ECONOMY", 800)).value().transitDays())
                .isEqualTo(4);
        QuoteRequest december = QuoteRequest.of(
                "ECONOMY", ShippingPoint.of("SP"), ShippingPoint.of("RJ"), 800, LocalDate.of(2026, 12, 1));
        assertThat(mine.quote(december).value().transitDays()).isEqualTo(2);
    }

    @Test
    void what_it_does_not_carry_is_refused_by_name() {
        assertThat(refusal(() -> carrier.quote(from("SP", "RJ", "DRONE", 800)))).isEqualTo("carrier.unknown-service");
        assertThat(refusal(() -> carrier.quote(from("SP", "XX", "ECONOMY", 800))))
                .isEqualTo("carrier.no-route");
        assertThat(refusal(() -> carrier.quote(from("SP", "RJ", "ECONOMY", 30_001))))
                .isEqualTo("carrier.too-heavy");
        assertThat(refusal(() -> carrier.quote(QuoteRequest.of(
                        "ECONOMY", ShippingPoint.of("SP"), ShippingPoint.of("RJ"), 800, LocalDate.of(2025, 12, 31)))))
                .isEqualTo("carrier.unknown-service");
        assertThat(refusal(() -> Carriers.of(carrier, TableCarrier.example()))).isEqualTo("carrier.twice");
        assertThat(refusal(() -> Carriers.of(carrier).get("NONE"))).isEqualTo("carrier.unknown");
        assertThat(Carriers.of(carrier).codes()).containsExactly("EXAMPLE");
        assertThat(refusal(() -> ShippingPoint.of("sp"))).isEqualTo("input.form state");
    }
}
