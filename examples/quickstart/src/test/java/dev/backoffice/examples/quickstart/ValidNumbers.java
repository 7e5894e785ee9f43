package dev.backoffice.examples.quickstart;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.identity.Gtin;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Numbers nobody has, of synthetic ranges, with the check digits that make them valid. */
final class ValidNumbers {
    private ValidNumbers() {}

    static String cpf(int number) {
        return completed("9990" + digits(number, 5), 2, Cpf::isValid);
    }

    static String cnpj(int company, int establishment) {
        return completed("99" + digits(company, 6) + digits(establishment, 4), 2, Cnpj::isValid);
    }

    /** One with letters, as they are given out from July 2026 on. */
    static String cnpjWithLetters(int number) {
        return completed("SY" + digits(number, 4) + "QX0001", 2, Cnpj::isValid);
    }

    static String gtin(int number) {
        return completed("789999900" + digits(number, 3), 1, Gtin::isValid);
    }

    /**
     * The shortest number of the state that begins with its prefix, if it has one, and nines.
     *
     * @param number below 900
     */
    static String stateRegistration(Uf uf, int number) {
        String prefix = switch (uf) {
            case AC -> "01";
            case AL -> "240";
            case AP -> "03";
            case DF -> "07";
            case GO -> "29";
            case MA -> "12";
            case MS -> "28";
            case PA -> "15";
            case RN -> "20";
            case RR -> "24";
            default -> "";
        };
        // Some states have a check digit among the others, so the last four are tried.
        return IntStream.rangeClosed(8, 14)
                .mapToObj(length -> prefix + "9".repeat(Math.max(0, length - prefix.length() - 6)))
                .flatMap(base -> IntStream.range(0, 10_000).mapToObj(end -> base + digits(number * 1_000 + end, 6)))
                .filter(text -> StateRegistration.isValid(uf, text))
                .findFirst()
                .orElseThrow();
    }

    private static String completed(String base, int checkDigits, Predicate<String> valid) {
        int all = checkDigits == 1 ? 10 : 100;
        return IntStream.range(0, all)
                .mapToObj(end -> base + digits(end, checkDigits))
                .filter(valid)
                .findFirst()
                .orElseThrow();
    }

    private static String digits(int number, int length) {
        return String.format(Locale.ROOT, "%0" + length + "d", number);
    }
}
