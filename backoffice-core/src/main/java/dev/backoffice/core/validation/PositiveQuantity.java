package dev.backoffice.core.validation;

import dev.backoffice.core.quantity.Quantity;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A quantity above zero. Null passes: say {@code @NotNull} as well. */
@Documented
@Constraint(validatedBy = PositiveQuantity.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
public @interface PositiveQuantity {
    /** The text of a host's own message interpolator. */
    String message() default "must be above zero";

    /** Groups of Jakarta Validation. */
    Class<?>[] groups() default {};

    /** Payload of Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Decides the constraint. */
    final class Check implements ConstraintValidator<PositiveQuantity, Quantity> {
        /** Made by the validation provider. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable Quantity value, ConstraintValidatorContext context) {
            return value == null || value.isPositive();
        }
    }
}
