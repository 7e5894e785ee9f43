package dev.backoffice.examples.quickstart;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.Gtin;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Unit;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What a cell that is not empty may look like, and how the contract writes it. */
interface Form {
    /** The currency of every file. */
    CurrencyUnit REAL = CurrencyUnit.of("BRL");

    /** The codes of São Paulo begin with one zero, none with two. */
    Form CEP = (row, text) -> Cep.of(Spelling.number(text, 8, 1)).digits();

    Form CPF = (row, text) -> Cpf.of(Spelling.number(text, 11, 4)).digits();
    Form CNPJ = (row, text) -> Cnpj.of(Spelling.number(text, 14, 4)).value();
    Form GTIN = (row, text) -> Gtin.of(Spelling.unmasked(text)).digits();
    Form STATE = (row, text) -> state(text).name();
    Form UNIT = (row, text) -> Unit.parse(text.toUpperCase(Locale.ROOT)).code();
    Form SITE = matching("[A-Z0-9][A-Z0-9-]{0,19}", "SP1");
    Form PHONE = (row, text) -> matching("\\+?[0-9]{6,20}", "+5511900000001").read(row, Spelling.phone(text));
    Form MONEY = (row, text) -> Amounts.text(Amounts.parseNotNegative(Spelling.decimal(row, text), REAL, "money"));
    Form PRICE = (row, text) ->
            UnitPrice.parse(Spelling.decimal(row, text), REAL).amount().toPlainString();
    Form MOMENT = Form::moment;
    Form DAY_OR_MOMENT = Form::dayOrMoment;

    /**
     * Reads a cell.
     *
     * @param row the whole row, for cells whose form depends on another
     * @param text the cell, not empty
     * @return as the contract writes it
     * @throws InvalidInput saying what is wrong, without repeating what may be personal
     */
    String read(CsvRow row, String text);

    static Form text(int longest) {
        return (row, text) -> Input.text(text, "text", longest);
    }

    static Form matching(String pattern, String example) {
        Pattern compiled = Pattern.compile(pattern);
        return (row, text) -> {
            if (!compiled.matcher(text).matches()) {
                throw InvalidInput.of("file.pattern", "example", example);
            }
            return text;
        };
    }

    /** A code of so many digits, with or without a mask between them. */
    static Form digits(int length, String example) {
        Form digits = matching("[0-9]{" + length + "}", example);
        return (row, text) -> digits.read(row, Spelling.unmasked(text));
    }

    static Form whole(int least, int most) {
        return (row, text) -> {
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw InvalidInput.of(
                        "file.whole-number", "least", Integer.toString(least), "most", Integer.toString(most));
            }
            return Integer.toString(Integer.parseInt(text));
        };
    }

    /** One of the constants, written in lower case. */
    static <E extends Enum<E>> Form choice(Class<E> type) {
        List<String> allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return (row, text) -> {
            String word = text.toLowerCase(Locale.ROOT);
            if (!allowed.contains(word)) {
                throw InvalidInput.of("file.choice", "allowed", String.join(", ", allowed));
            }
            return word;
        };
    }

    /** The constant a cell of {@link #choice} names. */
    static <E extends Enum<E>> E chosen(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /** Several of a form with a bar between them. */
    static Form terms(Form each) {
        return (row, text) -> Arrays.stream(text.split("\\|", -1))
                .map(term -> each.read(row, term.strip()))
                .collect(Collectors.joining("|"));
    }

    /** The seven digits of a city in the state another cell names. */
    static Form cityOf(Function<CsvRow, String> stateCell) {
        return (row, text) -> {
            MunicipalityCode city = MunicipalityCode.parse(Spelling.unmasked(text));
            String state = stateCell.apply(row);
            // A state that cannot be read is that column's own error.
            Optional<Uf> uf = findState(state);
            if (uf.isEmpty() || uf.get() != city.uf()) {
                throw InvalidInput.of(
                        "file.city-of-other-state", "uf", city.uf().name(), "state", state);
            }
            return city.digits();
        };
    }

    /** A number at the tax office of the state, with the zeros a spreadsheet took from it. */
    static String stateRegistration(Uf uf, String text) {
        String plain = Spelling.unmasked(text);
        return IntStream.rangeClosed(0, 4)
                .mapToObj(zeros -> "0".repeat(zeros) + plain)
                .filter(number -> StateRegistration.isValid(uf, number))
                .findFirst()
                .orElseGet(() -> StateRegistration.of(uf, plain).number());
    }

    /** A state by its two letters or its name. */
    static Uf state(String text) {
        return findState(text).orElseThrow(() -> InvalidInput.of("input.uf"));
    }

    /** The state of two letters or a name, if there is one. */
    static Optional<Uf> findState(String text) {
        Optional<Uf> letters = Uf.find(text.toUpperCase(Locale.ROOT));
        return letters.isPresent()
                ? letters
                : Arrays.stream(Uf.values())
                        .filter(uf -> uf.title().equalsIgnoreCase(text))
                        .findFirst();
    }

    /** The amount of a cell of {@link #MONEY}; nothing when it is empty. */
    static Money money(CsvRow row, String column) {
        return Amounts.parse(row.find(column).orElse("0.00"), REAL, column);
    }

    /** A day alone is its first moment. */
    private static String moment(CsvRow row, String text) {
        return Spelling.moment(row, text)
                .or(() -> Spelling.day(text)
                        .map(day -> day.atStartOfDay(row.sheet().zone()).toOffsetDateTime()))
                .map(OffsetDateTime::toString)
                .orElseThrow(() -> InvalidInput.of("file.moment"));
    }

    private static String dayOrMoment(CsvRow row, String text) {
        return Spelling.day(text)
                .map(LocalDate::toString)
                .or(() -> Spelling.moment(row, text).map(OffsetDateTime::toString))
                .orElseThrow(() -> InvalidInput.of("file.day"));
    }
}
