package dev.backoffice.core.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private static final Reason BAND = Reason.of("inss.band", "7.5% of 1621.00 = 121.57")
            .by("Portaria MPS/MF 13/2026")
            .with("rate", "7.5%")
            .with("base", new BigDecimal("1621.00"));

    @Test
    void values_stand_in_the_order_they_were_given() {
        assertThat(BAND.values()).containsExactly(entry("rate", "7.5%"), entry("base", "1621.00"));
        assertThat(BAND)
                .hasToString("Reason[code=inss.band, text=7.5% of 1621.00 = 121.57,"
                        + " values={rate=7.5%, base=1621.00}, source=Portaria MPS/MF 13/2026]");
    }

    @Test
    void a_value_of_a_known_name_takes_the_place_of_the_one_before() {
        assertThat(BAND.with("rate", "9%").values()).containsExactly(entry("rate", "9%"), entry("base", "1621.00"));
        assertThat(BAND.values()).as("the reason itself").containsEntry("rate", "7.5%");
    }

    @Test
    void two_reasons_grow_out_of_one_and_leave_each_other_alone() {
        assertThat(BAND.with("line", 1).values()).containsOnlyKeys("rate", "base", "line");
        assertThat(BAND.with("rule", "br.inss").values()).containsOnlyKeys("rate", "base", "rule");
        assertThat(BAND.values()).hasSize(2);
    }

    @Test
    void values_equal_those_of_any_map_and_cannot_be_changed() {
        Map<String, String> given = new LinkedHashMap<>(Map.of("rate", "7.5%"));
        Reason copy = new Reason(BAND.code(), BAND.text(), given, BAND.source()).with("base", "1621.00");
        given.clear();
        assertThat(copy).isEqualTo(BAND).hasSameHashCodeAs(BAND);
        assertThat(BAND.values()).isEqualTo(Map.of("base", "1621.00", "rate", "7.5%"));
        assertThat(BAND.values().get("base")).isEqualTo("1621.00");
        assertThat(BAND.values().get("none")).isNull();
        assertThatThrownBy(() -> BAND.values().put("rate", "0%")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> BAND.values().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> BAND.values().entrySet().iterator().next().setValue("0%"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
