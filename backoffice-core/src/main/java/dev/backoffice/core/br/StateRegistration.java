package dev.backoffice.core.br;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Inscrição Estadual: the number under which a state registers a taxpayer of ICMS. Each of the 27 states has its own length
 * and check digits (SINTEGRA's published rules).
 *
 * <p>Text form: {@code SP 110042490114}; {@link #of(Uf, String)} also reads the state's punctuation. A rural producer of São
 * Paulo has a {@code P} before twelve digits. An exempt party has no number: the word {@code ISENTO} is not one. A number
 * of zeros is refused. Where a state has published no closed list of prefixes, any prefix is accepted.
 *
 * @param uf the registering state
 * @param number without punctuation
 */
public record StateRegistration(Uf uf, String number) {
    private static final int MAX_TEXT = 30;

    /** @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.state-registration} */
    public StateRegistration {
        Input.required(uf, "uf");
        Input.required(number, "stateRegistration");
        if (!isValid(uf, number)) {
            throw InvalidInput.of(
                    number.isBlank() ? "input.blank" : "input.state-registration",
                    "field",
                    "stateRegistration",
                    "uf",
                    uf.name());
        }
    }

    /** A number with or without points, hyphens and slashes. */
    public static StateRegistration of(Uf uf, @Nullable String number) {
        String text = Input.text(number, "stateRegistration", MAX_TEXT);
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && c != '-' && c != '/') {
                plain.append(c);
            }
        }
        return new StateRegistration(uf, plain.toString());
    }

    /** Reads {@code SP 110042490114}. */
    public static StateRegistration parse(@Nullable String text) {
        String full = Input.text(text, "stateRegistration", MAX_TEXT + 3);
        if (full.length() < 4 || full.charAt(2) != ' ') {
            throw InvalidInput.of("input.state-registration", "field", "stateRegistration", "uf", "");
        }
        return of(Uf.parse(full.substring(0, 2)), full.substring(3));
    }

    /** Whether a text without punctuation is a registration of the state. Neither throws nor allocates. */
    public static boolean isValid(@Nullable Uf uf, @Nullable CharSequence text) {
        if (uf == null || text == null || text.length() < 8 || text.length() > 14) {
            return false;
        }
        if (uf == Uf.SP && text.charAt(0) == 'P') {
            return ruralProducer(text);
        }
        int length = text.length();
        if (!CheckDigits.digits(text, length) || (text.charAt(0) == '0' && CheckDigits.uniform(text))) {
            return false;
        }
        return switch (uf) {
            case AC -> length == 13 && startsWith(text, 1) && two(text, 11, 9);
            case AL -> length == 9 && startsWith(text, 24) && companyKindOfAlagoas(text.charAt(2)) && usual(text);
            case AM, CE, ES, PB, PI, SC, SE -> length == 9 && usual(text);
            case AP -> length == 9 && startsWith(text, 3) && amapa(text);
            case BA -> (length == 8 || length == 9) && bahia(text, length);
            case DF -> length == 13 && (startsWith(text, 7) || startsWith(text, 8)) && two(text, 11, 9);
            case GO -> length == 9 && goias(text);
            case MA -> length == 9 && startsWith(text, 12) && usual(text);
            case MG -> length == 13 && minasGerais(text);
            case MS -> length == 9 && (startsWith(text, 28) || startsWith(text, 50)) && usual(text);
            case MT -> length == 11 && one(text, 10, 9);
            case PA -> length == 9 && (startsWith(text, 15) || between(text, 75, 79)) && usual(text);
            case PE -> (length == 9 && two(text, 7, 9)) || (length == 14 && oldPernambuco(text));
            case PR -> length == 10 && two(text, 8, 7);
            case RJ -> length == 8 && one(text, 7, 7);
            case RN -> (length == 9 || length == 10) && startsWith(text, 20) && one(text, length - 1, 10);
            case RO -> (length == 14 && rondonia(text, 0, 13)) || (length == 9 && rondonia(text, 3, 8));
            case RR -> length == 9 && startsWith(text, 24) && roraima(text);
            case RS -> length == 10 && one(text, 9, 9);
            case SP -> length == 12 && saoPaulo(text);
            case TO -> (length == 9 && usual(text)) || (length == 11 && oldTocantins(text));
        };
    }

    @Override
    public String toString() {
        return uf.name() + " " + number;
    }

    private static int prefix(CharSequence text) {
        return CheckDigits.value(text, 0) * 10 + CheckDigits.value(text, 1);
    }

    private static boolean startsWith(CharSequence text, int prefix) {
        return prefix(text) == prefix;
    }

    private static boolean between(CharSequence text, int first, int last) {
        return prefix(text) >= first && prefix(text) <= last;
    }

    private static int firstEight(CharSequence text) {
        int number = 0;
        for (int i = 0; i < 8; i++) {
            number = number * 10 + CheckDigits.value(text, i);
        }
        return number;
    }

    /** One check digit after eight digits, weights 9 to 2. */
    private static boolean usual(CharSequence text) {
        return one(text, 8, 9);
    }

    private static boolean one(CharSequence text, int at, int largestWeight) {
        return CheckDigits.value(text, at) == CheckDigits.modulo11(CheckDigits.weighted(text, 0, at, largestWeight));
    }

    /** Two check digits, the second also over the first. */
    private static boolean two(CharSequence text, int at, int largestWeight) {
        return one(text, at, largestWeight) && one(text, at + 1, largestWeight);
    }

    private static boolean companyKindOfAlagoas(char third) {
        return third == '0' || third == '3' || third == '5' || third == '7' || third == '8';
    }

    private static boolean amapa(CharSequence text) {
        int number = firstEight(text);
        int added = number <= 3_017_000 ? 5 : number <= 3_019_022 ? 9 : 0;
        int forEleven = number > 3_017_000 && number <= 3_019_022 ? 1 : 0;
        int digit = 11 - (added + CheckDigits.weighted(text, 0, 8, 9)) % 11;
        return CheckDigits.value(text, 8) == (digit == 10 ? 0 : digit == 11 ? forEleven : digit);
    }

    /** The last digit is computed first, over the number; the one before it over the number and the last. */
    private static boolean bahia(CharSequence text, int length) {
        int body = length - 2;
        char chooser = text.charAt(length == 8 ? 0 : 1);
        int modulus = chooser == '6' || chooser == '7' || chooser == '9' ? 11 : 10;
        int last = CheckDigits.value(text, length - 1);
        int sum = CheckDigits.weighted(text, 0, body, 9);
        int shifted = last * 2;
        for (int i = 0; i < body; i++) {
            shifted += CheckDigits.value(text, i) * (body + 2 - i);
        }
        return last == bahiaDigit(sum, modulus) && CheckDigits.value(text, body) == bahiaDigit(shifted, modulus);
    }

    private static int bahiaDigit(int sum, int modulus) {
        return modulus == 11 ? CheckDigits.modulo11(sum) : CheckDigits.modulo10(sum);
    }

    private static boolean goias(CharSequence text) {
        int prefix = prefix(text);
        if (prefix != 10 && prefix != 11 && prefix != 15 && (prefix < 20 || prefix > 29)) {
            return false;
        }
        int number = firstEight(text);
        int digit = CheckDigits.value(text, 8);
        if (number == 11_094_402) {
            return digit == 0 || digit == 1;
        }
        int sum = CheckDigits.weighted(text, 0, 8, 9);
        if (sum % 11 == 1 && number >= 10_103_105 && number <= 10_119_997) {
            return digit == 1;
        }
        return digit == CheckDigits.modulo11(sum);
    }

    private static boolean minasGerais(CharSequence text) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            // A zero put in after the third digit shifts the weights of those behind it.
            int place = i < 3 ? i : i + 1;
            int product = CheckDigits.value(text, i) * (1 + place % 2);
            sum += product / 10 + product % 10;
        }
        return CheckDigits.value(text, 11) == CheckDigits.modulo10(sum) && one(text, 12, 11);
    }

    /** Fourteen digits (CACEPE), weights 5 4 3 2 1 9 8 7 6 5 4 3 2. */
    private static boolean oldPernambuco(CharSequence text) {
        int sum = CheckDigits.weighted(text, 5, 13, 9);
        for (int i = 0; i < 5; i++) {
            sum += CheckDigits.value(text, i) * (5 - i);
        }
        return CheckDigits.value(text, 13) == (11 - sum % 11) % 10;
    }

    private static boolean rondonia(CharSequence text, int from, int at) {
        return CheckDigits.value(text, at) == (11 - CheckDigits.weighted(text, from, at, 9) % 11) % 10;
    }

    private static boolean roraima(CharSequence text) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += CheckDigits.value(text, i) * (i + 1);
        }
        return CheckDigits.value(text, 8) == sum % 9;
    }

    private static boolean saoPaulo(CharSequence text) {
        return CheckDigits.value(text, 8) == saoPauloSum(text, 0) % 11 % 10
                && CheckDigits.value(text, 11) == CheckDigits.weighted(text, 0, 11, 10) % 11 % 10;
    }

    private static boolean ruralProducer(CharSequence text) {
        return text.length() == 13
                && CheckDigits.digits(text, 1, 13)
                && text.charAt(1) == '0'
                && CheckDigits.value(text, 9) == saoPauloSum(text, 1) % 11 % 10;
    }

    /** Eight digits with the weights 1 3 4 5 6 7 8 10. */
    private static int saoPauloSum(CharSequence text, int from) {
        int sum = CheckDigits.value(text, from) + CheckDigits.value(text, from + 7) * 10;
        for (int i = 1; i < 7; i++) {
            sum += CheckDigits.value(text, from + i) * (i + 2);
        }
        return sum;
    }

    /** Eleven digits, of which the third and fourth tell the kind of taxpayer and are not weighed. */
    private static boolean oldTocantins(CharSequence text) {
        int kind = CheckDigits.value(text, 2) * 10 + CheckDigits.value(text, 3);
        if (kind != 1 && kind != 2 && kind != 3 && kind != 99) {
            return false;
        }
        int sum =
                CheckDigits.value(text, 0) * 9 + CheckDigits.value(text, 1) * 8 + CheckDigits.weighted(text, 4, 10, 9);
        return CheckDigits.value(text, 10) == CheckDigits.modulo11(sum);
    }
}
