package dev.backoffice.fiscal.classification;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The codes that authorities put a thing or a person under, one for each scheme: the customs class of goods, the tax regime
 * of a seller. Which schemes there are is said by the rules of a country.
 *
 * <pre>{@code
 * Classification mug = Classification.of("ncm", "69120000").with("origin", "0");
 * }</pre>
 *
 * @param codes by scheme; a scheme is written {@code lower-case}, a code is 1 to 60 characters
 */
public record Classification(Map<String, String> codes) {
    private static final Pattern SCHEME = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
    private static final int MAX_CODE = 60;
    private static final Classification NONE = new Classification(Map.of());

    /** @throws InvalidInput {@code input.form} for a scheme; {@code input.blank} and {@code input.too-long} for a code */
    public Classification {
        Map<String, String> sorted = new TreeMap<>();
        Input.required(codes, "classification").forEach((scheme, code) -> {
            if (!SCHEME.matcher(Input.text(scheme, "classification.scheme", MAX_CODE))
                    .matches()) {
                throw InvalidInput.of("input.form", "field", "classification.scheme", "form", SCHEME.pattern());
            }
            sorted.put(scheme, Input.text(code, "classification." + scheme, MAX_CODE));
        });
        codes = Collections.unmodifiableMap(sorted);
    }

    /** Under no code at all. */
    public static Classification none() {
        return NONE;
    }

    /** Under one code. */
    public static Classification of(String scheme, String code) {
        return NONE.with(scheme, code);
    }

    /** The same with one more code; a code of the same scheme is replaced. */
    public Classification with(String scheme, String code) {
        Map<String, String> more = new TreeMap<>(codes);
        more.put(scheme, code);
        return new Classification(more);
    }

    /** The code of a scheme, when there is one. */
    public Optional<String> find(String scheme) {
        return Optional.ofNullable(codes.get(scheme));
    }
}
