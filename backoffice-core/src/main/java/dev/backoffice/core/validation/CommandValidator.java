package dev.backoffice.core.validation;

import dev.backoffice.core.error.InvalidInput;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a command by its Jakarta Validation constraints. Thread-safe. */
public final class CommandValidator {
    private final Validator validator;

    private CommandValidator(Validator validator) {
        this.validator = validator;
    }

    /** Uses the host's own validator. */
    public static CommandValidator using(Validator validator) {
        return new CommandValidator(validator);
    }

    /** Uses the validation provider found at run time. */
    public static CommandValidator byDefault() {
        return using(Validation.buildDefaultValidatorFactory().getValidator());
    }

    /**
     * Checks a command.
     *
     * @throws InvalidInput {@code input.null} when there is none, {@code input.invalid} naming the fields and the first constraint
     */
    public void check(@Nullable Object command) {
        if (command == null) {
            throw InvalidInput.of("input.null", "field", "command");
        }
        Set<ConstraintViolation<Object>> violations = validator.validate(command);
        if (!violations.isEmpty()) {
            List<ConstraintViolation<Object>> sorted = violations.stream()
                    .sorted(Comparator.comparing(
                            violation -> violation.getPropertyPath().toString()))
                    .toList();
            throw InvalidInput.of(
                    "input.invalid", "field", sorted.get(0).getPropertyPath().toString());
        }
    }
}
