package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chave de acesso (MOC, Ajuste SINIEF 07/2005; alphanumeric CNPJ by NT 2026.004): the 44 characters that identify a note.
 *
 * <p>They are state 2, year and month 4, issuer 14 (a CPF with three zeros in front), model 2, series 3, number 9, form of
 * emission 1, control code 8, check digit 1. All are digits, except the first twelve characters of the issuer's CNPJ, which
 * may be capital letters. Immutable and thread-safe.
 *
 * <pre>{@code
 * NfeAccessKey.parse("35261111222333000181550010000000011482130976").number();   // 1
 * }</pre>
 *
 * @param value the 44 characters
 */
public record NfeAccessKey(String value) {
    /** Characters of a key. */
    public static final int LENGTH = 44;

    /** The highest series of an issuer with CNPJ that uses its own software. */
    public static final int MAX_SERIES = 889;

    private static final int FIRST_CPF_SERIES = 910;
    private static final int LAST_CPF_SERIES = 969;

    /**
     * Checks a key read from somewhere.
     *
     * @throws InvalidInput {@code nfe.key-form} (not 44 characters of the right kind), {@code nfe.key-check-digit}
     *     (rejections 253, 236), {@code nfe.key-part} naming the part that cannot be: state (614), year (615), month (616),
     *     issuer (617), model (618), number (619), emission
     */
    public NfeAccessKey {
        requireForm(Input.required(value, "accessKey"));
        if (checkDigit(value.substring(0, LENGTH - 1)) != value.charAt(LENGTH - 1)) {
            throw InvalidInput.of("nfe.key-check-digit");
        }
        require(isUf(number(value, 0, 2)), "state");
        require(number(value, 2, 4) >= 6, "year");
        int month = number(value, 4, 6);
        require(month >= 1 && month <= 12, "month");
        int model = number(value, 20, 22);
        require(model == NfeModel.NFE.code() || model == NfeModel.NFCE.code(), "model");
        require(number(value, 25, 34) > 0, "number");
        require(value.charAt(34) != '0' && value.charAt(34) != '8', "emission");
        require(hasIssuer(value), "issuer");
    }

    /**
     * Builds the key of a note issued by a company.
     *
     * @param month year and month of emission, in the issuer's time zone
     * @param series 0 to {@link #MAX_SERIES}
     * @param number 1 to 999,999,999
     * @param controlCode {@code cNF}, 0 to 99,999,999, none of the {@linkplain NfeControlCode#isForbidden forbidden} ones
     * @throws InvalidInput {@code nfe.key-part} naming what is out of range
     */
    public static NfeAccessKey of(
            Uf uf,
            YearMonth month,
            Cnpj issuer,
            NfeModel model,
            int series,
            int number,
            NfeEmission emission,
            int controlCode) {
        require(series >= 0 && series <= MAX_SERIES, "series");
        return build(uf, month, issuer.value(), model, series, number, emission, controlCode);
    }

    /** Builds the key of a note issued by a person: as the other form, with a series from 920 to 969 (NT 2023.002). */
    public static NfeAccessKey of(
            Uf uf,
            YearMonth month,
            Cpf issuer,
            NfeModel model,
            int series,
            int number,
            NfeEmission emission,
            int controlCode) {
        require(series >= 920 && series <= LAST_CPF_SERIES, "series");
        return build(uf, month, "000" + issuer.digits(), model, series, number, emission, controlCode);
    }

    /** Reads the 44 characters; the same checks as the constructor. */
    public static NfeAccessKey parse(@Nullable String text) {
        return new NfeAccessKey(Input.required(text, "accessKey"));
    }

    /** Reads the {@code Id} attribute of {@code infNFe}: {@code NFe} and the key. */
    public static NfeAccessKey fromXmlId(String id) {
        if (!id.startsWith("NFe")) {
            throw InvalidInput.of("nfe.key-form", "reason", "prefix");
        }
        return new NfeAccessKey(id.substring(3));
    }

