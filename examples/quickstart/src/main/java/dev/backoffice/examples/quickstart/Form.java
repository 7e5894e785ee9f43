package dev.backoffice.examples.quickstart;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Gtin;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.UnitPrice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/** What a cell that is not empty must look like. */
interface Form {
    /** The currency of every file. */
    CurrencyUnit REAL = CurrencyUnit.of("BRL");

    Form CEP = (row, text) -> Cep.parse(text);
    Form CNPJ = (row, text) -> Cnpj.parse(text);
    Form GTIN = (row, text) -> Gtin.parse(text);
    Form STATE = (row, text) -> Uf.parse(text);
    Form MUNICIPALITY = (row, text) -> MunicipalityCode.parse(text);
    Form MONEY = (row, text) -> Amounts.parseNotNegative(text, REAL, "money");
    Form PRICE = (row, text) -> UnitPrice.parse(text, REAL);
    Form MOMENT = (row, text) -> moment(text);
    Form DAY_OR_MOMENT = (row, text) -> dayOrMoment(text);

    /**
     * Refuses a cell that cannot be right.
     *
     * @param row the whole row, for cells whose form depends on another
     * @param text the cell, not empty
     * @throws InvalidInput saying what is wrong, without repeating what may be personal
     */
    void check(CsvRow row, String text);

    static Form text(int longest) {
        return (row, text) -> Input.text(text, "text", longest);
    }

    static Form matching(String pattern, String example) {
        Pattern compiled = Pattern.compile(pattern);
        return (row, text) -> {
            if (!compiled.matcher(text).matches()) {
                throw InvalidInput.of("file.pattern", "example", example);
            }
        };
    }

    static Form whole(int least, int most) {
        return (row, text) -> {
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw InvalidInput.of(
                        "file.whole-number", "least", Integer.toString(least), "most", Integer.toString(most));
            }
        };
    }

    /** One of the constants, in lower case. */
    static <E extends Enum<E>> Form choice(Class<E> type) {
        List<String> allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return (row, text) -> {
            if (!allowed.contains(text)) {
                throw InvalidInput.of("file.choice", "allowed", String.join(", ", allowed));
            }
        };
    }

    /** Several of a form with a bar between them. */
    static Form terms(Form each) {
        return (row, text) -> Arrays.stream(text.split("\\|", -1)).forEach(term -> each.check(row, term));
    }

    private static void moment(String text) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException wrong) {
            throw InvalidInput.of("file.moment");
        }
    }

    private static void dayOrMoment(String text) {
        try {
            if (text.length() == 10) {
                LocalDate.parse(text);
            } else {
                OffsetDateTime.parse(text);
            }
        } catch (DateTimeException wrong) {
            throw InvalidInput.of("file.day");
        }
    }
}
