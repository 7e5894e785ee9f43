package dev.backoffice.core.validation;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.quantity.Quantity;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandValidatorTest {
    private static final CommandValidator VALIDATOR = CommandValidator.byDefault();

    @Test
    void a_command_in_shape_passes() {
        assertThatCode(() -> VALIDATOR.check(order("MUG-01", line("2 UN", "BRL 39.90"))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_refusal_names_the_first_field_by_name_its_constraint_and_all_fields() {
        BackofficeException error = assertRefused(
                "input.invalid",
                () -> VALIDATOR.check(order(" ", line("0 UN", "BRL -1.00"), line("1 UN", "BRL 1.00"))));
        assertThat(error.details())
                .containsEntry("field", "item")
                .containsEntry("constraint", "Code")
                .containsEntry("fields", "item, lines[0].discount, lines[0].quantity");
    }

    @Test
    void one_field_with_two_breaches_always_names_the_same_constraint() {
        for (int i = 0; i < 20; i++) {
            assertThat(assertRefused(
                                    "input.invalid",
                                    () -> CommandValidator.byDefault().check(new Note("")))
                            .details())
                    .containsEntry("constraint", "NotBlank")
                    .containsEntry("fields", "text");
        }
    }

    @Test
    void nothing_is_refused_as_missing() {
        assertRefused("input.null", "command", () -> VALIDATOR.check(null));
        assertRefused("input.null", "validator", () -> CommandValidator.using(null));
    }

    @Test
    void null_parts_are_refused_by_not_null_alone() {
        assertThat(assertRefused("input.invalid", () -> VALIDATOR.check(new Order(null, null, Map.of())))
                        .details())
                .containsEntry("field", "item")
                .containsEntry("constraint", "NotNull")
                .containsEntry("fields", "item, lines");
    }

    @Test
    void the_key_of_a_map_is_not_repeated() {
        BackofficeException error = assertRefused(
                "input.invalid",
                () -> VALIDATOR.check(new Order("MUG-01", List.of(), Map.of("ana@example.com", new Note("x")))));
        assertThat(error.details()).containsEntry("field", "notes[].text");
        assertThat(error).message().doesNotContain("ana");
    }

    @Test
    void amounts_quantities_and_codes_are_decided_at_their_borders() {
        assertThat(constraintOf(new Border(Money.parse("BRL 0.00"), null, null, null, null)))
                .isEqualTo("PositiveAmount");
        assertThat(constraintOf(new Border(null, Money.parse("BRL -0.01"), null, null, null)))
                .isEqualTo("NotNegativeAmount");
        assertThat(constraintOf(new Border(null, null, Money.parse("USD 1.00"), null, null)))
                .isEqualTo("InCurrency");
        assertThat(constraintOf(new Border(null, null, null, Quantity.parse("0 KG"), null)))
                .isEqualTo("PositiveQuantity");
        assertThat(constraintOf(new Border(null, null, null, null, "1234"))).isEqualTo("Code");
        assertThat(constraintOf(new Border(null, null, null, null, "ab1"))).isEqualTo("Code");
        assertThatCode(() -> VALIDATOR.check(new Border(
                        Money.parse("BRL 0.01"),
                        Money.parse("BRL 0.00"),
                        Money.parse("BRL -1.00"),
                        Quantity.parse("0.001 KG"),
                        "123")))
                .doesNotThrowAnyException();
    }

    @Test
    void the_host_may_pass_its_own_validator() {
        CommandValidator own = CommandValidator.using(Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator());
        assertRefused("input.invalid", "text", () -> own.check(new Note("")));
    }

    private static String constraintOf(Border border) {
        return assertRefused("input.invalid", () -> VALIDATOR.check(border))
                .details()
                .getOrDefault("constraint", "");
    }

    private static Order order(String item, Line... lines) {
        return new Order(item, List.of(lines), Map.of());
    }

    private static Line line(String quantity, String discount) {
        return new Line(Quantity.parse(quantity), Money.parse(discount));
    }

    record Order(
            @NotNull @Code @Nullable String item,
            @NotNull @Nullable List<@Valid Line> lines,
            Map<String, @Valid Note> notes) {}

    record Line(
            @PositiveQuantity Quantity quantity,
            @NotNegativeAmount Money discount) {}

    record Note(@NotBlank @Size(min = 3) String text) {}

    record Border(
            @PositiveAmount @Nullable Money positive,
            @NotNegativeAmount @Nullable Money notNegative,
            @InCurrency("BRL") @Nullable Money real,
            @PositiveQuantity @Nullable Quantity quantity,
            @Code(max = 3, pattern = "[0-9]+") @Nullable String code) {}
}
