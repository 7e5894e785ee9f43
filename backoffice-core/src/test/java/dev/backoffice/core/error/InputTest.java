package dev.backoffice.core.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InputTest {
    @Test
    void what_is_fine_comes_back_unchanged() {
        assertThat(Input.required("x", "f")).isEqualTo("x");
        assertThat(Input.text(" mug ", "f", 5)).isEqualTo(" mug ");
    }

    @Test
    void missing_blank_and_long_texts_are_refused_by_field() {
        assertRefused("input.null", () -> Input.text(null, "item.name", 5));
        assertRefused("input.null", () -> Input.required(null, "item.name"));
        assertRefused("input.blank", () -> Input.text(" \t", "item.name", 5));
        assertRefused("input.too-long", () -> Input.text("123456", "item.name", 5));
    }

    private static void assertRefused(String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(InvalidInput.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.details()).containsEntry("field", "item.name");
        });
    }
}
