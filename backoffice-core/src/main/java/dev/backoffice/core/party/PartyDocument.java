package dev.backoffice.core.party;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.marking.Personal;
import java.util.regex.Pattern;

/**
 * A number under which a register knows a party, e.g. that of a taxpayer. Personal: its text form shows the register only.
 *
 * <p>The typed numbers of a country make it and read it, and have checked its digits: {@code Cpf.of("99900000188").document()}.
 *
 * @param scheme which register, with its country, e.g. {@code br.cpf}: 1 to 30 of {@code a-z 0-9 -}, divided by points
 * @param number without punctuation: 1 to 40 visible ASCII characters
 */
@Personal
public record PartyDocument(String scheme, String number) {
    private static final Pattern SCHEME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

    /** @throws InvalidInput {@code input.form} and the like, for {@code document.scheme} or {@code document.number} */
    public PartyDocument {
        CodeText.check("document.scheme", scheme, 30, SCHEME);
        CodeText.check("document.number", number, 40, CodeText.VISIBLE);
    }

    /** As the constructor. */
    public static PartyDocument of(String scheme, String number) {
        return new PartyDocument(scheme, number);
    }

    /** Only the register. */
    @Override
    public String toString() {
        return "PartyDocument[" + scheme + "]";
    }
}
