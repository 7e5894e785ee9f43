package dev.backoffice.core.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialTest {
    private static final Failure BAD = Failure.of(3, InvalidInput.of("input.money", "field", "price"));

    @Test
    void a_value_without_failures_is_complete() {
        assertThat(Partial.of("all").complete()).isTrue();
        assertThat(new Partial<>("most", List.of(BAD)).complete()).isFalse();
    }

    @Test
    void failures_of_both_steps_are_kept_in_order() {
        Failure later = Failure.of(9, "qty", "input.quantity");
        Partial<Integer> both =
                new Partial<>("ab", List.of(BAD)).then(text -> new Partial<>(text.length(), List.of(later)));
        assertThat(both.value()).isEqualTo(2);
        assertThat(both.failures()).containsExactly(BAD, later);
        assertThat(both.map(n -> n + 1)).isEqualTo(new Partial<>(3, List.of(BAD, later)));
    }

    @Test
    void failures_do_not_change_with_the_list_they_came_in() {
        List<Failure> mine = new ArrayList<>(List.of(BAD));
        Partial<String> partial = new Partial<>("x", mine);
        mine.clear();
        assertThat(partial.failures()).containsExactly(BAD);
    }

    @Test
    void a_failure_names_row_column_code_and_details() {
        assertThat(BAD.row()).isEqualTo(3);
        assertThat(BAD.column()).isEqualTo("price");
        assertThat(BAD.code()).isEqualTo("input.money");
        assertThat(BAD.details()).containsEntry("field", "price");
        assertThat(BAD.error()).isInstanceOf(InvalidInput.class);
        assertThat(Failure.of(1, RuleViolation.of("stock.short")).column()).isEmpty();
    }

    @Test
    void a_failure_without_code_or_with_a_negative_row_is_refused() {
        assertThatThrownBy(() -> Failure.of(1, "c", " "))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo("input.blank"));
        assertThatThrownBy(() -> Failure.of(-1, "c", "input.money"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.code()).isEqualTo("input.negative"));
    }
}
