package dev.backoffice.core.quantity;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A unit of measure and how finely it is counted.
 *
 * <p>The known units are read from {@code units.tsv} beside this class; they are the units of Brazilian tax documents. A
 * company may count in others: {@code Unit.of("PALETE", 0)}.
 *
 * <p>Text form: {@code KG} for a known unit, {@code PALETE/0} (code and decimals) for any other.
 *
 * @param code one to six capital letters or digits, as a tax document carries it ({@code uCom})
 * @param scale decimals a quantity in this unit has, 0 to 4
 */
public record Unit(String code, int scale) {
    /** The largest number of decimals, that of {@code qCom} in tax documents. */
    public static final int MAX_SCALE = 4;

    private static final Pattern CODE = Pattern.compile("[\\p{Lu}0-9]{1,6}");
    private static final Map<String, Unit> KNOWN = read();

    /** One piece. */
    public static final Unit UN = known("UN");

    /** Kilogram, to the gram. */
    public static final Unit KG = known("KG");

    /** Metre, to the millimetre. */
    public static final Unit M = known("M");

    /** Litre, to the millilitre. */
    public static final Unit L = known("L");

    /** A pair sold as one. */
    public static final Unit PAR = known("PAR");

    /** Several items sold as one. */
    public static final Unit KIT = known("KIT");

    /** @throws InvalidInput {@code input.null}, {@code input.blank}, {@code input.too-long} or {@code input.unit} */
    public Unit {
        Input.text(code, "unit", 6);
        if (!CODE.matcher(code).matches() || scale < 0 || scale > MAX_SCALE) {
            throw InvalidInput.of("input.unit", "field", "unit");
        }
    }

    /** A unit of the company's own. */
    public static Unit of(String code, int scale) {
        return new Unit(code, scale);
    }

    /** The known unit of a code. */
    public static Optional<Unit> find(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** Every known unit by its code, in the order of the list. */
    public static Map<String, Unit> known() {
        return KNOWN;
    }

    /** Reads {@code KG} or {@code PALETE/0}; else {@code input.unit}. */
    public static Unit parse(@Nullable String text) {
        String full = Input.text(text, "unit", 8);
        int slash = full.indexOf('/');
        if (slash < 0) {
            return find(full).orElseThrow(() -> InvalidInput.of("input.unit", "field", "unit"));
        }
        String decimals = full.substring(slash + 1);
        if (decimals.length() != 1 || decimals.charAt(0) < '0' || decimals.charAt(0) > '0' + MAX_SCALE) {
            throw InvalidInput.of("input.unit", "field", "unit");
        }
        return new Unit(full.substring(0, slash), decimals.charAt(0) - '0');
    }

    @Override
    public String toString() {
        return equals(KNOWN.get(code)) ? code : code + "/" + scale;
    }

    private static Unit known(String code) {
        return Objects.requireNonNull(KNOWN.get(code), code);
    }

    private static Map<String, Unit> read() {
        Map<String, Unit> units = new LinkedHashMap<>();
        try (InputStream file = Unit.class.getResourceAsStream("units.tsv");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(file, "units.tsv"), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split("\t", -1)).forEach(column -> {
                Unit unit = new Unit(column[0], Integer.parseInt(column[1]));
                if (units.put(unit.code(), unit) != null) {
                    throw new IllegalStateException("units.tsv names " + unit.code() + " twice");
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Collections.unmodifiableMap(units);
    }
}
