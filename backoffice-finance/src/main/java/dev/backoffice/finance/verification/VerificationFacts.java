package dev.backoffice.finance.verification;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.money.Amounts;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * What is known of a transaction that is verified. Never personal values: a verifier that needs them asks the host, by tenant and
 * reference.
 *
 * @param amount how much money it is about, zero or more
 * @param riskScore what the channel or the gateway says, 0 (no risk) to 100; empty when nobody says anything
 * @param attributes anything else a rule looks at, e.g. {@code method=card}, {@code ship-state=AM}: up to 50, names of lower-case
 *     letters, digits and hyphens, values up to 200 characters
 */
public record VerificationFacts(Money amount, Optional<BigDecimal> riskScore, Map<String, String> attributes) {
    /** Most attributes. */
    public static final int MAX_ATTRIBUTES = 50;

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(100);

    /** @throws InvalidInput naming the field */
    public VerificationFacts {
        Amounts.inRange(Amounts.notNegative(amount, "verification.amount"), "verification.amount");
        Input.required(riskScore, "verification.riskScore")
                .ifPresent(score -> Input.inRange(score, "verification.riskScore", BigDecimal.ZERO, HIGHEST));
        Map<String, String> sorted = new TreeMap<>();
        Input.required(attributes, "verification.attributes")
                .forEach((name, value) -> sorted.put(
                        CodeText.check("verification.attributes", name, 60, CodeText.LOWER),
                        Input.text(value, "verification.attributes", 200)));
        if (sorted.size() > MAX_ATTRIBUTES) {
            throw InvalidInput.of(
                    "input.too-many",
                    "field",
                    "verification.attributes",
                    "count",
                    Integer.toString(sorted.size()),
                    "limit",
                    Integer.toString(MAX_ATTRIBUTES));
        }
        attributes = Collections.unmodifiableMap(sorted);
    }

    /** Nothing but an amount. */
    public static VerificationFacts of(Money amount) {
        return new VerificationFacts(amount, Optional.empty(), Map.of());
    }

    /** The same with a risk score. */
    public VerificationFacts withRiskScore(BigDecimal score) {
        return new VerificationFacts(amount, Optional.of(score), attributes);
    }

    /** The same with one more attribute. */
    public VerificationFacts with(String name, String value) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(name, value);
        return new VerificationFacts(amount, riskScore, more);
    }
}
