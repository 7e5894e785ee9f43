package dev.backoffice.core.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.party.PartyDocument;
import org.jspecify.annotations.Nullable;

/**
 * CNPJ, Cadastro Nacional da Pessoa Jurídica: the taxpayer number of an establishment.
 *
 * <p>Fourteen characters: eight of the company (the root), four of the establishment, two check digits. The first twelve
 * are digits or capital letters (Instrução Normativa RFB 2.229/2024, from July 2026); numbers given out before stay as they
 * are. Fourteen equal characters are refused.
 *
 * <p>Text form: {@code 12ABC34501DE35}; {@link #parse(String)} also reads {@code 12.ABC.345/01DE-35}.
 *
 * @param value fourteen characters without punctuation
 */
public record Cnpj(String value) {
    /** The register, as {@link PartyDocument#scheme} names it. */
    public static final String SCHEME = "br.cnpj";

    private static final int LENGTH = 14;

    /** @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.cnpj}, for the field {@code cnpj} */
    public Cnpj {
        Input.required(value, "cnpj");
        if (!isValid(value)) {
            throw InvalidInput.of(value.isBlank() ? "input.blank" : "input.cnpj", "field", "cnpj");
        }
    }

    /** A number without punctuation. */
    public static Cnpj of(@Nullable String value) {
        return new Cnpj(Input.required(value, "cnpj"));
    }

    /** Reads a number with or without its punctuation. */
    public static Cnpj parse(@Nullable String text) {
        String full = Input.required(text, "cnpj");
        if (full.length() == 18
                && full.charAt(2) == '.'
                && full.charAt(6) == '.'
                && full.charAt(10) == '/'
                && full.charAt(15) == '-') {
            return new Cnpj(full.substring(0, 2)
                    + full.substring(3, 6)
                    + full.substring(7, 10)
                    + full.substring(11, 15)
                    + full.substring(16));
        }
        return new Cnpj(full);
    }

    /**
     * The number of a party's document.
     *
     * @throws InvalidInput {@code input.cnpj} when it is of another register or not a number of this one
     */
    public static Cnpj from(PartyDocument document) {
        if (!Input.required(document, "document").scheme().equals(SCHEME)) {
            throw InvalidInput.of("input.cnpj", "field", "document");
        }
        return new Cnpj(document.number());
    }

    /** The same number as a party's document. */
    public PartyDocument document() {
        return new PartyDocument(SCHEME, value);
    }

    /** Whether a text without punctuation is a CNPJ. Neither throws nor allocates. */
    public static boolean isValid(@Nullable CharSequence text) {
        if (text == null || text.length() != LENGTH || !CheckDigits.digits(text, 12, LENGTH)) {
            return false;
        }
        char first = text.charAt(0);
        boolean uniform = true;
        int sum = 0;
        int nextSum = 0;
        for (int i = 0; i < 12; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
                return false;
            }
            uniform &= c == first;
            // Weights 2 to 9 counted from the right; one pass for both digits, since files bring millions of these.
            sum += (c - '0') * (2 + (11 - i & 7));
            nextSum += (c - '0') * (2 + (12 - i & 7));
        }
        int digit = CheckDigits.modulo11(sum);
        int nextDigit = CheckDigits.modulo11(nextSum + digit * 2);
        return CheckDigits.value(text, 12) == digit
                && CheckDigits.value(text, 13) == nextDigit
                && !(uniform && text.charAt(12) == first && text.charAt(13) == first);
    }

    /** The eight characters all establishments of one company share; a digital certificate is matched by them. */
    public String root() {
        return value.substring(0, 8);
    }

    /** The four characters of the establishment; {@code 0001} is usually the head office. */
    public String establishment() {
        return value.substring(8, 12);
    }

    /** Whether both numbers belong to one company. */
    public boolean sameCompany(Cnpj other) {
        return value.regionMatches(0, other.value, 0, 8);
    }

    /** With punctuation: {@code 12.ABC.345/01DE-35}. */
    public String formatted() {
        return value.substring(0, 2)
                + "."
                + value.substring(2, 5)
                + "."
                + value.substring(5, 8)
                + "/"
                + value.substring(8, 12)
                + "-"
                + value.substring(12);
    }

    @Override
    public String toString() {
        return value;
    }
}
