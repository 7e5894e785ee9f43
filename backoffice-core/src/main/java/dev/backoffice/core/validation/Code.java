package dev.backoffice.core.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A short text that names something: an item code, an external number, a key. By default visible ASCII with single
 * spaces inside, at most 60 characters. Null passes: say {@code @NotNull} as well. */
@Documented
@Constraint(validatedBy = Code.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
public @interface Code {
    /** The longest allowed text, in {@code char}s. */
    int max() default 60;

    /** What the whole text has to match. */
    String pattern() default "[!-~]+( [!-~]+)*";

    /** The text of a host's own message interpolator. */
    String message() default "must be a code of the allowed form";

    /** Groups of Jakarta Validation. */
    Class<?>[] groups() default {};

    /** Payload of Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Decides the constraint. */
    final class Check implements ConstraintValidator<Code, CharSequence> {
        private int max;
        private Pattern pattern = Pattern.compile("");

        /** Made by the validation provider. */
        public Check() {}

        @Override
        public void initialize(Code constraint) {
            max = constraint.max();
            pattern = Pattern.compile(constraint.pattern());
        }

        @Override
        public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
            return value == null
                    || (value.length() <= max && pattern.matcher(value).matches());
        }
    }
}
