package dev.backoffice.core.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void bounds_belong_to_the_range() {
        assertThat(Input.inRange(1, "item.name", 1, 99)).isEqualTo(1);
        assertThat(Input.inRange(Duration.ofDays(2), "item.name", Duration.ofDays(1), Duration.ofDays(2)))
                .isEqualTo(Duration.ofDays(2));
        assertRefused("input.range", () -> Input.inRange(0, "item.name", 1, 99));
        assertRefused("input.range", () -> Input.inRange(100, "item.name", 1, 99));
        assertRefused("input.null", () -> Input.inRange(null, "item.name", 1, 99));
    }

    @Test
    void a_list_is_copied_and_has_a_most_elements() {
        List<String> own = new ArrayList<>(List.of("a", "b"));
        List<String> copy = Input.atMost(2, own, "item.name");
        own.clear();

        assertThat(copy).containsExactly("a", "b").isUnmodifiable();
        assertRefused("input.too-many", () -> Input.atMost(1, copy, "item.name"));
        assertRefused("input.null", () -> Input.atMost(1, null, "item.name"));
    }

    private static void assertRefused(String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(InvalidInput.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.details()).containsEntry("field", "item.name");
        });
    }
}