    /**
     * The check digit of the first 43 characters: weights 2 to 9 from the right, modulus 11, a letter counting as its ASCII
     * code less 48.
     */
    public static char checkDigit(String first43) {
        if (first43.length() != LENGTH - 1) {
            throw InvalidInput.of("nfe.key-form", "reason", "length");
        }
        int sum = 0;
        int weight = 2;
        for (int i = first43.length() - 1; i >= 0; i--) {
            sum += (first43.charAt(i) - '0') * weight;
            weight = weight == 9 ? 2 : weight + 1;
        }
        int rest = sum % 11;
        return (char) ('0' + (rest < 2 ? 0 : 11 - rest));
    }

    /** The issuer's state ({@code cUF}). */
    public Uf uf() {
        return Uf.ofIbge(number(value, 0, 2));
    }

    /** Year and month of emission. */
    public YearMonth month() {
        return YearMonth.of(2000 + number(value, 2, 4), number(value, 4, 6));
    }

    /** The issuer's CNPJ; empty when a person issued the note. */
    public Optional<Cnpj> issuer() {
        return hasPersonAsIssuer(value) ? Optional.empty() : Optional.of(Cnpj.parse(value.substring(6, 20)));
    }

    /** The model ({@code mod}). */
    public NfeModel model() {
        return NfeModel.of(number(value, 20, 22));
    }

    /** The series ({@code serie}). */
    public int series() {
        return number(value, 22, 25);
    }

    /** The number ({@code nNF}). */
    public int number() {
        return number(value, 25, 34);
    }

    /** The form of emission ({@code tpEmis}). */
    public NfeEmission emission() {
        return NfeEmission.of(number(value, 34, 35));
    }

    /** {@code cNF}. */
    public int controlCode() {
        return number(value, 35, 43);
    }

    /** {@code cDV}. */
    public char checkDigit() {
        return value.charAt(LENGTH - 1);
    }

    /** The {@code Id} attribute of {@code infNFe}. */
    public String xmlId() {
        return "NFe" + value;
    }

    /** The 44 characters. */
    @Override
    public String toString() {
        return value;
    }

    private static NfeAccessKey build(
            Uf uf,
            YearMonth month,
            String issuer,
            NfeModel model,
            int series,
            int number,
            NfeEmission emission,
            int code) {
        require(month.getYear() >= 2006 && month.getYear() < 2100, "year");
        require(number >= 1 && number <= 999_999_999, "number");
        require(code >= 0 && code < NfeControlCode.LIMIT && !NfeControlCode.isForbidden(code, number), "controlCode");
        StringBuilder key = new StringBuilder(LENGTH);
        pad(key, uf.ibge(), 2);
        pad(key, month.getYear() % 100, 2);
        pad(key, month.getMonthValue(), 2);
        key.append(issuer);
        pad(key, model.code(), 2);
        pad(key, series, 3);
        pad(key, number, 9);
        pad(key, emission.code(), 1);
        pad(key, code, 8);
        return new NfeAccessKey(key.append(checkDigit(key.toString())).toString());
    }

    static void pad(StringBuilder to, int number, int width) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < width; i++) {
            to.append('0');
        }
        to.append(digits);
    }

    private static void requireForm(String value) {
        if (value.length() != LENGTH) {
            throw InvalidInput.of("nfe.key-form", "reason", "length");
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = value.charAt(i);
            boolean letterAllowed = i >= 6 && i < 18;
            if (!(c >= '0' && c <= '9' || letterAllowed && c >= 'A' && c <= 'Z')) {
                throw InvalidInput.of("nfe.key-form", "reason", "characters");
            }
        }
    }

    private static boolean hasPersonAsIssuer(String value) {
        int series = number(value, 22, 25);
        return series >= FIRST_CPF_SERIES && series <= LAST_CPF_SERIES;
    }

    private static boolean hasIssuer(String value) {
        try {
            if (hasPersonAsIssuer(value)) {
                Cpf.parse(value.substring(9, 20));
                return value.startsWith("000", 6);
            }
            Cnpj.parse(value.substring(6, 20));
            return true;
        } catch (InvalidInput wrong) {
            return false;
        }
    }

    private static boolean isUf(int code) {
        for (Uf uf : Uf.values()) {
            if (uf.ibge() == code) {
                return true;
            }
        }
        return false;
    }

    private static int number(String value, int from, int to) {
        return Integer.parseInt(value, from, to, 10);
    }

    private static void require(boolean holds, String part) {
        if (!holds) {
            throw InvalidInput.of("nfe.key-part", "part", part);
        }
    }
}
