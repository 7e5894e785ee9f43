package dev.backoffice.core.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import org.jspecify.annotations.Nullable;

/**
 * CPF, Cadastro de Pessoas Físicas: the taxpayer number of a natural person (Instrução Normativa RFB 2.172/2024).
 *
 * <p>Eleven digits, the last two of them check digits; eleven equal digits are refused. It is personal data: {@link
 * #toString()} masks it, {@link #digits()} gives it.
 *
 * <p>{@link #parse(String)} reads {@code 99900000105} and {@code 999.000.001-05}.
 *
 * @param digits eleven digits without punctuation
 */
@Personal
public record Cpf(String digits) {
    private static final int LENGTH = 11;

    /** @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.cpf}, for the field {@code cpf} */
    public Cpf {
        Input.required(digits, "cpf");
        if (!isValid(digits)) {
            throw InvalidInput.of(digits.isBlank() ? "input.blank" : "input.cpf", "field", "cpf");
        }
    }

    /** A number without punctuation. */
    public static Cpf of(@Nullable String digits) {
        return new Cpf(Input.required(digits, "cpf"));
    }

    /** Reads a number with or without its punctuation. */
    public static Cpf parse(@Nullable String text) {
        String full = Input.required(text, "cpf");
        if (full.length() == 14 && full.charAt(3) == '.' && full.charAt(7) == '.' && full.charAt(11) == '-') {
            return new Cpf(full.substring(0, 3) + full.substring(4, 7) + full.substring(8, 11) + full.substring(12));
        }
        return new Cpf(full);
    }

    /** Whether a text without punctuation is a CPF. Neither throws nor allocates. */
    public static boolean isValid(@Nullable CharSequence text) {
        return text != null
                && CheckDigits.digits(text, LENGTH)
                && CheckDigits.value(text, 9) == CheckDigits.modulo11(CheckDigits.weighted(text, 0, 9, 11))
                && CheckDigits.value(text, 10) == CheckDigits.modulo11(CheckDigits.weighted(text, 0, 10, 11))
                && !CheckDigits.uniform(text);
    }

    /** With punctuation and unmasked: {@code 999.000.001-05}. */
    public String formatted() {
        return digits.substring(0, 3)
                + "."
                + digits.substring(3, 6)
                + "."
                + digits.substring(6, 9)
                + "-"
                + digits.substring(9);
    }

    /** Masked, as public registers print it: {@code ***.000.001-**}. */
    @Override
    public String toString() {
        return "***." + digits.substring(3, 6) + "." + digits.substring(6, 9) + "-**";
    }
}
