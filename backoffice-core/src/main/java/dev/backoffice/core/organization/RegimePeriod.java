package dev.backoffice.core.organization;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tax regime of an establishment from one day until the next period begins.
 *
 * <p>What it is stands in {@code facts}, under the country's names: for Brazil {@code crt} (1 to 4, Ajuste SINIEF 03/2010) and
 * {@code regime} (how profit is taxed, e.g. {@code lucro_presumido}).
 *
 * @param from the first day
 * @param facts by name; none is blank
 */
public record RegimePeriod(LocalDate from, Map<String, String> facts) {
    private static final int LONGEST = 60;

    /** @throws InvalidInput {@code input.null}, {@code input.empty}, {@code input.blank} or {@code input.too-long} */
    public RegimePeriod {
        Input.required(from, "regime.from");
        facts = Collections.unmodifiableMap(new TreeMap<>(Input.required(facts, "regime.facts")));
        if (facts.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "regime.facts");
        }
        facts.forEach((name, value) -> {
            Input.text(name, "regime.facts", LONGEST);
            Input.text(value, "regime.facts", LONGEST);
        });
    }

    /** The fact of this name, when the regime says it. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(facts.get(Input.required(name, "regime.fact")));
    }
}
