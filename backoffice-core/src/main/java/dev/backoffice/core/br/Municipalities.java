package dev.backoffice.core.br;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The list of municipalities, read once when the class is first used. */
final class Municipalities {
    private static final Map<MunicipalityCode, Municipality> BY_CODE = read();
    private static final Map<Uf, Map<String, Municipality>> BY_NAME = byName();

    private Municipalities() {}

    static Optional<Municipality> find(MunicipalityCode code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    static Optional<Municipality> find(String name, Uf uf) {
        return Optional.ofNullable(ofState(uf).get(plain(name)));
    }

    static List<Municipality> of(Uf uf) {
        return List.copyOf(ofState(uf).values());
    }

    /** The letters and digits of a name, without accents, in capitals. */
    private static String plain(String name) {
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static Map<String, Municipality> ofState(Uf uf) {
        return BY_NAME.getOrDefault(uf, Map.of());
    }

    private static Map<Uf, Map<String, Municipality>> byName() {
        Map<Uf, Map<String, Municipality>> states = new EnumMap<>(Uf.class);
        for (Municipality municipality : BY_CODE.values()) {
            Municipality other = states.computeIfAbsent(municipality.uf(), uf -> new LinkedHashMap<>())
                    .put(plain(municipality.name()), municipality);
            if (other != null) {
                throw new IllegalStateException("municipalities.tsv has two names like " + municipality);
            }
        }
        return Collections.unmodifiableMap(states);
    }

    private static Map<MunicipalityCode, Municipality> read() {
        Map<MunicipalityCode, Municipality> all = new LinkedHashMap<>();
        try (InputStream file = Municipalities.class.getResourceAsStream("municipalities.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(file, "municipalities.tsv"), StandardCharsets.UTF_8))) {
            Map<String, ZoneId> zones = new HashMap<>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(column -> {
                        MunicipalityCode code = MunicipalityCode.of(column[0]);
                        ZoneId zone =
                                column[2].isEmpty() ? code.uf().zone() : zones.computeIfAbsent(column[2], ZoneId::of);
                        if (all.put(code, new Municipality(code, column[1], zone)) != null) {
                            throw new IllegalStateException("municipalities.tsv names " + code + " twice");
                        }
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Collections.unmodifiableMap(all);
    }
}
