package dev.backoffice.core.party;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.marking.Personal;
import java.util.regex.Pattern;

/**
 * How a party is reached. Its text form shows only the kind.
 *
 * @param kind by what
 * @param value the address or number, at most 120 characters; an e-mail address has one {@code @}
 */
@Personal
public record Contact(Kind kind, String value) {
    private static final int LONGEST = 120;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** By what a party is reached. */
    public enum Kind {
        /** An e-mail address. */
        EMAIL,
        /** A telephone number that takes calls. */
        PHONE,
        /** A telephone number that takes messages. */
        MESSAGING,
        /** A page on the web. */
        WEB
    }

    /** @throws InvalidInput {@code input.form} and the like, for {@code contact.value} */
    public Contact {
        Input.required(kind, "contact.kind");
        Input.text(value, "contact.value", LONGEST);
        if (kind == Kind.EMAIL) {
            CodeText.check("contact.value", value, LONGEST, EMAIL);
        }
    }

    /** An e-mail address. */
    public static Contact email(String address) {
        return new Contact(Kind.EMAIL, address);
    }

    /** A telephone number. */
    public static Contact phone(String number) {
        return new Contact(Kind.PHONE, number);
    }

    /** Only the kind. */
    @Override
    public String toString() {
        return "Contact[" + kind + "]";
    }
}
