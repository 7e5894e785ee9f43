package dev.backoffice.core.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.core.party.PartyDocument;
import org.jspecify.annotations.Nullable;

/**
 * CPF, Cadastro de Pessoas Físicas: the taxpayer number of a natural person (Instrução Normativa RFB 2.172/2024).
 *
 * <p>Eleven digits, the last two of them check digits; eleven equal digits are refused. It is personal data: {@link
 * #toString()} masks it, {@link #digits()} gives it.
 *
 * <p>{@link #parse(String)} reads {@code 99900000188} and {@code 999.000.001-88}.
 *
 * @param digits eleven digits without punctuation
 */
@Personal
public record Cpf(String digits) {
    /** The register, as {@link PartyDocument#scheme} names it. */
    public static final String SCHEME = "br.cpf";

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

    /**
     * The number of a party's document.
     *
     * @throws InvalidInput {@code input.cpf} when it is of another register or not a number of this one
     */
    public static Cpf from(PartyDocument document) {
        if (!Input.required(document, "document").scheme().equals(SCHEME)) {
            throw InvalidInput.of("input.cpf", "field", "document");
        }
        return new Cpf(document.number());
    }

    /** The same number as a party's document. */
    public PartyDocument document() {
        return new PartyDocument(SCHEME, digits);
    }

    /** Whether a text without punctuation is a CPF. Neither throws nor allocates. */
    public static boolean isValid(@Nullable CharSequence text) {
        if (text == null || text.length() != LENGTH) {
            return false;
        }
        char first = text.charAt(0);
        boolean uniform = true;
        int sum = 0;
        int nextSum = 0;
        for (int i = 0; i < 9; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            uniform &= c == first;
            sum += (c - '0') * (10 - i);
            nextSum += (c - '0') * (11 - i);
        }
        int digit = CheckDigits.modulo11(sum);
        int nextDigit = CheckDigits.modulo11(nextSum + digit * 2);
        return CheckDigits.value(text, 9) == digit
                && CheckDigits.value(text, 10) == nextDigit
                && !(uniform && text.charAt(9) == first && text.charAt(10) == first);
    }

    /** With punctuation and unmasked: {@code 999.000.001-88}. */
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
