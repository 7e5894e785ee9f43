package dev.backoffice.core.validation;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks the shape of a command by its Jakarta Validation constraints. Thread-safe.
 *
 * <p>The packages that hold commands must be opened, without naming to whom, when the host runs on the module path.
 */
public final class CommandValidator {
    private final Validator validator;

    private CommandValidator(Validator validator) {
        this.validator = Input.required(validator, "validator");
    }

    /** Uses the host's own validator. */
    public static CommandValidator using(Validator validator) {
        return new CommandValidator(validator);
    }

    /**
     * Uses the validation provider found at run time, e.g. Hibernate Validator, without an expression language: a refusal
     * names the constraint, and {@link dev.backoffice.core.error.ErrorTexts} says it. Costly to make; make one and keep it.
     *
     * @throws Unavailable {@code validation.no-provider} when none is on the class path or module path
     */
    public static CommandValidator byDefault() {
        try {
            // Closing the factory would close its validators; it lives as long as they do.
            return using(Validation.byDefaultProvider()
                    .configure()
                    .messageInterpolator(new PlainMessages())
                    .buildValidatorFactory()
                    .getValidator());
        } catch (NoProviderFoundException none) {
            throw Unavailable.of("validation.no-provider", none);
        }
    }

    /**
     * Checks a command and everything in it marked {@code @Valid}.
     *
     * @throws InvalidInput {@code input.null} when there is none; {@code input.invalid} with the first field by name ({@code
     *     field}), the constraint it breaks ({@code constraint}) and all fields at fault ({@code fields})
     */
    public void check(@Nullable Object command) {
        List<Breach> breaches = validator.validate(Input.required(command, "command")).stream()
                .map(Breach::of)
                .sorted(Comparator.comparing(Breach::field).thenComparing(Breach::constraint))
                .toList();
        if (!breaches.isEmpty()) {
            Breach first = breaches.get(0);
            throw InvalidInput.of(
                    "input.invalid",
                    "field",
                    first.field(),
                    "constraint",
                    first.constraint(),
                    "fields",
                    breaches.stream().map(Breach::field).distinct().collect(Collectors.joining(", ")));
        }
    }

    private record Breach(String field, String constraint) {
        static Breach of(ConstraintViolation<?> violation) {
            String constraint = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            return new Breach(pathOf(violation.getPropertyPath()), constraint);
        }

        /** Written here and not by the provider, whose text shows the keys of maps: they may be personal. */
        private static String pathOf(Path path) {
            StringBuilder text = new StringBuilder();
            for (Path.Node node : path) {
                if (node.isInIterable()) {
                    text.append('[');
                    if (node.getIndex() != null) {
                        text.append(node.getIndex());
                    }
                    text.append(']');
                }
                String name = node.getName();
                if (name != null && !name.startsWith("<")) {
                    text.append(text.isEmpty() ? "" : ".").append(name);
                }
            }
            return text.isEmpty() ? "command" : text.toString();
        }
    }
}
