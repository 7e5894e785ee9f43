package dev.backoffice.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuantityProperties {
    @Property
    void a_quantity_reads_back_from_its_text(@ForAll("quantities") Quantity quantity) {
        assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity);
    }

    @Property
    void a_quantity_comes_back_from_its_minor_form(@ForAll("quantities") Quantity quantity) {
        assertThat(Quantity.ofMinor(quantity.toMinor(), quantity.unit())).isEqualTo(quantity);
    }

    @Property
    void adding_and_taking_away_again_changes_nothing(
            @ForAll("quantities") Quantity quantity, @ForAll("small") long minor) {
        Quantity other = Quantity.ofMinor(minor, quantity.unit());
        assertThat(quantity.plus(other).minus(other)).isEqualTo(quantity);
        assertThat(quantity.plus(other).toMinor()).isEqualTo(quantity.toMinor() + minor);
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        Arbitrary<Unit> known = Arbitraries.of(Unit.known().values());
        Arbitrary<Unit> own = Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('A', 'Z')
                                .withCharRange('0', '9')
                                .ofMinLength(1)
                                .ofMaxLength(6),
                        Arbitraries.integers().between(0, Unit.MAX_SCALE))
                .as(Unit::of);
        return Combinators.combine(Arbitraries.longs().between(0, 90_000_000_000L), Arbitraries.oneOf(known, own))
                .as(Quantity::ofMinor);
    }

    @Provide
    Arbitrary<Long> small() {
        return Arbitraries.longs().between(0, 1_000_000_000L);
    }
}
