package dev.backoffice.core.quantity;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void a_quantity_reads_as_people_write_it() {
        assertThat(Quantity.of(2, Unit.UN)).hasToString("2 UN");
        assertThat(Quantity.parse("1.250 KG")).hasToString("1.25 KG").isEqualTo(Quantity.parse("1.25 KG"));
        assertThat(Quantity.parse("0.000 KG")).hasToString("0 KG").isEqualTo(Quantity.zero(Unit.KG));
        assertThat(Quantity.parse("100 UN")).hasToString("100 UN");
        assertThat(Quantity.parse("3 PALETE/0").unit()).isEqualTo(Unit.of("PALETE", 0));
    }

    @Test
    void the_minor_form_is_shifted_by_the_scale_of_the_unit() {
        assertThat(Quantity.parse("1.25 KG").toMinor()).isEqualTo(1250);
        assertThat(Quantity.parse("7 UN").toMinor()).isEqualTo(7);
        assertThat(Quantity.ofMinor(1250, Unit.KG)).isEqualTo(Quantity.parse("1.25 KG"));
        assertThat(Quantity.parse("99999999999.9999 M3").toMinor()).isEqualTo(999_999_999_999_999L);
    }

    @Test
    void arithmetic_is_exact_and_stays_in_one_unit() {
        Quantity half = Quantity.parse("0.5 KG");
        assertThat(half.plus(half)).isEqualTo(Quantity.of(1, Unit.KG));
        assertThat(half.minus(half).isZero()).isTrue();
        assertThat(half.times(3)).isEqualTo(Quantity.parse("1.5 KG"));
        assertThat(half).isLessThan(Quantity.of(1, Unit.KG));
        assertThat(half.isPositive()).isTrue();
        assertRefused("quantity.other-unit", () -> half.plus(Quantity.of(1, Unit.UN)));
        assertRefused("quantity.other-unit", () -> half.compareTo(Quantity.of(1, Unit.of("KG", 0))));
        assertRefused("input.negative", "quantity", () -> half.minus(Quantity.of(1, Unit.KG)));
        assertRefused("input.negative", "quantity", () -> half.times(-1));
    }

    @Test
    void wrong_quantities_are_refused_by_field() {
        assertRefused("input.null", "quantity", () -> Quantity.parse(null));
        assertRefused("input.null", "quantity", () -> new Quantity(null, Unit.UN));
        assertRefused("input.null", "unit", () -> Quantity.of(1, null));
        assertRefused("input.null", "unit", () -> Quantity.ofMinor(1, null));
        assertRefused("input.blank", "quantity", () -> Quantity.parse("  "));
        assertRefused("input.quantity", "quantity", () -> Quantity.parse("2"));
        assertRefused("input.quantity", "quantity", () -> Quantity.parse("two UN"));
        assertRefused("input.quantity", "quantity", () -> Quantity.parse("1,5 KG"));
        assertRefused("input.quantity", "quantity", () -> Quantity.parse("1e3 UN"));
        assertRefused("input.unit", "unit", () -> Quantity.parse("2 WHAT"));
        assertRefused("input.blank", "unit", () -> Quantity.parse("2 "));
        assertRefused("input.too-long", "unit", () -> Quantity.parse("2 UNIDADES1"));
        assertRefused("input.negative", "quantity", () -> Quantity.parse("-1 UN"));
        assertRefused("input.negative", "quantity", () -> Quantity.ofMinor(-1, Unit.UN));
        assertRefused("input.quantity-scale", "quantity", () -> Quantity.parse("1.5 UN"));
        assertRefused("input.quantity-scale", "quantity", () -> Quantity.parse("1.2345 KG"));
        assertRefused("input.quantity-too-large", "quantity", () -> Quantity.parse("100000000000 UN"));
        assertRefused("input.quantity-too-large", "quantity", () -> Quantity.ofMinor(Long.MAX_VALUE, Unit.UN));
        assertRefused(
                "input.quantity-too-large", "quantity", () -> Quantity.of(new BigDecimal("1E+1000000000"), Unit.UN));
        assertRefused("input.quantity-scale", "quantity", () -> Quantity.of(new BigDecimal("1E-1000000000"), Unit.KG));
    }

    @Test
    void known_units_are_read_by_code_and_others_by_code_and_decimals() {
        assertThat(Unit.parse("KG")).isSameAs(Unit.KG);
        assertThat(Unit.known().values())
                .allSatisfy(unit -> assertThat(Unit.parse(unit.toString())).isEqualTo(unit));
        assertThat(Unit.of("KG", 1)).hasToString("KG/1").isEqualTo(Unit.parse("KG/1"));
        assertThat(Unit.of("PÇ", 0)).hasToString("PÇ/0");
        assertThat(Unit.find("PALETE")).isEmpty();
    }

    @Test
    void wrong_units_are_refused() {
        assertRefused("input.null", "unit", () -> Unit.of(null, 0));
        assertRefused("input.blank", "unit", () -> Unit.of(" ", 0));
        assertRefused("input.unit", "unit", () -> Unit.of("kg", 3));
        assertRefused("input.unit", "unit", () -> Unit.of("K G", 3));
        assertRefused("input.unit", "unit", () -> Unit.of("KG", 5));
        assertRefused("input.unit", "unit", () -> Unit.of("KG", -1));
        assertRefused("input.too-long", "unit", () -> Unit.of("UNIDADE", 0));
        assertRefused("input.unit", "unit", () -> Unit.parse("KG/"));
        assertRefused("input.unit", "unit", () -> Unit.parse("KG/9"));
        assertRefused("input.blank", "unit", () -> Unit.parse("/0"));
    }
}
