package dev.backoffice.examples.quickstart;

import dev.backoffice.core.error.InvalidInput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How spreadsheets and shop systems in Brazil spell what the contract spells in one way, and back to that way. */
final class Spelling {
    private static final Pattern ROUNDED = Pattern.compile("[0-9][.,]?[0-9]*E\\+[0-9]+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?([0-9]+|[0-9]{1,3}(\\.[0-9]{3})+),[0-9]+");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{3})+");
    private static final Pattern CURRENCY = Pattern.compile("R\\$[\\s\\u00a0]*");
    private static final Pattern MASK = Pattern.compile("[\\s\\u00a0./()-]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern FORMULA = Pattern.compile("=\"([^\"]*)\"");
    private static final DateTimeFormatter BRAZILIAN_DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter BRAZILIAN_TIME =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private Spelling() {}

    /** Without surrounding space, and without the formula {@code ="00123"} some exports keep zeros by. */
    static String cell(String raw) {
        String text = raw.strip();
        if (text.startsWith("=\"")) {
            Matcher formula = FORMULA.matcher(text);
            if (formula.matches()) {
                return formula.group(1).strip();
            }
        }
        return text;
    }

    /**
     * A text as it is, unless a spreadsheet has rounded it to {@code 9.99E+10}: what it was cannot be known any more.
     *
     * @throws InvalidInput {@code file.rounded}
     */
    static String unrounded(String text) {
        if (text.indexOf('E') > 0 && ROUNDED.matcher(text).matches()) {
            throw InvalidInput.of("file.rounded", "text", text);
        }
        return text;
    }

    static boolean hasDecimalComma(String text) {
        return text.indexOf(',') > 0
                && DECIMAL_COMMA.matcher(withoutCurrency(text)).matches();
    }

    /**
     * A number with a point before its decimals: {@code 1234.56} of {@code 1.234,56} and {@code R$ 1234,56}. Other texts stay
     * as they are.
     *
     * @throws InvalidInput {@code file.ambiguous} for {@code 1.234} in a row whose other numbers have a decimal comma
     */
    static String decimal(CsvRow row, String text) {
        String number = withoutCurrency(text);
        if (number.indexOf(',') > 0 && DECIMAL_COMMA.matcher(number).matches()) {
            return number.replace(".", "").replace(',', '.');
        }
        if (number.indexOf('.') > 0 && GROUPED.matcher(number).matches() && row.decimalComma()) {
            throw InvalidInput.of("file.ambiguous", "number", number, "grouped", number.replace(".", ""));
        }
        return number;
    }

    private static String withoutCurrency(String text) {
        return text.startsWith("R$") ? CURRENCY.matcher(text).replaceFirst("") : text.strip();
    }

    /** Letters and digits without the mask between them: {@code 01310100} of {@code 01310-100}. */
    static String unmasked(String text) {
        return MASK.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /**
     * A number of this length without mask, and with the leading zeros a spreadsheet took from it.
     *
     * @param zeros how many it begins with at most; of a shorter number something else is missing
     */
    static String number(String text, int length, int zeros) {
        String plain = unmasked(text);
        int lost = length - plain.length();
        return lost > 0 && lost <= zeros && DIGITS.matcher(plain).matches() ? "0".repeat(lost) + plain : plain;
    }

    /** A telephone number with its country: {@code +5511900000001} of {@code (11) 90000-0001}. */
    static String phone(String text) {
        String plain = unmasked(text);
        if (!DIGITS.matcher(plain).matches()) {
            return plain;
        }
        return switch (plain.length()) {
            case 10, 11 -> "+55" + plain;
            case 12, 13 -> plain.startsWith("55") ? "+" + plain : plain;
            default -> plain;
        };
    }

    /** A day, {@code 2026-11-23} or {@code 23/11/2026}; empty when it is none. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(text.indexOf('/') > 0 ? LocalDate.parse(text, BRAZILIAN_DAY) : LocalDate.parse(text));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    /**
     * A date and time with its offset: {@code 2026-11-23T09:12:04-03:00}. Without offset it is one of the row's zone, as {@code
     * 23/11/2026 09:12} always is. Empty when it is none.
     */
    static Optional<OffsetDateTime> moment(CsvRow row, String text) {
        try {
            if (text.indexOf('/') > 0) {
                return Optional.of(at(row, LocalDateTime.parse(text, BRAZILIAN_TIME)));
            }
            String iso = text.replaceFirst(" ", "T");
            boolean offset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 10;
            return Optional.of(offset ? OffsetDateTime.parse(iso) : at(row, LocalDateTime.parse(iso)));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static OffsetDateTime at(CsvRow row, LocalDateTime time) {
        return time.atZone(row.sheet().zone()).toOffsetDateTime();
    }
}
