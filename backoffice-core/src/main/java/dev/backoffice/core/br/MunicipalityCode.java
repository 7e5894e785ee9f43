package dev.backoffice.core.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The code of a municipality in the table of the IBGE, which tax documents carry as {@code cMun}: seven digits, of which the
 * first two are the state's and the last is a check digit.
 *
 * <p>Nine municipalities were given a check digit that breaks the rule and kept it. A code that passes need not exist: the
 * list itself is reference data.
 *
 * @param digits seven digits
 */
public record MunicipalityCode(String digits) {
    /** @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.municipality} */
    public MunicipalityCode {
        Input.required(digits, "municipality");
        if (!isValid(digits)) {
            throw InvalidInput.of(digits.isBlank() ? "input.blank" : "input.municipality", "field", "municipality");
        }
    }

    /** A code of seven digits. */
    public static MunicipalityCode of(@Nullable String digits) {
        return new MunicipalityCode(Input.required(digits, "municipality"));
    }

    /** Reads a code of seven digits. */
    public static MunicipalityCode parse(@Nullable String text) {
        return of(text);
    }

    /** Whether a text has the form of a municipality's code. Neither throws nor allocates. */
    public static boolean isValid(@Nullable CharSequence text) {
        if (text == null || !CheckDigits.digits(text, 7) || !Uf.isIbge(stateOf(text))) {
            return false;
        }
        int sum = 0;
        int code = 0;
        for (int i = 0; i < 6; i++) {
            int product = CheckDigits.value(text, i) * (1 + i % 2);
            sum += product / 10 + product % 10;
            code = code * 10 + CheckDigits.value(text, i);
        }
        int check = CheckDigits.value(text, 6);
        int exception = exceptionOf(code);
        return exception < 0 ? check == CheckDigits.modulo10(sum) : check == exception;
    }

    /** The state it lies in. */
    public Uf uf() {
        return Uf.ofIbge(stateOf(digits));
    }

    @Override
    public String toString() {
        return digits;
    }

    private static int stateOf(CharSequence text) {
        return CheckDigits.value(text, 0) * 10 + CheckDigits.value(text, 1);
    }

    /** The published digit of the nine codes that break the rule, or -1. */
    private static int exceptionOf(int firstSix) {
        return switch (firstSix) {
            case 220191 -> 9; // Bom Princípio do Piauí
            case 220198 -> 8; // Brejo do Piauí
            case 220225 -> 1; // Canavieira
            case 261153 -> 3; // Quixaba
            case 311783 -> 6; // Cônego Marinho
            case 315213 -> 1; // Ponto Chique
            case 430587 -> 1; // Coronel Barros
            case 520393 -> 9; // Buriti de Goiás
            case 520396 -> 2; // Buritinópolis
            default -> -1;
        };
    }
}
