package dev.backoffice.fiscal.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassificationTest {
    @Test
    void a_thing_has_one_code_for_each_scheme() {
        Classification mug =
                Classification.of("ncm", "69120000").with("origin", "0").with("origin", "1");

        assertThat(mug.find("ncm")).contains("69120000");
        assertThat(mug.find("origin")).contains("1");
        assertThat(mug.find("cest")).isEmpty();
        assertThat(mug).isEqualTo(Classification.of("origin", "1").with("ncm", "69120000"));
    }

    @Test
    void it_does_not_change_with_what_it_was_made_of() {
        Map<String, String> codes = new HashMap<>(Map.of("ncm", "69120000"));
        Classification mug = new Classification(codes);
        codes.clear();

        assertThat(mug.find("ncm")).contains("69120000");
        assertThatThrownBy(() -> mug.codes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void schemes_are_lower_case_and_codes_are_not_blank_or_long() {
        assertThatThrownBy(() -> Classification.of("NCM", "1")).hasFieldOrPropertyWithValue("code", "input.form");
        assertThatThrownBy(() -> Classification.of("ncm", " ")).hasFieldOrPropertyWithValue("code", "input.blank");
        assertThatThrownBy(() -> Classification.of("ncm", "1".repeat(61)))
                .hasFieldOrPropertyWithValue("code", "input.too-long");
    }
}
