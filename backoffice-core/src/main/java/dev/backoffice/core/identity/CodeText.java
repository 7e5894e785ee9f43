package dev.backoffice.core.identity;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.util.regex.Pattern;

/** Checks the short texts that name things. */
public final class CodeText {
    /** Lower-case letters, digits and hyphen, beginning with a letter or digit. */
    public static final Pattern LOWER = Pattern.compile("[a-z0-9][a-z0-9-]*");

    /** Visible ASCII without space. */
    public static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    /** Visible ASCII, with single spaces allowed inside. */
    public static final Pattern PRINTABLE = Pattern.compile("[!-~]+( [!-~]+)*");

    private CodeText() {}

    /**
     * Returns the text when it has the allowed form.
     *
     * @throws InvalidInput {@code input.null}, {@code input.blank}, {@code input.too-long} or {@code input.form}, naming the field
     */
    public static String check(String field, String value, int longest, Pattern form) {
        Input.text(value, field, longest);
        if (!form.matcher(value).matches()) {
            throw InvalidInput.of("input.form", "field", field, "form", form.pattern());
        }
        return value;
    }
}
