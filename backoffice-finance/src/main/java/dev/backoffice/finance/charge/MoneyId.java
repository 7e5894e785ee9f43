package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.util.regex.Pattern;

/**
 * Names money that arrived, by the number that whoever moved it gave it. The same name is the same money, whoever tells of it
 * and however often: it is counted once.
 *
 * <p>Text form: {@code pix/E00038166201907261559y6j6} or {@code acquirer-x/2026-11-24/000123}.
 *
 * @param issuer whose number it is, e.g. {@code pix}, {@code bank-341}, {@code acquirer-x}: up to 40 lower-case letters, digits
 *     and hyphens; {@code credit} is this library's own
 * @param number unique for the issuer: the end-to-end id of a Pix, the number of a bank's entry; up to 120 visible ASCII
 *     characters. An acquirer's NSU begins again: put its date before it
 */
public record MoneyId(String issuer, String number) {
    static final String CREDIT = "credit";

    private static final int MAX_ISSUER = 40;
    private static final int MAX_NUMBER = 120;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]*/[!-~]+");

    /** @throws InvalidInput {@code input.form} and the like for {@code money.issuer} and {@code money.number} */
    public MoneyId {
        CodeText.check("money.issuer", issuer, MAX_ISSUER, CodeText.LOWER);
        CodeText.check("money.number", number, MAX_NUMBER, CodeText.VISIBLE);
    }

    /** As the constructor. */
    public static MoneyId of(String issuer, String number) {
        return new MoneyId(issuer, number);
    }

    /** Reads what {@link #toString} wrote. */
    public static MoneyId parse(String text) {
        CodeText.check("money", text, MAX_ISSUER + 1 + MAX_NUMBER, FORM);
        int slash = text.indexOf('/');
        return new MoneyId(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The use of a credit, as what a charge got; each use of one credit has a number. */
    static MoneyId use(CreditId credit, int number) {
        return new MoneyId(CREDIT, credit + "/" + number);
    }

    /** Money from outside: {@code money.reserved} for an issuer that is this library's own. */
    static MoneyId checkArrived(MoneyId money) {
        if (Input.required(money, "money").fromCredit()) {
            throw InvalidInput.of("money.reserved", "field", "money.issuer", "issuer", CREDIT);
        }
        return money;
    }

    /** Whether it is not money that arrived, but a credit that was used. */
    public boolean fromCredit() {
        return issuer.equals(CREDIT);
    }

    @Override
    public String toString() {
        return issuer + "/" + number;
    }
}
