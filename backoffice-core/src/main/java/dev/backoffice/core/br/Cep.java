package dev.backoffice.core.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * CEP, Código de Endereçamento Postal: the postal code, eight digits without a check digit.
 *
 * <p>Text form: {@code 01310-100}; {@link #parse(String)} also reads {@code 01310100}. Eight zeros are refused.
 *
 * @param digits eight digits, as tax documents carry it
 */
public record Cep(String digits) {
    /** @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.cep}, for the field {@code cep} */
    public Cep {
        Input.required(digits, "cep");
        if (!isValid(digits)) {
            throw InvalidInput.of(digits.isBlank() ? "input.blank" : "input.cep", "field", "cep");
        }
    }

    /** A code of eight digits. */
    public static Cep of(@Nullable String digits) {
        return new Cep(Input.required(digits, "cep"));
    }

    /** Reads a code with or without its hyphen. */
    public static Cep parse(@Nullable String text) {
        String full = Input.required(text, "cep");
        return new Cep(full.length() == 9 && full.charAt(5) == '-' ? full.substring(0, 5) + full.substring(6) : full);
    }

    /** Whether a text of eight digits is a CEP. Neither throws nor allocates. */
    public static boolean isValid(@Nullable CharSequence text) {
        if (text == null || !CheckDigits.digits(text, 8)) {
            return false;
        }
        return text.charAt(0) != '0' || !CheckDigits.uniform(text);
    }

    @Override
    public String toString() {
        return digits.substring(0, 5) + "-" + digits.substring(5);
    }
}
