package dev.backoffice.finance.account;

import dev.backoffice.core.identity.CodeText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code of an account, which also says where it stands in the chart: {@code 1.1.2.01} lies under {@code 1.1.2}.
 *
 * <p>Allowed form: 1 to 40 characters, levels of letters and digits divided by points. Immutable and thread-safe.
 *
 * @param value the text
 */
public record AccountCode(String value) implements Comparable<AccountCode> {
    /** Longest code. */
    public static final int MAX_LENGTH = 40;

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]+(\\.[0-9A-Za-z]+)*");

    public AccountCode {
        CodeText.check("account.code", value, MAX_LENGTH, FORM);
    }

    /** @throws dev.backoffice.core.error.InvalidInput as {@link CodeText#check}, for the field {@code account.code} */
    public static AccountCode of(String value) {
        return new AccountCode(value);
    }

    /** Reads what {@link #toString} wrote. */
    public static AccountCode parse(String text) {
        return new AccountCode(text);
    }

    /** The code one level up; empty at the top. */
    public Optional<AccountCode> parent() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new AccountCode(value.substring(0, dot)));
    }

    /** How deep it lies; 1 at the top. */
    public int level() {
        return (int) value.chars().filter(c -> c == '.').count() + 1;
    }

    /** Whether it is this account or lies under it. */
    public boolean isWithin(AccountCode ancestor) {
        return value.equals(ancestor.value) || value.startsWith(ancestor.value + ".");
    }

    @Override
    public int compareTo(AccountCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
