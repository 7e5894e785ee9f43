package dev.backoffice.documents.br;

import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/** How figures, days and documents are written in Brazil, whatever the locale of the machine. */
final class Written {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Written() {}

    static String amount(Money money) {
        return decimal(money.getAmount(), 2);
    }

    static String amount(Optional<Money> money) {
        return money.map(Written::amount).orElse("");
    }

    /** {@code 0,00} where the note says nothing, as the manual has it in the box of taxes. */
    static String amountOrZero(Optional<Money> money) {
        return money.map(Written::amount).orElse("0,00");
    }

    static String decimal(Optional<BigDecimal> value, int least) {
        return value.map(number -> decimal(number, least)).orElse("");
    }

    /** With points between thousands, and at least so many decimals; zeros beyond them are left out. */
    static String decimal(BigDecimal value, int least) {
        BigDecimal number = value.stripTrailingZeros();
        if (number.scale() < least) {
            number = number.setScale(least);
        }
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder text = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
        for (int at = text.length() - 3; at > 0; at -= 3) {
            text.insert(at, '.');
        }
        if (point >= 0) {
            text.append(',').append(plain, point + 1, plain.length());
        }
        return number.signum() < 0 ? "-" + text : text.toString();
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String day(OffsetDateTime moment) {
        return DAY.format(moment);
    }

    static String time(OffsetDateTime moment) {
        return TIME.format(moment);
    }

    static String moment(OffsetDateTime moment) {
        return day(moment) + " " + time(moment);
    }

    /** In groups of four. */
    static String groups(String code) {
        StringBuilder text = new StringBuilder(code);
        for (int at = code.length() - 4; at > 0; at -= 4) {
            text.insert(at, ' ');
        }
        return text.toString();
    }

    /** {@code 000.001.001}. */
    static String number(String number) {
        StringBuilder text = new StringBuilder("0".repeat(Math.max(0, 9 - number.length())) + number);
        return text.insert(6, '.').insert(3, '.').toString();
    }

    static String cnpj(String value) {
        return value.length() != 14
                ? value
                : value.substring(0, 2) + "." + value.substring(2, 5) + "." + value.substring(5, 8) + "/"
                        + value.substring(8, 12) + "-" + value.substring(12);
    }

    static String cpf(String value) {
        return value.length() != 11
                ? value
                : value.substring(0, 3) + "." + value.substring(3, 6) + "." + value.substring(6, 9) + "-"
                        + value.substring(9);
    }

    /** Whichever of the two there is. */
    static String taxpayer(Optional<String> cnpj, Optional<String> cpf) {
        return cnpj.map(Written::cnpj).or(() -> cpf.map(Written::cpf)).orElse("");
    }

    static String recipient(NfeContent.Recipient recipient) {
        String known = taxpayer(recipient.cnpj(), recipient.cpf());
        return known.isEmpty() ? recipient.foreignId().orElse("") : known;
    }

    static String postalCode(Optional<String> code) {
        return code.map(text -> text.length() == 8 ? text.substring(0, 5) + "-" + text.substring(5) : text)
                .orElse("");
    }

    static String phone(Optional<String> phone) {
        return phone.map(text -> text.length() == 10 || text.length() == 11
                        ? "(" + text.substring(0, 2) + ") " + text.substring(2, text.length() - 4) + "-"
                                + text.substring(text.length() - 4)
                        : text)
                .orElse("");
    }

    /** Street, number and what belongs to it. */
    static String street(NfeContent.Address address) {
        return address.street() + ", " + address.number()
                + address.complement().map(text -> " - " + text).orElse("");
    }
}
